"""Calendars as rows: where each comes from, and when it was last read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import Calendar, Entry, Event, SourceKind
from planner.model.lookup import calendar_called


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One imported calendar. `source` is its address, or the file it was last read from.

    `etag` and `last_modified` are what its server wants to hear the next time; `read_at` is
    when it last brought something new.
    """

    id: int
    name: str
    kind: SourceKind
    source: str
    zone: str
    entries: int
    read_at: datetime | None
    refresh_at_start: bool
    private_allowed: bool
    etag: str
    last_modified: str

    @property
    def has_address(self) -> bool:
        """Whether it can be asked for news."""
        return self.kind is SourceKind.ADDRESS


def calendar_rows(session: Session) -> list[CalendarRow]:
    """Return the imported calendars in the order of their names."""
    counts = select(Entry.calendar_id, func.count().label("entries")).group_by(Entry.calendar_id)
    counted = counts.subquery()
    rows = session.execute(
        select(
            Calendar.id,
            Calendar.name,
            Calendar.kind,
            Calendar.source,
            Calendar.zone,
            func.coalesce(counted.c.entries, 0),
            Calendar.read_at,
            Calendar.refresh_at_start,
            Calendar.private_allowed,
            Calendar.etag,
            Calendar.last_modified,
        )
        .outerjoin(counted, counted.c.calendar_id == Calendar.id)
        .where(Calendar.kind != SourceKind.OWN)
        .order_by(func.lower(Calendar.name), Calendar.id)
    )
    return [CalendarRow(*row) for row in rows]


def calendar_row(session: Session, calendar_id: int) -> CalendarRow | None:
    """Return one imported calendar, None where there is none of that id."""
    return next((row for row in calendar_rows(session) if row.id == calendar_id), None)


def count_events(session: Session, calendar_id: int) -> int:
    """Return how many events a calendar came to."""
    query = select(func.count()).where(Event.calendar_id == calendar_id)
    return session.scalar(query) or 0


def find_calendars(session: Session, names: tuple[str, ...]) -> list[CalendarRow]:
    """Return the calendars of these ids or names; NotFound or Ambiguous where one names none."""
    wanted = [calendar_called(session, name).id for name in names]
    rows = {row.id: row for row in calendar_rows(session)}
    return [rows[id_] for id_ in dict.fromkeys(wanted)]
