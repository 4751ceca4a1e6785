"""Events as rows for lists and as records for forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from planner.model import (
    Attendee,
    Calendar,
    Encounter,
    Entry,
    Event,
    EventKind,
    EventPlan,
    Find,
    Goal,
    ImportedAs,
    Mark,
    Presence,
    SourceKind,
    Target,
)
from planner.model.lookup import folded, get_event
from planner.model.planned import planned_event_ids
from planner.times import Moment

_FEW = 500  # as many ids as a query names one by one


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event for a list. `local_start` is aware, in `zone`, the zone it is shown in."""

    id: int
    uid: str
    recurrence_id: str
    parent_id: int | None
    kind: EventKind
    title: str
    start: Moment
    end: Moment | None
    zone: str
    local_start: datetime
    local_end: datetime
    location: str
    status: str
    gone: bool
    hidden: bool
    mark: Mark
    categories: tuple[str, ...]
    speakers: tuple[str, ...]
    goals: int
    targets: int
    encounters: int
    codes: tuple[str, ...] = ()
    sample: bool = False
    zone_guessed: bool = False

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says it does not take place."""
        return self.status == "CANCELLED"


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
    query = (
        select(Event, Calendar, EventPlan.mark, EventPlan.hidden)
        .join(Calendar, Event.calendar_id == Calendar.id)
        .outerjoin(EventPlan, EventPlan.event_id == Event.id)
        .order_by(Event.start_at, Event.parent_id.is_not(None), Event.end_at, Event.id)
    )
    if conference_id is not None:
        query = query.where(Event.parent_id == conference_id)
    if top_level:
        query = query.where(Event.parent_id.is_(None))
    if ids is not None:
        query = query.where(Event.id.in_(ids))
    if not include_hidden:
        query = query.where(or_(EventPlan.hidden.is_(None), ~EventPlan.hidden))
    found = session.execute(query).all()
    counts = _Counts(session, [event.id for event, *_rest in found])
    zones = _parent_zones(session)
    rows = [
        _row(event, calendar, mark, bool(hidden), counts, zones)
        for event, calendar, mark, hidden in found
    ]
    needles = folded(search).split()
    if not needles:
        return rows
    texts = {event.id: event.description for event, *_rest in found}
    return [row for row in rows if all(map(_searched(row, texts[row.id]).__contains__, needles))]


def event_record(session: Session, event_id: int) -> EventRecord:
    """Return one event whole; NotFound when there is none."""
    event = get_event(session, event_id)
    row = event_rows(session, ids=frozenset({event_id}), include_hidden=True)[0]
    plan = session.scalar(select(EventPlan).where(EventPlan.event_id == event_id))
    calendar = session.get(Calendar, event.calendar_id)
    people = session.execute(
        select(Attendee.name, Attendee.email, Attendee.presence)
        .where(Attendee.event_id == event_id, ~Attendee.listed)
        .order_by(Attendee.position, Attendee.id)
    )
    raw = session.scalar(select(Entry.raw).where(Entry.id == event.entry_id))
    return EventRecord(
        row=row,
        description=event.description,
        url=event.url,
        note=plan.note if plan else "",
        paper_title=plan.paper_title if plan else "",
        insight=plan.insight if plan else "",
        worked=plan.worked if plan else "",
        attend_again=plan.attend_again if plan else None,
        people=tuple((name, email, presence.value) for name, email, presence in people),
        raw=raw or "",
        calendar_id=event.calendar_id,
        imported_as=calendar.imported_as if calendar else ImportedAs.EVENTS,
        calendar=calendar.name if calendar else "",
        own=bool(calendar and calendar.kind is SourceKind.OWN),
    )


def followed_rows(session: Session, now: datetime, *, everything: bool = False) -> list[EventRow]:
    """Return what one follows: conferences, events with a plan, the next two weeks."""
    rows = event_rows(session, top_level=True)
    if everything:
        return rows
    planned = set(session.scalars(planned_event_ids()))
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


def days_of(rows: list[EventRow]) -> list[date]:
    """Return the days on which these events begin, in their zones, in order."""
    return sorted({row.local_start.date() for row in rows})


class _Counts:
    """How much of the user's hangs on each of some events; read for all when they are many."""

    def __init__(self, session: Session, event_ids: Sequence[int]) -> None:
        few = list(event_ids) if len(event_ids) <= _FEW else None

        def within(column: Any) -> ColumnElement[bool]:
            return true() if few is None else column.in_(few)

        def grouped(column: Any) -> Mapping[int, int]:
            query = select(column, func.count()).where(within(column)).group_by(column)
            return {id_: count for id_, count in session.execute(query) if id_ is not None}

        self.goals = grouped(Goal.event_id)
        self.encounters = grouped(Encounter.event_id)
        self.codes: dict[int, list[str]] = {}
        self.targets: dict[int, int] = {}
        pairs: set[tuple[int, int, str]] = set()
        for column in (Target.event_id, Target.conference_id):
            query = select(column, Target.id, Target.code).where(within(column))
            pairs.update((event_id, id_, code) for event_id, id_, code in session.execute(query))
        found = select(Find.event_id, Target.id, Target.code).join(
            Target, Find.target_id == Target.id
        )
        pairs.update(
            (event_id, id_, code)
            for event_id, id_, code in session.execute(found.where(within(Find.event_id)))
        )
        for event_id, _target_id, code in sorted(pairs, key=lambda p: (int(p[2][1:]), p)):
            self.targets[event_id] = self.targets.get(event_id, 0) + 1
            self.codes.setdefault(event_id, []).append(code)
        self.speakers: dict[int, list[str]] = {}
        for event_id, name in session.execute(
            select(Attendee.event_id, Attendee.name)
            .where(Attendee.presence == Presence.SPEAKER, within(Attendee.event_id))
            .order_by(Attendee.position, Attendee.id)
        ):
            self.speakers.setdefault(event_id, []).append(name)


def _parent_zones(session: Session) -> dict[int, str]:
    rows = session.execute(
        select(Event.id, Calendar.zone, Calendar.kind, Event.start_zone)
        .join(Calendar, Event.calendar_id == Calendar.id)
        .where(Event.id.in_(select(Event.parent_id).where(Event.parent_id.is_not(None))))
    )
    return {
        id_: (start_zone if kind is SourceKind.OWN and start_zone else zone)
        for id_, zone, kind, start_zone in rows
    }


def _row(
    event: Event,
    calendar: Calendar,
    mark: Mark | None,
    hidden: bool,
    counts: _Counts,
    zones: Mapping[int, str],
) -> EventRow:
    zone = zones.get(event.parent_id or event.id) or calendar.zone
    if calendar.kind is SourceKind.OWN and event.parent_id is None and event.start_zone:
        zone = event.start_zone
    start = event.start.local(zone)
    end = event.end.local(zone) if event.end else start
    if event.end is None and event.start.all_day:
        end = Moment.of_date(event.start_wall + timedelta(days=1)).local(zone)
    return EventRow(
        id=event.id,
        uid=event.uid,
        recurrence_id=event.recurrence_id,
        parent_id=event.parent_id,
        kind=event.kind,
        title=event.title,
        start=event.start,
        end=event.end,
        zone=zone,
        local_start=start,
        local_end=end,
        location=event.location,
        status=event.status,
        gone=event.gone,
        hidden=hidden,
        mark=mark or Mark.NONE,
        categories=tuple(event.categories),
        speakers=tuple(counts.speakers.get(event.id, ())),
        goals=counts.goals.get(event.id, 0),
        targets=counts.targets.get(event.id, 0),
        encounters=counts.encounters.get(event.id, 0),
        codes=tuple(counts.codes.get(event.id, ())),
        sample=calendar.sample,
        zone_guessed=calendar.zone_guessed,
    )


def _searched(row: EventRow, text: str) -> str:
    return folded(" ".join((row.title, row.location, text, *row.categories, *row.speakers)))
