"""The day as rows: sessions, meetings and breaks with the gaps between and what overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.queries.event_row import EventRow


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One event of a day, or (event None) the gap before the next one.

    `overlap` numbers the group of rows that lie over each other, 0 for none; `moved` says
    that the room is another than that of the row before.
    """

    event: EventRow | None
    start: datetime
    end: datetime
    overlap: int = 0
    moved: bool = False

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.end - self.start).total_seconds() // 60)


def day_rows(events: Sequence[EventRow], day: date) -> list[AgendaRow]:
    """Return the rows of one day, in order: all-day events first, then by start.

    A gap stands between two events wherever nothing runs; overlapping events share a number.
    """
    of_day = [event for event in events if touches(event, day)]
    rows = [AgendaRow(e, e.local_start, e.local_end) for e in of_day if e.start.all_day]
    timed = sorted(
        (e for e in of_day if not e.start.all_day), key=lambda e: (e.local_start, e.local_end, e.id)
    )
    groups = _overlaps(timed)
    until: datetime | None = None
    room = ""
    for event in timed:
        if until is not None and event.local_start > until:
            rows.append(AgendaRow(None, until, event.local_start))
        moved = bool(room and event.location and event.location != room)
        rows.append(
            AgendaRow(event, event.local_start, event.local_end, groups.get(event.id, 0), moved)
        )
        room = event.location or room
        until = max(until, event.local_end) if until else event.local_end
    return rows


def touches(event: EventRow, day: date) -> bool:
    """Whether an event takes place on a day, in the zone it is shown in."""
    first, last = days_touched(event)
    return first <= day <= last


def days_touched(event: EventRow) -> tuple[date, date]:
    """Return the first and the last day on which an event takes place, in its zone."""
    first, last = event.local_start.date(), event.local_end
    if last <= event.local_start:
        return first, first
    ends_at_midnight = last.time() == last.time().min
    last_day = date.fromordinal(last.date().toordinal() - (1 if ends_at_midnight else 0))
    return first, max(first, last_day)


def clashes(one: EventRow, other: EventRow) -> bool:
    """Whether two timed events lie over each other."""
    if one.start.all_day or other.start.all_day or one.id == other.id:
        return False
    return one.local_start < other.local_end and other.local_start < one.local_end


def _overlaps(timed: Sequence[EventRow]) -> dict[int, int]:
    groups: dict[int, int] = {}
    number = 0
    running: list[EventRow] = []
    for event in timed:
        running = [other for other in running if other.local_end > event.local_start]
        if running:
            if running[0].id not in groups:
                number += 1
            group = groups.get(running[0].id, number)
            for other in (*running, event):
                groups.setdefault(other.id, group)
        running.append(event)
    return groups
