"""Sheets on paper that the calendar has overtaken: what on them moved, changed room or went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Sheet, SheetLine, Target, TargetState
from planner.model.lookup import get_event
from planner.queries.events import EventRow, event_rows
from planner.times import zone_or_utc

_OVER = (TargetState.MET, TargetState.DECLINED, TargetState.NOT_SOUGHT)


class ChangeKind(StrEnum):
    """What happened to a session since the sheet was printed; the first that applies."""

    GONE = "gone"
    CANCELLED = "cancelled"
    MOVED = "moved"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class ChangedFind:
    """One place to find somebody that is no longer as printed.

    `was_start` is aware, midnight for an all-day one, and in the zone in which the event is
    shown; `now` is None where the event is not in the store any more.
    """

    code: str
    name: str
    kind: ChangeKind
    was_start: datetime
    was_all_day: bool
    was_place: str
    now: EventRow | None


@dataclass(frozen=True, slots=True)
class StaleSheet:
    """One printed sheet and what on it no longer holds, in printed order."""

    id: int
    number: int
    printed_at: datetime
    day: date | None
    layout: str
    paper: str
    changes: tuple[ChangedFind, ...]


def stale_sheets(session: Session, event_id: int) -> list[StaleSheet]:
    """Return the sheets of an event's conference that the calendar has overtaken, newest first.

    Of each layout and day only the newest sheet counts: it took the place of those before.
    Who was met or is no longer sought is no change to know of.
    """
    root_id = get_event(session, event_id).root_id
    sheets: dict[tuple[date | None, str], Sheet] = {}
    for sheet in session.scalars(
        select(Sheet)
        .where(Sheet.event_id == root_id)
        .order_by(Sheet.last_at.desc(), Sheet.id.desc())
    ):
        sheets.setdefault((sheet.day, sheet.layout), sheet)
    stale = [_stale(session, sheet) for sheet in sheets.values()]
    return [sheet for sheet in stale if sheet.changes]


def stale_sheet(session: Session, sheet_id: int) -> StaleSheet | None:
    """Return one sheet with what on it no longer holds (perhaps nothing), None if unknown."""
    sheet = session.get(Sheet, sheet_id)
    return _stale(session, sheet) if sheet is not None else None


def _stale(session: Session, sheet: Sheet) -> StaleSheet:
    lines = session.scalars(
        select(SheetLine)
        .join(Target, SheetLine.target_id == Target.id)
        .where(SheetLine.sheet_id == sheet.id, Target.state.not_in(_OVER))
        .order_by(SheetLine.position)
    ).all()
    printed = {int(str(find["event"])) for line in lines for find in line.finds}
    now = {row.id: row for row in event_rows(session, ids=frozenset(printed), include_hidden=True)}
    return StaleSheet(
        id=sheet.id,
        number=sheet.number,
        printed_at=sheet.printed_at,
        day=sheet.day,
        layout=sheet.layout,
        paper=sheet.paper,
        changes=tuple(_changes(lines, now)),
    )


def _changes(lines: Sequence[SheetLine], now: dict[int, EventRow]) -> Iterator[ChangedFind]:
    for line in lines:
        for find in line.finds:
            row = now.get(int(str(find["event"])))
            start, place = str(find["start"]), str(find["place"])
            kind = _kind(row, start, place)
            if kind is None:
                continue
            was = datetime.fromisoformat(start)
            zone = row.local_start.tzinfo if row else zone_or_utc("UTC")
            yield ChangedFind(
                code=line.code,
                name=line.name,
                kind=kind,
                was_start=was.astimezone(zone) if was.tzinfo else was.replace(tzinfo=zone),
                was_all_day=len(start) == len("2015-01-31"),
                was_place=place,
                now=row,
            )


def _kind(row: EventRow | None, start: str, place: str) -> ChangeKind | None:
    if row is None or row.gone:
        return ChangeKind.GONE
    if row.cancelled:
        return ChangeKind.CANCELLED
    if not _same_time(row, start):
        return ChangeKind.MOVED
    return ChangeKind.ROOM if row.location != place else None


def _same_time(row: EventRow, start: str) -> bool:
    """The same instant written with another offset is no move."""
    said = row.start.iso(row.zone)
    if said == start:
        return True
    was, now = datetime.fromisoformat(start), datetime.fromisoformat(said)
    return was.tzinfo is not None and now.tzinfo is not None and was == now
