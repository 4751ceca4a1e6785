"""Writing one calendar's entries and the events they come to."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from planner.commands.import_changes import Change, ChangeKind
from planner.commands.occurrences import Span, pair_moved
from planner.formats.ics.values import Occurrence, ReadEntry
from planner.model import Attendee, Entry, Event, EventKind, Presence, time_columns

Progress = Callable[[int, int], None]

_BATCH = 500


class EntryWriter:
    """Writes read entries into one calendar, as sessions of a conference or as events."""

    def __init__(
        self,
        session: Session,
        calendar_id: int,
        conference_id: int | None,
        zone: str,
        now: datetime,
    ) -> None:
        """`conference_id` None writes separate events; `zone` is the zone they are shown in."""
        self.occurrences = 0
        self._session = session
        self._calendar_id = calendar_id
        self._conference_id = conference_id
        self._zone = zone
        self._now = now
        self._stored = {
            entry.id: entry
            for entry in session.scalars(select(Entry).where(Entry.calendar_id == calendar_id))
        }
        self._events: dict[int, dict[str, Event]] = {}
        self._by_name: dict[tuple[str, str], Event] = {}
        if self._stored:
            for event in session.scalars(
                select(Event).where(Event.calendar_id == calendar_id, Event.entry_id.is_not(None))
            ):
                self._events.setdefault(event.entry_id or 0, {})[event.recurrence_id] = event
                self._by_name[event.key, event.recurrence_id] = event
        self._fresh: list[tuple[dict[str, Any], ReadEntry]] = []
        self._named_anew: list[tuple[int, ReadEntry]] = []

    def add(self, entries: Sequence[ReadEntry], progress: Progress | None = None) -> None:
        """Add entries the calendar did not have, in batches.

        An override of a series takes over the event that the series had at that time.
        """
        for start in range(0, len(entries), _BATCH):
            batch = entries[start : start + _BATCH]
            entry_ids = self._session.scalars(
                insert(Entry).returning(Entry.id, sort_by_parameter_order=True),
                [self._entry_values(entry) for entry in batch],
            ).all()
            for entry, entry_id in zip(batch, entry_ids, strict=True):
                for occurrence in entry.occurrences:
                    event = self._by_name.get((entry.key, occurrence.recurrence_id))
                    self._write(entry, entry_id, occurrence, event, changed=True)
            self._insert_fresh()
            if progress is not None:
                progress(start + len(batch), len(entries))

    def update(self, change: Change, entry: ReadEntry) -> None:
        """Bring a known entry up to date; its events keep their ids and so all that is planned."""
        assert change.entry_id is not None
        stored = self._stored[change.entry_id]
        renamed = (stored.key, stored.recurrence_id) != (entry.key, entry.recurrence_id)
        if change.kind is ChangeKind.UNCHANGED and not renamed and len(entry.occurrences) == 1:
            self.occurrences += 1
            return
        changed = change.kind is ChangeKind.CHANGED
        if renamed:
            self._rename(stored, entry)
        if renamed or changed:
            _set(stored, self._entry_values(entry))
        own = self._events.setdefault(stored.id, {})
        if changed:
            pair_moved(own, entry.occurrences, self._zone, self._by_name)
        left = dict(own)
        for occurrence in entry.occurrences:
            event = left.pop(occurrence.recurrence_id, None)
            event = event or self._by_name.get((entry.key, occurrence.recurrence_id))
            self._write(entry, stored.id, occurrence, event, changed=changed)
        if changed:
            span = Span(entry.occurrences, self._zone, self._now)
            for event in left.values():
                if not span.may_lie_outside(event.start_at):
                    event.gone = True

    def cancel(self, change: Change, entry: ReadEntry) -> None:
        """Take back one occurrence, or all of an entry, as METHOD:CANCEL asks."""
        own = self._events.get(change.entry_id or 0, {})
        one = own.get(entry.recurrence_id) if entry.recurrence_id else None
        for event in [one] if one is not None else own.values():
            self.occurrences += 1
            event.status = "CANCELLED"

    def drop(self, entry_id: int) -> None:
        """Flag what an entry that is no longer in the calendar came to."""
        for event in self._events.get(entry_id, {}).values():
            event.gone = True

    def finish(self) -> None:
        """Write what was collected; to be called after the last update."""
        self._insert_fresh()
        ids = [event_id for event_id, _entry in self._named_anew]
        for start in range(0, len(ids), _BATCH):
            self._session.execute(
                delete(Attendee).where(
                    Attendee.event_id.in_(ids[start : start + _BATCH]), ~Attendee.listed
                )
            )
        self._insert_people(self._named_anew)
        self._named_anew = []

    def _write(
        self,
        entry: ReadEntry,
        entry_id: int,
        occurrence: Occurrence,
        event: Event | None,
        *,
        changed: bool,
    ) -> None:
        values = self._event_values(entry, entry_id, occurrence)
        if event is None:
            self._fresh.append((values, entry))
            return
        self.occurrences += 1
        if event.entry_id != entry_id:
            self._events.get(event.entry_id or 0, {}).pop(event.recurrence_id, None)
            self._events.setdefault(entry_id, {})[event.recurrence_id] = event
            changed = True
        # Where an event hangs may be the user's doing.
        _set(event, {n: v for n, v in values.items() if n not in ("parent_id", "kind")})
        if changed:
            self._named_anew.append((event.id, entry))

    def _rename(self, stored: Entry, entry: ReadEntry) -> None:
        own = self._events.get(stored.id, {})
        for event in list(own.values()):
            del self._by_name[event.key, event.recurrence_id]
            if event.recurrence_id == stored.recurrence_id:
                del own[event.recurrence_id]
                event.recurrence_id = entry.recurrence_id
                own[event.recurrence_id] = event
            event.key = entry.key
            self._by_name[event.key, event.recurrence_id] = event

    def _insert_fresh(self) -> None:
        if not self._fresh:
            return
        event_ids = self._session.scalars(
            insert(Event).returning(Event.id, sort_by_parameter_order=True),
            [values for values, _entry in self._fresh],
        ).all()
        self.occurrences += len(event_ids)
        owners = [entry for _values, entry in self._fresh]
        self._fresh = []
        self._insert_people(list(zip(event_ids, owners, strict=True)))

    def _insert_people(self, pairs: Sequence[tuple[int, ReadEntry]]) -> None:
        rows = [
            {
                "event_id": event_id,
                "presence": Presence(person.presence),
                "name": person.name,
                "email": person.email,
                "title": person.title,
                "organisation": person.organisation,
                "link": "",
                "place": "",
                "note": "",
                "listed": False,
                "position": position,
            }
            for event_id, entry in pairs
            for position, person in enumerate(entry.people)
        ]
        if rows:
            self._session.execute(insert(Attendee), rows)

    def _entry_values(self, entry: ReadEntry) -> dict[str, Any]:
        return {
            "calendar_id": self._calendar_id,
            "key": entry.key,
            "recurrence_id": entry.recurrence_id,
            "uid": entry.uid,
            "raw": entry.raw,
            "content_hash": entry.content_hash,
        }

    def _event_values(
        self, entry: ReadEntry, entry_id: int, occurrence: Occurrence
    ) -> dict[str, Any]:
        within = self._conference_id is not None
        return {
            "calendar_id": self._calendar_id,
            "entry_id": entry_id,
            "parent_id": self._conference_id,
            "kind": EventKind.SESSION if within else EventKind.EVENT,
            "key": entry.key,
            "recurrence_id": occurrence.recurrence_id,
            "uid": entry.uid,
            "title": entry.title,
            "description": entry.description,
            "location": entry.location,
            "url": entry.url,
            "status": entry.status,
            "categories": list(entry.categories),
            "content_hash": entry.content_hash,
            "gone": False,
            **_whole_seconds(time_columns(occurrence.start, occurrence.end, self._zone)),
        }


def _whole_seconds(values: dict[str, Any]) -> dict[str, Any]:
    """Return times as the store keeps them, so that comparing finds no difference that is none."""
    for name in ("start_at", "end_at"):
        values[name] = values[name].astimezone(UTC).replace(microsecond=0)
    return values


def _set(row: Entry | Event, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
