"""What is still to be done, promises first, then by date."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import BindParameter, Select, String, bindparam, func, or_, select, type_coerce
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
from planner.model.prepared import among, ask, listed, packed
from planner.queries.events import root_of
from planner.queries.last_words import day_of


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
    kind: FollowUpKind | None = None,
    ids: Collection[int] | None = None,
) -> list[FollowUpRow]:
    """Return follow-ups, of one event with its sessions or of all: pending promises first, then
    by due date; what is closed comes last. `kind` and `ids` say which, where not all are asked for.
    """
    if event_id is not None and root_of(session, event_id) is None:
        raise missing_event(event_id)
    asked = {"event": event_id} if event_id is not None else {}
    query = _rows(of_event=bool(asked))
    if only_pending:
        query = query.where(FollowUp.status.in_(PENDING))
    if kind is not None:
        query = query.where(FollowUp.kind == kind)
    if ids is not None:
        query = query.where(FollowUp.id.in_(among(ids)))
    met, today = _LastMet(session), cache(partial(day_of, now))
    rows = []
    for *told, confirmed_at in ask(session, query, **asked).all():
        known = dict(zip(_TOLD, told, strict=True))
        days = (known["due"] - today(known["zone"])).days
        overdue = days < 0 and known["status"].pending
        row = FollowUpRow(**known, days=days, overdue=overdue)
        rows.append(met.questioned(row, confirmed_at))
    return sorted(rows, key=_order)


def follow_up_ids(
    session: Session, event_id: int | None = None, *, only_pending: bool = False
) -> list[int]:
    """Return the ids of the follow-ups of an event with its sessions, or of all."""
    query = select(FollowUp.id).order_by(FollowUp.id)
    if only_pending:
        query = query.where(FollowUp.status.in_(PENDING))
    if event_id is not None:
        query = query.join(Event, FollowUp.event_id == Event.id).where(
            or_(Event.id == event_id, Event.parent_id == event_id)
        )
    return list(ask(session, query).scalars().all())


class _LastMet:
    """The last encounters that put the date of what was to be done in question."""

    def __init__(self, session: Session) -> None:
        self._work_days = work_days_of(session)
        whom = ask(session, _MET_SINCE).scalars().all()
        self._last = {
            row.contact_id: (row.at, row.logged_at, row.zone)
            for row in (ask(session, _MEETINGS, whom=packed(whom)).all() if whom else ())
        }

    def questioned(self, row: FollowUpRow, confirmed_at: datetime | None) -> FollowUpRow:
        """Return a row with the day its person was met since the date was set, and what follows.

        A promise stays due when it is due. What the encounter itself brought is no question.
        """
        found = self._last.get(row.contact_id)
        if found is None or row.kind is FollowUpKind.PROMISE or not row.pending:
            return row
        at, logged_at, zone = found
        looked_at = max(row.created_at, confirmed_at or row.created_at)
        if logged_at <= looked_at or at <= row.created_at:
            return row
        met = day_of(at, zone)
        days = (row.due - day_of(row.created_at, row.zone)).days
        due = next_work_day(met + timedelta(days=max(days, 1)), self._work_days)
        return replace(row, met_since=met, move_to=due)


def _order(row: FollowUpRow) -> tuple[object, ...]:
    promised = row.kind is FollowUpKind.PROMISE
    return (not row.pending, not (promised and row.pending), row.due, row.id)


# What a row tells that stands in the file, in the order it is asked for.
_TOLD: dict[str, Any] = {
    **{
        column.key: column
        for column in (
            FollowUp.id,
            FollowUp.uid,
            FollowUp.kind,
            FollowUp.status,
            FollowUp.contact_id,
            FollowUp.other_id,
            FollowUp.participant_id,
            FollowUp.event_id,
            FollowUp.text,
            FollowUp.channel,
            FollowUp.due,
            FollowUp.zone,
            FollowUp.created_at,
            FollowUp.closed_at,
            FollowUp.draft,
            FollowUp.origin,
            FollowUp.after_id,
            FollowUp.target_id,
        )
    },
    "timing": type_coerce(FollowUp.timing, String),
    "person": func.coalesce(func.nullif(Contact.name, ""), FollowUp.person),
    "organisation": func.coalesce(Organisation.name, ""),
    "event": func.coalesce(Event.title, ""),
    "conference_id": func.coalesce(Event.parent_id, Event.id),
    "code": func.coalesce(Participant.code, Target.code, ""),
}


@cache
def _rows(*, of_event: bool) -> Select[*tuple[Any, ...]]:
    query = (
        select(*_TOLD.values(), FollowUp.confirmed_at)
        .outerjoin(Contact, FollowUp.contact_id == Contact.id)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .outerjoin(Event, FollowUp.event_id == Event.id)
        .outerjoin(Participant, FollowUp.participant_id == Participant.id)
        .outerjoin(Target, FollowUp.target_id == Target.id)
    )
    event: BindParameter[int] = bindparam("event")
    return query.where(or_(Event.id == event, Event.parent_id == event)) if of_event else query


PENDING = tuple(status for status in FollowUpStatus if status.pending)

_MEETINGS = (
    select(Participant.contact_id, Encounter.at, Encounter.logged_at, Encounter.zone)
    .join(Encounter, Participant.encounter_id == Encounter.id)
    .where(Participant.contact_id.in_(listed("whom")))
    .order_by(Encounter.at, Encounter.id)
)
# Whom: few, of all who were ever met.
_MET_SINCE = (
    select(FollowUp.contact_id)
    .distinct()
    .join(Participant, Participant.contact_id == FollowUp.contact_id)
    .join(Encounter, Participant.encounter_id == Encounter.id)
    .where(FollowUp.status.in_(PENDING), FollowUp.kind != FollowUpKind.PROMISE)
    .where(Encounter.at > FollowUp.created_at, Encounter.logged_at > FollowUp.created_at)
    .where(Encounter.logged_at > func.coalesce(FollowUp.confirmed_at, FollowUp.created_at))
)
