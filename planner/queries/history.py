"""One person's whole history: conversations with all that was said, plans, and what follows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, text
from sqlalchemy.orm import Session, selectinload

from planner.model import (
    Address,
    AddressKind,
    Attendee,
    Channel,
    Contact,
    Encounter,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Participant,
    Presence,
    Target,
    TargetState,
)
from planner.model.lookup import zone_of
from planner.model.prepared import ask, listed, packed
from planner.times import zone_or_utc


class Happening(StrEnum):
    """What an entry of a history is."""

    STEP = "step"
    MET = "met"
    PLAN = "plan"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class StepPart:
    """One thing to do for or with the person. `other` is the second of an introduction."""

    id: int
    kind: FollowUpKind
    status: FollowUpStatus
    text: str
    due: date
    overdue: bool
    channel: Channel
    closed: date | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened with a person, or is to happen; `id` is unique among them.

    `event_id` is the event of the first level it belongs to, `session` the part of it.
    `then` is who they were then, where the card says otherwise today. Of a conversation:
    `said` to them, `note` of one's own on them, `shared` on all, `together` with whom; `steps`
    are what came of it. Of a plan: its code and state, and what was planned. Of a list: as
    what they stand there, and with which `sessions`.
    """

    id: str
    what: Happening
    day: date | None
    event: str = ""
    event_id: int | None = None
    session: str = ""
    place: str = ""
    then: str = ""
    together: tuple[str, ...] = ()
    said: str = ""
    shared: str = ""
    wants: str = ""
    offered: str = ""
    note: str = ""
    cue: str = ""
    steps: tuple[StepPart, ...] = ()
    code: str = ""
    state: TargetState | None = None
    why: str = ""
    know: str = ""
    give: str = ""
    asks: tuple[str, ...] = ()
    reason: str = ""
    presence: Presence | None = None
    sessions: tuple[str, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether it is a step that is still to be done."""
        return self.what is Happening.STEP and self.steps[0].status.pending


def person_history(session: Session, contact_id: int, now: datetime) -> list[HistoryEntry]:
    """Return everything that happened with a person: what is to be done by date, then the past.

    A conversation bears what came of it; what is still to be done stands by itself besides.
    """
    events = _Events(session)
    by_part: dict[int, list[StepPart]] = defaultdict(list)
    steps: list[HistoryEntry] = []
    follow_ups = session.scalars(_STEPS, {"person": contact_id}).all()
    names = _names(session, follow_ups)
    for step in follow_ups:
        part = _step(step, contact_id, names, now)
        if step.participant_id is not None:
            by_part[step.participant_id].append(part)
        if part.status.pending or step.participant_id is None:
            event, event_id, within = events.named(step.event_id)
            day = part.due if part.status.pending else part.closed or part.due
            steps.append(
                HistoryEntry(
                    f"step {step.id}", Happening.STEP, day, event, event_id, within, steps=(part,)
                )
            )
    met = _conversations(session, contact_id, events, by_part)
    past = [*met, *_plans(session, contact_id, events), *_lists(session, contact_id, events)]
    past += [entry for entry in steps if not entry.pending]
    past.sort(key=lambda entry: (entry.day or date.min, entry.what, entry.id), reverse=True)
    return [*(entry for entry in steps if entry.pending), *past]


def _names(session: Session, follow_ups: Sequence[FollowUp]) -> dict[int, str]:
    """Return the names of both people of every introduction."""
    of_two = [step for step in follow_ups if step.other_id is not None]
    ids = {id_ for step in of_two for id_ in (step.contact_id, step.other_id) if id_ is not None}
    return dict(ask(session, _NAMED, ids=packed(ids)).all()) if ids else {}


def _step(step: FollowUp, contact_id: int, names: dict[int, str], now: datetime) -> StepPart:
    today = now.astimezone(zone_or_utc(step.zone)).date()
    # An introduction is a part of the history of both.
    other_id = step.other_id if step.contact_id == contact_id else step.contact_id
    other = names.get(other_id, "") if other_id is not None else ""
    closed = step.closed_at.astimezone(zone_or_utc(step.zone)).date() if step.closed_at else None
    return StepPart(
        id=step.id,
        kind=step.kind,
        status=step.status,
        text=step.text,
        due=step.due,
        overdue=step.status.pending and step.due < today,
        channel=step.channel,
        closed=closed,
        other=other,
    )


def _conversations(
    session: Session, contact_id: int, events: "_Events", steps: dict[int, list[StepPart]]
) -> list[HistoryEntry]:
    now = ask(session, _CARD, person=contact_id).one_or_none()
    parts = session.execute(_MET, {"person": contact_id})
    entries = []
    for part, encounter in parts:
        event, event_id, within = events.named(encounter.event_id)
        others = [one for one in encounter.participants if one.id != part.id]
        was = (part.name, part.title, part.organisation)
        # What was not known then is no other thing than what is known now.
        other = now is not None and any(a and a != b for a, b in zip(was, now, strict=True))
        entries.append(
            HistoryEntry(
                id=f"met {part.id}",
                what=Happening.MET,
                day=encounter.at.astimezone(zone_or_utc(encounter.zone)).date(),
                event=event,
                event_id=event_id,
                session=within,
                place=encounter.place,
                then=", ".join(word for word in was if word) if other else "",
                together=tuple(one.name or one.code for one in others if one.name or one.code),
                said=part.talk,
                shared=encounter.note,
                wants=part.wants,
                offered=part.offered,
                note=part.note,
                cue=part.cue,
                steps=tuple(steps.get(part.id, ())),
                code=part.code,
            )
        )
    return entries


def _plans(session: Session, contact_id: int, events: "_Events") -> list[HistoryEntry]:
    entries = []
    for target in session.scalars(_PLANNED, {"person": contact_id}):
        event, event_id, within = events.named(target.event_id)
        entries.append(
            HistoryEntry(
                id=f"plan {target.id}",
                what=Happening.PLAN,
                day=events.day(target.event_id),
                event=event,
                event_id=event_id,
                session=within,
                place=target.place,
                code=target.code,
                state=target.state,
                why=target.why,
                know=target.know,
                give=target.give,
                asks=tuple(target.asks),
                reason=target.reason,
            )
        )
    return entries


def _lists(session: Session, contact_id: int, events: "_Events") -> list[HistoryEntry]:
    """Return the events whose programme or list names the person, all sessions of one together."""
    name = ask(session, _NAME, person=contact_id).scalar() or ""
    mails = ask(session, _MAILS, person=contact_id).scalars().all()
    found: dict[tuple[int | None, Presence], HistoryEntry] = {}
    named = ask(session, _LISTED, name=name, mails=packed(mails)).all()
    # Put in order here: by the order of time SQLite would ask for the people of every event.
    for one in sorted(named, key=lambda one: (one.start_at, one.event_id)):
        event_id, presence = one.event_id, one.presence
        title, whole_id, within = events.named(event_id)
        entry = found.get((whole_id, presence)) or HistoryEntry(
            id=f"listed {whole_id} {presence.value}",
            what=Happening.LISTED,
            day=events.day(event_id),
            event=title,
            event_id=whole_id,
            presence=presence,
        )
        titles = dict.fromkeys([*entry.sessions, within] if within else entry.sessions)
        found[whole_id, presence] = replace(entry, sessions=tuple(titles))
    return list(found.values())


class _Events:
    """The events of a history, each looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._named: dict[int, tuple[str, int, str]] = {}

    def named(self, event_id: int | None) -> tuple[str, int | None, str]:
        """Return the title and id of the event of the first level, and the title of its part."""
        if event_id is None:
            return "", None, ""
        if event_id not in self._named:
            event = self._session.get_one(Event, event_id)
            whole = self._session.get_one(Event, event.root_id)
            self._named[event_id] = (whole.title, whole.id, "" if event is whole else event.title)
        return self._named[event_id]

    def day(self, event_id: int) -> date:
        """Return the day an event begins on, in its own zone."""
        event = self._session.get_one(Event, event_id)
        return event.start_at.astimezone(zone_or_utc(zone_of(self._session, event))).date()


_PERSON: BindParameter[int] = bindparam("person")
_STEPS = (
    select(FollowUp)
    .where(or_(FollowUp.contact_id == _PERSON, FollowUp.other_id == _PERSON))
    .order_by(FollowUp.due, FollowUp.id)
)
_NAMED = select(Contact.id, Contact.name).where(Contact.id.in_(listed("ids")))
_CARD = (
    select(Contact.name, Contact.title, Organisation.name)
    .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
    .where(Contact.id == _PERSON)
)
_MET = (
    select(Participant, Encounter)
    .join(Encounter, Participant.encounter_id == Encounter.id)
    .options(selectinload(Encounter.participants))
    .where(Participant.contact_id == _PERSON)
)
_PLANNED = select(Target).where(Target.contact_id == _PERSON)
_NAME = select(Contact.name).where(Contact.id == _PERSON)
_MAILS = select(func.lower(Address.value)).where(
    Address.contact_id == _PERSON, Address.kind == AddressKind.EMAIL
)
_LISTED = (
    select(Event.start_at, Attendee.event_id, Attendee.presence)
    .join(Event, Attendee.event_id == Event.id)
    .where(
        or_(
            func.lower(Attendee.name) == func.lower(bindparam("name")),
            # As the index has it, which SQLite recognises by its words.
            and_(text("attendee.email <> ''"), func.lower(Attendee.email).in_(listed("mails"))),
        )
    )
)
