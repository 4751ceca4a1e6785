"""What is still to be done: adding follow-ups, and every word on how far they got."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from planner.errors import BadInput, NotFound
from planner.i18n import _
from planner.model import (
    Channel,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Origin,
    Target,
    TargetState,
    Timing,
)


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
    origin: Origin = Origin.NONE
    after_id: int | None = None
    target_id: int | None = None


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
        # The thirty days of the card stay what they are when they are put off.
        origin=Origin.WARM if step.timing is Timing.WARM else step.origin,
        after_id=step.after_id,
        target_id=step.target_id,
        created_at=now,
        draft="",
    )
    session.add(follow_up)
    session.flush()
    return follow_up.id


def set_status(
    session: Session, follow_up_ids: Sequence[int], status: FollowUpStatus, now: datetime
) -> list[str]:
    """Say how far follow-ups got: drafted, sent, answered, done, waived, open again.

    Sending what asks for a meeting sets its target asked, and opening that again takes it
    back. Returns whom each is for.
    """
    people = []
    for follow_up_id in follow_up_ids:
        follow_up = _load(session, follow_up_id)
        follow_up.status = status
        follow_up.closed_at = None if status.pending else now
        _tell_target(session, follow_up)
        people.append(follow_up.person or follow_up.text)
    return people


def take_on(
    session: Session,
    steps: Sequence[Step],
    now: datetime,
    status: FollowUpStatus = FollowUpStatus.OPEN,
) -> list[int]:
    """Make follow-ups of what was proposed, which got so far already; return their ids.

    Letting a proposal go makes one that is waived, so that it is not proposed again.
    """
    added = [add_follow_up(session, step, now) for step in steps]
    if status is not FollowUpStatus.OPEN:
        set_status(session, added, status, now)
    return added


def adopt(session: Session, step: Step, now: datetime, /, **changes: Any) -> int:
    """Make a follow-up of one that was proposed, changed as `edit_follow_up` does; its id."""
    (follow_up_id,) = take_on(session, [step], now)
    edit_follow_up(session, follow_up_id, **changes)
    return follow_up_id


def say_status(
    session: Session,
    follow_up_ids: Sequence[int],
    steps: Sequence[Step],
    status: FollowUpStatus,
    now: datetime,
) -> list[int]:
    """Say how far follow-ups and proposals got, in one; return the ids of those made."""
    set_status(session, follow_up_ids, status, now)
    return take_on(session, steps, now, status)


def confirm_dates(
    session: Session,
    follow_up_ids: Sequence[int],
    now: datetime,
    due: date | None = None,
) -> None:
    """Keep the dates of follow-ups after their people were met again, or move them to `due`."""
    for follow_up_id in follow_up_ids:
        follow_up = _load(session, follow_up_id)
        follow_up.confirmed_at = now
        if due is not None:
            follow_up.due, follow_up.timing = due, Timing.DATE


def put_off(
    session: Session,
    follow_up_ids: Sequence[int],
    due: date,
    now: datetime,
    steps: Sequence[Step] = (),
) -> None:
    """Put follow-ups off to another day, and proposals, which become follow-ups by it."""
    for follow_up_id in [*follow_up_ids, *take_on(session, steps, now)]:
        follow_up = _load(session, follow_up_id)
        if not follow_up.status.pending:
            raise BadInput(_("Follow-up {id} is closed already.").format(id=follow_up_id))
        follow_up.due, follow_up.timing = due, Timing.DATE
        follow_up.status = FollowUpStatus.POSTPONED
        follow_up.confirmed_at = now


def edit_follow_up(session: Session, follow_up_id: int, /, **changes: Any) -> None:
    """Change a follow-up: text, due (a day), channel, draft, other_id, asked_first, asked_other."""
    follow_up = _load(session, follow_up_id)
    for name, value in changes.items():
        match name:
            case "text":
                follow_up.text = value.strip()
            case "due":
                follow_up.due, follow_up.timing = value, Timing.DATE
            case "channel" | "draft" | "other_id" | "asked_first" | "asked_other":
                setattr(follow_up, name, value)
            case _:
                raise ValueError(f"no such field of a follow-up: {name}")


def remove_follow_ups(session: Session, follow_up_ids: Sequence[int]) -> None:
    """Remove follow-ups; what came after one stays."""
    for follow_up_id in follow_up_ids:
        session.execute(
            update(FollowUp).where(FollowUp.after_id == follow_up_id).values(after_id=None)
        )
        session.delete(_load(session, follow_up_id))
        session.flush()


def _tell_target(session: Session, follow_up: FollowUp) -> None:
    """Set the person asked who was asked for a meeting: that is the word of who pressed "sent"."""
    if follow_up.origin is not Origin.BEFORE or follow_up.target_id is None:
        return
    target = session.get_one(Target, follow_up.target_id)
    if follow_up.status is FollowUpStatus.SENT and target.state is TargetState.PLANNED:
        target.state = TargetState.ASKED
    elif follow_up.status.pending and target.state is TargetState.ASKED:
        target.state = TargetState.PLANNED


def _load(session: Session, follow_up_id: int) -> FollowUp:
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None:
        raise NotFound(_("There is no follow-up {id}.").format(id=follow_up_id))
    return follow_up
