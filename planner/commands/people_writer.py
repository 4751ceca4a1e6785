"""Writing a list's people and organisations: what is new is held back and inserted together."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.commands.known_people import KnownPeople
from planner.commands.people import Person, complete, joined_notes, load_contact, new_contact
from planner.errors import BadInput
from planner.i18n import _
from planner.model import Address, AddressKind, Contact, ContactRole, Organisation, Tag
from planner.model.bulk import insert_rows
from planner.model.lookup import folded

_BATCH = 500
_ORGANISATION = ("name", "link", "note")
_CONTACT = (
    *("uid", "name", "title", "organisation_id", "note", "photo", "is_me", "keep_warm_weeks"),
    "created_at",
)
_ADDRESS = ("contact_id", "kind", "value", "label", "position")


class PeopleWriter:
    """Writes the people of a list: who is known is completed, who is new is added.

    What is new has an id below zero until `write` inserts it; `stored_id` tells the other then.
    """

    def __init__(self, session: Session, people: list[Person], now: datetime) -> None:
        self._session = session
        self._now = now
        self._known = KnownPeople(session)
        self._known.look_through(people)
        self._contacts: dict[int, Contact] = {}
        # New people by their ids below zero; of None more became known, so `_contacts` has them.
        self._people: list[tuple[Person, int | None] | None] = []
        self._organisations: list[Organisation] = []
        # Contacts and the organisations they are to be at.
        self._places: dict[int, tuple[Contact, int]] = {}
        self._stored: dict[int, int] = {}
        self._load({found for one in people if (found := self._known.find(one)) is not None})

    def bring(self, person: Person) -> tuple[int, str]:
        """Take somebody in; returns the id and whether that is "new", "changed" or "unchanged"."""
        contact_id = self._known.find(person)
        if contact_id is None:
            contact_id, what = self._take_in(person), "new"
        else:
            what = "changed" if self._complete(contact_id, person) else "unchanged"
        self._known.add(contact_id, person)
        return contact_id, what

    def organisation(self, name: str) -> tuple[Organisation, bool]:
        """Return the organisation of that name, and whether it is new; it can be changed."""
        before = len(self._organisations)
        found = self._organisation_id(name)
        assert found is not None
        if found < 0:
            return self._organisations[-found - 1], len(self._organisations) > before
        return self._session.get_one(Organisation, found), False

    def write(self) -> None:
        """Insert all who are new."""
        ids = insert_rows(
            self._session,
            Organisation,
            _ORGANISATION,
            [(one.name, one.link, one.note) for one in self._organisations],
        )
        places = {-number: id_ for number, id_ in enumerate(ids, 1)}
        for contact, organisation_id in self._places.values():
            contact.organisation_id = places.get(organisation_id, organisation_id)
        self._session.flush()
        fresh = [(-n, *one) for n, one in enumerate(self._people, 1) if one is not None]
        people = [person for _id, person, _place in fresh]
        rows = [
            self._row(person, None if place is None else places.get(place, place))
            for _id, person, place in fresh
        ]
        contact_ids = insert_rows(self._session, Contact, _CONTACT, rows)
        self._insert_parts(people, contact_ids)
        self._stored = {id_: contact.id for id_, contact in self._contacts.items()}
        self._stored |= {one[0]: stored for one, stored in zip(fresh, contact_ids, strict=True)}

    def stored_id(self, contact_id: int) -> int:
        """Return the id in the store of somebody brought before the last `write`."""
        return self._stored.get(contact_id, contact_id)

    def name(self, contact_id: int) -> str:
        """Return the name that somebody known or brought goes by."""
        return self._known.name(contact_id).strip()

    def _load(self, contact_ids: Iterable[int]) -> None:
        wanted = sorted(contact_ids)
        parts = [selectinload(part) for part in (Contact.addresses, Contact.roles, Contact.tags)]
        for start in range(0, len(wanted), _BATCH):
            batch = select(Contact).where(Contact.id.in_(wanted[start : start + _BATCH]))
            for contact in self._session.scalars(batch.options(*parts)):
                self._contacts[contact.id] = contact

    def _take_in(self, person: Person) -> int:
        if not person.name.strip():
            raise BadInput(_("A person needs a name."))
        self._people.append((person, self._organisation_id(person.organisation)))
        return -len(self._people)

    def _organisation_id(self, name: str) -> int | None:
        if not name.strip():
            return None
        found = self._known.organisation_id(name)
        if found is None:
            self._organisations.append(Organisation(name=name.strip(), link="", note=""))
            found = -len(self._organisations)
            self._known.name_organisation(found, name)
        return found

    def _contact(self, contact_id: int) -> Contact:
        if contact_id in self._contacts:
            return self._contacts[contact_id]
        if contact_id > 0:
            contact = load_contact(self._session, contact_id)
        else:
            fresh = self._people[-contact_id - 1]
            assert fresh is not None
            self._people[-contact_id - 1] = None
            person, place = fresh
            contact = new_contact(self._session, replace(person, organisation=""), self._now)
            if place is not None:
                self._places[contact_id] = (contact, place)
        self._contacts[contact_id] = contact
        return contact

    def _complete(self, contact_id: int, person: Person) -> bool:
        """Complete a contact; return whether anything was new.

        What stands there stays. What a list says otherwise goes to the note: a newer list may
        know of a new post.
        """
        contact = self._contact(contact_id)
        before = _told(contact)
        place = self._places[contact_id][1] if contact_id in self._places else None
        place = contact.organisation_id if place is None else place
        words = set(folded(person.name).split())
        differs = "@" not in person.name and not words <= set(folded(contact.name).split())
        title = person.title.strip()
        elsewhere = (
            place is not None
            and person.organisation.strip()
            and self._known.organisation_id(person.organisation) != place
        )
        otherwise = [
            _("Also known as {name}.").format(name=person.name) if differs else "",
            _("Also: {title}.").format(title=title)
            if title and contact.title and folded(title) != folded(contact.title)
            else "",
            _("Also at {organisation}.").format(organisation=person.organisation)
            if elsewhere
            else "",
        ]
        note = "\n".join(text for text in (person.note, *otherwise) if text)
        complete(self._session, contact, replace(person, organisation="", note=note))
        settled = place is None and self._organisation_id(person.organisation)
        if settled:
            self._places[contact_id] = (contact, settled)
        return bool(settled) or _told(contact) != before

    def _row(self, person: Person, organisation_id: int | None) -> tuple[object, ...]:
        return (
            person.uid or f"urn:uuid:{uuid.uuid4()}",
            person.name.strip(),
            person.title.strip(),
            organisation_id,
            joined_notes("", person.note),
            person.photo,
            False,
            None,
            self._now,
        )

    def _insert_parts(self, people: list[Person], contact_ids: range) -> None:
        addresses = list[tuple[object, ...]]()
        roles = list[tuple[object, ...]]()
        tags = list[tuple[object, ...]]()
        for person, contact_id in zip(people, contact_ids, strict=True):
            addresses += [
                (contact_id, kind, value, "", position)
                for position, (kind, value) in enumerate(_addresses(person))
            ]
            roles += [(contact_id, role) for role in dict.fromkeys(person.roles)]
            tags += [(contact_id, tag) for tag in dict.fromkeys(person.tags) if tag]
        insert_rows(self._session, Address, _ADDRESS, addresses)
        insert_rows(self._session, ContactRole, ("contact_id", "role"), roles)
        insert_rows(self._session, Tag, ("contact_id", "name"), tags)


def _addresses(person: Person) -> list[tuple[AddressKind, str]]:
    """Return somebody's addresses in order, each once whatever its letter case."""
    found: dict[tuple[AddressKind, str], str] = {}
    for kind, values in (
        (AddressKind.EMAIL, person.emails),
        (AddressKind.PHONE, person.phones),
        (AddressKind.LINK, person.links),
    ):
        for value in values:
            if plain := value.strip():
                found.setdefault((kind, plain.casefold()), plain)
    return [(kind, value) for (kind, _key), value in found.items()]


def _told(contact: Contact) -> tuple[object, ...]:
    return (
        contact.title,
        contact.note,
        contact.photo,
        len(contact.addresses),
        len(contact.roles),
        len(contact.tags),
    )
