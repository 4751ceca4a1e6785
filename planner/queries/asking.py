"""Asking somebody for a meeting before an event: what does it already, and what would."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Event, FollowUp, FollowUpStatus, Origin, Target, TargetState
from planner.queries.follow_ups import FollowUpRow
from planner.queries.proposals import Proposals


def meeting_asked(session: Session, target_id: int) -> int | None:
    """Return the id of the message that asks a target for a meeting, None where there is none."""
    return session.scalar(
        select(FollowUp.id)
        .where(FollowUp.target_id == target_id, FollowUp.origin == Origin.BEFORE)
        .where(FollowUp.status != FollowUpStatus.WAIVED)
        .order_by(FollowUp.id.desc())
        .limit(1)
    )


def meeting_row(
    session: Session, now: datetime, my_zone: str, target_id: int
) -> FollowUpRow | None:
    """Return what would ask a target for a meeting, however early, and whatever else is open.

    None for a company, after the event, and for who was met, declined or agreed.
    """
    target = session.get_one(Target, target_id)
    event = session.get_one(Event, target.conference_id)
    open_still = target.state in (TargetState.PLANNED, TargetState.ASKED)
    if target.contact_id is None or event.end_at <= now or not open_still:
        return None
    return Proposals(session, now, my_zone).asking(target, event)
