"""The ledger of gives: planned, promised and kept, beside what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Event, FollowUpKind, FollowUpStatus
from planner.model.lookup import folded
from planner.model.prepared import ask, listed, packed
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.plan import TargetRow, all_target_rows, target_rows

KEPT = (FollowUpStatus.SENT, FollowUpStatus.ANSWERED, FollowUpStatus.DONE)
_SHORT = 3


class GiveState(StrEnum):
    """How far a give got."""

    NONE = "none"  # something is asked, and nothing given for it
    PLANNED = "planned"
    MADE = "made"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class GiveRow:
    """One line of the ledger: a give, or asks without one.

    `id` is "t" with the target's number or "f" with the follow-up's; `due` is of what was made.
    """

    id: str
    target_id: int | None
    follow_up_id: int | None
    contact_id: int | None
    event_id: int | None
    event: str
    code: str
    person: str
    give: str
    asks: tuple[str, ...]
    state: GiveState
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines, with what they add up to. `made` counts what was kept too."""

    rows: tuple[GiveRow, ...] = ()

    @property
    def planned(self) -> int:
        """How many gives there are in all, whatever became of them."""
        return sum(row.state is not GiveState.NONE for row in self.rows)

    @property
    def made(self) -> int:
        """How many were offered to somebody."""
        return sum(row.state in (GiveState.MADE, GiveState.KEPT) for row in self.rows)

    @property
    def kept(self) -> int:
        """How many were really given."""
        return sum(row.state is GiveState.KEPT for row in self.rows)

    @property
    def asks(self) -> int:
        """How many questions were planned."""
        return sum(len(row.asks) for row in self.rows)

    @property
    def bare(self) -> int:
        """How many people are asked something and given nothing."""
        return sum(row.state is GiveState.NONE for row in self.rows)


def give_ledger(
    session: Session,
    now: datetime,
    event_id: int | None = None,
    targets: Sequence[TargetRow] | None = None,
) -> Ledger:
    """Return the ledger of an event with its sessions, or of everything where none is named.

    `targets` are those of the event, where they are read already.
    A planned give counts as made once a give with words in common was noted for that person
    there; another give is a line of its own.
    """
    steps = [
        row
        for row in follow_up_rows(session, now, event_id, kind=FollowUpKind.GIVE)
        if row.status is not FollowUpStatus.WAIVED
    ]
    if targets is None and event_id is not None:
        targets = target_rows(session, event_id)
    elif targets is None:
        targets = [row for rows in all_target_rows(session).values() for row in rows]
    titles = _titles(session, {target.conference_id for target in targets})
    made: dict[tuple[int | None, int | None], list[FollowUpRow]] = {}
    for step in steps:
        made.setdefault((step.conference_id, step.contact_id), []).append(step)
    rows: list[GiveRow] = []
    taken: set[int] = set()
    for target in sorted(targets, key=lambda row: (-row.conference_id, row.number)):
        # People met at a company's stand are contacts of their own; a company has no follow-ups.
        key = (target.conference_id, target.contact_id)
        given = [] if target.company else made.get(key, [])
        found = [step for step in given if _is_same(target.give, step.text)]
        title = titles.get(target.conference_id, "")
        if found:
            taken.update(step.id for step in found)
            first, *more = found
            rows.append(_of_step(first, target))
            rows += [_of_step(step) for step in more]
        elif target.give or (target.asks and not given):
            rows.append(_of_target(target, title))
        elif given:
            rows.append(_of_step(given[0], target))
            taken.add(given[0].id)
    rows += [_of_step(step) for step in steps if step.id not in taken]
    order = list(GiveState)
    rows.sort(key=lambda row: (order.index(row.state), -(row.event_id or 0)))
    return Ledger(tuple(rows))


def gives_nothing(give: str, asks: Iterable[str]) -> bool:
    """Whether something is asked and nothing is given for it."""
    return not give.strip() and any(ask.strip() for ask in asks)


def _of_target(target: TargetRow, event: str) -> GiveRow:
    return GiveRow(
        id=f"t{target.id}",
        target_id=target.id,
        follow_up_id=None,
        contact_id=target.contact_id,
        event_id=target.conference_id,
        event=event,
        code=target.code,
        person=target.name,
        give=target.give,
        asks=target.asks,
        state=GiveState.PLANNED if target.give.strip() else GiveState.NONE,
    )


def _of_step(step: FollowUpRow, target: TargetRow | None = None) -> GiveRow:
    return GiveRow(
        id=f"f{step.id}",
        target_id=target.id if target else None,
        follow_up_id=step.id,
        contact_id=step.contact_id,
        event_id=step.conference_id,
        event=step.event,
        code=step.code or (target.code if target else ""),
        person=step.person,
        give=step.text or (target.give if target else ""),
        asks=target.asks if target else (),
        state=GiveState.KEPT if step.status in KEPT else GiveState.MADE,
        due=step.due,
    )


def _is_same(planned: str, made: str) -> bool:
    """Whether two gives are about the same, by a word of four letters or more."""
    if not planned.strip():
        return False
    words = {word for word in folded(planned).split() if len(word) > _SHORT}
    return folded(planned) == folded(made) or bool(words & set(folded(made).split()))


def _titles(session: Session, ids: set[int]) -> dict[int, str]:
    return dict(ask(session, _NAMED, ids=packed(ids)).all())


_NAMED = select(Event.id, Event.title).where(Event.id.in_(listed("ids")))
