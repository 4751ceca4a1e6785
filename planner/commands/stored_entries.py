"""A stored calendar, read as far as comparing it with a newer state needs: rows, not records."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from planner.commands.entry_rows import WRITTEN_AGAIN
from planner.commands.matching import NO_SHAPE, Marks, Shape
from planner.commands.stored_rows import StoredEvent, StoredRows
from planner.model import Entry, Event
from planner.model.lookup import entry_ids, folded
from planner.model.planned import planned_event_ids
from planner.model.prepared import among
from planner.times import Moment

Name = tuple[str, str]


@dataclass(slots=True)
class StoredEntry:
    """One entry and the events it came to, an event being named by its key and RECURRENCE-ID.

    The events still listed come first; `statuses` are theirs.
    """

    id: int
    name: Name
    content_hash: str
    event_ids: list[int] = field(default_factory=list)
    gone: int = 0
    statuses: set[str] = field(default_factory=set)

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it was in the calendar when that was last read."""
        return bool(self.event_ids) and self.gone == len(self.event_ids)

    @property
    def is_listed(self) -> bool:
        """Whether any event of it was in the calendar when that was last read."""
        return self.gone < len(self.event_ids)


class StoredEntries:
    """Entries of one calendar by id and by name, and which of them carry a plan.

    All of them, or only those with the ids `compared`.
    """

    def __init__(
        self, session: Session, calendar_id: int, compared: Collection[int] | None = None
    ) -> None:
        self._events = StoredRows(session, Event, WRITTEN_AGAIN, StoredEvent)
        self.by_id: dict[int, StoredEntry] = {}
        self.by_name: dict[Name, int] = {}
        # The entry and the event that an occurrence of that name is, and the events still listed.
        self.occurrences: dict[Name, tuple[int, int]] = {}
        self.listed: set[int] = set()
        of_entries = select(Entry.id, Entry.key, Entry.recurrence_id, Entry.content_hash)
        of_events = select(
            Event.id,
            Event.entry_id,
            Event.key,
            Event.recurrence_id,
            Event.gone,
            Event.status,
            # What is listed first: it tells what an entry is, whatever else it once came to.
        ).order_by(Event.gone, Event.start_at, Event.id)
        part = part_of(calendar_id, compared)
        for id_, key, recurrence_id, content_hash in session.execute(
            of_entries.where(part.entries)
        ):
            name = (key, recurrence_id)
            self.by_id[id_] = StoredEntry(id_, name, content_hash)
            self.by_name[name] = id_
        for id_, entry_id, key, recurrence_id, gone, status in session.execute(
            of_events.where(part.events)
        ):
            assert entry_id is not None
            entry = self.by_id[entry_id]
            entry.event_ids.append(id_)
            entry.gone += gone
            self.occurrences[key, recurrence_id] = (entry_id, id_)
            if not gone:
                entry.statuses.add(status)
                self.listed.add(id_)
        self._planned = set(session.scalars(planned_event_ids()))

    def touches_plan(self, event_ids: Collection[int]) -> bool:
        """Whether any of these events carries something of the user's."""
        return any(event_id in self._planned for event_id in event_ids)

    def is_missed(self, entry_id: int) -> bool:
        """Whether it matters where an entry went: it was listed until now, or carries a plan."""
        entry = self.by_id[entry_id]
        return not entry.is_gone or self.touches_plan(entry.event_ids)

    def first_events(self, entry_ids: Collection[int]) -> dict[int, StoredEvent]:
        """Return the first event of each of these entries that has any."""
        wanted = {
            self.by_id[id_].event_ids[0]: id_ for id_ in entry_ids if self.by_id[id_].event_ids
        }
        events = self._events.load(Event.id.in_(among(wanted))) if wanted else ()
        return {wanted[event.id]: event for event in events}

    def shapes(self, entry_ids: Collection[int], zone: str) -> dict[int, Shape]:
        """Return what each of these entries is recognised by, its times seen in a zone."""
        found = {
            id_: shape_of(
                event.values["title"], event.values["location"], event.start, event.end, zone
            )
            for id_, event in self.first_events(entry_ids).items()
        }
        return {id_: found.get(id_, NO_SHAPE) for id_ in entry_ids}


@dataclass(frozen=True)
class Part:
    """The conditions for some of a calendar's entries, and for the events they came to."""

    entries: ColumnElement[bool]
    events: ColumnElement[bool]


def all_but(session: Session, calendar_id: int, known: Collection[int]) -> list[int] | None:
    """Return the ids of a calendar's entries but for the known, None where none is known."""
    return sorted(set(entry_ids(session, calendar_id)).difference(known)) if known else None


def part_of(calendar_id: int, compared: Collection[int] | None) -> Part:
    """Return the conditions for every entry of a calendar, or for those with these ids."""
    if compared is None:
        in_calendar = Event.calendar_id == calendar_id
        return Part(Entry.calendar_id == calendar_id, in_calendar & Event.entry_id.is_not(None))
    return Part(Entry.id.in_(among(compared)), Event.entry_id.in_(among(compared)))


def shape_of(title: str, place: str, start: Moment, end: Moment | None, zone: str) -> Shape:
    """Return what an entry is recognised by."""
    start_at = start.instant(zone)
    return Shape(
        title=folded(title),
        start_at=start_at,
        end_at=end.instant(zone) if end else start_at,
        day=start.local(zone).date(),
        place=folded(place),
    )


def key_marks(session: Session) -> dict[int, list[Marks]]:
    """Return the keys of the entries of every calendar, by its id."""
    found: dict[int, list[Marks]] = {}
    for calendar_id, key in session.execute(select(Entry.calendar_id, Entry.key)):
        found.setdefault(calendar_id, []).append((key,))
    return found


def slot_marks(session: Session, calendar_id: int, zone: str) -> list[Marks]:
    """Return what the entries of a calendar are known by: key, and start with title."""
    rows = session.execute(
        select(
            Entry.id, Entry.key, Event.title, Event.start_kind, Event.start_wall, Event.start_zone
        )
        .join(Event, Event.entry_id == Entry.id)
        .where(Entry.calendar_id == calendar_id)
        .order_by(Event.start_at.desc())
    )
    marks: dict[int, Marks] = {}
    for entry_id, key, title, kind, wall, start_zone in rows:
        at = Moment(kind, wall, start_zone).instant(zone)
        marks[entry_id] = (key, (at, folded(title))) if title else (key,)
    return list(marks.values())
