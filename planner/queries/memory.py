"""What is stored of a calendar that is about to be read again."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import case, func, literal_column, or_, select, text
from sqlalchemy.orm import Session

from planner.formats.ics.memory import Memory, window_name
from planner.formats.ics.values import Receipt
from planner.model import UNSURE, Calendar, Entry, Event, SourceKind
from planner.model.lookup import entry_ids
from planner.model.prepared import among


def memory_of(
    session: Session,
    source: str,
    content_hash: str,
    with_uids: Callable[[int, Collection[str]], Collection[int]],
) -> Memory | None:
    """Return what is remembered of the calendar with these bytes, else of the one from there.

    `source` is a path or an address as it was when it was last read; `with_uids` asks
    `entries_with_uids` of a calendar, which is done later. None where nothing is remembered.
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
    if calendar.content_hash == content_hash:
        listed = _listed(session, calendar.id)
        blocks: dict[str, int] = {}
        entries = tuple(id_ for id_ in entry_ids(session, calendar.id) if id_ not in listed.gone)
        occurrences = listed.events
    else:
        blocks, entries, occurrences = _blocks(session, calendar.id), (), 0
    return Memory(
        calendar=calendar.id,
        content_hash=calendar.content_hash,
        receipt=receipt,
        blocks=blocks,
        entries=entries,
        with_uids=partial(with_uids, calendar.id),
        occurrences=occurrences,
    )


def entries_with_uids(session: Session, calendar_id: int, uids: Collection[str]) -> list[int]:
    """Return the ids of a calendar's entries that have one of these UIDs."""
    asked = Entry.uid.in_(among(uids))
    return list(session.scalars(select(Entry.id).where(Entry.calendar_id == calendar_id, asked)))


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
    """How many events of a calendar it still lists, and the entries with any that is gone."""

    events: int
    gone: frozenset[int]


def _listed(session: Session, calendar_id: int) -> _Listed:
    event = Event.__table__.c
    gone = case((event.gone, event.entry_id))
    # All in one pass over the events: on the way to these columns lie their descriptions.
    row = session.execute(
        select(func.count().filter(~event.gone), func.group_concat(gone)).where(
            event.calendar_id == calendar_id, event.entry_id.is_not(None)
        )
    ).one()
    return _Listed(row[0], frozenset(map(int, row[1].split(",") if row[1] else ())))


def _blocks(session: Session, calendar_id: int) -> dict[str, int]:
    """Return the entries that are known by the hash of their block."""
    # There can be many: each column comes as one value. A parameter would be asked row by row.
    row = session.execute(
        select(
            func.group_concat(Entry.block_hash, literal_column("' '")),
            func.json_group_array(Entry.id),
        ).where(Entry.calendar_id == calendar_id)
    ).one()
    known = dict(zip((row[0] or "").split(" "), json.loads(row[1]), strict=False))
    known.pop("", None)
    # A block does not say what was cancelled, or went, after it was read.
    event = Event.__table__.c
    unsure = set(
        session.scalars(
            select(event.entry_id).where(event.calendar_id == calendar_id, text(f"({UNSURE})"))
        )
    )
    if unsure:
        return {block_hash: id_ for block_hash, id_ in known.items() if id_ not in unsure}
    return known
