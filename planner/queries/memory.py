"""What is stored of a calendar that is about to be read again."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from planner.formats.ics.memory import Memory, window_name
from planner.formats.ics.values import Receipt
from planner.model import Calendar, Entry, Event, SourceKind
from planner.model.lookup import entry_ids


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
    listed = _listed(session, calendar.id)
    blocks: dict[str, tuple[int, str]] = {}
    if calendar.content_hash == content_hash:
        ids = entry_ids(session, calendar.id)
    else:
        ids, blocks = _blocks(session, calendar.id, listed)
    return Memory(
        calendar=calendar.id,
        content_hash=calendar.content_hash,
        receipt=receipt,
        blocks=blocks,
        entries=tuple(id_ for id_ in ids if id_ not in listed.gone),
        occurrences=listed.events,
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


@dataclass(frozen=True)
class _Listed:
    """How many events of a calendar it still lists, and the entries with any that is gone, or
    cancelled."""

    events: int
    gone: frozenset[int]
    cancelled: frozenset[int]


def _listed(session: Session, calendar_id: int) -> _Listed:
    event = Event.__table__.c
    gone = case((event.gone, event.entry_id))
    cancelled = case((event.status == "CANCELLED", event.entry_id))
    # All in one pass over the events: on the way to these columns lie their descriptions.
    row = session.execute(
        select(
            func.count().filter(~event.gone),
            func.group_concat(gone),
            func.group_concat(cancelled),
        ).where(event.calendar_id == calendar_id, event.entry_id.is_not(None))
    ).one()
    return _Listed(row[0], _numbers(row[1]), _numbers(row[2]))


def _numbers(listed: str | None) -> frozenset[int]:
    return frozenset(map(int, listed.split(","))) if listed else frozenset()


def _blocks(
    session: Session, calendar_id: int, listed: _Listed
) -> tuple[list[int], dict[str, tuple[int, str]]]:
    """Return the ids of all entries, and those known by the hash of their block."""
    # A block does not say what was cancelled after it was read.
    unsure = listed.gone | listed.cancelled
    # There can be many: each column comes as one value.
    listed_rows = select(
        func.json_group_array(Entry.id),
        func.json_group_array(Entry.uid),
        func.json_group_array(Entry.block_hash),
    ).where(Entry.calendar_id == calendar_id)
    ids, uids, hashes = map(json.loads, session.execute(listed_rows).one())
    known = {
        block_hash: (id_, uid)
        for id_, uid, block_hash in zip(ids, uids, hashes, strict=True)
        if block_hash and id_ not in unsure
    }
    return ids, known
