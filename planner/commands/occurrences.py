"""Which events of a series a changed series still means, and which of them are gone."""

from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from planner.commands.stored_rows import StoredEvent
from planner.formats.ics.values import Occurrence
from planner.formats.ics.window import usual_window

T = TypeVar("T")

_MOST_ROWS = 1000  # of one series; what lies beyond was cut off, not taken back


class Span:
    """The stretch of time that the occurrences of an entry speak for."""

    def __init__(self, occurrences: Sequence[Occurrence], zone: str, now: datetime) -> None:
        starts = sorted(occurrence.start.instant(zone) for occurrence in occurrences)
        window = usual_window(now.date())
        self._first = starts[0] if starts else None
        self._second = starts[1] if len(starts) > 1 else None
        self._last = starts[-1] if starts else None
        self._cut = len(starts) >= _MOST_ROWS
        self._from = window.first.replace(tzinfo=UTC)
        self._until = window.last.replace(tzinfo=UTC)

    def may_lie_outside(self, start: datetime) -> bool:
        """Whether an event that was not named was only out of the window, not taken back.

        The first occurrence is always named, whatever the window.
        """
        if self._first is None or self._last is None or self._second is None:
            return False
        before = self._first < start < min(self._from, self._second)
        after = start > self._last and (self._cut or start > self._until)
        return before or after


def pair_moved(
    own: dict[str, StoredEvent],
    occurrences: Sequence[Occurrence],
    zone: str,
    by_name: dict[tuple[str, str], int],
) -> None:
    """Give events of a changed entry the RECURRENCE-ID they have now, so that plans stay on them.

    `own` are its events by RECURRENCE-ID, `by_name` the ids of all events of the calendar by key
    and RECURRENCE-ID; both are changed in place. What is left on both sides is paired by start,
    then by day, where unique on both; a single event stays the same event whenever it takes place.
    """
    named = {occurrence.recurrence_id for occurrence in occurrences}
    events = [event for name, event in own.items() if name not in named]
    left = [o for o in occurrences if o.recurrence_id not in own]
    if not events or not left:
        return
    if len(own) == 1 and len(occurrences) == 1:
        pairs = [(events[0], left[0])]
    else:
        pairs = []
        for event_key, occurrence_key in (
            (lambda e: e.start_at, lambda o: o.start.instant(zone)),
            (lambda e: e.start.local(zone).date(), lambda o: o.start.local(zone).date()),
        ):
            found = _unique_pairs(events, left, event_key, occurrence_key)
            pairs += found
            events = [e for e in events if all(e is not one for one, _o in found)]
            left = [o for o in left if all(o is not one for _e, one in found)]
    for event, occurrence in pairs:
        if (event.key, occurrence.recurrence_id) in by_name:
            continue
        del own[event.recurrence_id], by_name[event.name]
        event.set({"recurrence_id": occurrence.recurrence_id})
        own[event.recurrence_id] = event
        by_name[event.name] = event.id


def _unique_pairs(
    events: Sequence[StoredEvent],
    occurrences: Sequence[Occurrence],
    event_key: Callable[[StoredEvent], Hashable],
    occurrence_key: Callable[[Occurrence], Hashable],
) -> list[tuple[StoredEvent, Occurrence]]:
    ours, theirs = _unique(events, event_key), _unique(occurrences, occurrence_key)
    return [(event, theirs[key]) for key, event in ours.items() if key in theirs]


def _unique(items: Sequence[T], key: Callable[[T], Hashable]) -> dict[Hashable, T]:
    groups: dict[Hashable, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {value: group[0] for value, group in groups.items() if len(group) == 1}
