"""What is still to be done, promises first, then by date."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Channel,
    Contact,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Participant,
)
from planner.model.lookup import get_event
from planner.times import zone_or_utc


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up. `overdue` is reckoned in its own zone."""

    id: int
    uid: str
    kind: FollowUpKind
    status: FollowUpStatus
    code: str
    person: str
    contact_id: int | None
    organisation: str
    text: str
    due: date
    overdue: bool
    channel: Channel
    timing: str
    event_id: int | None
    event: str
    conference_id: int | None
    participant_id: int | None
    draft: str
    created_at: datetime
    closed_at: datetime | None = None

    @property
    def pending(self) -> bool:
        """Whether it is still to be done."""
        return self.status.pending


def follow_up_rows(
    session: Session,
    now: datetime,
    event_id: int | None = None,
    *,
    only_pending: bool = False,
) -> list[FollowUpRow]:
    """Return follow-ups, of one event with its sessions or of all: pending promises first, then
    by due date; what is closed comes last."""
    query = (
        select(FollowUp, Contact.name, Organisation.name, Event, Participant.code)
        .outerjoin(Contact, FollowUp.contact_id == Contact.id)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .outerjoin(Event, FollowUp.event_id == Event.id)
        .outerjoin(Participant, FollowUp.participant_id == Participant.id)
    )
    if event_id is not None:
        get_event(session, event_id)
        query = query.where(or_(Event.id == event_id, Event.parent_id == event_id))
    rows = []
    for step, name, organisation, event, code in session.execute(query):
        if only_pending and not step.status.pending:
            continue
        today = now.astimezone(zone_or_utc(step.zone)).date()
        rows.append(
            FollowUpRow(
                id=step.id,
                uid=step.uid,
                kind=step.kind,
                status=step.status,
                code=code or "",
                person=name or step.person,
                contact_id=step.contact_id,
                organisation=organisation or "",
                text=step.text,
                due=step.due,
                overdue=step.status.pending and step.due < today,
                channel=step.channel,
                timing=step.timing.value,
                event_id=step.event_id,
                event=event.title if event else "",
                conference_id=event.root_id if event else None,
                participant_id=step.participant_id,
                draft=step.draft,
                created_at=step.created_at,
                closed_at=step.closed_at,
            )
        )
    return sorted(rows, key=_order)


def _order(row: FollowUpRow) -> tuple[object, ...]:
    promised = row.kind is FollowUpKind.PROMISE
    return (not row.pending, not (promised and row.pending), row.due, row.id)
