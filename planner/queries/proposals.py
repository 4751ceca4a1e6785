"""What could be done next for people with whom nothing is open: one step per person at a time."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import chain

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from planner.model import (
    Address,
    AddressKind,
    Channel,
    Contact,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Origin,
    Participant,
    Target,
    TargetState,
    Timing,
)
from planner.model.due import (
    NUDGE_FROM,
    NUDGE_UNTIL,
    WEEK_DAYS,
    again_due,
    next_work_day,
    rhythm_due,
)
from planner.model.lookup import work_days_of, zone_of
from planner.model.prepared import ask
from planner.queries.follow_ups import PENDING, FollowUpRow
from planner.queries.last_words import MESSAGES, REACHED, LastWords, day_of

# A rhythm is told of a week ahead; an unanswered message and a missed one lose their sense.
_AHEAD = 7
_NUDGE_STALE, _MISSED_STALE = 30, 30
# Meetings are asked for in the weeks before an event, and a week before it at the latest.
_ASK_FROM, _ASK_UNTIL = 28, 7
_ROUND = 2  # days by which SQL asks for more, as days end with their zone
_FULL_STARS = 3

_ORDER = (Origin.NUDGE, Origin.MISSED, Origin.BEFORE, Origin.AGAIN, Origin.WARM)


def proposal_rows(
    session: Session,
    now: datetime,
    my_zone: str,
    event_id: int | None = None,
    *,
    of_all: bool = False,
) -> list[FollowUpRow]:
    """Return what is proposed, at most one for each person, of one event or of all.

    Nobody is in it with whom anything is still to be done. A message without an answer brings
    a nudge after three days, due after seven; thirty days that are done bring sixty; a rhythm
    brings its next word a week ahead; who was planned but not met may be written to anyway;
    and before an event its people may be asked for a meeting. Of all events together only
    those with three stars are, unless `of_all` asks for what each event would show.
    """
    whole = of_all or event_id is not None
    return Proposals(session, now, my_zone).rows(event_id, whole=whole)


class Proposals:
    """What the proposals are told from; each part is read when it is wanted."""

    def __init__(self, session: Session, now: datetime, my_zone: str) -> None:
        self._session, self._now, self._my_zone = session, now, my_zone
        self._work_days = work_days_of(session)
        self._last = LastWords(session, my_zone)
        self._zones: dict[int, str] = {}

    def rows(self, event_id: int | None, *, whole: bool) -> list[FollowUpRow]:
        """Return the proposals, the nearest first."""
        busy = self._busy()
        best: dict[int, FollowUpRow] = {}
        every = [
            *self._nudges(),
            *self._missed(),
            *self._before(whole=whole),
            *self._again(),
            *self._warm(),
        ]
        for row in sorted(every, key=lambda row: _ORDER.index(row.origin)):
            if row.contact_id is not None and row.contact_id not in busy:
                best.setdefault(row.contact_id, row)
        here = [row for row in best.values() if event_id in (None, row.event_id, row.conference_id)]
        return sorted(here, key=lambda row: (row.due, -row.id))

    def asking(self, target: Target, event: Event) -> FollowUpRow:
        """Return what asks a target for a meeting: a week ahead, or today where it is late."""
        zone = self._zone(event)
        latest = day_of(event.start_at, zone) - timedelta(days=_ASK_UNTIL)
        due = max(self._today(zone), latest)
        return self._of_target(Origin.BEFORE, target, due, zone, event)

    def _zone(self, event: Event) -> str:
        if event.id not in self._zones:
            self._zones[event.id] = zone_of(self._session, event)
        return self._zones[event.id]

    def _busy(self) -> set[int | None]:
        """Return with whom something is still to be done."""
        pending = select(FollowUp.contact_id, FollowUp.other_id).where(FollowUp.status.in_(PENDING))
        return set(chain.from_iterable(ask(self._session, pending).all()))

    @cached_property
    def _followed(self) -> set[int]:
        """After which follow-ups another one came."""
        after = select(FollowUp.after_id).where(FollowUp.after_id.is_not(None))
        return set(ask(self._session, after).scalars().all())

    @cached_property
    def _targeted(self) -> set[int]:
        """For which people to meet there is a follow-up."""
        targets = select(FollowUp.target_id).where(FollowUp.target_id.is_not(None))
        return set(ask(self._session, targets).scalars().all())

    def _nudges(self) -> Iterator[FollowUpRow]:
        lately = self._now - timedelta(days=_NUDGE_STALE + _ROUND)
        told = (
            select(FollowUp.id, FollowUp.contact_id, FollowUp.status, FollowUp.origin)
            .add_columns(FollowUp.closed_at, FollowUp.zone)
            .where(FollowUp.status.in_(REACHED), FollowUp.kind.in_(MESSAGES))
            .where(FollowUp.closed_at > lately)
            .order_by(FollowUp.closed_at, FollowUp.id)
        )
        newest = {row.contact_id: row for row in ask(self._session, told).all()}
        for id_, contact_id, status, origin, closed_at, zone in newest.values():
            if status is not FollowUpStatus.SENT or id_ in self._followed:
                continue
            if origin in (Origin.NUDGE, Origin.WARM):
                continue  # a second reminder is one too many; keeping warm asks for no answer
            sent_on = day_of(closed_at, zone)
            if not NUDGE_FROM <= (self._today(zone) - sent_on).days <= _NUDGE_STALE:
                continue
            met = self._last.met_on(contact_id)
            if met and met > sent_on:
                continue
            step = self._session.get_one(FollowUp, id_)
            event = self._event(step.event_id)
            if step.origin is Origin.BEFORE and event is not None and event.end_at < self._now:
                continue
            due = next_work_day(sent_on + timedelta(days=NUDGE_UNTIL), self._work_days)
            yield self._row(
                Origin.NUDGE, step.id, step.contact_id, due, step.zone, event, after=step
            )

    def _again(self) -> Iterator[FollowUpRow]:
        done = (
            select(FollowUp)
            .where(FollowUp.origin == Origin.WARM, FollowUp.participant_id.is_not(None))
            .where(FollowUp.status.in_(REACHED))
            .order_by(FollowUp.id)
        )
        thirty = {step.contact_id: step for step in self._session.scalars(done)}
        rhythms = set(
            self._session.scalars(select(Contact.id).where(Contact.keep_warm_weeks.is_not(None)))
        )
        for step in thirty.values():
            if step.id in self._followed or step.contact_id in rhythms or not step.closed_at:
                continue
            due = again_due(step.due, day_of(step.closed_at, step.zone), self._work_days)
            met = self._last.met_on(step.contact_id)
            if met and met > day_of(step.closed_at, step.zone):
                continue  # another conversation, which brought its own next step
            event = self._event(step.event_id)
            yield self._row(
                Origin.AGAIN, step.id, step.contact_id, due, step.zone, event, after=step
            )

    def _warm(self) -> Iterator[FollowUpRow]:
        query = select(Contact).where(Contact.keep_warm_weeks.is_not(None), ~Contact.is_me)
        for contact in self._session.scalars(query):
            weeks = contact.keep_warm_weeks or 0
            due = rhythm_due(self._last.rhythm_begins(contact), weeks, self._work_days)
            if weeks and (due - self._today(self._my_zone)).days <= _AHEAD:
                yield self._row(Origin.WARM, contact.id, contact.id, due, self._my_zone, None)

    def _missed(self) -> Iterator[FollowUpRow]:
        states = (TargetState.NOT_THERE, TargetState.LATER)
        over = Event.end_at <= self._now
        lately = Event.end_at > self._now - timedelta(days=_MISSED_STALE + _ROUND)
        for target, event in self._targets(states, over, lately):
            zone = self._zone(event)
            ended = day_of(event.end_at - timedelta(seconds=1), zone)
            since = (self._today(zone) - ended).days
            if event.end_at > self._now or since > _MISSED_STALE:
                continue
            met = self._last.met_on(target.contact_id)
            if met and met > ended:
                continue
            due = next_work_day(ended + timedelta(days=WEEK_DAYS), self._work_days)
            yield self._of_target(Origin.MISSED, target, due, zone, event)

    def _before(self, *, whole: bool) -> Iterator[FollowUpRow]:
        dear = select(Target.contact_id).where(Target.priority == _FULL_STARS)
        written_to = select(Address.contact_id).where(
            Address.kind != AddressKind.PHONE, Address.contact_id.in_(dear)
        )
        mails = set() if whole else set(self._session.scalars(written_to))
        coming = Event.start_at > self._now
        soon = Event.start_at < self._now + timedelta(days=_ASK_FROM + _ROUND)
        for target, event in self._targets((TargetState.PLANNED,), coming, soon):
            zone = self._zone(event)
            left = (day_of(event.start_at, zone) - self._today(zone)).days
            wanted = whole or (target.priority == _FULL_STARS and target.contact_id in mails)
            if event.start_at > self._now and left <= _ASK_FROM and wanted:
                yield self.asking(target, event)

    def _targets(
        self, states: Iterable[TargetState], *when: ColumnElement[bool]
    ) -> Iterator[tuple[Target, Event]]:
        query = (
            select(Target, Event)
            .join(Event, Target.conference_id == Event.id)
            .where(Target.contact_id.is_not(None), Target.state.in_(list(states)), *when)
            .order_by(Target.priority.desc(), Target.id)
        )
        for target, event in self._session.execute(query):
            if target.id not in self._targeted:
                yield target, event

    def _of_target(
        self, origin: Origin, target: Target, due: date, zone: str, event: Event
    ) -> FollowUpRow:
        return self._row(origin, target.id, target.contact_id, due, zone, event, target=target)

    def _row(
        self,
        origin: Origin,
        key: int,
        contact_id: int | None,
        due: date,
        zone: str,
        event: Event | None,
        *,
        after: FollowUp | None = None,
        target: Target | None = None,
    ) -> FollowUpRow:
        contact = self._session.get(Contact, contact_id) if contact_id is not None else None
        company = contact.organisation_id if contact else None
        organisation = self._session.get(Organisation, company) if company else None
        whole = self._event(event.root_id) if event else None
        return FollowUpRow(
            id=-(key * len(_ORDER) + _ORDER.index(origin)) - 1,
            uid="",
            kind=FollowUpKind.MESSAGE,
            status=FollowUpStatus.OPEN,
            code=target.code if target else self._code(after),
            person=contact.name if contact else (after.person if after else ""),
            contact_id=contact_id,
            organisation=organisation.name if organisation else "",
            text="",
            due=due,
            overdue=False,
            channel=after.channel if after else Channel.OTHER,
            timing=Timing.DATE.value,
            event_id=event.id if event else None,
            event=whole.title if whole else "",
            conference_id=event.root_id if event else None,
            participant_id=after.participant_id if after else None,
            draft="",
            created_at=self._now,
            days=(due - self._today(zone)).days,
            zone=zone,
            origin=origin,
            after_id=after.id if after else None,
            target_id=target.id if target else (after.target_id if after else None),
        )

    def _code(self, after: FollowUp | None) -> str:
        if after is None or after.participant_id is None:
            return ""
        return self._session.get_one(Participant, after.participant_id).code

    def _event(self, event_id: int | None) -> Event | None:
        return self._session.get(Event, event_id) if event_id is not None else None

    def _today(self, zone: str) -> date:
        return day_of(self._now, zone)
