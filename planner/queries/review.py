"""Looking back: what came of one event, and of all of them side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Contact,
    Encounter,
    Event,
    EventPlan,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Participant,
    Target,
    TargetState,
    person_key,
)
from planner.model.planned import is_within
from planner.model.prepared import ask
from planner.queries.events import EventRow, event_of, event_rows
from planner.queries.plan import GoalRow, TargetRow, goal_rows, target_rows

_KEPT = (FollowUpStatus.SENT, FollowUpStatus.ANSWERED, FollowUpStatus.DONE)


@dataclass(frozen=True, slots=True)
class UnplannedRow:
    """Somebody met without having been planned, once however often; `talk` is all that was said."""

    id: int
    code: str
    name: str
    organisation: str
    talk: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many there were of a kind, and how many of these are done; waived ones do not count."""

    made: int = 0
    kept: int = 0

    @property
    def open(self) -> int:
        """How many are still to be done."""
        return self.made - self.kept


@dataclass(frozen=True, slots=True)
class EventReview:
    """What came of one event."""

    event: EventRow
    goals: tuple[GoalRow, ...]
    targets: tuple[TargetRow, ...]
    unplanned: tuple[UnplannedRow, ...]
    promises: Ledger
    insight: str
    worked: str
    attend_again: bool | None

    @property
    def met(self) -> int:
        """How many of the targets were met."""
        return sum(target.state is TargetState.MET for target in self.targets)

    @property
    def missed(self) -> tuple[TargetRow, ...]:
        """The targets that were not met."""
        return tuple(target for target in self.targets if target.state is not TargetState.MET)


@dataclass(frozen=True, slots=True)
class EventScore:
    """One event beside the others. `id` is the event's."""

    id: int
    title: str
    day: date
    targets: int
    met: int
    unplanned: int
    promises: Ledger
    attend_again: bool | None
    worked: str


def event_review(
    session: Session, event_id: int, targets: Sequence[TargetRow] | None = None
) -> EventReview:
    """Return what came of an event with its sessions; `targets` where they are read already."""
    row = event_of(session, event_id)
    plan = ask(session, _WORDS, event=event_id).one_or_none()
    if targets is None:
        targets = target_rows(session, event_id)
    return EventReview(
        event=row,
        goals=tuple(goal_rows(session, event_id)),
        targets=tuple(targets),
        unplanned=tuple(_unplanned(session, event_id)),
        promises=_ledger(list(ask(session, _PROMISED, event=event_id).scalars().all())),
        insight=plan.insight if plan else "",
        worked=plan.worked if plan else "",
        attend_again=plan.attend_again if plan else None,
    )


def event_scores(session: Session) -> list[EventScore]:
    """Return all events at which somebody was planned or met, the newest first."""
    planned: Counter[int] = Counter()
    met: Counter[int] = Counter()
    for conference_id, state, count in ask(session, _STATES).all():
        planned[conference_id] += count
        met[conference_id] += count if state is TargetState.MET else 0
    unplanned: dict[int, set[tuple[str, object]]] = {}
    hoped_for: dict[int, set[tuple[str, object]]] = {}
    for root_id, target_id, contact_id, code, id_ in ask(session, _ALL_MET).all():
        key = person_key(contact_id, code, id_)
        unplanned.setdefault(root_id, set()).add(key)
        if target_id is not None:
            hoped_for.setdefault(root_id, set()).add(key)
    promises: dict[int, list[FollowUpStatus]] = {}
    for root_id, status in ask(session, _ALL_PROMISED).all():
        promises.setdefault(root_id, []).append(status)
    ids = frozenset({*planned, *unplanned, *promises})
    rows = event_rows(session, ids=ids, top_level=True, include_hidden=True)
    words = {plan.event_id: plan for plan in ask(session, _ALL_WORDS).all()}
    scores = [
        EventScore(
            id=row.id,
            title=row.title,
            day=row.local_start.date(),
            targets=planned[row.id],
            met=met[row.id],
            unplanned=len(unplanned.get(row.id, set()) - hoped_for.get(row.id, set())),
            promises=_ledger(promises.get(row.id, [])),
            attend_again=words[row.id].attend_again if row.id in words else None,
            worked=words[row.id].worked if row.id in words else "",
        )
        for row in rows
    ]
    return sorted(scores, key=lambda score: (score.day, score.id), reverse=True)


def _ledger(statuses: list[FollowUpStatus]) -> Ledger:
    counted = [status for status in statuses if status is not FollowUpStatus.WAIVED]
    return Ledger(len(counted), sum(status in _KEPT for status in counted))


def _unplanned(session: Session, event_id: int) -> list[UnplannedRow]:
    found = ask(session, _MET, event=event_id).all()
    rows: dict[tuple[str, object], UnplannedRow] = {}
    hoped_for = set()
    for part in found:
        key = person_key(part.contact_id, part.code, part.id)
        if part.target_id is not None:
            hoped_for.add(key)
        before = rows.get(key)
        rows[key] = UnplannedRow(
            id=before.id if before else part.id,
            code=(before.code if before else "") or part.code,
            name=part.name or (before.name if before else part.known_name or ""),
            organisation=part.organisation
            or (before.organisation if before else part.known_organisation or ""),
            talk=" · ".join(said for said in (before.talk if before else "", part.talk) if said),
        )
    return [row for key, row in rows.items() if key not in hoped_for]


_WHOLE = func.coalesce(Event.parent_id, Event.id)
_WORDS = select(EventPlan.insight, EventPlan.worked, EventPlan.attend_again).where(
    EventPlan.event_id == bindparam("event")
)
_PROMISED = select(FollowUp.status).where(
    is_within(FollowUp.event_id, bindparam("event")), FollowUp.kind == FollowUpKind.PROMISE
)
_MET = (
    select(
        Participant.id,
        Participant.contact_id,
        Participant.target_id,
        Participant.code,
        Participant.name,
        Participant.organisation,
        Participant.talk,
        Contact.name.label("known_name"),
        Organisation.name.label("known_organisation"),
    )
    .join(Encounter, Participant.encounter_id == Encounter.id)
    .outerjoin(Contact, Participant.contact_id == Contact.id)
    .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
    .where(is_within(Encounter.event_id, bindparam("event")))
    .order_by(Encounter.at, Participant.id)
)
_STATES = select(Target.conference_id, Target.state, func.count()).group_by(
    Target.conference_id, Target.state
)
_ALL_MET = (
    select(_WHOLE, Participant.target_id, Participant.contact_id, Participant.code, Participant.id)
    .join(Encounter, Participant.encounter_id == Encounter.id)
    .join(Event, Encounter.event_id == Event.id)
)
_ALL_PROMISED = (
    select(_WHOLE, FollowUp.status)
    .join(Event, FollowUp.event_id == Event.id)
    .where(FollowUp.kind == FollowUpKind.PROMISE)
)
_ALL_WORDS = select(EventPlan.event_id, EventPlan.attend_again, EventPlan.worked).where(
    or_(EventPlan.attend_again.is_not(None), EventPlan.worked != "")
)
