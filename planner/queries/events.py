"""Events as rows for lists and as records for forms."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Attendee,
    Calendar,
    Entry,
    Event,
    EventKind,
    EventPlan,
    ImportedAs,
    Presence,
    SourceKind,
)
from planner.model.lookup import folded, missing_event
from planner.model.planned import planned_event_ids
from planner.model.prepared import ask, listed, packed
from planner.queries.event_counts import FEW, EventCounts
from planner.queries.event_row import EventRow as EventRow
from planner.queries.event_row import event_row

_Query = Select[*tuple[Any, ...]]

# Exactly what a row shows: mapped objects took ten times as long.
_COLUMNS = (
    Event.id,
    Event.uid,
    Event.recurrence_id,
    Event.parent_id,
    Event.kind,
    Event.title,
    Event.start_kind,
    Event.start_wall,
    Event.start_zone,
    Event.end_kind,
    Event.end_wall,
    Event.end_zone,
    Event.location,
    Event.status,
    Event.gone,
    Event.categories,
    Calendar.zone,
    Calendar.sample,
    Calendar.zone_guessed,
    EventPlan.mark,
    EventPlan.hidden,
    EventPlan.session_kind,
    EventPlan.context,
)


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event with what the calendar and the user say of it."""

    row: EventRow
    description: str
    url: str
    note: str
    paper_title: str
    insight: str
    worked: str
    attend_again: bool | None
    people: tuple[tuple[str, str, str], ...] = field(default=())  # name, e-mail, presence
    raw: str = ""
    calendar: str = ""
    own: bool = False
    calendar_id: int = 0
    imported_as: ImportedAs = ImportedAs.EVENTS


def event_rows(
    session: Session,
    *,
    search: str = "",
    conference_id: int | None = None,
    include_hidden: bool = False,
    top_level: bool = False,
    ids: frozenset[int] | None = None,
) -> list[EventRow]:
    """Return events in order of time.

    `search` looks for each of its words in title, place, text, categories and people, accents
    and letter case aside; `conference_id` gives a conference's own sessions, meetings and breaks.
    """
    asked: dict[str, Any] = {}
    if conference_id is not None:
        asked["conference"] = conference_id
    if ids is not None:
        asked["ids"] = packed(ids)
    needles = folded(search).split()
    holding = _holding(session, needles) if needles else None
    if holding is not None and len(holding) <= FEW:
        asked["holding"] = packed(holding)
    query = _rows(frozenset(asked), top_level=top_level, include_hidden=include_hidden)
    found = list(ask(session, query, **asked))
    if holding is not None:
        found = [one for one in found if one.id in holding]
    counts = EventCounts(session, [one.id for one in found])
    zones = _zones(session, {one.parent_id or one.id for one in found})
    return [event_row(one, zones[one.parent_id or one.id], counts) for one in found]


def event_of(session: Session, event_id: int) -> EventRow:
    """Return one event, hidden or not; NotFound when there is none."""
    rows = event_rows(session, ids=frozenset({event_id}), include_hidden=True)
    if not rows:
        raise missing_event(event_id)
    return rows[0]


def event_record(session: Session, event_id: int) -> EventRecord:
    """Return one event whole; NotFound when there is none."""
    told = ask(session, _RECORD, event=event_id).one_or_none()
    if told is None:
        raise missing_event(event_id)
    row = event_of(session, event_id)
    people = ask(session, _PEOPLE, event=event_id)
    return EventRecord(
        row=row,
        description=told.description,
        url=told.url,
        note=told.note or "",
        paper_title=told.paper_title or "",
        insight=told.insight or "",
        worked=told.worked or "",
        attend_again=told.attend_again,
        people=tuple((name, email, presence.value) for name, email, presence in people),
        raw=told.raw or "",
        calendar_id=told.calendar_id,
        imported_as=told.imported_as,
        calendar=told.calendar,
        own=told.kind is SourceKind.OWN,
    )


def followed_rows(
    session: Session, now: datetime, *, everything: bool = False, hidden_too: bool = False
) -> list[EventRow]:
    """Return what one follows: conferences, events with a plan, the next two weeks."""
    rows = event_rows(session, top_level=True, include_hidden=hidden_too)
    if everything:
        return rows
    planned = set(ask(session, planned_event_ids()).scalars())
    until = now + timedelta(days=14)
    return [
        row
        for row in rows
        if row.kind is EventKind.CONFERENCE
        or row.id in planned
        or (row.local_end >= now and row.local_start <= until)
    ]


def next_event_id(session: Session, now: datetime) -> int | None:
    """Return the event to show at start: the next or running one, else the last."""
    rows = followed_rows(session, now)
    coming = [row for row in rows if row.local_end >= now]
    return coming[0].id if coming else (rows[-1].id if rows else None)


def root_of(session: Session, event_id: int) -> int | None:
    """Return the id of the event that one is part of, or its own; None without such an event."""
    return ask(session, _ROOT, event=event_id).scalar()


def is_listed(session: Session, event_id: int) -> bool:
    """Return whether there is such an event and it is not hidden."""
    return ask(session, _LISTED, event=event_id).scalar() is not None


def days_of(rows: list[EventRow]) -> list[date]:
    """Return the days on which these events begin, in their zones, in order."""
    return sorted({row.local_start.date() for row in rows})


def _zones(session: Session, roots: set[int]) -> dict[int, str]:
    """Return the zone that the parts of each event are shown in."""
    rows = ask(session, _ZONES, ids=packed(roots))
    return {
        id_: (start_zone if kind is SourceKind.OWN and start_zone else zone)
        for id_, zone, kind, start_zone in rows
    }


def _holding(session: Session, needles: list[str]) -> frozenset[int]:
    """Return the events that hold all folded words; only what is looked through is read.

    The index of the search has no use here: it leaves out what a session is about at length.
    """
    texts: dict[int, list[str]] = {}
    said = select(Event.id, Event.title, Event.location, Event.description, Event.categories)
    for id_, title, location, text, categories in session.execute(said).all():
        texts[id_] = [title, location, text, *categories]
    people = select(Attendee.event_id, Attendee.name).where(Attendee.presence == Presence.SPEAKER)
    for id_, name in session.execute(people).all():
        texts[id_].append(name)
    folds = ((id_, folded(" ".join(parts))) for id_, parts in texts.items())
    return frozenset(id_ for id_, text in folds if all(needle in text for needle in needles))


@cache
def _rows(asked: frozenset[str], *, top_level: bool, include_hidden: bool) -> _Query:
    """Return the select of events, narrowed by the parameters that are asked for."""
    query: _Query = (
        select(*_COLUMNS)
        .join(Calendar, Event.calendar_id == Calendar.id)
        .outerjoin(EventPlan, EventPlan.event_id == Event.id)
        .order_by(Event.start_at, Event.parent_id.is_not(None), Event.end_at, Event.id)
    )
    if "conference" in asked:
        query = query.where(Event.parent_id == bindparam("conference"))
    if top_level:
        query = query.where(Event.parent_id.is_(None))
    for name in asked & {"ids", "holding"}:
        query = query.where(Event.id.in_(listed(name)))
    return query if include_hidden else query.where(_SHOWN)


_SHOWN = or_(EventPlan.hidden.is_(None), ~EventPlan.hidden)
_LISTED = (
    select(Event.id)
    .outerjoin(EventPlan, EventPlan.event_id == Event.id)
    .where(Event.id == bindparam("event"), _SHOWN)
)
_ROOT = select(func.coalesce(Event.parent_id, Event.id)).where(Event.id == bindparam("event"))
_ZONES = (
    select(Event.id, Calendar.zone, Calendar.kind, Event.start_zone)
    .join(Calendar, Event.calendar_id == Calendar.id)
    .where(Event.id.in_(listed("ids")))
)
_RECORD = (
    select(Event.description, Event.url, Event.calendar_id, Entry.raw)
    .add_columns(EventPlan.note, EventPlan.paper_title, EventPlan.insight, EventPlan.worked)
    .add_columns(EventPlan.attend_again, Calendar.name.label("calendar"), Calendar.kind)
    .add_columns(Calendar.imported_as)
    .join(Calendar, Event.calendar_id == Calendar.id)
    .outerjoin(Entry, Event.entry_id == Entry.id)
    .outerjoin(EventPlan, EventPlan.event_id == Event.id)
    .where(Event.id == bindparam("event"))
)
_PEOPLE = (
    select(Attendee.name, Attendee.email, Attendee.presence)
    .where(Attendee.event_id == bindparam("event"), ~Attendee.listed)
    .order_by(Attendee.position, Attendee.id)
)
