"""The rows of the store that a read entry comes to: the entry, its events, and who is listed."""

from collections.abc import Callable, Iterable
from typing import Any

from planner.formats.ics.values import Occurrence, ReadEntry
from planner.model import EventKind, Presence, time_columns
from planner.model.bulk import Row
from planner.times import Moment

ENTRY = ("calendar_id", "key", "recurrence_id", "uid", "raw", "content_hash", "block_hash")
TIMES = (
    "start_kind",
    "start_wall",
    "start_zone",
    "end_kind",
    "end_wall",
    "end_zone",
    "start_at",
    "end_at",
)
EVENT = (
    "calendar_id",
    "entry_id",
    "parent_id",
    "kind",
    "key",
    "recurrence_id",
    "uid",
    "title",
    "description",
    "location",
    "url",
    "status",
    "categories",
    "content_hash",
    "gone",
    *TIMES,
)
ATTENDEE = (
    "event_id",
    "presence",
    "name",
    "email",
    "title",
    "organisation",
    "link",
    "place",
    "note",
    "listed",
    "position",
)
# Where an event hangs may be the user's doing: it is written once.
_THE_USERS = ("parent_id", "kind")
# What is compared, and written anew, of an event that is there.
WRITTEN_AGAIN = tuple(name for name in EVENT if name not in _THE_USERS)


class EntryRows:
    """Makes the rows of one calendar, whose events are sessions of a conference or separate."""

    def __init__(
        self,
        calendar_id: int,
        conference_id: int | None,
        zone: str,
        block_hash: Callable[[ReadEntry], str],
    ) -> None:
        """`conference_id` None makes separate events; `zone` is the zone they are shown in.

        `block_hash` tells by which hash the block of an entry is known again.
        """
        self._calendar_id = calendar_id
        self._conference_id = conference_id
        self._kind = EventKind.EVENT if conference_id is None else EventKind.SESSION
        self._zone = zone
        self._block_hash = block_hash
        # Of what takes place at the same time the columns are reckoned once.
        self._times: dict[tuple[Moment, Moment | None], Row] = {}

    def entry(self, entry: ReadEntry) -> Row:
        """Return the row of an entry, in the order of `ENTRY`."""
        return (
            self._calendar_id,
            entry.key,
            entry.recurrence_id,
            entry.uid,
            entry.raw,
            entry.content_hash,
            self._block_hash(entry),
        )

    def event(self, entry: ReadEntry, entry_id: int, occurrence: Occurrence) -> Row:
        """Return the row of an event, in the order of `EVENT`."""
        _recurrence_id, start, end = occurrence
        times = self._times.get((start, end)) or self._reckoned(start, end)
        return (
            self._calendar_id,
            entry_id,
            self._conference_id,
            self._kind,
            entry.key,
            occurrence.recurrence_id,
            entry.uid,
            entry.title,
            entry.description,
            entry.location,
            entry.url,
            entry.status,
            entry.categories,
            entry.content_hash,
            False,
            *times,
        )

    def entry_values(self, entry: ReadEntry) -> dict[str, Any]:
        """Return by name what a stored entry has to say."""
        return dict(zip(ENTRY, self.entry(entry), strict=True))

    def event_values(
        self, entry: ReadEntry, entry_id: int, occurrence: Occurrence
    ) -> dict[str, Any]:
        """Return by name what a stored event has to say, besides where it hangs."""
        values = dict(zip(EVENT, self.event(entry, entry_id, occurrence), strict=True))
        values["categories"] = list(entry.categories)
        for name in _THE_USERS:
            del values[name]
        return values

    def _reckoned(self, start: Moment, end: Moment | None) -> Row:
        values = time_columns(start, end, self._zone)
        # As the store keeps them, so that comparing finds no difference that is none.
        for name in ("start_at", "end_at"):
            values[name] = values[name].replace(microsecond=0)
        times = tuple(values[name] for name in TIMES)
        self._times[start, end] = times
        return times


def people_rows(pairs: Iterable[tuple[int, ReadEntry]]) -> list[Row]:
    """Return the rows of those listed at events, in the order of `ATTENDEE`."""
    presences = {presence.value: presence for presence in Presence}
    return [
        (
            event_id,
            presences[person.presence],
            person.name,
            person.email,
            person.title,
            person.organisation,
            "",
            "",
            "",
            False,
            position,
        )
        for event_id, entry in pairs
        for position, person in enumerate(entry.people)
    ]
