"""How much of the user's hangs on events, and who speaks at them, for their rows."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    cast,
    func,
    literal,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.orm import Session

from planner.model import Attendee, Encounter, Find, Goal, Presence, Target
from planner.model.prepared import ask, listed, packed

FEW = 500  # as many ids as are looked up one by one

_GOALS, _ENCOUNTERS, _CODES, _SPEAKERS = range(4)


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
            found = ask(session, _OF_SOME, ids=packed(event_ids))
        else:
            found = ask(session, _OF_ALL)
        # All at once: one by one, each would give the interpreter away.
        for what, event_id, number, texts in found.all():
            if event_id is None:
                continue
            if what == _GOALS:
                self.goals[event_id] = number
            elif what == _ENCOUNTERS:
                self.encounters[event_id] = number
            elif what == _SPEAKERS:
                self.speakers[event_id] = _in_order(texts)
            else:
                self.codes[event_id] = codes = _in_order(texts)
                self.targets[event_id] = len(codes)


def _in_order(texts: str) -> list[str]:
    """Return texts that were gathered with what they are sorted by: a number, then an id."""
    return [text for _number, _id, text in sorted(json.loads(texts))]


def _question(*, some: bool) -> CompoundSelect[Any]:
    """Return one select for everything: seven took seven times as long to hand over."""

    def within(column: Any) -> ColumnElement[bool]:
        return column.in_(listed("ids")) if some else true()

    def counted(what: int, column: Any) -> Select[Any]:
        count = select(literal(what), column, func.count(), literal("[]"))
        return count.where(within(column)).group_by(column)

    def gathered(what: int, texts: Any) -> Select[Any]:
        """Return the texts of each event together, each with what it is sorted by."""
        one = func.json_array(texts.c.number, texts.c.id, texts.c.text)
        array = func.json_group_array(one)
        return select(literal(what), texts.c.event, literal(0), array).group_by(texts.c.event)

    def coded(column: Any) -> Select[Any]:
        number = cast(func.substr(Target.code, 2), Integer).label("number")
        code = Target.code.label("text")
        return select(column.label("event"), number, Target.id, code).where(within(column))

    found = coded(Find.event_id).join(Find, Find.target_id == Target.id)
    codes = union(coded(Target.event_id), coded(Target.conference_id), found)
    number, name = Attendee.position.label("number"), Attendee.name.label("text")
    speakers = select(Attendee.event_id.label("event"), number, Attendee.id, name).where(
        Attendee.presence == Presence.SPEAKER, within(Attendee.event_id)
    )
    return union_all(
        counted(_GOALS, Goal.event_id),
        counted(_ENCOUNTERS, Encounter.event_id),
        gathered(_CODES, codes.subquery()),
        gathered(_SPEAKERS, speakers.subquery()),
    )


_OF_SOME = _question(some=True)
_OF_ALL = _question(some=False)
