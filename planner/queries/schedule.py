"""The schedule of an event, whole or part by part, with the text that search looks through."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, String, bindparam, case, cast, func, or_, select, union
from sqlalchemy.orm import Session

from planner.model import Event, EventKind, EventPlan
from planner.model.lookup import get_event, missing_event, zone_of
from planner.model.planned import is_within, planned_event_ids
from planner.model.prepared import ask, listed, packed
from planner.queries.events import EventRow, event_rows, root_of
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
    root = _root(session, event_id)
    return root, 1 + ask(session, _COUNT, event=root).scalar_one()


def schedule_ids(session: Session, event_id: int) -> tuple[int, ...]:
    """Return the ids of a schedule: the event's, then those of its sessions in order of time."""
    root = _root(session, event_id)
    return (root, *json.loads(ask(session, _PARTS, event=root).scalar_one()))


def schedule_part(session: Session, ids: Sequence[int]) -> SchedulePart:
    """Return these events of a schedule; those that are there no longer are left out."""
    rows = event_rows(session, ids=frozenset(ids), include_hidden=True)
    texts = ask(session, _TEXTS, ids=packed(ids)).all()
    return SchedulePart(tuple(rows), dict(texts))


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
    found: set[date] = set()
    for kind, start in ask(session, _STARTS, event=event_id).all():
        if kind is TimeKind.UTC:
            found.add(Moment(kind, datetime.fromisoformat(start)).local(zone).date())
        else:
            found.add(date.fromisoformat(start))
    return tuple(sorted(found))


def planned_ids(session: Session, event_id: int) -> frozenset[int]:
    """Return which events of a schedule carry something of the user's, hidden ones too."""
    return frozenset(ask(session, _planned(), event=event_id).scalars().all())


def has_visible_part(session: Session, event_id: int) -> bool:
    """Return whether any session of an event is not hidden."""
    return ask(session, _VISIBLE_PART, event=event_id).scalar() is not None


def _root(session: Session, event_id: int) -> int:
    root = root_of(session, event_id)
    if root is None:
        raise missing_event(event_id)
    return root


@cache
def _planned() -> Select[Any]:
    planned = union(planned_event_ids(), select(EventPlan.event_id)).subquery()
    # Asked for each of what is planned, which is little beside a whole programme.
    return select(planned.c[0]).where(is_within(planned.c[0], bindparam("event")))


_PART = Event.parent_id == bindparam("event")
_COUNT = select(func.count()).select_from(Event).where(_PART)
_PARTS = select(
    # As one value: row by row ten thousand would keep all others from the interpreter.
    func.json_group_array(
        select(Event.id)
        .where(_PART)
        .order_by(Event.start_at, Event.end_at, Event.id)
        .subquery()
        .c.id
    )
)
_TEXTS = select(Event.id, Event.description).where(Event.id.in_(listed("ids")))
# What is not told in UTC lies on the day that it says itself.
_WALL = cast(Event.start_wall, String)
_STARTS = (
    select(
        Event.start_kind,
        case((Event.start_kind == TimeKind.UTC, _WALL), else_=func.substr(_WALL, 1, 10)),
    )
    .distinct()
    .where(_PART)
)
_VISIBLE_PART = (
    select(Event.id)
    .outerjoin(EventPlan, EventPlan.event_id == Event.id)
    .where(_PART, or_(EventPlan.hidden.is_(None), ~EventPlan.hidden))
    .limit(1)
)
