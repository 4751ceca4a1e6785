"""Who took part in an encounter: codes, names and contacts out of a typed line."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from planner.commands import counters
from planner.commands.line_people import Coded
from planner.commands.people import Person, complete, load_contact, take_contact
from planner.errors import BadInput
from planner.formats.personline import PersonLine
from planner.i18n import _
from planner.model import AddressKind, Contact, Encounter, Event, Participant, Target
from planner.model.lookup import targets_at
from planner.times import zone_or_utc


@dataclass
class Log:
    """What is known, and what was written so far, while the lines of one call are logged."""

    session: Session
    event: Event | None
    now: datetime
    zone: str
    day: date | None
    targets: dict[str, Target]
    coded: dict[str, Coded] = field(default_factory=dict)
    encounters: list[int] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    met: int = 0
    not_met: int = 0
    promises: int = 0
    dues: list[date] = field(default_factory=list)


def take_part(
    log: Log, encounter: Encounter, code: str, line: PersonLine, *, talk: str, note: str
) -> Participant:
    """Add one person to an encounter: by code, by name, or unnamed. Unplanned ones get an N code.

    `talk` is what was talked about with this person, `note` what only an indented line said.
    """
    person = _person(line)
    target = log.targets.get(code)
    contact_id = None
    name, title, organisation = person.name, person.title, person.organisation
    if target is not None:
        name, title, organisation, contact_id = _from_target(log, target, line)
    elif name:
        contact_id = take_contact(log.session, person, log.now).id
    elif code:
        if log.event is None:
            raise BadInput(_("{code} means nobody without an event.").format(code=code))
        contact_id, name, title, organisation = _logged_before(log, code)
    if log.event is not None and target is None:
        code = _unplanned_code(log, code)
    part = Participant(
        encounter_id=encounter.id,
        contact_id=contact_id,
        target_id=target.id if target else None,
        code=code,
        name=name,
        title=title,
        organisation=organisation,
        cue="; ".join(line.cues),
        talk=talk,
        wants="; ".join(line.wants),
        offered="; ".join(line.offered),
        note=note,
        boxes=[*line.boxes, *([line.timing] if line.timing else [])],
    )
    log.session.add(part)
    log.session.flush()
    log.people.append(name or code)
    log.codes.append(code)
    if code and target is None and name:
        log.coded[code] = Coded(name, organisation)
    return part


def _from_target(log: Log, target: Target, line: PersonLine) -> tuple[str, str, str, int | None]:
    """Return name, title, organisation and contact of a target that was met.

    After a company's code the line begins with the person, who gets that organisation.
    """
    person = _person(line)
    if target.organisation is not None:
        company = target.organisation.name
        # Of “Bob Miller, CTO” the last part would be the organisation, but that is known here.
        title = person.title or ("" if person.organisation == company else person.organisation)
        if not person.name:
            return "", title, company, None
        employed = Person(
            name=person.name,
            title=title,
            organisation=company,
            emails=person.emails,
            phones=person.phones,
            links=person.links,
            tags=person.tags,
        )
        return person.name, title, company, take_contact(log.session, employed, log.now).id
    contact = target.contact
    assert contact is not None
    learn(log, contact, line)
    organisation = contact.organisation.name if contact.organisation else person.organisation
    return person.name or contact.name, contact.title or person.title, organisation, contact.id


def learn(log: Log, contact: Contact, line: PersonLine) -> None:
    """Complete a contact by the addresses and tags of a line."""
    complete(log.session, load_contact(log.session, contact.id), _person(line))


def targets_of(session: Session, event: Event | None) -> dict[str, Target]:
    """Return the targets of the conference an event belongs to, by code."""
    if event is None:
        return {}
    rows = session.scalars(
        select(Target)
        .where(targets_at(event))
        .options(
            selectinload(Target.contact).selectinload(Contact.organisation),
            selectinload(Target.contact).selectinload(Contact.addresses),
            selectinload(Target.organisation),
            selectinload(Target.finds),
        )
    )
    return {target.code: target for target in rows}


def coded_people(log: Log) -> dict[str, Coded]:
    """Return whom each code means at the event: the targets, and unplanned people met before."""
    people = {}
    for code, target in log.targets.items():
        if target.organisation is not None:
            people[code] = Coded(target.organisation.name, company=True)
        elif target.contact is not None:
            contact = target.contact
            mails = [one.value for one in contact.addresses if one.kind is AddressKind.EMAIL]
            at = contact.organisation.name if contact.organisation else ""
            people[code] = Coded(contact.name, at, emails=mails)
    if log.event is not None:
        rows = log.session.execute(
            _met_there(log.event, Participant.code, Participant.name, Participant.organisation)
            .where(Participant.target_id.is_(None), Participant.name != "")
            .order_by(Participant.id)
        )
        people |= {code: Coded(name, at) for code, name, at in rows if code}
    return people


def target_of(log: Log, code: str) -> Target:
    """Return the target with that code; BadInput names the codes there are."""
    target = log.targets.get(code.upper())
    if target is not None:
        return target
    if log.event is None:
        raise BadInput(_("{code} means nobody without an event.").format(code=code))
    known = sorted(log.targets, key=lambda known_code: int(known_code[1:]))
    if not known:
        raise BadInput(
            _("There is no {code}: nobody is planned at “{title}”.").format(
                code=code, title=log.event.title
            )
        )
    raise BadInput(
        _("There is no {code} at “{title}”: the codes there go from {first} to {last}.").format(
            code=code, title=log.event.title, first=known[0], last=known[-1]
        )
    )


def _unplanned_code(log: Log, code: str) -> str:
    assert log.event is not None
    root = log.event.root_id
    if code:
        counters.reserve_up_to(log.session, counters.UNPLANNED_CODE, root, int(code[1:]))
        return code
    return f"N{counters.take(log.session, counters.UNPLANNED_CODE, root)}"


def _logged_before(log: Log, code: str) -> tuple[int | None, str, str, str]:
    assert log.event is not None
    known = log.session.scalar(
        _met_there(log.event, Participant)
        .where(Participant.code == code, Participant.name != "")
        .order_by(Participant.id.desc())
        .limit(1)
    )
    if known is None:
        return None, "", "", ""
    return known.contact_id, known.name, known.title, known.organisation


def _met_there(event: Event, *columns: Any) -> Select[Any]:
    """Return a select of participants of the whole conference."""
    return (
        select(*columns)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .join(Event, Encounter.event_id == Event.id)
        .where((Event.id == event.root_id) | (Event.parent_id == event.root_id))
    )


def met_at(log: Log, target: Target | None) -> datetime:
    """Return when the conversation was: now while the event runs, else where it was planned."""
    if log.day is not None:
        local = datetime.combine(log.day, time(12), zone_or_utc(log.zone))
        return min(local, log.now) if log.day == log.now.astimezone(local.tzinfo).date() else local
    if log.event is None or log.event.start_at <= log.now <= log.event.end_at:
        return log.now
    if target is not None:
        for find in target.finds:
            found = log.session.get(Event, find.event_id)
            if found is not None and found.end_at <= log.now and not found.start.all_day:
                return found.end_at
    return min(_within(log.event, log.zone), log.now)


def met_where(log: Log, target: Target | None, at: datetime) -> str:
    """Return the session and room of a target's find at which the conversation was, if one was."""
    if log.day is not None or target is None:
        return ""
    for find in target.finds:
        found = log.session.get(Event, find.event_id)
        if found is not None and found.end_at == at:
            return ", ".join(text for text in (found.title, found.location) if text)
    return ""


def _within(event: Event, zone: str) -> datetime:
    """Return the end of an event; of one that ends at midnight, noon of its last day."""
    end = event.end_at.astimezone(zone_or_utc(zone))
    if end.time() != time() or event.end_at <= event.start_at:
        return event.end_at
    last_noon = datetime.combine(end.date() - timedelta(days=1), time(12), end.tzinfo)
    return max(event.start_at, last_noon)


def _person(line: PersonLine) -> Person:
    return Person(
        name=line.name,
        title=line.title,
        organisation=line.organisation,
        emails=(line.email,) if line.email else (),
        phones=(line.phone,) if line.phone else (),
        links=line.links,
        tags=line.tags,
    )
