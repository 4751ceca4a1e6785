"""What is still to be done: adding follow-ups, and every word on how far they got."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.errors import BadInput, NotFound
from planner.i18n import _
from planner.model import Channel, FollowUp, FollowUpKind, FollowUpStatus, Timing


@dataclass(frozen=True)
class Step:
    """One thing to do. Either `contact_id` or `person` says for whom; `event_id` where it arose."""

    kind: FollowUpKind
    text: str
    due: date
    zone: str
    contact_id: int | None = None
    person: str = ""
    channel: Channel = Channel.OTHER
    timing: Timing = Timing.DATE
    event_id: int | None = None
    participant_id: int | None = None
    other_id: int | None = None


def add_follow_up(session: Session, step: Step, now: datetime) -> int:
    """Add a follow-up and return its id."""
    follow_up = FollowUp(
        uid=f"{uuid.uuid4()}@planner",
        kind=step.kind,
        text=step.text.strip(),
        due=step.due,
        zone=step.zone,
        contact_id=step.contact_id,
        other_id=step.other_id,
        participant_id=step.participant_id,
        event_id=step.event_id,
        person=step.person,
        channel=step.channel,
        timing=step.timing,
        created_at=now,
    )
    session.add(follow_up)
    session.flush()
    return follow_up.id


def set_status(
    session: Session, follow_up_ids: Sequence[int], status: FollowUpStatus, now: datetime
) -> list[str]:
    """Say how far follow-ups got: drafted, sent, answered, done, waived, open again.

    Returns whom each is for.
    """
    people = []
    for follow_up_id in follow_up_ids:
        follow_up = _load(session, follow_up_id)
        follow_up.status = status
        follow_up.closed_at = None if status.pending else now
        people.append(follow_up.person or follow_up.text)
    return people


def put_off(session: Session, follow_up_ids: Sequence[int], due: date) -> None:
    """Put follow-ups off to another day."""
    for follow_up_id in follow_up_ids:
        follow_up = _load(session, follow_up_id)
        if not follow_up.status.pending:
            raise BadInput(_("Follow-up {id} is closed already.").format(id=follow_up_id))
        follow_up.due, follow_up.timing = due, Timing.DATE
        follow_up.status = FollowUpStatus.POSTPONED


def edit_follow_up(
    session: Session,
    follow_up_id: int,
    *,
    text: str | None = None,
    due: date | None = None,
    channel: Channel | None = None,
    draft: str | None = None,
) -> None:
    """Change what is to be done, when, by what means, or its drafted message."""
    follow_up = _load(session, follow_up_id)
    if text is not None:
        follow_up.text = text.strip()
    if due is not None:
        follow_up.due, follow_up.timing = due, Timing.DATE
    if channel is not None:
        follow_up.channel = channel
    if draft is not None:
        follow_up.draft = draft


def remove_follow_ups(session: Session, follow_up_ids: Sequence[int]) -> None:
    """Remove follow-ups."""
    for follow_up_id in follow_up_ids:
        session.delete(_load(session, follow_up_id))


def _load(session: Session, follow_up_id: int) -> FollowUp:
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None:
        raise NotFound(_("There is no follow-up {id}.").format(id=follow_up_id))
    return follow_up
