"""What happens to each entry of a calendar when it is read again: the list shown before writing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from planner.commands.matching import NO_SHAPE, Marks, Shape, alike, match
from planner.commands.stored_entries import StoredEntries, StoredEntry, all_but, shape_of
from planner.commands.stored_rows import StoredEvent
from planner.formats.ics.values import Occurrence, ReadCalendar, ReadEntry
from planner.i18n import _
from planner.model import Event
from planner.model.lookup import folded

# What is compared as it is, in the order in which changes are told.
_TEXTS = ("location", "title", "status", "description", "url")


class ChangeKind(StrEnum):
    """What happens to one entry."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as text for the user; `name` is "start", "end", "location" …"""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
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

    @property
    def cancelled(self) -> bool:
        """Whether it takes place no more."""
        return any(c.name == "status" and c.after == "CANCELLED" for c in self.fields)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A read entry that may be a stored one under another title; the user says whether it is.

    `index` points into the read entries; `taken` says that it was taken for the stored one.
    """

    index: int
    entry_id: int
    before: str
    after: str
    touches_plan: bool
    taken: bool = False


@dataclass(frozen=True)
class Comparison:
    """What becomes of each entry, in the order of the file, and what is proposed beside it.

    `live` is how many of the stored entries were in the calendar when it was last read,
    `stored` those that were looked at, None where none had to be.
    """

    changes: tuple[Change, ...]
    proposals: tuple[Proposal, ...] = ()
    live: int = 0
    stored: StoredEntries | None = None


def cancels(read: ReadCalendar) -> bool:
    """Whether a file only says what no longer takes place (METHOD:CANCEL, RFC 5546, 3.2.5)."""
    return read.method == "CANCEL"


def all_new(read: ReadCalendar) -> Comparison:
    """Return the changes of a calendar that is not stored yet."""
    return Comparison(
        tuple(
            Change(ChangeKind.NEW, entry.title, index) for index, entry in enumerate(read.entries)
        )
    )


def compare(
    session: Session,
    read: ReadCalendar,
    calendar_id: int,
    zone: str,
    same: Collection[int] = (),
    *,
    zone_said: bool = False,
) -> Comparison:
    """Return what importing a calendar again would do to each entry.

    `same` are the positions of read entries that the user takes for the stored ones proposed
    for them. `zone_said` says that the user named the zone this time, so that the same block
    may mean another time.
    """
    compared = all_but(session, calendar_id, read.known)
    stored = StoredEntries(session, calendar_id, compared)
    pairs = _known_by_key(stored, read)
    left = stored.by_id.keys() - pairs.values()
    # A name tells more than looks do: what a series had at that time is what an override is now.
    left_read = {
        index: _shape(entry, zone)
        for index, entry in enumerate(read.entries if left else ())
        if index not in pairs and (entry.key, entry.recurrence_id) not in stored.occurrences
    }
    left_stored = stored.shapes(left, zone) if left_read else {}
    pairs |= match(left_stored, left_read)
    proposals: tuple[Proposal, ...] = ()
    if not cancels(read):
        paired = set(pairs.values())
        found = alike(
            {
                id_: shape
                for id_, shape in left_stored.items()
                if id_ not in paired and stored.is_missed(id_)
            },
            {index: shape for index, shape in left_read.items() if index not in pairs},
        )
        proposals = _proposals(stored, read, found, same)
        pairs |= {one.index: one.entry_id for one in proposals if one.taken}
    asked = [
        pairs[index]
        for index, entry in enumerate(read.entries)
        if index in pairs and (zone_said or _differs(stored.by_id[pairs[index]], entry))
    ]
    events = stored.first_events(asked)
    if cancels(read):
        changes = [
            _cancellation(session, stored, index, entry, entry_id)
            for index, entry in enumerate(read.entries)
            for entry_id in (pairs.get(index), *_overrides(stored, entry))
        ]
    else:
        changes = [
            _change(stored, events, index, entry, pairs.get(index), zone)
            for index, entry in enumerate(read.entries)
        ]
    if read.method not in ("CANCEL", "REPLY"):
        changes += _gone(stored, stored.by_id.keys() - pairs.values())
    live = len(read.known) + sum(not entry.is_gone for entry in stored.by_id.values())
    return Comparison(tuple(changes), proposals, live, stored)


def marks_of(read: ReadCalendar, zone: str = "") -> list[Marks]:
    """Return what each read entry is known by: its key, and with a zone its start with title."""
    if not zone:
        return [(entry.key,) for entry in read.entries]
    return [
        (entry.key, (first.start.instant(zone), folded(entry.title)))
        if entry.title and (first := _first(entry, zone))
        else (entry.key,)
        for entry in read.entries
    ]


def _known_by_key(stored: StoredEntries, read: ReadCalendar) -> dict[int, int]:
    """Return, for the index of each read entry whose name is stored, the stored entry's id."""
    names = ((index, (e.key, e.recurrence_id)) for index, e in enumerate(read.entries))
    return {index: stored.by_name[name] for index, name in names if name in stored.by_name}


def _proposals(
    stored: StoredEntries, read: ReadCalendar, found: Mapping[int, int], same: Collection[int]
) -> tuple[Proposal, ...]:
    events = stored.first_events(set(found.values()))
    return tuple(
        Proposal(
            index,
            entry_id,
            events[entry_id].values["title"],
            read.entries[index].title,
            stored.touches_plan(stored.by_id[entry_id].event_ids),
            index in same,
        )
        for index, entry_id in found.items()
    )


def _differs(known: StoredEntry, entry: ReadEntry) -> bool:
    same = known.content_hash == entry.content_hash
    return not same or known.is_gone or bool(known.statuses - {entry.status})


def _is_moved(event: StoredEvent, entry: ReadEntry, zone: str) -> bool:
    """Whether an entry takes place at another time than its event does."""
    first = _first(entry, zone)
    return first is not None and event.start != first.start


def _change(
    stored: StoredEntries,
    events: Mapping[int, StoredEvent],
    index: int,
    entry: ReadEntry,
    entry_id: int | None,
    zone: str,
) -> Change:
    if entry_id is None:
        # An override of a series takes over the event that the series had there.
        before = stored.occurrences.get((entry.key, entry.recurrence_id))
        touches = before is not None and stored.touches_plan([before[1]])
        return Change(ChangeKind.NEW, entry.title, index, touches_plan=touches)
    known = stored.by_id[entry_id]
    touches = stored.touches_plan(known.event_ids)
    event = events.get(entry_id)
    if not _differs(known, entry) and not (event and _is_moved(event, entry, zone)):
        return Change(ChangeKind.UNCHANGED, entry.title, index, entry_id, touches_plan=touches)
    fields = _fields(event, entry, zone) if event else ()
    if known.is_gone:
        fields = (FieldChange("listed", _("no longer listed"), _("listed again")), *fields)
    return Change(ChangeKind.CHANGED, entry.title, index, entry_id, fields, touches)


def _overrides(stored: StoredEntries, entry: ReadEntry) -> list[int]:
    """Return the stored entries of single occurrences that go with a series as a whole.

    What names no RECURRENCE-ID takes back all of them (RFC 5546, 3.2.5).
    """
    if entry.recurrence_id:
        return []
    return [
        id_
        for (key, recurrence_id), id_ in stored.by_name.items()
        if key == entry.key and recurrence_id
    ]


def _cancellation(
    session: Session, stored: StoredEntries, index: int, entry: ReadEntry, entry_id: int | None
) -> Change:
    one = stored.occurrences.get((entry.key, entry.recurrence_id))
    event_ids: list[int] = []
    if entry_id is None and one is not None:
        entry_id, event_ids = one[0], [one[1]]
    elif entry_id is not None:
        event_ids = stored.by_id[entry_id].event_ids
    own = [event for id_ in event_ids if (event := session.get(Event, id_))]
    title = entry.title or (own[0].title if own else "")
    if all(event.cancelled for event in own):
        return Change(ChangeKind.UNCHANGED, title, index, entry_id)
    fields = (FieldChange("status", own[0].status, "CANCELLED"),)
    touches = stored.touches_plan(event_ids)
    return Change(ChangeKind.CHANGED, title, index, entry_id, fields, touches)


def _gone(stored: StoredEntries, entry_ids: Collection[int]) -> list[Change]:
    left = [id_ for id_ in sorted(entry_ids) if stored.by_id[id_].is_listed]
    events = stored.first_events(left)
    return [
        Change(
            ChangeKind.GONE,
            events[id_].values["title"],
            None,
            id_,
            touches_plan=stored.touches_plan(stored.by_id[id_].event_ids),
        )
        for id_ in left
    ]


def _fields(event: StoredEvent, entry: ReadEntry, zone: str) -> tuple[FieldChange, ...]:
    first = _first(entry, zone)
    if first is None:
        return ()
    times = [
        (name, old.iso(zone) if old else "", new.iso(zone) if new else "")
        for name, old, new in (("start", event.start, first.start), ("end", event.end, first.end))
        if old != new
    ]
    texts = [(name, event.values[name], getattr(entry, name)) for name in _TEXTS]
    categories = ", ".join(event.values["categories"]), ", ".join(entry.categories)
    pairs = [*times, *texts, ("categories", *categories)]
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def _first(entry: ReadEntry, zone: str) -> Occurrence | None:
    """Return the first time an entry takes place; None where every one has an entry of its own."""
    if len(entry.occurrences) == 1:
        return entry.occurrences[0]

    def start(occurrence: Occurrence) -> datetime:
        return occurrence.start.instant(zone)

    return min(entry.occurrences, key=start, default=None)


def _shape(entry: ReadEntry, zone: str) -> Shape:
    first = _first(entry, zone)
    if first is None:
        return NO_SHAPE
    return shape_of(entry.title, entry.location, first.start, first.end, zone)
