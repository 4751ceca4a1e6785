"""Who could become one of the people to meet: speakers, attendees and exhibitors of an event."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Address,
    AddressKind,
    Attendee,
    Contact,
    Event,
    EventPlan,
    Mark,
    Organisation,
    Presence,
    is_company,
)
from planner.model.listed import fact_of
from planner.model.lookup import bare_name, folded, get_event
from planner.queries.plan import TargetRow, target_rows

_FEW = 500  # as many ids as a query names one by one
_WANTED = (Mark.MUST, Mark.MAYBE, Mark.PEOPLE)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody the programme or a list names, who could become a target.

    `known` is a contact of mine; `perhaps` bears the name of one, but another address or
    organisation. `known_there` names the contacts one has at a company; `facts` are the columns
    of their file that no field of ours takes, by header.
    """

    id: int
    event_id: int
    name: str
    email: str
    title: str
    organisation: str
    presence: Presence
    place: str
    sessions: tuple[str, ...]
    marked: bool
    known: bool
    code: str
    perhaps: bool = False
    known_there: tuple[str, ...] = ()
    link: str = ""
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def company(self) -> bool:
        """Whether it is an exhibitor itself, not somebody of it."""
        return is_company(self.presence, folded(self.name), folded(self.organisation))


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody as one event lists them; `session` is its title where it is a part of another."""

    id: int
    event_id: int
    name: str
    email: str
    title: str
    organisation: str
    presence: Presence
    place: str
    link: str
    note: str
    session: str | None
    marked: bool


def candidate_rows(session: Session, event_id: int) -> list[CandidateRow]:
    """Return who is listed at an event and its sessions, one row a person, those I know first."""
    ids = candidate_event_ids(session, event_id)
    parts = (listed_part(session, ids[at : at + _FEW]) for at in range(0, len(ids), _FEW))
    return candidates(known_people(session, event_id), chain.from_iterable(parts))


def known_people(session: Session, event_id: int) -> "KnownPeople":
    """Return whom one knows, and the codes of those to meet at an event."""
    return KnownPeople(session, target_rows(session, get_event(session, event_id).root_id))


def candidate_event_ids(session: Session, event_id: int) -> tuple[int, ...]:
    """Return the ids of the events whose lists are looked through: of a session only its own."""
    event = get_event(session, event_id)
    if event.parent_id is not None:
        return (event.id,)
    return (event.id, *session.scalars(select(Event.id).where(Event.parent_id == event.id)))


def listed_part(session: Session, event_ids: Sequence[int]) -> list[Listed]:
    """Return who is listed at these events, once for each time."""
    query = (
        select(
            Attendee.id,
            Attendee.event_id,
            Attendee.name,
            Attendee.email,
            Attendee.title,
            Attendee.organisation,
            Attendee.presence,
            Attendee.place,
            Attendee.link,
            Attendee.note,
            Event.parent_id,
            Event.title.label("session"),
            EventPlan.mark,
            EventPlan.hidden,
        )
        .join(Event, Attendee.event_id == Event.id)
        .outerjoin(EventPlan, EventPlan.event_id == Event.id)
        .where(~Event.gone, Event.id.in_(event_ids))
    )
    return [
        Listed(
            id=one.id,
            event_id=one.event_id,
            name=one.name,
            email=one.email,
            title=one.title,
            organisation=one.organisation,
            presence=one.presence,
            place=one.place,
            link=one.link,
            note=one.note,
            session=None if one.parent_id is None or one.hidden else one.session,
            marked=not one.hidden and one.mark in _WANTED,
        )
        for one in session.execute(query)
    ]


def candidates(known: "KnownPeople", listed: Iterable[Listed]) -> list[CandidateRow]:
    """Return one row for each person listed, those one knows first."""
    return sorted((_row(known, times) for times in _one_by_one(list(listed))), key=_rank)


def _row(known: "KnownPeople", times: Sequence[Listed]) -> CandidateRow:
    first = times[0]
    mail = next((one.email for one in times if one.email), "")
    organisation = next((one.organisation for one in times if one.organisation), "")
    link = next((one.link for one in times if one.link), "")
    notes = dict.fromkeys(line for one in times for line in one.note.splitlines())
    is_known, perhaps = known.judge(first.name, mail, organisation, link)
    return CandidateRow(
        id=first.id,
        event_id=first.event_id,
        name=first.name,
        email=mail,
        title=next((one.title for one in times if one.title), ""),
        organisation=organisation,
        presence=first.presence,
        place=next((one.place for one in times if one.place), ""),
        sessions=tuple(dict.fromkeys(one.session for one in times if one.session is not None)),
        marked=any(one.marked for one in times),
        known=is_known,
        code=known.code_of(first.name, mail),
        perhaps=perhaps,
        known_there=known.at(organisation or first.name),
        link=link,
        note="\n".join(notes),
        facts=tuple(fact for line in notes if (fact := fact_of(line))),
    )


def _rank(row: CandidateRow) -> tuple[object, ...]:
    through = row.company and bool(row.known_there)
    return not row.known, not through, not row.marked, not row.perhaps, folded(row.name)


def _one_by_one(attendees: Sequence[Listed]) -> list[list[Listed]]:
    """Return what is listed of each person together.

    The same address and name is one, and so is the same name at the same organisation. Who is
    listed with less of it, as speakers mostly are, belongs to the only one who fits.
    """
    groups: dict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for one in attendees:
        groups[bare_name(one.name), one.email.casefold(), folded(one.organisation)].append(one)
    by_name: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for key in groups:
        by_name[key[0]].append(key)
    for key in sorted(groups, key=lambda key: bool(key[1]) + bool(key[2])):
        name, mail, organisation = key
        fuller = [
            other
            for other in by_name[name]
            if other != key
            and mail in ("", other[1])
            and (organisation in ("", other[2]) or (mail and mail == other[1]))
        ]
        if len(fuller) == 1:
            groups[fuller[0]] += groups.pop(key)
            by_name[name].remove(key)
    found = [
        sorted(group, key=lambda one: (one.presence is not Presence.SPEAKER, one.id))
        for group in groups.values()
    ]
    return sorted(found, key=lambda group: group[0].id)


class KnownPeople:
    """One's own contacts, to be asked whether somebody listed is one of them.

    Of those to meet at the event, `targets`, it tells the codes as well.
    """

    def __init__(self, session: Session, targets: Sequence[TargetRow]) -> None:
        self._codes = {bare_name(row.name): row.code for row in targets}
        self._codes |= {mail.casefold(): row.code for row in targets for mail in row.emails}
        self._by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._at: dict[str, list[str]] = defaultdict(list)
        for contact_id, name, organisation in session.execute(
            select(Contact.id, Contact.name, Organisation.name)
            .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
            .where(~Contact.is_me)
            .order_by(Contact.name, Contact.id)
        ):
            self._by_name[bare_name(name)].append((contact_id, folded(organisation or "")))
            if organisation:
                self._at[folded(organisation)].append(name)
        self._mails: dict[int, set[str]] = defaultdict(set)
        self._holders: dict[str, list[str]] = defaultdict(list)
        for contact_id, name, kind, value in session.execute(
            select(Address.contact_id, Contact.name, Address.kind, Address.value)
            .join(Contact, Address.contact_id == Contact.id)
            .where(Address.kind != AddressKind.PHONE, ~Contact.is_me)
        ):
            if kind is AddressKind.EMAIL:
                self._mails[contact_id].add(value.casefold())
                self._holders[value.casefold()].append(name)
            else:
                self._holders[_bare(value)].append(name)

    def judge(self, name: str, mail: str, organisation: str, link: str) -> tuple[bool, bool]:
        """Return whether somebody listed is a contact, and whether it may be one."""
        # An address left for several people, or a company's page, is known under another name.
        by_mail = self._holders.get(mail.casefold(), []) if mail else []
        by_link = self._holders.get(_bare(link), []) if link else []
        if any(_share_a_word(name, other) for other in (*by_mail, *by_link)):
            return True, False
        namesakes = self._by_name.get(bare_name(name), [])
        sure = any(
            self._fits(contact_id, at, mail, folded(organisation)) for contact_id, at in namesakes
        )
        return sure, not sure and bool(namesakes or by_mail)

    def code_of(self, name: str, mail: str) -> str:
        """Return the code of somebody listed, "" for who is not to be met yet."""
        by_mail = self._codes.get(mail.casefold()) if mail else None
        return by_mail or self._codes.get(bare_name(name), "")

    def at(self, organisation: str) -> tuple[str, ...]:
        """Return the names of the contacts at an organisation."""
        return tuple(self._at.get(folded(organisation), ()))

    def _fits(self, contact_id: int, at: str, mail: str, organisation: str) -> bool:
        if organisation and at:
            return organisation == at
        # Nothing says otherwise: only one of the two has an address.
        return not (mail and self._mails.get(contact_id))


def _share_a_word(name: str, other: str) -> bool:
    words, others = set(folded(name).split()), set(folded(other).split())
    return not words or not others or bool(words & others)


def _bare(link: str) -> str:
    """Return a profile's link without what differs from one way of writing it to another."""
    text = link.strip().casefold().partition("://")[2] or link.strip().casefold()
    return text.partition("?")[0].removeprefix("www.").rstrip("/")
