"""Whether so much hangs on an event that what is read of it comes in several pieces."""

from functools import cache

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from planner.model import Encounter, Event, FollowUp, Target
from planner.model.planned import is_within

FEW_TO_MEET = 60  # as many people to meet are read and shown at once
FEW_MET = 60  # and as many conversations, or follow-ups
FEW_SESSIONS = 400  # and the pages of an event that has as many


def is_large(session: Session, event_id: int | None = None) -> bool:
    """Return whether much hangs on the whole of an event, or on all together for None.

    That is many sessions, people to meet, conversations or follow-ups.
    """
    of_one = event_id is not None
    return bool(session.scalar(_question(of_one), {"event": event_id} if of_one else {}))


@cache  # put together once: that takes longer than the answer
def _question(of_one: bool) -> Select[tuple[bool]]:
    # Asked for is the first beyond a few: all the others need not be counted.
    met = select(Target.id).limit(1).offset(FEW_TO_MEET)
    parts = select(Event.id).limit(1).offset(FEW_SESSIONS)
    logged = select(Encounter.id).limit(1).offset(FEW_MET)
    steps = select(FollowUp.id).limit(1).offset(FEW_MET)
    if of_one:
        one = aliased(Event)
        whole = func.coalesce(one.parent_id, one.id)
        root = select(whole).where(one.id == bindparam("event")).scalar_subquery()
        met = met.where(Target.conference_id == root)
        parts = parts.where(Event.parent_id == root)
        logged = logged.where(is_within(Encounter.event_id, bindparam("event")))
        steps = steps.where(is_within(FollowUp.event_id, bindparam("event")))
    return select(or_(*(many.exists() for many in (met, parts, logged, steps))))
