"""What one's networking style says of an event: how many people, and where to breathe between."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from planner.model import Event, EventKind, Profile, SessionKind, Target, TargetState
from planner.model.lookup import targets_of_whole
from planner.model.prepared import ask
from planner.queries.agenda import days_touched
from planner.queries.events import EventRow, event_of, event_rows
from planner.queries.plan import target_rows
from planner.queries.schedule import planned_ids, schedule_days
from planner.suiting import suits_of

# Who has so much time between two conversations needs no break to be planned.
_REST_ENOUGH = timedelta(hours=2)
_OVER = (TargetState.DECLINED, TargetState.NOT_SOUGHT)


@dataclass(frozen=True, slots=True)
class Style:
    """How one likes to meet people; None where nothing was said."""

    conversations_a_day: int | None = None
    minutes_between: int | None = None
    suits: frozenset[SessionKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Break:
    """A proposed pause, in the zone of the event, after a conversation."""

    start: datetime
    end: datetime
    after: str


@dataclass(frozen=True, slots=True)
class Tight:
    """Two conversations with less between them than one likes; `minutes` is what there is."""

    first: str
    second: str
    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class StyleAdvice:
    """What the style says of one event. `proposed` is None while no number was given."""

    style: Style
    days: int
    planned: int
    proposed: int | None
    breaks: tuple[Break, ...] = ()
    tight: tuple[Tight, ...] = ()

    @property
    def too_many(self) -> int:
        """How many more are planned than the style proposes."""
        return max(0, self.planned - self.proposed) if self.proposed is not None else 0


def my_style(session: Session) -> Style:
    """Return the user's style."""
    told = ask(session, _MINE).one_or_none()
    return Style() if told is None else Style(told[0], told[1], suits_of(told[2]))


def style_advice(session: Session, event_id: int) -> StyleAdvice:
    """Return what the style proposes for an event; NotFound when there is none."""
    style = my_style(session)
    row = event_of(session, event_id)
    days = len(schedule_days(session, event_id)) or len(_days(row))
    if row.parent_id is None:
        states = list(ask(session, _STATES, event=event_id).scalars().all())
    else:
        states = [target.state for target in target_rows(session, event_id)]
    planned = sum(state not in _OVER for state in states)
    proposed = style.conversations_a_day * days if style.conversations_a_day else None
    if not style.minutes_between:
        return StyleAdvice(style, days, planned, proposed)
    # Only what is one's own is looked at, not a whole programme.
    mine = planned_ids(session, event_id) | set(ask(session, _OWN, event=event_id).scalars())
    parts = event_rows(session, ids=mine - {event_id})
    breaks, tight = _between(parts, timedelta(minutes=style.minutes_between))
    return StyleAdvice(style, days, planned, proposed, tuple(breaks), tuple(tight))


def _days(row: EventRow) -> range:
    first, last = days_touched(row)
    return range(first.toordinal(), last.toordinal() + 1)


def _between(parts: list[EventRow], wanted: timedelta) -> tuple[list[Break], list[Tight]]:
    """Return the breaks to plan between conversations, and where there is no room for one.

    A conversation is a meeting, or a session at which somebody to meet can be found. What is
    a break already, or leaves two hours free, needs nothing.
    """
    timed = [part for part in parts if not part.start.all_day and not part.cancelled]
    talks = [part for part in timed if part.kind is EventKind.MEETING or part.codes]
    pauses = [part for part in timed if part.is_break]
    breaks: list[Break] = []
    tight: list[Tight] = []
    until: EventRow | None = None
    for talk in sorted(talks, key=lambda part: (part.local_start, part.local_end, part.id)):
        before, until = until, _later(until, talk)
        if before is None or before.local_end.date() != talk.local_start.date():
            continue
        free = talk.local_start - before.local_end
        if free < wanted:
            minutes = int(free.total_seconds() // 60)
            tight.append(Tight(before.title, talk.title, talk.local_start, minutes))
        elif free <= _REST_ENOUGH and not any(
            pause.local_start < talk.local_start and pause.local_end > before.local_end
            for pause in pauses
        ):
            breaks.append(Break(before.local_end, before.local_end + wanted, before.title))
    return breaks, tight


def _later(one: EventRow | None, other: EventRow) -> EventRow:
    return other if one is None or other.local_end >= one.local_end else one


_MINE = select(Profile.conversations_a_day, Profile.minutes_between, Profile.suits).limit(1)
_STATES = select(Target.state).where(targets_of_whole(bindparam("event")))
_OWN = select(Event.id).where(
    Event.parent_id == bindparam("event"), Event.kind.in_((EventKind.MEETING, EventKind.BREAK))
)
