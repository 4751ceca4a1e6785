"""Who in the store is the person of a row or card, asked many times and read once."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.identity import (
    address_key,
    is_of_one,
    is_profile,
    names_agree,
    shared_addresses,
)
from planner.commands.people import Person
from planner.model import Address, AddressKind, Contact, Organisation
from planner.model.lookup import bare_name, folded


class Sameness(StrEnum):
    """What told that somebody is a person known before."""

    CARD = "card"
    EMAIL = "email"
    LINK = "link"
    NAME = "name"


class KnownPeople:
    """The people in the store, to be found by what a list says of them.

    The same card, e-mail address or profile link is the same person; an address that a list
    gives to several people, an office's mailbox or a company's page only where the names agree.
    So is the same name at the same organisation where nothing contradicts it: that is how a
    list without addresses updates instead of doubling. A name alone is nobody, but for somebody
    of whom nothing else is known either, or whose telephone or page it has.
    """

    def __init__(self, session: Session) -> None:
        self._organisations: dict[str, int] = {}
        self._organisations_alike: dict[str, int] = {}
        for row in session.execute(
            select(Organisation.id, Organisation.name).order_by(Organisation.id)
        ):
            self.name_organisation(row.id, row.name)
        self._by_uid: dict[str, int] = {}
        self._by_address: dict[tuple[AddressKind, str], list[int]] = {}
        self._by_name: dict[tuple[str, str], list[int]] = {}
        self._names: dict[int, str] = {}
        self._titles: dict[int, str] = {}
        self._reached: dict[int, set[AddressKind]] = {}
        self._shared: set[tuple[AddressKind, str]] = set()
        rows = session.execute(
            select(Contact.id, Contact.uid, Contact.name, Contact.title, Organisation.name)
            .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
            .order_by(Contact.id)
        )
        for contact_id, uid, name, title, organisation in rows:
            self._by_uid[uid] = contact_id
            self._titles[contact_id] = folded(title)
            self._name(contact_id, name, organisation or "")
        for contact_id, kind, value in session.execute(
            select(Address.contact_id, Address.kind, Address.value).order_by(Address.contact_id)
        ):
            self._address(contact_id, kind, value)

    def find(self, person: Person) -> int | None:
        """Return the id of the contact this person is, or None."""
        found = self.recognise(person)
        return found[0] if found else None

    def recognise(self, person: Person) -> tuple[int, Sameness] | None:
        """Return the id of the contact this person is and what told it, or None."""
        if person.uid in self._by_uid:
            return self._by_uid[person.uid], Sameness.CARD
        sure: list[tuple[int, AddressKind]] = []
        for address in _addresses(person):
            holders = self._by_address.get(address, [])
            agreeing = [one for one in holders if names_agree(self._names[one], person.name)]
            if not agreeing and len(holders) == 1:
                alone = is_of_one(*address) and address not in self._shared
                agreeing = holders if alone else []
            sure += [(contact_id, address[0]) for contact_id in agreeing]
        if sure:
            first = min(contact_id for contact_id, _kind in sure)
            by_mail = (first, AddressKind.EMAIL) in sure
            return first, Sameness.EMAIL if by_mail else Sameness.LINK
        key = bare_name(person.name), folded(person.organisation)
        alike = [one for one in self._by_name.get(key, []) if not self._is_another(one, person)]
        if len(alike) > 1 and not person.emails:
            # Of several the one that a list without addresses made before.
            alike = [one for one in alike if AddressKind.EMAIL not in self._reached.get(one, ())][
                :1
            ]
        return (alike[0], Sameness.NAME) if len(alike) == 1 else None

    def neighbour(self, person: Person) -> str:
        """Return the name of somebody with an address of this person who is not the same, or ""."""
        holders = [one for key in _addresses(person) for one in self._by_address.get(key, [])]
        return self._names[holders[0]] if holders else ""

    def look_through(self, people: Iterable[Person]) -> None:
        """Take note of the addresses a list gives to several people: they tell nobody."""
        self._shared = shared_addresses(
            (
                person.name,
                [
                    *((AddressKind.EMAIL, mail) for mail in person.emails),
                    *((AddressKind.LINK, link) for link in person.links),
                ],
            )
            for person in people
        )

    def name(self, contact_id: int) -> str:
        """Return the name that somebody goes by."""
        return self._names[contact_id]

    def organisation_id(self, name: str) -> int | None:
        """Return the id of the organisation of that name, None where there is none."""
        exact = self._organisations.get(name.strip())
        return exact if exact is not None else self._organisations_alike.get(folded(name))

    def name_organisation(self, organisation_id: int, name: str) -> None:
        """Take note of an organisation."""
        self._organisations.setdefault(name.strip(), organisation_id)
        self._organisations_alike.setdefault(folded(name), organisation_id)

    def add(self, contact_id: int, person: Person) -> None:
        """Take note of somebody who was just added or completed."""
        if person.uid:
            self._by_uid.setdefault(person.uid, contact_id)
        self._name(contact_id, person.name, person.organisation)
        self._titles.setdefault(contact_id, folded(person.title))
        for kind, values in (
            (AddressKind.EMAIL, person.emails),
            (AddressKind.PHONE, person.phones),
            (AddressKind.LINK, person.links),
        ):
            for value in values:
                self._address(contact_id, kind, value)

    def _name(self, contact_id: int, name: str, organisation: str) -> None:
        self._names.setdefault(contact_id, name)
        alike = self._by_name.setdefault((bare_name(name), folded(organisation)), [])
        if contact_id not in alike:
            alike.append(contact_id)

    def _address(self, contact_id: int, kind: AddressKind, value: str) -> None:
        holders = self._by_address.setdefault((kind, address_key(kind, value)), [])
        if contact_id not in holders:
            holders.append(contact_id)
        self._reached.setdefault(contact_id, set()).add(kind)

    def _is_another(self, contact_id: int, person: Person) -> bool:
        """Whether something contradicts that a person of the same name and organisation is this."""
        reached = self._reached.get(contact_id, set())
        # Two addresses that differ are two people, whatever they are called.
        if person.emails and AddressKind.EMAIL in reached:
            return True
        if person.organisation.strip():
            return False
        titles = {folded(person.title), self._titles.get(contact_id, "")} - {""}
        if len(titles) > 1:
            return True
        links = [(AddressKind.LINK, link) for link in person.links]
        phones = [(AddressKind.PHONE, phone) for phone in person.phones]
        keys = [(kind, address_key(kind, value)) for kind, value in (*links, *phones)]
        if any(contact_id in self._by_address.get(key, []) for key in keys):
            return False
        return bool(reached or person.emails or person.phones or person.links)


def _addresses(person: Person) -> list[tuple[AddressKind, str]]:
    """Return the addresses that can tell a person, as they are compared."""
    mails = [(AddressKind.EMAIL, mail) for mail in person.emails]
    links = [(AddressKind.LINK, link) for link in person.links if is_profile(link)]
    return [(kind, address_key(kind, value)) for kind, value in (*mails, *links)]
