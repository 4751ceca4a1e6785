"""Keeping the message that was drafted for a follow-up."""

from datetime import datetime

from sqlalchemy.orm import Session

from planner.commands.follow_ups import edit_follow_up, set_status
from planner.errors import NotFound
from planner.i18n import _
from planner.model import FollowUp, FollowUpStatus

_NOT_YET = (FollowUpStatus.OPEN, FollowUpStatus.POSTPONED)


def save_draft(session: Session, follow_up_id: int, draft: str, now: datetime) -> None:
    """Keep a drafted message; the follow-up then counts as drafted, emptied it is open again.

    One that is sent or closed keeps its status.
    """
    edit_follow_up(session, follow_up_id, draft=draft)
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None:
        raise NotFound(_("There is no follow-up {id}.").format(id=follow_up_id))
    if draft.strip() and follow_up.status in _NOT_YET:
        set_status(session, [follow_up_id], FollowUpStatus.DRAFTED, now)
    elif not draft.strip() and follow_up.status is FollowUpStatus.DRAFTED:
        set_status(session, [follow_up_id], FollowUpStatus.OPEN, now)
