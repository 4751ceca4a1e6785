"""Which N numbers a sheet has on its page for the people one did not plan to meet."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model.calendars import Event
from planner.model.log import Encounter, Participant
from planner.model.sheets import Counter, Sheet

COUNTER = "unplanned-code"


@dataclass(frozen=True, slots=True)
class Reservation:
    """The numbers a sheet wants: `event_id` is the conference's, `count` how many. `begins` is
    when its first day begins, aware; None where that is not known."""

    event_id: int
    layout: str
    day: date | None
    count: int
    begins: datetime | None


def first_number(session: Session, wanted: Reservation, now: datetime) -> int:
    """Return the first N number of a sheet that is printed now for the first time.

    A sheet takes the place of the newest one of its layout and day, and its numbers too, as long
    as nobody can have written on that: its day has not begun, and nothing is logged under its
    numbers. Otherwise it goes on after the last number given out.
    """
    last = session.scalar(
        select(Counter.last).where(Counter.purpose == COUNTER, Counter.event_id == wanted.event_id)
    )
    following = (last or 0) + 1
    if wanted.begins is None or now >= wanted.begins:
        return following
    before = session.scalar(
        select(Sheet)
        .where(
            Sheet.event_id == wanted.event_id,
            Sheet.layout == wanted.layout,
            Sheet.day.is_(wanted.day) if wanted.day is None else Sheet.day == wanted.day,
            Sheet.unplanned > 0,
        )
        .order_by(Sheet.last_at.desc(), Sheet.id.desc())
        .limit(1)
    )
    if before is None:
        return following
    first, end = before.first_unplanned, before.first_unplanned + before.unplanned
    fits = wanted.count <= before.unplanned or end == following
    return first if fits and not _logged(session, wanted.event_id, range(first, end)) else following


def _logged(session: Session, event_id: int, numbers: range) -> bool:
    """Whether somebody met at the event is known by one of the numbers."""
    found = session.scalar(
        select(Participant.id)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .join(Event, Encounter.event_id == Event.id)
        .where(
            (Event.id == event_id) | (Event.parent_id == event_id),
            Participant.code.in_([f"N{number}" for number in numbers]),
        )
        .limit(1)
    )
    return found is not None
