"""What of a schedule is part of one's own day, and what of that is on now or comes next."""

from collections.abc import Sequence
from datetime import date, datetime

from planner.gui.pages.schedule_rows import OWN_KINDS, SessionRow
from planner.kinds import Mark
from planner.queries.agenda import day_rows
from planner.queries.event_row import EventRow


def is_mine(event: EventRow) -> bool:
    """Whether an event is part of one's own day: marked, of one's own, or a target is there."""
    return event.mark is not Mark.NONE or event.kind in OWN_KINDS or bool(event.codes)


def running_and_coming(
    rows: Sequence[SessionRow], now: datetime
) -> tuple[list[SessionRow], list[SessionRow]]:
    """Return what is on today and what comes yet, of one's own where anything is.

    `now` is in the zone of the rows.
    """
    today = [
        row
        for row in rows
        if row.event
        and row.first <= now.date() <= row.last
        and not (row.event.hidden or row.event.cancelled or row.event.start.all_day)
    ]
    mine = [row for row in today if row.event and is_mine(row.event)]
    today = mine or today
    coming = sorted((row for row in today if row.start > now), key=lambda row: row.start)
    return [row for row in today if row.start <= now < row.end], coming


def my_rows(rows: Sequence[SessionRow], days: Sequence[date]) -> list[SessionRow]:
    """Return only one's own rows, with the gaps between them as rows, day by day."""
    own = {row.event.id: row for row in rows if row.event and is_mine(row.event)}
    events = [row.event for row in own.values() if row.event]
    found: dict[int | str, SessionRow] = {}
    for day in days:
        for line in day_rows(events, day):
            if line.event is not None:
                found.setdefault(line.event.id, own[line.event.id])
            else:
                of_day = line.start.date()
                gap_id = f"gap {line.start.isoformat()}"
                found[gap_id] = SessionRow(gap_id, None, line.start, line.end, of_day, of_day)
    return list(found.values())
