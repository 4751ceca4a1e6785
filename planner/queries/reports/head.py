"""The head of a report: event, place, organiser and zones."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.formats.pdf.report import Head
from planner.model import Attendee, Event, EventPlan, Presence
from planner.model.lookup import zone_of
from planner.times import zone_or_utc


def head_of(session: Session, event: Event, my_zone: str) -> Head:
    """Return the head of a sheet for an event; `my_zone` is the user's own zone."""
    zone = zone_of(session, event)
    plan = session.scalar(select(EventPlan).where(EventPlan.event_id == event.id))
    organiser = session.scalar(
        select(Attendee.name)
        .where(Attendee.event_id == event.id, Attendee.presence == Presence.ORGANISER)
        .limit(1)
    )
    parent = session.get(Event, event.parent_id) if event.parent_id else None
    venue, _comma, address = event.location.partition(", ")
    ahead = _minutes_ahead(event.start_at, zone, my_zone)
    return Head(
        title=(plan.paper_title if plan else "") or event.title,
        venue=parent.title if parent else venue,
        address="" if parent else address,
        room=event.location if parent else "",
        organiser=organiser or "",
        zone=zone,
        my_zone=my_zone if ahead else "",
        my_zone_minutes=ahead,
    )


def _minutes_ahead(at: datetime, zone: str, my_zone: str) -> int:
    theirs = at.astimezone(zone_or_utc(zone)).utcoffset()
    mine = at.astimezone(zone_or_utc(my_zone)).utcoffset()
    assert theirs is not None
    assert mine is not None
    return int((mine - theirs).total_seconds() // 60)
