"""What is still to be done, promises first, then by date."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Channel,
    Contact,
    Encounter,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Origin,
    Participant,
    Target,
)
from planner.model.due import next_work_day
from planner.model.lookup import missing_event, work_days_of
from planner.model.prepared import ask
from planner.queries.events import root_of
from planner.times import zone_or_utc


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up, or one that is only proposed: then its id is below 0.

    `overdue` and `days` (until it is due) are reckoned in its own zone. `met_since` is the
    day its person was met after its date was last looked at; `move_to` is then proposed.
    """

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
    days: int = 0
    zone: str = "UTC"
    origin: Origin = Origin.NONE
    after_id: int | None = None
    target_id: int | None = None
    other_id: int | None = None
    met_since: date | None = None
    move_to: date | None = None

    @property
    def proposed(self) -> bool:
        """Whether it is only proposed."""
        return self.id < 0

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
    ids: Collection[int] | None = None,
) -> list[FollowUpRow]:
    """Return follow-ups, of one event with its sessions or of all: pending promises first, then
    by due date; what is closed comes last. `ids` are those asked for, where not all are."""
    if event_id is not None and root_of(session, event_id) is None:
        raise missing_event(event_id)
    asked = {"event": event_id} if event_id is not None else {}
    query = _rows(bool(asked))
    if ids is not None:
        query = query.where(FollowUp.id.in_(ids))
    met = _LastMet(session)
    rows = []
    for step, name, organisation, event, code in session.execute(query, asked):
        if only_pending and not step.status.pending:
            continue
        today = now.astimezone(zone_or_utc(step.zone)).date()
        since, move_to = met.since(step)
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
                days=(step.due - today).days,
                zone=step.zone,
                origin=step.origin,
                after_id=step.after_id,
                target_id=step.target_id,
                other_id=step.other_id,
                met_since=since,
                move_to=move_to,
            )
        )
    return sorted(rows, key=_order)


def follow_up_ids(session: Session, event_id: int | None = None) -> list[int]:
    """Return the ids of the follow-ups of an event with its sessions, or of all."""
    query = select(FollowUp.id).order_by(FollowUp.id)
    if event_id is not None:
        query = query.join(Event, FollowUp.event_id == Event.id).where(
            or_(Event.id == event_id, Event.parent_id == event_id)
        )
    return list(session.scalars(query))


class _LastMet:
    """The last encounter of every contact: it puts the date of what was to be done in question."""

    def __init__(self, session: Session) -> None:
        self._work_days = work_days_of(session)
        self._last = {
            row.contact_id: (row.at, row.logged_at, row.zone)
            for row in ask(session, _MEETINGS).all()
        }

    def since(self, step: FollowUp) -> tuple[date | None, date | None]:
        """Return when the person was met since the date was set, and the date that proposes.

        A promise stays due when it is due. What the encounter itself brought is no question.
        """
        found = self._last.get(step.contact_id)
        if found is None or step.kind is FollowUpKind.PROMISE or not step.status.pending:
            return None, None
        at, logged_at, zone = found
        looked_at = max(step.created_at, step.confirmed_at or step.created_at)
        if logged_at <= looked_at or at <= step.created_at:
            return None, None
        met = at.astimezone(zone_or_utc(zone)).date()
        days = (step.due - step.created_at.astimezone(zone_or_utc(step.zone)).date()).days
        return met, next_work_day(met + timedelta(days=max(days, 1)), self._work_days)


def _order(row: FollowUpRow) -> tuple[object, ...]:
    promised = row.kind is FollowUpKind.PROMISE
    return (not row.pending, not (promised and row.pending), row.due, row.id)


@cache
def _rows(of_event: bool) -> Select[*tuple[Any, ...]]:
    query = (
        select(
            FollowUp,
            Contact.name,
            Organisation.name,
            Event,
            func.coalesce(Participant.code, Target.code, ""),
        )
        .outerjoin(Contact, FollowUp.contact_id == Contact.id)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .outerjoin(Event, FollowUp.event_id == Event.id)
        .outerjoin(Participant, FollowUp.participant_id == Participant.id)
        .outerjoin(Target, FollowUp.target_id == Target.id)
    )
    event: BindParameter[int] = bindparam("event")
    return query.where(or_(Event.id == event, Event.parent_id == event)) if of_event else query


_MEETINGS = (
    select(Participant.contact_id, Encounter.at, Encounter.logged_at, Encounter.zone)
    .join(Encounter, Participant.encounter_id == Encounter.id)
    .where(Participant.contact_id.is_not(None))
    .order_by(Encounter.at, Encounter.id)
)
