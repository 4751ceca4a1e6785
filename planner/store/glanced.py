"""Events and what hangs on them, read by plain SQL into what their rows are made of."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from planner.kinds import Context, EventKind, Mark, SessionKind
from planner.times import TimeKind

_COLUMNS = (
    "e.id, e.uid, e.recurrence_id, e.parent_id, e.kind, e.title, e.start_kind, e.start_wall, "
    "e.start_zone, e.end_kind, e.end_wall, e.end_zone, e.location, e.status, e.gone, "
    "e.categories, c.zone, c.sample, c.zone_guessed, p.mark, p.hidden, p.session_kind, p.context"
)


@dataclass(frozen=True, slots=True)
class GlancedEvent:
    """The columns of an event that its row is made of."""

    id: int
    uid: str
    recurrence_id: str
    parent_id: int | None
    kind: EventKind
    title: str
    start_kind: TimeKind
    start_wall: datetime
    start_zone: str
    end_kind: TimeKind | None
    end_wall: datetime | None
    end_zone: str
    location: str
    status: str
    gone: bool
    categories: list[str]
    zone: str
    sample: bool
    zone_guessed: bool
    mark: Mark | None
    hidden: bool
    session_kind: SessionKind | None
    context: Context | None


@dataclass(slots=True)
class GlancedCounts:
    """What hangs on the events, by their ids."""

    goals: dict[int, int] = field(default_factory=dict)
    encounters: dict[int, int] = field(default_factory=dict)
    targets: dict[int, int] = field(default_factory=dict)
    codes: dict[int, list[str]] = field(default_factory=dict)
    speakers: dict[int, list[str]] = field(default_factory=dict)


def glanced_events(file: sqlite3.Connection, condition: str, order: str) -> list[GlancedEvent]:
    """Return the events that a condition on `e` and its plan `p` holds for, in order."""
    found = file.execute(
        f"SELECT {_COLUMNS} FROM event e JOIN calendar c ON c.id = e.calendar_id "
        f"LEFT JOIN event_plan p ON p.event_id = e.id WHERE {condition} ORDER BY {order}"
    )
    return [_event(row) for row in found]


def _event(row: Sequence[Any]) -> GlancedEvent:
    (*head, kind, title, start_kind, start_wall, start_zone, end_kind, end_wall, end_zone) = row[
        :12
    ]
    location, status, gone, categories, zone, sample, guessed, mark, hidden, of, context = row[12:]
    id_, uid, recurrence_id, parent_id = head
    return GlancedEvent(
        id=id_,
        uid=uid,
        recurrence_id=recurrence_id,
        parent_id=parent_id,
        kind=EventKind(kind),
        title=title,
        start_kind=TimeKind(start_kind),
        start_wall=datetime.fromisoformat(start_wall),
        start_zone=start_zone,
        end_kind=TimeKind(end_kind) if end_kind else None,
        end_wall=datetime.fromisoformat(end_wall) if end_wall else None,
        end_zone=end_zone,
        location=location,
        status=status,
        gone=bool(gone),
        categories=json.loads(categories),
        zone=zone,
        sample=bool(sample),
        zone_guessed=bool(guessed),
        mark=Mark(mark) if mark else None,
        hidden=bool(hidden),
        session_kind=SessionKind(of) if of else None,
        context=Context(context) if context else None,
    )


def glanced_counts(file: sqlite3.Connection, event_ids: Iterable[int]) -> GlancedCounts:
    """Return what hangs on some events."""
    ids, counts = listed(event_ids), GlancedCounts()
    for table, told in (("goal", counts.goals), ("encounter", counts.encounters)):
        told.update(
            file.execute(
                f"SELECT event_id, count(*) FROM {table} "
                f"WHERE event_id IN ({ids}) GROUP BY event_id"
            )
        )
    codes = file.execute(
        f"SELECT event_id, id, code FROM target WHERE event_id IN ({ids}) "
        f"UNION SELECT conference_id, id, code FROM target WHERE conference_id IN ({ids}) "
        f"UNION SELECT f.event_id, t.id, t.code FROM find f JOIN target t ON t.id = f.target_id "
        f"WHERE f.event_id IN ({ids})"
    )
    for event_id, _id, code in sorted(codes, key=lambda one: (int(one[2][1:]), one)):
        counts.targets[event_id] = counts.targets.get(event_id, 0) + 1
        counts.codes.setdefault(event_id, []).append(code)
    speakers = file.execute(
        f"SELECT event_id, name FROM attendee WHERE presence = 'speaker' "
        f"AND event_id IN ({ids}) ORDER BY event_id, position, id"
    )
    for event_id, name in speakers:
        counts.speakers.setdefault(event_id, []).append(name)
    return counts


def listed(ids: Iterable[int]) -> str:
    """Return ids as SQL lists them."""
    return ",".join(str(int(id_)) for id_ in ids)
