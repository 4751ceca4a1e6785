"""What could be done next for people with whom nothing is open: one step per person at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from planner.model import (
    Address,
    AddressKind,
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
    TargetState,
    Timing,
)
from planner.model.due import (
    NUDGE_FROM,
    NUDGE_UNTIL,
    WEEK_DAYS,
    WorkDays,
    again_due,
    next_work_day,
    rhythm_due,
)
from planner.model.lookup import work_days_of, zone_of
from planner.queries.follow_ups import FollowUpRow
from planner.times import zone_or_utc

# A rhythm is told of a week ahead; an unanswered message and a missed one lose their sense.
_AHEAD = 7
_NUDGE_STALE, _MISSED_STALE = 30, 30
# Meetings are asked for in the weeks before an event, and a week before it at the latest.
_ASK_FROM, _ASK_UNTIL = 28, 7
_ROUND = 2  # days by which SQL asks for more, as days end with their zone
_FULL_STARS = 3

_SENT = (FollowUpStatus.SENT, FollowUpStatus.ANSWERED)
_REACHED = (*_SENT, FollowUpStatus.DONE)
_MESSAGES = (FollowUpKind.MESSAGE, FollowUpKind.INTRODUCTION)
_ORDER = (Origin.NUDGE, Origin.MISSED, Origin.BEFORE, Origin.AGAIN, Origin.WARM)


@dataclass(frozen=True, slots=True)
class LastContact:
    """When there was last a word with a person, by encounter or message; None for never."""

    day: date | None
    rhythm_weeks: int | None
    next: date | None


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


def last_contact(session: Session, now: datetime, my_zone: str, contact_id: int) -> LastContact:
    """Return when there was last a word with a person, and when the rhythm wants the next."""
    known = Proposals(session, now, my_zone, contact_id)
    contact = session.get_one(Contact, contact_id)
    day = known.last_word(contact_id)
    weeks = contact.keep_warm_weeks
    begin = known.rhythm_begins(contact)
    return LastContact(day, weeks, rhythm_due(begin, weeks, known.work_days) if weeks else None)


class Proposals:
    """Everything the proposals are told from, read once: of all people, or of one."""

    def __init__(
        self, session: Session, now: datetime, my_zone: str, contact_id: int | None = None
    ) -> None:
        self._session, self._now, self._my_zone = session, now, my_zone
        self.work_days: WorkDays = work_days_of(session)
        one = contact_id is not None
        about = FollowUp.contact_id == contact_id if one else true()
        with_them = Participant.contact_id == contact_id if one else true()
        self._steps = list(session.scalars(select(FollowUp).where(about).order_by(FollowUp.id)))
        self._busy = {s.contact_id for s in self._steps if s.status.pending}
        self._busy |= {s.other_id for s in self._steps if s.status.pending}
        self._followed = {s.after_id for s in self._steps if s.after_id}
        self._targeted = {s.target_id for s in self._steps if s.target_id}
        self._zones: dict[int, str] = {}
        self._met: dict[int | None, date] = {}
        for met in session.execute(
            select(Participant.contact_id, Encounter.at, Encounter.zone)
            .join(Encounter, Participant.encounter_id == Encounter.id)
            .where(Participant.contact_id.is_not(None), with_them)
            .order_by(Encounter.at)
        ):
            self._met[met.contact_id] = _day(met.at, met.zone)
        self._sent: dict[int | None, date] = {}
        for step in self._steps:
            if step.contact_id and step.closed_at and step.status in _REACHED and _is_word(step):
                day = _day(step.closed_at, step.zone)
                self._sent[step.contact_id] = max(day, self._sent.get(step.contact_id, day))

    def last_word(self, contact_id: int) -> date | None:
        """Return the day of the last encounter with a person, or of the last message sent."""
        days = [self._met.get(contact_id), self._sent.get(contact_id)]
        return max((day for day in days if day), default=None)

    def rhythm_begins(self, contact: Contact) -> date:
        """Return the day from which a rhythm counts: the last word, or the last "let go"."""
        gone = [
            _day(step.closed_at, step.zone)
            for step in self._steps
            if step.contact_id == contact.id and step.origin is Origin.WARM and step.closed_at
        ]
        last = self.last_word(contact.id)
        known = [*gone, *([last] if last else [])]
        return max(known, default=_day(contact.created_at, self._my_zone))

    def rows(self, event_id: int | None, *, whole: bool) -> list[FollowUpRow]:
        """Return the proposals, the nearest first."""
        best: dict[int, FollowUpRow] = {}
        every = [
            *self._nudges(),
            *self._missed(),
            *self._before(whole=whole),
            *self._again(),
            *self._warm(),
        ]
        for row in sorted(every, key=lambda row: _ORDER.index(row.origin)):
            if row.contact_id is not None and row.contact_id not in self._busy:
                best.setdefault(row.contact_id, row)
        here = [row for row in best.values() if event_id in (None, row.event_id, row.conference_id)]
        return sorted(here, key=lambda row: (row.due, -row.id))

    def asking(self, target: Target, event: Event) -> FollowUpRow:
        """Return what asks a target for a meeting: a week ahead, or today where it is late."""
        zone = self._zone(event)
        latest = _day(event.start_at, zone) - timedelta(days=_ASK_UNTIL)
        due = max(self._today(zone), latest)
        return self._of_target(Origin.BEFORE, target, due, zone, event)

    def _zone(self, event: Event) -> str:
        if event.id not in self._zones:
            self._zones[event.id] = zone_of(self._session, event)
        return self._zones[event.id]

    def _nudges(self) -> Iterator[FollowUpRow]:
        newest: dict[int | None, FollowUp] = {}
        for step in self._steps:
            if step.status in _REACHED and step.kind in _MESSAGES and step.closed_at:
                before = newest.get(step.contact_id)
                if before is None or before.closed_at is None or before.closed_at <= step.closed_at:
                    newest[step.contact_id] = step
        for step in newest.values():
            if step.status is not FollowUpStatus.SENT or step.id in self._followed:
                continue
            if step.origin in (Origin.NUDGE, Origin.WARM) or step.closed_at is None:
                continue  # a second reminder is one too many; keeping warm asks for no answer
            sent = _day(step.closed_at, step.zone)
            met = self._met.get(step.contact_id)
            waited = (self._today(step.zone) - sent).days
            if not NUDGE_FROM <= waited <= _NUDGE_STALE or (met and met > sent):
                continue
            event = self._event(step.event_id)
            if step.origin is Origin.BEFORE and event is not None and event.end_at < self._now:
                continue
            due = next_work_day(sent + timedelta(days=NUDGE_UNTIL), self.work_days)
            yield self._row(
                Origin.NUDGE, step.id, step.contact_id, due, step.zone, event, after=step
            )

    def _again(self) -> Iterator[FollowUpRow]:
        thirty: dict[int | None, FollowUp] = {}
        for step in self._steps:
            if step.origin is Origin.WARM and step.participant_id and step.status in _REACHED:
                thirty[step.contact_id] = step
        rhythms = set(
            self._session.scalars(select(Contact.id).where(Contact.keep_warm_weeks.is_not(None)))
        )
        for step in thirty.values():
            if step.id in self._followed or step.contact_id in rhythms or not step.closed_at:
                continue
            due = again_due(step.due, _day(step.closed_at, step.zone), self.work_days)
            met = self._met.get(step.contact_id)
            if met and met > _day(step.closed_at, step.zone):
                continue  # another conversation, which brought its own next step
            event = self._event(step.event_id)
            yield self._row(
                Origin.AGAIN, step.id, step.contact_id, due, step.zone, event, after=step
            )

    def _warm(self) -> Iterator[FollowUpRow]:
        query = select(Contact).where(Contact.keep_warm_weeks.is_not(None), ~Contact.is_me)
        for contact in self._session.scalars(query):
            weeks = contact.keep_warm_weeks or 0
            due = rhythm_due(self.rhythm_begins(contact), weeks, self.work_days)
            if weeks and (due - self._today(self._my_zone)).days <= _AHEAD:
                yield self._row(Origin.WARM, contact.id, contact.id, due, self._my_zone, None)

    def _missed(self) -> Iterator[FollowUpRow]:
        states = (TargetState.NOT_THERE, TargetState.LATER)
        over = Event.end_at <= self._now
        lately = Event.end_at > self._now - timedelta(days=_MISSED_STALE + _ROUND)
        for target, event in self._targets(states, over, lately):
            zone = self._zone(event)
            ended = _day(event.end_at - timedelta(seconds=1), zone)
            since = (self._today(zone) - ended).days
            met = self._met.get(target.contact_id)
            if event.end_at > self._now or since > _MISSED_STALE or (met and met > ended):
                continue
            due = next_work_day(ended + timedelta(days=WEEK_DAYS), self.work_days)
            yield self._of_target(Origin.MISSED, target, due, zone, event)

    def _before(self, *, whole: bool) -> Iterator[FollowUpRow]:
        mails = set(
            self._session.scalars(
                select(Address.contact_id).where(Address.kind != AddressKind.PHONE)
            )
        )
        coming = Event.start_at > self._now
        soon = Event.start_at < self._now + timedelta(days=_ASK_FROM + _ROUND)
        for target, event in self._targets((TargetState.PLANNED,), coming, soon):
            zone = self._zone(event)
            left = (_day(event.start_at, zone) - self._today(zone)).days
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
        return _day(self._now, zone)


def _is_word(step: FollowUp) -> bool:
    """Whether it reached the person: what was sent, or a message or call that is done."""
    return step.status in _SENT or step.kind in (*_MESSAGES, FollowUpKind.CALL)


def _day(moment: datetime, zone: str) -> date:
    return moment.astimezone(zone_or_utc(zone)).date()
