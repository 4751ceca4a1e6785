"""Which kinds of event worked: people met, promises kept and the will to come again, by kind."""

from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Context,
    Encounter,
    Event,
    EventKind,
    EventPlan,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    SessionKind,
    Target,
    TargetState,
)
from planner.queries.ledger import KEPT
from planner.suiting import kind_of

# What a kind needs before it is said of it that it works.
_ENOUGH = 3


class Sort(StrEnum):
    """By what events are put side by side."""

    EVENT = "event"
    CONTEXT = "context"
    SESSION = "session"


class Everyday(StrEnum):
    """The kinds of event that are no part of another."""

    CONFERENCE = "conference"
    SINGLE = "single"
    NONE = "none"  # logged without an event


@dataclass(slots=True)
class KindScore:
    """What came of all events, or of all sessions, of one kind. `id` names it in its sort."""

    sort: Sort
    kind: Everyday | Context | SessionKind
    events: set[int] = field(default_factory=set)
    planned: int = 0
    met: int = 0
    talks: int = 0
    promises: int = 0
    kept: int = 0
    again: int = 0
    not_again: int = 0

    @property
    def id(self) -> str:
        """What names it among all."""
        return f"{self.sort.value}:{self.kind.value}"

    @property
    def share(self) -> float | None:
        """Which share of the people planned was met; None where too few were planned."""
        return self.met / self.planned if self.planned >= _ENOUGH else None


def kind_scores(session: Session) -> list[KindScore]:
    """Return what came of each kind of event, of each part of life, and of each kind of session.

    A session counts where somebody was to be met at it or was logged at it. The kinds with
    most conversations come first within their sort.
    """
    targets = session.execute(select(Target.event_id, Target.state)).all()
    talks = session.scalars(select(Encounter.event_id)).all()  # one with several people is one
    promises = session.execute(
        select(FollowUp.event_id, FollowUp.status).where(
            FollowUp.kind == FollowUpKind.PROMISE, FollowUp.status != FollowUpStatus.WAIVED
        )
    )
    again = session.execute(
        select(EventPlan.event_id, EventPlan.attend_again).where(
            EventPlan.attend_again.is_not(None)
        )
    )
    book = _Book(session, {*talks, *(event_id for event_id, _state in targets)})
    for event_id, state in targets:
        for score in book.scores_of(event_id):
            score.planned += 1
            score.met += state is TargetState.MET
    for met_at in talks:
        for score in book.scores_of(met_at):
            score.talks += 1
    for promised_at, status in promises:
        for score in book.scores_of(promised_at):
            score.promises += 1
            score.kept += status in KEPT
    for event_id, answer in again:
        for score in book.scores_of(event_id):
            score.again += bool(answer)
            score.not_again += not answer
    order = list(Sort)
    return sorted(book.scores.values(), key=lambda one: (order.index(one.sort), -one.talks, one.id))


class _Book:
    """The scores under way; `used` are the sessions whose own kind counts."""

    def __init__(self, session: Session, used: set[int | None]) -> None:
        self.scores: dict[tuple[Sort, str], KindScore] = {}
        self._session, self._used = session, used
        self._kinds: dict[int | None, list[tuple[Sort, Everyday | Context | SessionKind]]] = {
            None: [(Sort.EVENT, Everyday.NONE)]
        }
        self._roots: dict[int | None, int | None] = {None: None}

    def scores_of(self, event_id: int | None) -> list[KindScore]:
        """Return the scores that what happened at an event adds to; they then count it."""
        if event_id not in self._kinds:
            self._look_at(event_id)
        found = []
        for sort, kind in self._kinds[event_id]:
            score = self.scores.setdefault((sort, kind.value), KindScore(sort, kind))
            counted = event_id if sort is Sort.SESSION else self._roots[event_id]
            if counted is not None:
                score.events.add(counted)
            found.append(score)
        return found

    def _look_at(self, event_id: int | None) -> None:
        event = self._session.get_one(Event, event_id)
        root = self._session.get_one(Event, event.root_id)
        plans = {
            plan.event_id: plan
            for plan in self._session.scalars(
                select(EventPlan).where(EventPlan.event_id.in_((event.id, root.id)))
            )
        }
        whole = root.kind is EventKind.CONFERENCE
        kinds: list[tuple[Sort, Everyday | Context | SessionKind]] = [
            (Sort.EVENT, Everyday.CONFERENCE if whole else Everyday.SINGLE)
        ]
        # A coffee within a conference may serve something else than the conference does.
        for plan in (plans.get(event.id), plans.get(root.id)):
            if plan is not None and plan.context is not None:
                kinds.append((Sort.CONTEXT, plan.context))
                break
        if event_id in self._used and (event.parent_id is not None or not whole):
            plan = plans.get(event.id)
            word = plan.session_kind if plan else None
            if kind := kind_of(word, event.title, event.categories):
                kinds.append((Sort.SESSION, kind))
        self._kinds[event_id], self._roots[event_id] = kinds, root.id
