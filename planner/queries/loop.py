"""How far one event has got on its way from the first mark to the last follow-up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Label,
    Select,
    bindparam,
    func,
    join,
    or_,
    select,
)
from sqlalchemy.orm import Session

from planner.model import (
    Contact,
    Encounter,
    Event,
    EventPlan,
    Find,
    FollowUp,
    FollowUpKind,
    Goal,
    GoalState,
    Mark,
    Organisation,
    Participant,
    Sheet,
    Target,
    TargetState,
)
from planner.model.lookup import zone_of
from planner.model.planned import is_within
from planner.model.prepared import ask
from planner.queries.events import EventRow, event_rows
from planner.queries.follow_ups import PENDING
from planner.times import zone_or_utc

_WAITING = (TargetState.PLANNED, TargetState.ASKED, TargetState.AGREED)


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done for one event. `row` is the event, `judged` the targets with a last word."""

    row: EventRow
    sessions: int
    marked: int
    goals: int
    goals_open: int
    targets: int
    judged: int
    people_logged: int
    sheets: int
    pending: int
    reviewed: bool


def progress_of(session: Session, event_id: int) -> Progress | None:
    """Return how far an event with its sessions has got; None when there is no such event."""
    rows = event_rows(session, ids=frozenset({event_id}), include_hidden=True)
    told = ask(session, _PROGRESS, event=event_id).one()
    if not rows:
        return None
    return Progress(
        row=rows[0],
        sessions=told.sessions,
        marked=told.marked,
        goals=told.goals,
        goals_open=told.goals_open,
        targets=told.targets,
        judged=told.judged,
        people_logged=told.people_logged,
        sheets=told.sheets,
        pending=told.pending,
        reviewed=bool(told.reviewed),
    )


def _progress() -> Select[*tuple[Any, ...]]:
    """Return one select for all the counts: one by one they took ten times as long."""
    event: Any = bindparam("event", type_=Integer)
    within = partial(is_within, event_id=event)

    def count(name: str, table: Any, *conditions: ColumnElement[bool]) -> Label[int]:
        query = select(func.count()).select_from(table).where(*conditions)
        return query.scalar_subquery().label(name)

    encounters = join(Participant, Encounter, Participant.encounter_id == Encounter.id)
    words = (EventPlan.attend_again.is_not(None), EventPlan.insight != "", EventPlan.worked != "")
    mine = Target.conference_id == event
    return select(
        count("sessions", Event, Event.parent_id == event),
        count("marked", EventPlan, within(EventPlan.event_id), EventPlan.mark != Mark.NONE),
        count("goals", Goal, Goal.event_id == event),
        count("goals_open", Goal, Goal.event_id == event, Goal.state == GoalState.OPEN),
        count("targets", Target, mine),
        count("judged", Target, mine, Target.state.not_in(_WAITING)),
        count("people_logged", encounters, within(Encounter.event_id)),
        count("sheets", Sheet, Sheet.event_id == event),
        count("pending", FollowUp, within(FollowUp.event_id), FollowUp.status.in_(PENDING)),
        count("reviewed", EventPlan, EventPlan.event_id == event, or_(*words)),
    )


_PROGRESS = _progress()
_PENDING_STEPS = (
    select(FollowUp.kind, FollowUp.due, FollowUp.zone, func.count().label("steps"))
    .where(FollowUp.status.in_(PENDING))
    .group_by(FollowUp.kind, FollowUp.due, FollowUp.zone)
)


@dataclass(frozen=True, slots=True)
class DueCount:
    """How much is due by today, over all events: promises among all follow-ups."""

    promises: int
    all: int


def due_count(session: Session, now: datetime) -> DueCount:
    """Return how many follow-ups are due today or overdue, each reckoned in its own zone."""
    promises = others = 0
    for kind, day, zone, steps in ask(session, _PENDING_STEPS).all():
        if day <= _today(now, zone):
            promises += steps if kind is FollowUpKind.PROMISE else 0
            others += steps if kind is not FollowUpKind.PROMISE else 0
    return DueCount(promises, promises + others)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session or meeting at which somebody is to be met; `start` in the zone of the event."""

    event_id: int
    title: str
    start: datetime
    place: str
    people: tuple[tuple[str, str], ...]


def meetings_soon(session: Session, now: datetime, ahead: timedelta) -> list[Meeting]:
    """Return where people to meet can be found that begins within the time, the nearest first."""
    found = session.execute(
        select(Event, Target.code, Contact.name, Organisation.name)
        .join(Find, Find.event_id == Event.id)
        .join(Target, Find.target_id == Target.id)
        .outerjoin(Contact, Target.contact_id == Contact.id)
        .outerjoin(Organisation, Target.organisation_id == Organisation.id)
        .where(Event.start_at > now, Event.start_at <= now + ahead)
        .where(~Event.gone, Target.state.in_(_WAITING))
        .order_by(Event.start_at, Event.id, Target.id)
    )
    people: dict[int, list[tuple[str, str]]] = {}
    events: dict[int, Event] = {}
    for event, code, name, company in found:
        events[event.id] = event
        people.setdefault(event.id, []).append((code, name or company or ""))
    return [
        Meeting(
            event.id,
            event.title,
            event.start_at.astimezone(zone_or_utc(zone_of(session, event))),
            event.location,
            tuple(people[event.id]),
        )
        for event in events.values()
    ]


def _today(now: datetime, zone: str) -> date:
    return now.astimezone(zone_or_utc(zone)).date()
