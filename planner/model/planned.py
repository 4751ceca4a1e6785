"""Which events carry something of the user's: a mark, note, goal, target, find or encounter."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, union
from sqlalchemy.orm import Session

from planner.kinds import Mark
from planner.model.calendars import Calendar, Event
from planner.model.log import Encounter, FollowUp
from planner.model.plan import EventPlan, Find, Goal, Target


@cache  # to put it together takes longer than its answer
def planned_event_ids() -> Select[int]:
    """Return a select of the ids of all events that carry something of the user's."""
    word = select(EventPlan.event_id).where(
        or_(
            EventPlan.mark != Mark.NONE,
            EventPlan.note != "",
            EventPlan.insight != "",
            EventPlan.worked != "",
            EventPlan.paper_title != "",
            EventPlan.attend_again.is_not(None),
            EventPlan.context.is_not(None),
        )
    )
    together = union(
        word,
        select(Goal.event_id),
        select(Target.event_id),
        select(Target.conference_id),
        select(Find.event_id),
        select(Encounter.event_id).where(Encounter.event_id.is_not(None)),
        select(FollowUp.event_id).where(FollowUp.event_id.is_not(None)),
    ).subquery()
    return select(together.c[0])


def carries_plan(session: Session, event_id: int) -> bool:
    """Return whether one event carries something of the user's."""
    ids = planned_event_ids().subquery()
    return session.scalar(select(ids.c[0]).where(ids.c[0] == event_id).limit(1)) is not None


def has_parts(session: Session, event_id: int) -> bool:
    """Return whether sessions, meetings or a whole calendar hang under an event."""
    part = select(Event.id).where(Event.parent_id == event_id).limit(1)
    calendar = select(Calendar.id).where(Calendar.conference_id == event_id).limit(1)
    return session.scalar(part) is not None or session.scalar(calendar) is not None


def is_within(column: Any, event_id: Any) -> ColumnElement[bool]:
    """Return the condition that a column names an event or one of its sessions.

    It is asked for each row of what is planned, which is little beside a whole programme: a join
    has SQLite begin with all the sessions.
    """
    here = or_(Event.id == event_id, Event.parent_id == event_id)
    return exists().where(Event.id == column, here)
