"""Keeping the message that was drafted for a follow-up, and ticking it ready to be sent."""

from datetime import datetime

from sqlalchemy.orm import Session

from planner.commands.follow_ups import edit_follow_up, set_status
from planner.errors import BadInput, NotFound
from planner.i18n import _
from planner.model import FollowUp, FollowUpStatus

_NOT_YET = (FollowUpStatus.OPEN, FollowUpStatus.POSTPONED)


def save_draft(
    session: Session, follow_up_id: int, draft: str, now: datetime, *, generic: bool = False
) -> None:
    """Keep a drafted message. One that was ready and is empty or generic now is open again."""
    edit_follow_up(session, follow_up_id, draft=draft)
    follow_up = _load(session, follow_up_id)
    if follow_up.status is FollowUpStatus.DRAFTED and (generic or not draft.strip()):
        set_status(session, [follow_up_id], FollowUpStatus.OPEN, now)


def tick_ready(
    session: Session, follow_up_id: int, now: datetime, *, ready: bool = True, generic: bool = False
) -> None:
    """Tick a draft ready to be sent, or take the tick back.

    Raises BadInput for one that is empty, or `generic`: it could have been written to anybody.
    One that is sent or closed keeps its status.
    """
    follow_up = _load(session, follow_up_id)
    if not ready:
        if follow_up.status is FollowUpStatus.DRAFTED:
            set_status(session, [follow_up_id], FollowUpStatus.OPEN, now)
        return
    if not follow_up.draft.strip():
        raise BadInput(_("There is no message yet that could be ready."))
    if generic:
        raise BadInput(_("Generic: add one detail. This could have been written to anybody."))
    if follow_up.status in _NOT_YET:
        set_status(session, [follow_up_id], FollowUpStatus.DRAFTED, now)


def _load(session: Session, follow_up_id: int) -> FollowUp:
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None:
        raise NotFound(_("There is no follow-up {id}.").format(id=follow_up_id))
    return follow_up
