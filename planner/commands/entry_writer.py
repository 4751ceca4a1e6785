"""Writing one calendar's entries and the events they come to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.commands.entry_rows import (
    ATTENDEE,
    ENTRY,
    EVENT,
    TIMES,
    WRITTEN_AGAIN,
    EntryRows,
    people_rows,
)
from planner.commands.import_changes import Change, ChangeKind
from planner.commands.occurrences import Span, pair_moved
from planner.commands.stored_entries import Name, StoredEntries
from planner.commands.stored_rows import StoredEvent, StoredRow, StoredRows
from planner.formats.ics.values import Occurrence, ReadEntry, known_by_nothing
from planner.model import Attendee, Entry, Event
from planner.model.bulk import Row, insert_rows
from planner.model.prepared import among

Progress = Callable[[int, int], None]

_BATCH = 1000
_WHEN = frozenset(["gone", *TIMES])


class EntryWriter:
    """Writes read entries into one calendar, as sessions of a conference or as events.

    Rows are written in batches, and of what is stored only the entries that change are loaded.
    """

    def __init__(
        self,
        session: Session,
        calendar_id: int,
        conference_id: int | None,
        zone: str,
        now: datetime,
        compared: StoredEntries | None = None,
        block_hash: Callable[[ReadEntry], str] = known_by_nothing,
    ) -> None:
        """`conference_id` None writes separate events; `zone` is the zone they are shown in.

        `compared` are the stored entries that may change, None where there is none; `block_hash`
        tells by which hash the block of an entry is known again.
        """
        self.occurrences = 0
        # Whether any event came, went, or takes place at another time.
        self.moved = False
        self._session = session
        self._rows = EntryRows(calendar_id, conference_id, zone, block_hash)
        self._zone = zone
        self._now = now
        self._compared = compared
        self._by_name: dict[Name, int] = (
            {name: event_id for name, (_entry, event_id) in compared.occurrences.items()}
            if compared
            else {}
        )
        self._stored_entries = StoredRows(session, Entry, ENTRY, StoredRow)
        self._stored_events = StoredRows(session, Event, WRITTEN_AGAIN, StoredEvent)
        self._stored: dict[int, StoredRow] = {}
        # Of each of those, its events by their RECURRENCE-ID.
        self._events: dict[int, dict[str, StoredEvent]] = {}
        # Rows of events that are to be inserted, and the entry that each is of.
        self._fresh: list[Row] = []
        self._owners: list[ReadEntry] = []
        self._named_anew: list[tuple[int, ReadEntry]] = []

    def add(self, entries: Sequence[ReadEntry], progress: Progress | None = None) -> None:
        """Add entries the calendar did not have, in batches.

        An override of a series takes over the event that the series had at that time.
        """
        for start in range(0, len(entries), _BATCH):
            batch = entries[start : start + _BATCH]
            rows = [self._rows.entry(entry) for entry in batch]
            ids = insert_rows(self._session, Entry, ENTRY, rows)
            for entry, entry_id in zip(batch, ids, strict=True):
                for occurrence in entry.occurrences:
                    self._write(entry, entry_id, occurrence, None, changed=True)
            self._insert_fresh()
            if progress is not None:
                progress(start + len(batch), len(entries))

    def load(self, pairs: Iterable[tuple[Change, ReadEntry | None]]) -> None:
        """Load the entries that `update`, `cancel` or `drop` will change, with their events."""
        ids = [
            change.entry_id
            for change, entry in pairs
            if change.entry_id is not None and not (entry and self._stays(change, entry))
        ]
        for stored in self._stored_entries.load(Entry.id.in_(among(ids))):
            self._stored[stored.id] = stored
        for event in self._stored_events.load(Event.entry_id.in_(among(ids))):
            own = self._events.setdefault(event.values["entry_id"], {})
            own[event.recurrence_id] = event

    def rename(self, pairs: Iterable[tuple[Change, ReadEntry]]) -> None:
        """Name loaded entries as they are named now; to be called before `add` and `update`.

        So whatever else of that name comes finds the events that bear it.
        """
        for change, entry in pairs:
            stored = self._stored.get(change.entry_id or 0)
            if stored is None:
                continue
            name = stored.values["key"], stored.values["recurrence_id"]
            if name != (entry.key, entry.recurrence_id):
                self._rename(stored, entry)
                stored.set(self._rows.entry_values(entry))
        self._stored_entries.write()
        self._stored_events.write()

    def update(self, change: Change, entry: ReadEntry) -> None:
        """Bring a known entry up to date; its events keep their ids and so all that is planned."""
        assert change.entry_id is not None
        stored = self._stored.get(change.entry_id)
        if stored is None:
            self.occurrences += len(entry.occurrences)
            return
        changed = change.kind is ChangeKind.CHANGED
        if changed:
            stored.set(self._rows.entry_values(entry))
        own = self._events.setdefault(stored.id, {})
        if changed:
            pair_moved(own, entry.occurrences, self._zone, self._by_name)
        left = dict(own)
        for occurrence in entry.occurrences:
            event = left.pop(occurrence.recurrence_id, None)
            self._write(entry, stored.id, occurrence, event, changed=changed)
        if changed and left:
            span = Span(entry.occurrences, self._zone, self._now)
            for event in left.values():
                if not span.may_lie_outside(event.start_at):
                    self._remove(event)

    def cancel(self, change: Change, entry: ReadEntry) -> None:
        """Take back one occurrence, or all of an entry, as METHOD:CANCEL asks."""
        own = self._events.get(change.entry_id or 0, {})
        one = own.get(entry.recurrence_id) if entry.recurrence_id else None
        for event in [one] if one is not None else own.values():
            self.occurrences += 1
            event.set({"status": "CANCELLED"})

    def drop(self, entry_id: int) -> None:
        """Flag what an entry that is no longer in the calendar came to."""
        for event in self._events.get(entry_id, {}).values():
            self._remove(event)

    def finish(self) -> None:
        """Write what was collected; to be called after the last update."""
        # First: a new event may bear the name that another had until now.
        self._stored_entries.write()
        self._stored_events.write()
        self._insert_fresh()
        # What was loaded as a record may be another by now.
        self._session.expire_all()
        others = self._with_others(self._named_anew)
        if others:
            ids = [event_id for event_id, _entry in others]
            self._session.execute(
                delete(Attendee).where(Attendee.event_id.in_(among(ids)), ~Attendee.listed),
                execution_options={"synchronize_session": False},
            )
            self._insert_people(others)
        self._named_anew = []

    def _with_others(self, pairs: Sequence[tuple[int, ReadEntry]]) -> list[tuple[int, ReadEntry]]:
        """Return those of events and their entries that name other people than are stored."""
        stored: dict[int, list[Row]] = {}
        columns = [getattr(Attendee, name) for name in ATTENDEE]
        ids = [event_id for event_id, _entry in pairs]
        for row in self._session.execute(
            select(*columns)
            .where(Attendee.event_id.in_(among(ids)), ~Attendee.listed)
            .order_by(Attendee.id)
        ):
            stored.setdefault(row.event_id, []).append(tuple(row))
        return [pair for pair in pairs if people_rows([pair]) != stored.get(pair[0], [])]

    def _stays(self, change: Change, entry: ReadEntry) -> bool:
        """Whether nothing of a known entry has to be written: every event of it is there."""
        assert change.entry_id is not None
        assert self._compared is not None
        if change.kind is not ChangeKind.UNCHANGED:
            return False
        known = self._compared.by_id[change.entry_id]
        ids = {self._by_name.get((entry.key, one.recurrence_id)) for one in entry.occurrences}
        there = self._compared.listed.intersection(known.event_ids)
        return known.name == (entry.key, entry.recurrence_id) and ids <= there

    def _write(
        self,
        entry: ReadEntry,
        entry_id: int,
        occurrence: Occurrence,
        event: StoredEvent | None,
        *,
        changed: bool,
    ) -> None:
        """Write one event of an entry: `event`, else the one of that name, else a new one."""
        if event is None:
            event_id = self._by_name.get((entry.key, occurrence.recurrence_id))
            if event_id is None:
                self._fresh.append(self._rows.event(entry, entry_id, occurrence))
                self._owners.append(entry)
                return
            event = self._stored_events.load_one(event_id)
        self.occurrences += 1
        before = event.values["entry_id"]
        if before != entry_id:
            self._events.get(before, {}).pop(event.recurrence_id, None)
            self._events.setdefault(entry_id, {})[event.recurrence_id] = event
            changed = True
        written = event.set(self._rows.event_values(entry, entry_id, occurrence))
        self.moved = self.moved or not _WHEN.isdisjoint(written)
        if changed:
            self._named_anew.append((event.id, entry))

    def _remove(self, event: StoredEvent) -> None:
        event.set({"gone": True})
        self.moved = True

    def _rename(self, stored: StoredRow, entry: ReadEntry) -> None:
        """Name the events of an entry as it is named now; one whose name another bears is gone."""
        own = self._events.get(stored.id, {})
        for event in list(own.values()):
            del own[event.recurrence_id]
            is_own_time = event.recurrence_id == stored.values["recurrence_id"]
            recurrence_id = entry.recurrence_id if is_own_time else event.recurrence_id
            if self._by_name.get((entry.key, recurrence_id), event.id) != event.id:
                self._remove(event)
                continue
            del self._by_name[event.name]
            event.set({"key": entry.key, "recurrence_id": recurrence_id})
            own[event.recurrence_id] = event
            self._by_name[event.name] = event.id

    def _insert_fresh(self) -> None:
        event_ids = insert_rows(self._session, Event, EVENT, self._fresh)
        self.occurrences += len(event_ids)
        self.moved = self.moved or bool(event_ids)
        self._insert_people(zip(event_ids, self._owners, strict=True))
        self._fresh, self._owners = [], []

    def _insert_people(self, pairs: Iterable[tuple[int, ReadEntry]]) -> None:
        insert_rows(self._session, Attendee, ATTENDEE, people_rows(pairs))
