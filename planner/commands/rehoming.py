"""Targets whose event became part of a conference, or left it: codes stay unique."""

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from planner.commands import counters
from planner.model import Event, Find, Participant, Target


def adopt_targets(session: Session, conference_id: int, former_id: int | None = None) -> None:
    """Give the targets of events that now lie in a conference codes of that conference.

    A code is kept where nobody there ever had it. The event itself becomes the first find.
    `former_id` is the conference these events were in before, whose targets come along.
    """
    session.flush()
    inside = select(Event.id).where(Event.parent_id == conference_id)
    moving = session.scalars(
        select(Target)
        .where(or_(Target.conference_id.in_(inside), Target.conference_id == former_id))
        .order_by(Target.conference_id, Target.position, Target.id)
    ).all()
    for target in moving:
        number = int(target.code[1:])
        if number <= counters.last(session, counters.TARGET_CODE, conference_id):
            number = counters.take(session, counters.TARGET_CODE, conference_id)
            session.execute(
                update(Participant)
                .where(Participant.target_id == target.id)
                .values(code=f"T{number}")
            )
        counters.reserve_up_to(session, counters.TARGET_CODE, conference_id, number)
        target.code, target.conference_id = f"T{number}", conference_id
        if target.event_id == former_id:
            target.event_id = conference_id
        session.flush()
        _find_at_own_event(session, target)


def release_targets(session: Session, conference_id: int) -> None:
    """Prepare for sessions that become events of their own: their codes start after these.

    The targets stay those of the conference, so that it can be made one again without loss.
    """
    last = counters.last(session, counters.TARGET_CODE, conference_id)
    alone = session.scalars(
        select(Find.event_id)
        .join(Target, Find.target_id == Target.id)
        .where(Target.conference_id == conference_id)
        .union(select(Target.event_id).where(Target.conference_id == conference_id))
    )
    for event_id in sorted(set(alone) - {conference_id}):
        counters.reserve_up_to(session, counters.TARGET_CODE, event_id, last)


def _find_at_own_event(session: Session, target: Target) -> None:
    if target.event_id == target.conference_id:
        return
    known = session.scalar(
        select(Find.id).where(Find.target_id == target.id, Find.event_id == target.event_id)
    )
    if known is None:
        session.add(Find(target_id=target.id, event_id=target.event_id, position=-1))
        session.flush()
