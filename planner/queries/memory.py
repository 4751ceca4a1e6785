"""What is stored of a calendar that is about to be read again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from planner.formats.ics.memory import Memory, window_name
from planner.formats.ics.values import Receipt
from planner.model import Calendar, Entry, Event, SourceKind


def memory_of(session: Session, source: str, content_hash: str) -> Memory | None:
    """Return what is remembered of the calendar with these bytes, else of the one from there.

    `source` is a path or an address as it was when it was last read. None where nothing is
    remembered.
    """
    calendar = session.scalar(
        select(Calendar)
        .where(
            Calendar.kind != SourceKind.OWN,
            or_(Calendar.content_hash == content_hash, Calendar.source == source),
        )
        .order_by(Calendar.content_hash != content_hash, Calendar.id.desc())
        .limit(1)
    )
    receipt = Receipt.from_json(calendar.receipt) if calendar is not None else None
    if calendar is None or receipt is None:
        return None
    own = (Event.calendar_id == calendar.id, Event.entry_id.is_not(None))
    gone = set(session.scalars(select(Event.entry_id).where(*own, Event.gone)))
    ids = session.scalars(select(Entry.id).where(Entry.calendar_id == calendar.id))
    return Memory(
        calendar=calendar.id,
        content_hash=calendar.content_hash,
        receipt=receipt,
        blocks={} if calendar.content_hash == content_hash else _blocks(session, calendar.id, gone),
        entries=tuple(id_ for id_ in ids if id_ not in gone),
        occurrences=session.scalar(select(func.count()).where(*own, ~Event.gone)) or 0,
    )


@dataclass(frozen=True)
class Series:
    """The series of one calendar as they were received, with what stood around them.

    `others` are the numbers of the entries that are none.
    """

    calendar: int
    name: str
    receipt: Receipt
    blocks: tuple[str, ...]
    others: tuple[int, ...]

    def as_file(self) -> bytes:
        """Return a calendar file that holds the series alone."""
        lines = (self.receipt.head, *self.blocks, "END:VCALENDAR", "")
        return "\n".join(lines).encode()


def series_that_go_on(session: Session, today: date) -> list[Series]:
    """Return the series that were not expanded as far as they are on that day."""
    found = []
    for calendar in session.scalars(select(Calendar).where(Calendar.kind != SourceKind.OWN)):
        receipt = Receipt.from_json(calendar.receipt)
        if not receipt or not receipt.head or receipt.window >= window_name(today):
            continue
        rows = session.execute(
            select(Entry.id, Entry.block_hash, Entry.raw).where(Entry.calendar_id == calendar.id)
        ).all()
        found.append(
            Series(
                calendar.id,
                calendar.name,
                receipt,
                tuple(raw for _id, known, raw in rows if not known),
                tuple(id_ for id_, known, _raw in rows if known),
            )
        )
    return found


def _blocks(
    session: Session, calendar_id: int, gone: Collection[int | None]
) -> dict[str, tuple[int, str]]:
    # A block does not say what was cancelled after it was read.
    cancelled = set(
        session.scalars(
            select(Event.entry_id).where(
                Event.calendar_id == calendar_id, Event.status == "CANCELLED"
            )
        )
    )
    rows = session.execute(
        select(Entry.id, Entry.uid, Entry.block_hash).where(
            Entry.calendar_id == calendar_id, Entry.block_hash != ""
        )
    )
    return {
        block_hash: (id_, uid)
        for id_, uid, block_hash in rows
        if id_ not in gone and id_ not in cancelled
    }
