"""The schedule of an event, whole or part by part, with the text that search looks through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, cast, exists, func, or_, select, union
from sqlalchemy.orm import Session

from planner.model import Event, EventKind, EventPlan
from planner.model.lookup import get_event, zone_of
from planner.model.planned import planned_event_ids
from planner.queries.events import EventRow, event_rows
from planner.times import Moment, TimeKind


@dataclass(frozen=True, slots=True)
class Schedule:
    """An event with all that takes place within it, in order of time, hidden ones too.

    `texts` are descriptions by the id of the event. A plain event is its own only session.
    """

    event: EventRow
    sessions: tuple[EventRow, ...]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class SchedulePart:
    """Some events of a schedule in order of time, with their descriptions by id."""

    sessions: tuple[EventRow, ...]
    texts: Mapping[int, str]


def schedule_of(session: Session, event_id: int) -> Schedule:
    """Return the schedule of an event, or of the one it is part of; NotFound without one."""
    ids = schedule_ids(session, event_id)
    return joined(ids[0], [schedule_part(session, ids)])


def schedule_size(session: Session, event_id: int) -> tuple[int, int]:
    """Return the id of the event whose schedule an event is in, and how many are in it."""
    root = get_event(session, event_id).root_id
    count = select(func.count()).select_from(Event).where(Event.parent_id == root)
    return root, 1 + (session.scalar(count) or 0)


def schedule_ids(session: Session, event_id: int) -> tuple[int, ...]:
    """Return the ids of a schedule: the event's, then those of its sessions in order of time."""
    root = get_event(session, event_id).root_id
    parts = (
        select(Event.id)
        .where(Event.parent_id == root)
        .order_by(Event.start_at, Event.end_at, Event.id)
    )
    return (root, *session.scalars(parts))


def schedule_part(session: Session, ids: Sequence[int]) -> SchedulePart:
    """Return these events of a schedule; those that are there no longer are left out."""
    rows = event_rows(session, ids=frozenset(ids), include_hidden=True)
    texts = session.execute(select(Event.id, Event.description).where(Event.id.in_(ids)))
    return SchedulePart(tuple(rows), {row.id: row.description for row in texts})


def joined(root: int, parts: Sequence[SchedulePart]) -> Schedule:
    """Return the schedule that its parts make up, which came in order of time."""
    rows = [row for part in parts for row in part.sessions]
    event = next(row for row in rows if row.id == root)
    if event.kind is EventKind.CONFERENCE:
        rows.remove(event)
    else:
        rows.sort(key=lambda row: (row.local_start, row.id))
    return Schedule(
        event, tuple(rows), {id_: text for part in parts for id_, text in part.texts.items()}
    )


def schedule_days(session: Session, event_id: int) -> tuple[date, ...]:
    """Return the days on which the sessions of an event begin, in its zone, in order."""
    zone = zone_of(session, get_event(session, event_id))
    of_parts = Event.parent_id == event_id
    # What is not told in UTC lies on the day that it says itself.
    said = cast(Event.start_wall, String)
    days = select(func.substr(said, 1, 10)).distinct().where(Event.start_kind != TimeKind.UTC)
    found = {date.fromisoformat(day) for day in session.scalars(days.where(of_parts))}
    walls = select(Event.start_wall).distinct().where(Event.start_kind == TimeKind.UTC)
    for wall in session.scalars(walls.where(of_parts)):
        found.add(Moment(TimeKind.UTC, wall).local(zone).date())
    return tuple(sorted(found))


def planned_ids(session: Session, event_id: int) -> frozenset[int]:
    """Return which events of a schedule carry something of the user's, hidden ones too."""
    planned = union(planned_event_ids(), select(EventPlan.event_id)).subquery()
    # Asked for each of what is planned, which is little beside a whole programme.
    within = exists().where(
        Event.id == planned.c[0], or_(Event.id == event_id, Event.parent_id == event_id)
    )
    return frozenset(session.scalars(select(planned.c[0]).where(within)))


def has_visible_part(session: Session, event_id: int) -> bool:
    """Return whether any session of an event is not hidden."""
    part = (
        select(Event.id)
        .outerjoin(EventPlan, EventPlan.event_id == Event.id)
        .where(Event.parent_id == event_id, or_(EventPlan.hidden.is_(None), ~EventPlan.hidden))
    )
    return session.scalar(part.limit(1)) is not None
