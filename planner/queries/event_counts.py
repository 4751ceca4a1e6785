"""How much of the user's hangs on events, and who speaks at them, for their rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    String,
    bindparam,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from planner.model import Attendee, Encounter, Find, Goal, Presence, Target

FEW = 500  # as many ids as a query names one by one

_GOALS, _ENCOUNTERS, _TARGET, _SPEAKER = range(4)


class EventCounts:
    """What hangs on each of some events, by their ids; read for all events when they are many.

    `codes` are those of the people to meet, in order; `targets` how many they are.
    """

    def __init__(self, session: Session, event_ids: Sequence[int]) -> None:
        self.goals: dict[int, int] = {}
        self.encounters: dict[int, int] = {}
        self.codes: dict[int, list[str]] = {}
        self.targets: dict[int, int] = {}
        self.speakers: dict[int, list[str]] = {}
        if len(event_ids) <= FEW:
            found = session.execute(_OF_SOME, {"ids": list(event_ids)})
        else:
            found = session.execute(_OF_ALL)
        self._take(found.all())  # one by one, each would give the interpreter away

    def _take(self, found: Iterable[Any]) -> None:
        pairs: set[tuple[int, int, str]] = set()
        speakers: list[tuple[int, int, int, str]] = []
        for what, event_id, number, id_, text in found:
            if event_id is None:
                continue
            if what == _TARGET:
                pairs.add((event_id, id_, text))
            elif what == _SPEAKER:
                speakers.append((event_id, number, id_, text))
            elif what == _GOALS:
                self.goals[event_id] = number
            else:
                self.encounters[event_id] = number
        for event_id, _target_id, code in sorted(pairs, key=lambda p: (int(p[2][1:]), p)):
            self.targets[event_id] = self.targets.get(event_id, 0) + 1
            self.codes.setdefault(event_id, []).append(code)
        for event_id, _position, _id, name in sorted(speakers):
            self.speakers.setdefault(event_id, []).append(name)


def _question(*, some: bool) -> CompoundSelect[Any]:
    """Return one select for everything: seven took seven times as long to hand over."""
    ids: Any = bindparam("ids", expanding=True)

    def within(column: Any) -> ColumnElement[bool]:
        return column.in_(ids) if some else true()

    def counted(what: int, column: Any) -> Any:
        nothing = literal(0), literal("", String)
        return (
            select(literal(what), column, func.count(), *nothing)
            .where(within(column))
            .group_by(column)
        )

    def coded(column: Any) -> Any:
        return select(literal(_TARGET), column, literal(0), Target.id, Target.code).where(
            within(column)
        )

    speakers = select(
        literal(_SPEAKER), Attendee.event_id, Attendee.position, Attendee.id, Attendee.name
    ).where(Attendee.presence == Presence.SPEAKER, within(Attendee.event_id))
    return union_all(
        counted(_GOALS, Goal.event_id),
        counted(_ENCOUNTERS, Encounter.event_id),
        coded(Target.event_id),
        coded(Target.conference_id),
        coded(Find.event_id).join(Find, Find.target_id == Target.id),
        speakers,
    )


_OF_SOME = _question(some=True)
_OF_ALL = _question(some=False)
