"""Remembering what was printed: sheet numbers, the lines of a sheet, reserved N codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands import counters
from planner.model import Sheet, SheetLine
from planner.model.lookup import get_event
from planner.model.unplanned import Reservation, first_number


@dataclass(frozen=True)
class PrintedLine:
    """One target as it stands on a sheet, in printed order. `finds` as SheetLine keeps them."""

    target_id: int
    code: str
    name: str
    finds: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True)
class Printing:
    """What is about to be printed. `content_hash` is over all of it but number and time;
    `begins` is when its first day begins."""

    event_id: int
    content_hash: str
    layout: str
    paper: str
    unplanned: int
    day: date | None = None
    calendar_at: datetime | None = None
    lines: Sequence[PrintedLine] = field(default=())
    begins: datetime | None = None

    def reservation(self, root_id: int) -> Reservation:
        """Return the N numbers it wants, at that conference."""
        return Reservation(root_id, self.layout, self.day, self.unplanned, self.begins)


@dataclass(frozen=True)
class Numbered:
    """The number, time and first N code that a sheet prints."""

    number: int
    printed_at: datetime
    first_unplanned: int
    calendar_at: datetime | None = None


def register(session: Session, printing: Printing, now: datetime) -> Numbered:
    """Give a sheet its number: the same content keeps the one it has, with its time and N codes."""
    root_id = get_event(session, printing.event_id).root_id
    known = _same(session, root_id, printing)
    if known is None:
        first = 1
        if printing.unplanned:
            first = first_number(session, printing.reservation(root_id), now)
            last = first + printing.unplanned - 1
            counters.reserve_up_to(session, counters.UNPLANNED_CODE, root_id, last)
        known = Sheet(
            event_id=root_id,
            number=counters.take(session, counters.SHEET_NUMBER, root_id),
            content_hash=printing.content_hash,
            printed_at=now.replace(microsecond=0),
            last_at=now,
            calendar_at=printing.calendar_at,
            day=printing.day,
            layout=printing.layout,
            paper=printing.paper,
            first_unplanned=first,
            unplanned=printing.unplanned,
        )
        session.add(known)
        session.flush()
        session.add_all(
            SheetLine(
                sheet_id=known.id,
                position=position,
                target_id=line.target_id,
                code=line.code,
                name=line.name,
                finds=list(line.finds),
            )
            for position, line in enumerate(printing.lines)
        )
        session.flush()
    known.last_at = max(known.last_at, now)
    session.flush()
    return Numbered(known.number, known.printed_at, known.first_unplanned, known.calendar_at)


def first_unplanned(session: Session, printing: Printing, now: datetime) -> int:
    """Return the first N number that a sheet would have if it were printed now."""
    root_id = get_event(session, printing.event_id).root_id
    known = _same(session, root_id, printing)
    if known is not None:
        return known.first_unplanned
    return first_number(session, printing.reservation(root_id), now) if printing.unplanned else 1


def _same(session: Session, root_id: int, printing: Printing) -> Sheet | None:
    """Return the sheet with that content, if it was printed before."""
    return session.scalar(
        select(Sheet)
        .where(Sheet.event_id == root_id, Sheet.content_hash == printing.content_hash)
        .order_by(Sheet.id.desc())
        .limit(1)
    )
