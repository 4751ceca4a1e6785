"""Taking the sample conference away again, with the people who were only invented for it."""

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from planner.model import (
    Attendee,
    Calendar,
    Contact,
    Encounter,
    Event,
    FollowUp,
    Participant,
    Target,
)
from planner.model.lookup import folded


def remove_sample(session: Session) -> int:
    """Take away every calendar marked as the sample, with its events; returns how many.

    People who were only ever met or wanted there go with it; they are invented.
    """
    ids = list(session.scalars(select(Calendar.id).where(Calendar.sample)))
    if not ids:
        return 0
    events = select(Event.id).where(Event.calendar_id.in_(ids))
    inside = list(
        session.scalars(
            select(Event.id).where(or_(Event.calendar_id.in_(ids), Event.parent_id.in_(events)))
        )
    )
    invented = _only_known_from(session, inside)
    session.execute(
        update(Calendar).where(Calendar.conference_id.in_(events)).values(conference_id=None)
    )
    session.flush()
    session.execute(delete(Event).where(Event.calendar_id.in_(ids)))
    session.execute(delete(Calendar).where(Calendar.id.in_(ids)))
    session.execute(delete(Contact).where(Contact.id.in_(invented)))
    session.expire_all()
    return len(ids)


def _only_known_from(session: Session, event_ids: list[int]) -> list[int]:
    """Return the contacts whom nothing but targets and encounters at these events knows."""
    inside = or_(Target.event_id.in_(event_ids), Target.conference_id.in_(event_ids))
    there = set(session.scalars(select(Target.contact_id).where(inside)))
    met = select(Participant.contact_id).join(Encounter, Participant.encounter_id == Encounter.id)
    there |= set(session.scalars(met.where(Encounter.event_id.in_(event_ids))))
    elsewhere = set(session.scalars(select(Target.contact_id).where(~inside)))
    elsewhere |= set(
        session.scalars(
            met.where(or_(Encounter.event_id.is_(None), Encounter.event_id.not_in(event_ids)))
        )
    )
    outside = or_(FollowUp.event_id.is_(None), FollowUp.event_id.not_in(event_ids))
    elsewhere |= set(session.scalars(select(FollowUp.contact_id).where(outside)))
    elsewhere |= set(session.scalars(select(FollowUp.other_id).where(outside)))
    listed = {
        folded(name)
        for name in session.scalars(select(Attendee.name).where(Attendee.event_id.in_(event_ids)))
    }
    return [
        contact.id
        for contact in session.scalars(
            select(Contact).where(Contact.id.in_(there - elsewhere - {None}), ~Contact.is_me)
        )
        if folded(contact.name) in listed
    ]
