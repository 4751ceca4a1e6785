"""What happens to each entry of a calendar when it is read again: the list shown before writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.matching import Shape, match
from planner.formats.ics.values import Occurrence, ReadCalendar, ReadEntry
from planner.i18n import _
from planner.model import Entry, Event
from planner.model.lookup import folded
from planner.model.planned import planned_event_ids
from planner.times import Moment


class ChangeKind(StrEnum):
    """What happens to one entry."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as text for the user; `name` is "start", "end", "location" …"""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What happens to one entry. `index` points into the read entries (None: gone)."""

    kind: ChangeKind
    title: str
    index: int | None = None
    entry_id: int | None = None
    fields: tuple[FieldChange, ...] = ()
    touches_plan: bool = False

    @property
    def moved(self) -> bool:
        """Whether time or room differ."""
        return any(change.name in ("start", "end", "location") for change in self.fields)


def cancels(read: ReadCalendar) -> bool:
    """Whether a file only says what no longer takes place (METHOD:CANCEL, RFC 5546, 3.2.5)."""
    return read.method == "CANCEL"


def all_new(read: ReadCalendar) -> tuple[Change, ...]:
    """Return the changes of a calendar that is not stored yet."""
    return tuple(
        Change(ChangeKind.NEW, entry.title, index) for index, entry in enumerate(read.entries)
    )


def changes_of(
    session: Session, read: ReadCalendar, calendar_id: int, zone: str
) -> tuple[Change, ...]:
    """Return what importing a calendar again would do to each entry, in the order of the file."""
    known = _Known(session, calendar_id, zone)
    pairs = match(known.shapes, shapes_of(read, zone))
    changes = [
        _change(known, index, entry, pairs.get(index), cancel=cancels(read))
        for index, entry in enumerate(read.entries)
    ]
    if read.method not in ("CANCEL", "REPLY"):
        changes += _gone(known, known.entries.keys() - pairs.values())
    return tuple(changes)


def shapes_of(read: ReadCalendar, zone: str) -> list[Shape]:
    """Return what each read entry is recognised by."""
    return [
        _shape(entry.key, entry.recurrence_id, entry.title, entry.location, first.start, zone)
        if (first := _first(entry, zone))
        else Shape(entry.key, entry.recurrence_id, "", None, None, "")
        for entry in read.entries
    ]


def stored_shapes(session: Session, calendar_id: int, zone: str) -> list[Shape]:
    """Return what each stored entry of a calendar is recognised by."""
    shapes: dict[int, Shape] = {}
    rows = session.execute(
        select(
            Entry.id,
            Entry.key,
            Entry.recurrence_id,
            Event.title,
            Event.location,
            Event.start_kind,
            Event.start_wall,
            Event.start_zone,
        )
        .join(Event, Event.entry_id == Entry.id)
        .where(Entry.calendar_id == calendar_id)
        .order_by(Event.start_at.desc())
    )
    for entry_id, key, recurrence_id, title, place, kind, wall, start_zone in rows:
        start = Moment(kind, wall, start_zone)
        shapes[entry_id] = _shape(key, recurrence_id, title, place, start, zone)
    return list(shapes.values())


class _Known:
    """A stored calendar, read once: its entries, their events, and what is planned on them."""

    def __init__(self, session: Session, calendar_id: int, zone: str) -> None:
        self.zone = zone
        self.entries = {
            entry.id: entry
            for entry in session.scalars(select(Entry).where(Entry.calendar_id == calendar_id))
        }
        self.events: dict[int, list[Event]] = {}
        self.occurrences: dict[tuple[str, str], Event] = {}
        for event in session.scalars(
            select(Event)
            .where(Event.calendar_id == calendar_id, Event.entry_id.is_not(None))
            .order_by(Event.start_at)
        ):
            self.events.setdefault(event.entry_id or 0, []).append(event)
            self.occurrences[event.key, event.recurrence_id] = event
        self.planned = set(session.scalars(planned_event_ids()))
        self.shapes = {
            entry.id: self._shape_of(entry, self.events.get(entry.id, []))
            for entry in self.entries.values()
        }

    def touches_plan(self, events: Sequence[Event]) -> bool:
        return any(event.id in self.planned for event in events)

    def _shape_of(self, entry: Entry, events: list[Event]) -> Shape:
        if not events:
            return Shape(entry.key, entry.recurrence_id, "", None, None, "")
        first = events[0]
        return _shape(
            entry.key, entry.recurrence_id, first.title, first.location, first.start, self.zone
        )


def _change(
    known: _Known, index: int, entry: ReadEntry, entry_id: int | None, *, cancel: bool
) -> Change:
    if cancel:
        return _cancellation(known, index, entry, entry_id)
    if entry_id is None:
        # An override of a series takes over the event that the series had there.
        before = known.occurrences.get((entry.key, entry.recurrence_id))
        touches = before is not None and known.touches_plan([before])
        return Change(ChangeKind.NEW, entry.title, index, touches_plan=touches)
    own = known.events.get(entry_id, [])
    fields = _fields(own, entry, known.zone)
    back = bool(own) and all(event.gone for event in own)
    if back:
        fields = (FieldChange("listed", _("no longer listed"), _("listed again")), *fields)
    cancelled = any(event.status != entry.status for event in own)
    same = known.entries[entry_id].content_hash == entry.content_hash
    if same and not back and not cancelled:
        return Change(
            ChangeKind.UNCHANGED,
            entry.title,
            index,
            entry_id,
            touches_plan=known.touches_plan(own),
        )
    touches = known.touches_plan(own)
    return Change(ChangeKind.CHANGED, entry.title, index, entry_id, fields, touches)


def _cancellation(known: _Known, index: int, entry: ReadEntry, entry_id: int | None) -> Change:
    one = known.occurrences.get((entry.key, entry.recurrence_id))
    if entry_id is None and one is not None:
        entry_id = one.entry_id
        own = [one]
    else:
        own = known.events.get(entry_id or 0, [])
    title = entry.title or (own[0].title if own else "")
    if all(event.cancelled for event in own):
        return Change(ChangeKind.UNCHANGED, title, index, entry_id)
    fields = (FieldChange("status", own[0].status, "CANCELLED"),)
    touches = known.touches_plan(own)
    return Change(ChangeKind.CHANGED, title, index, entry_id, fields, touches)


def _gone(known: _Known, entry_ids: set[int]) -> list[Change]:
    changes = []
    for entry_id in sorted(entry_ids):
        own = known.events.get(entry_id, [])
        if all(event.gone for event in own):
            continue
        touches = known.touches_plan(own)
        changes.append(Change(ChangeKind.GONE, own[0].title, None, entry_id, touches_plan=touches))
    return changes


def _fields(own: Sequence[Event], entry: ReadEntry, zone: str) -> tuple[FieldChange, ...]:
    first = _first(entry, zone)
    if not own or first is None:
        return ()
    event = own[0]
    pairs = [
        ("start", event.start.iso(zone), first.start.iso(zone)),
        (
            "end",
            event.end.iso(zone) if event.end else "",
            first.end.iso(zone) if first.end else "",
        ),
        ("location", event.location, entry.location),
        ("title", event.title, entry.title),
        ("status", event.status, entry.status),
        ("description", event.description, entry.description),
        ("url", event.url, entry.url),
        ("categories", ", ".join(event.categories), ", ".join(entry.categories)),
    ]
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def _first(entry: ReadEntry, zone: str) -> Occurrence | None:
    """Return the first time an entry takes place; None where every one has an entry of its own."""

    def start(occurrence: Occurrence) -> datetime:
        return occurrence.start.instant(zone)

    return min(entry.occurrences, key=start, default=None)


def _shape(key: str, recurrence_id: str, title: str, place: str, start: Moment, zone: str) -> Shape:
    local = start.local(zone)
    return Shape(
        key=key,
        recurrence_id=recurrence_id,
        title=folded(title),
        start_at=start.instant(zone),
        day=local.date(),
        place=folded(place),
    )
