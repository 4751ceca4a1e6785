"""Bringing people in, as one of three things: contacts, attendees of an event, people met there."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from planner.commands.aftermath import follow_from
from planner.commands.attendees import import_attendees
from planner.commands.participants import Log
from planner.commands.people import Person
from planner.commands.people_writer import PeopleWriter
from planner.errors import BadInput
from planner.formats.people import ReadContact, ReadPeople
from planner.i18n import _
from planner.model import (
    Address,
    AddressKind,
    Attendee,
    Contact,
    Encounter,
    Event,
    Organisation,
    Participant,
    Role,
    Target,
)
from planner.model.listed import parted
from planner.model.lookup import bare_name, get_event, zone_of
from planner.times import zone_or_utc

_BATCH = 500


class Meaning(StrEnum):
    """What a list of people means."""

    CONTACTS = "contacts"
    ATTENDEES = "attendees"
    MET = "met"


@dataclass(frozen=True)
class PeopleImported:
    """What an import of people did; new + changed + unchanged + skipped = found.

    `rows` says of each person read, in order, "new", "changed" or "unchanged". `listed_before`
    is how many the event's list held already, where they are attendees.
    """

    meaning: Meaning
    new: int
    changed: int
    unchanged: int
    rows: tuple[str, ...] = ()
    listed_before: int = 0


def import_people(
    session: Session,
    read: ReadPeople,
    meaning: Meaning,
    event_id: int | None,
    now: datetime,
) -> PeopleImported:
    """Write a list of people. Attendees and people met need an event; BadInput says so.

    Who is the same person stands in KnownPeople; a name alone never is enough.
    """
    listed_before = 0
    if meaning is Meaning.CONTACTS:
        writer = PeopleWriter(session, [person_of(one) for one in read.people], now)
        results = [_contact(writer, one) for one in read.people]
        writer.write()
        session.flush()
    elif event_id is None:
        raise BadInput(_("Say at which event these people are or were: give the event with --in."))
    elif meaning is Meaning.ATTENDEES:
        listed = select(func.count()).where(Attendee.event_id == event_id, Attendee.listed)
        listed_before = session.scalar(listed) or 0
        results = import_attendees(session, read.people, event_id)
    else:
        writer = PeopleWriter(session, [person_of(one) for one in read.people], now)
        results = _met(session, writer, read, event_id, now)
    return PeopleImported(
        meaning,
        results.count("new"),
        results.count("changed"),
        results.count("unchanged"),
        tuple(results),
        listed_before,
    )


def remove_unmet_attendees(session: Session, event_id: int) -> int:
    """Remove the attendees of a list whom nobody made a target or met; returns how many."""
    unmet = unmet_attendee_ids(session, event_id)
    for start in range(0, len(unmet), _BATCH):
        session.execute(delete(Attendee).where(Attendee.id.in_(unmet[start : start + _BATCH])))
    return len(unmet)


def unmet_attendee_ids(session: Session, event_id: int) -> list[int]:
    """Return the attendees of a list whom nobody made a target or met."""
    root_id = get_event(session, event_id).root_id
    here = or_(Event.id == root_id, Event.parent_id == root_id)
    wanted = (
        select(Participant.name)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .join(Event, Encounter.event_id == Event.id)
        .where(here),
        select(Contact.name)
        .join(Target, Target.contact_id == Contact.id)
        .where(Target.conference_id == root_id),
        select(Organisation.name)
        .join(Target, Target.organisation_id == Organisation.id)
        .where(Target.conference_id == root_id),
    )
    kept = {bare_name(name) for query in wanted for name in session.scalars(query)} - {""}
    people = (
        select(Participant.contact_id)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .join(Event, Encounter.event_id == Event.id)
        .where(here, Participant.contact_id.is_not(None)),
        select(Target.contact_id).where(
            Target.conference_id == root_id, Target.contact_id.is_not(None)
        ),
    )
    mails = {
        mail.casefold()
        for query in people
        for mail in session.scalars(
            select(Address.value).where(
                Address.kind == AddressKind.EMAIL, Address.contact_id.in_(query)
            )
        )
    }
    return [
        attendee.id
        for attendee in session.scalars(
            select(Attendee).where(Attendee.event_id == event_id, Attendee.listed)
        )
        if bare_name(attendee.name) not in kept and attendee.email.casefold() not in mails
    ]


def person_of(read: ReadContact) -> Person:
    """Return a read card or row as a person to be kept; hall and stand stand in the note."""
    told = read.place if read.place not in read.note else ""
    return Person(
        name=read.name or (read.emails[0] if read.emails else read.organisation),
        title=read.title,
        organisation=read.organisation,
        emails=read.emails,
        phones=read.phones,
        links=read.links,
        roles=tuple(Role(role) for role in read.roles if role in set(Role)),
        tags=read.tags,
        note="\n".join(text for text in (read.note, told) if text),
        uid=read.uid,
        photo=read.photo,
    )


def _contact(writer: PeopleWriter, read: ReadContact) -> str:
    return _company(writer, read) if read.company else writer.bring(person_of(read))[1]


def _company(writer: PeopleWriter, read: ReadContact) -> str:
    company, is_new = writer.organisation(read.organisation or read.name)
    before = (company.link, company.note)
    company.link = company.link or next(iter(read.links), "")
    for text in (read.note, read.place, *read.emails, *read.phones, *read.links):
        if text and text != company.link and text not in company.note:
            company.note = "\n".join(part for part in (company.note, text) if part)
    if is_new:
        return "new"
    return "unchanged" if (company.link, company.note) == before else "changed"


def _met(
    session: Session, writer: PeopleWriter, read: ReadPeople, event_id: int, now: datetime
) -> list[str]:
    """Write those who were met: first who they are, then when that was and what was said."""
    people = [person_of(one) for one in read.people]
    brought = [writer.bring(person) for person in people]
    writer.write()
    event = get_event(session, event_id)
    zone = zone_of(session, event)
    results = []
    for one, person, (contact_id, what) in zip(read.people, people, brought, strict=True):
        contact = writer.stored_id(contact_id), writer.name(contact_id)
        log = Log(session, event, now, zone, None, {})
        logged = _log(log, event, one, person, *contact)
        results.append("changed" if logged and what == "unchanged" else what)
    return results


def _log(
    log: Log, event: Event, read: ReadContact, person: Person, contact_id: int, name: str
) -> bool:
    """Log that somebody was met; False where that was done before."""
    session = log.session
    told = _moment(read.met_on, log.zone)
    # Only what somebody wrote was said; badge numbers and the like are no talk to write about.
    talk, facts = parted(read.note)
    if _logged_already(session, contact_id, event.id, told, talk):
        return False
    at = told or min(event.end_at, log.now)
    encounter = Encounter(
        event_id=event.id, at=at, zone=log.zone, logged_at=log.now, participants=[]
    )
    session.add(encounter)
    session.flush()
    part = Participant(
        encounter_id=encounter.id,
        contact_id=contact_id,
        name=name,
        title=person.title,
        organisation=person.organisation,
        talk=talk,
        note=facts,
        boxes=[],
    )
    session.add(part)
    session.flush()
    follow_from(log, part, [], at)
    return True


def _logged_already(
    session: Session, contact_id: int, event_id: int, at: datetime | None, talk: str
) -> bool:
    """Whether a row was imported before: by its time, or where it has none by its words."""
    same = Encounter.at == at if at is not None else Participant.talk == talk
    return (
        session.scalar(
            select(Participant.id)
            .join(Encounter, Participant.encounter_id == Encounter.id)
            .where(Participant.contact_id == contact_id, Encounter.event_id == event_id, same)
            .limit(1)
        )
        is not None
    )


def _moment(text: str, zone: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= 10:
        moment = datetime.combine(moment.date(), time(12))
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_or_utc(zone))
