"""Who in the store is the person of a row or card, asked many times and read once."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.commands.people import Person, is_profile, load_contact
from planner.model import Address, AddressKind, Contact, Organisation
from planner.model.lookup import folded


class Sameness(StrEnum):
    """What told that somebody is a person known before."""

    CARD = "card"
    EMAIL = "email"
    LINK = "link"
    NAME = "name"


class KnownPeople:
    """The people in the store, to be found by what a list says of them.

    The same card, e-mail address or profile link is the same person. So is the same name at
    the same organisation where nothing contradicts it: that is how a list without addresses
    updates instead of doubling. A name alone is nobody, but for somebody of whom nothing else
    is known either.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._contacts = {
            contact.id: contact
            for contact in session.scalars(
                select(Contact).options(
                    selectinload(Contact.addresses),
                    selectinload(Contact.roles),
                    selectinload(Contact.tags),
                )
            )
        }
        self._organisations: dict[str, int] = {}
        self._organisations_alike: dict[str, int] = {}
        for row in session.execute(
            select(Organisation.id, Organisation.name).order_by(Organisation.id)
        ):
            self._name_organisation(row.id, row.name)
        self._pending = 0
        self._by_uid: dict[str, int] = {}
        self._by_address: dict[tuple[AddressKind, str], int] = {}
        self._by_name: dict[tuple[str, str], list[int]] = {}
        self._addressed: set[int] = set()
        rows = session.execute(
            select(Contact.id, Contact.uid, Contact.name, Organisation.name)
            .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
            .order_by(Contact.id)
        )
        for contact_id, uid, name, organisation in rows:
            self._by_uid[uid] = contact_id
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
        addresses = [(AddressKind.EMAIL, mail) for mail in person.emails]
        addresses += [(AddressKind.LINK, link) for link in person.links if is_profile(link)]
        sure = {
            (self._by_address[kind, value.casefold()], kind)
            for kind, value in addresses
            if (kind, value.casefold()) in self._by_address
        }
        if sure:
            first = min(contact_id for contact_id, _kind in sure)
            by_mail = (first, AddressKind.EMAIL) in sure
            return first, Sameness.EMAIL if by_mail else Sameness.LINK
        alike = self._by_name.get((folded(person.name), folded(person.organisation)), [])
        if len(alike) != 1:
            return None
        # Two addresses that differ are two people, whatever they are called.
        if person.emails and alike[0] in self._addressed:
            return None
        return alike[0], Sameness.NAME

    def contact(self, contact_id: int) -> Contact:
        """Return a contact with addresses, roles and tags loaded."""
        if contact_id not in self._contacts:
            self._contacts[contact_id] = load_contact(self._session, contact_id)
        return self._contacts[contact_id]

    def organisation_id(self, name: str) -> int | None:
        """Return the id of the organisation of that name, made if it is new; None for no name."""
        if not name.strip():
            return None
        found = self._find_organisation(name)
        if found is None:
            organisation = Organisation(name=name.strip())
            self._session.add(organisation)
            self._session.flush()
            found = organisation.id
            self._name_organisation(found, name)
        return found

    def knows_organisation(self, name: str) -> bool:
        """Whether there is an organisation of that name already."""
        return self._find_organisation(name) is not None

    def take_in(self, contact: Contact, person: Person) -> None:
        """Take note of a new contact that is still to be sent to the file."""
        self._pending += 1
        self._contacts[-self._pending] = contact
        self.add(-self._pending, person)

    def add(self, contact_id: int, person: Person) -> None:
        """Take note of somebody who was just added or completed."""
        if person.uid:
            self._by_uid.setdefault(person.uid, contact_id)
        self._name(contact_id, person.name, person.organisation)
        for kind, values in (
            (AddressKind.EMAIL, person.emails),
            (AddressKind.LINK, person.links),
        ):
            for value in values:
                self._address(contact_id, kind, value)

    def _find_organisation(self, name: str) -> int | None:
        exact = self._organisations.get(name.strip())
        return exact if exact is not None else self._organisations_alike.get(folded(name))

    def _name_organisation(self, organisation_id: int, name: str) -> None:
        self._organisations.setdefault(name.strip(), organisation_id)
        self._organisations_alike.setdefault(folded(name), organisation_id)

    def _name(self, contact_id: int, name: str, organisation: str) -> None:
        alike = self._by_name.setdefault((folded(name), folded(organisation)), [])
        if contact_id not in alike:
            alike.append(contact_id)

    def _address(self, contact_id: int, kind: AddressKind, value: str) -> None:
        self._by_address.setdefault((kind, value.casefold()), contact_id)
        if kind is AddressKind.EMAIL:
            self._addressed.add(contact_id)
