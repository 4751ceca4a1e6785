"""Contacts and organisations: adding, editing, removing, and who the user is."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.commands.identity import is_profile, link_key
from planner.errors import BadInput, NotAllowed, NotFound
from planner.i18n import _
from planner.model import (
    Address,
    AddressKind,
    Contact,
    ContactRole,
    FollowUp,
    Organisation,
    Participant,
    Profile,
    Role,
    Tag,
    Target,
)
from planner.model.lookup import (
    bare_name,
    contacts_by_address,
    folded,
    me,
    organisation_named,
    perhaps_named,
)


@dataclass(frozen=True)
class Person:
    """What is known of a person when a contact is made or completed."""

    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    uid: str = ""
    photo: bytes | None = None


def add_contact(
    session: Session, person: Person, now: datetime, organisation_id: int | None = None
) -> int:
    """Add a contact and return its id; nothing but a name is needed.

    `organisation_id` spares looking up the organisation where it is known already.
    """
    contact = new_contact(session, person, now, organisation_id)
    session.flush()
    return contact.id


def new_contact(
    session: Session, person: Person, now: datetime, organisation_id: int | None = None
) -> Contact:
    """Return a contact that is added but not sent to the file yet: a list sends them together."""
    if not person.name.strip():
        raise BadInput(_("A person needs a name."))
    contact = Contact(
        uid=_free_uid(session, person.uid),
        name=person.name.strip(),
        created_at=now,
        organisation_id=organisation_id,
        addresses=[],
        roles=[],
        tags=[],
    )
    session.add(contact)
    complete(session, contact, person)
    return contact


def take_contact(session: Session, person: Person, now: datetime) -> Contact:
    """Return the contact this person is, completed with what is new, or a new one.

    The same e-mail or profile link is the same person. A name alone is enough only where
    it was typed by the user, is one contact's whole name, and nothing known contradicts it.
    """
    known = find_known(session, person)
    if known is None:
        contact = new_contact(session, person, now)
    else:
        contact = load_contact(session, known)
        complete(session, contact, person)
    session.flush()
    return contact


def find_known(session: Session, person: Person) -> int | None:
    """Return the id of the contact that somebody typed by the user must be, or None."""
    sure = find_known_surely(session, person)
    if sure is not None:
        return sure
    wanted = bare_name(person.name)
    names = select(Contact.id, Contact.name).where(perhaps_named(Contact.name, wanted))
    alike = [id_ for id_, name in session.execute(names).all() if bare_name(name) == wanted]
    if len(alike) != 1:
        return None
    (contact_id,) = alike
    theirs = select(Organisation.name).join(Contact, Contact.organisation_id == Organisation.id)
    organisation = session.scalar(theirs.where(Contact.id == contact_id))
    if person.organisation and organisation:
        return contact_id if folded(organisation) == folded(person.organisation) else None
    if person.emails and _has_address(session, contact_id, AddressKind.EMAIL):
        return None
    return contact_id


def find_known_surely(session: Session, person: Person) -> int | None:
    """Return the id of the contact with the same e-mail address, profile link or card, or None."""
    if person.uid:
        same_card = session.scalar(select(Contact.id).where(Contact.uid == person.uid))
        if same_card is not None:
            return same_card
    by_mail = contacts_by_address(session, AddressKind.EMAIL, person.emails)
    profiles = {link_key(link) for link in person.links if is_profile(link)}
    links = select(Address.contact_id, Address.value).where(Address.kind == AddressKind.LINK)
    known = session.execute(links).all() if profiles else []
    by_link = [contact_id for contact_id, link in known if link_key(link) in profiles]
    return min({*by_mail, *by_link}, default=None)


def complete(session: Session, contact: Contact, person: Person) -> None:
    """Add to a contact what it lacks; nothing that stands there is overwritten."""
    contact.title = contact.title or person.title.strip()
    if contact.organisation_id is None and person.organisation.strip():
        contact.organisation_id = take_organisation(session, person.organisation)
    contact.note = joined_notes(contact.note or "", person.note)
    contact.photo = contact.photo or person.photo
    for kind, values in (
        (AddressKind.EMAIL, person.emails),
        (AddressKind.PHONE, person.phones),
        (AddressKind.LINK, person.links),
    ):
        _add_addresses(contact, kind, values)
    for role in person.roles:
        if role not in {known.role for known in contact.roles}:
            contact.roles.append(ContactRole(role=role))
    for tag in person.tags:
        if tag and tag not in {known.name for known in contact.tags}:
            contact.tags.append(Tag(name=tag))


def joined_notes(note: str, more: str) -> str:
    """Return a note with the lines of another that it lacks."""
    if more.strip() in note:
        return note
    known = {line.strip() for line in note.splitlines()}
    lines = [line for line in more.strip().splitlines() if not known or line.strip() not in known]
    return "\n".join(part for part in (note, "\n".join(lines)) if part)


def edit_contact(session: Session, contact_id: int, /, **changes: Any) -> None:
    """Set fields of a contact: name, title, note, keep_warm_weeks, organisation (by name), or
    emails, phones, links, tags, roles (as lists of values in order)."""
    contact = load_contact(session, contact_id)
    for name, value in changes.items():
        match name:
            case "name":
                if not value.strip():
                    raise BadInput(_("A person needs a name."))
                contact.name = value.strip()
            case "title" | "note" | "keep_warm_weeks" | "photo":
                setattr(contact, name, value)
            case "organisation":
                contact.organisation_id = take_organisation(session, value) if value else None
            case "emails" | "phones" | "links":
                kind = AddressKind(name.removesuffix("s"))
                _set_addresses(contact, kind, value)
            case "tags":
                _set_items(contact.tags, "name", _clean(value), Tag)
            case "roles":
                _set_items(contact.roles, "role", [Role(role) for role in value], ContactRole)
            case _:
                raise ValueError(f"no such field of a contact: {name}")


def remove_contacts(session: Session, contact_ids: Iterable[int]) -> list[str]:
    """Remove contacts nobody has met or plans to meet; returns their names.

    Raises NotAllowed for one with history: that is what `forget` is for.
    """
    names = []
    for contact_id in contact_ids:
        contact = load_contact(session, contact_id)
        for held in (
            Participant.contact_id,
            Target.contact_id,
            FollowUp.contact_id,
            FollowUp.other_id,
        ):
            if session.scalar(select(held).where(held == contact_id).limit(1)) is not None:
                raise NotAllowed(
                    _(
                        "{name} has a history here. “Forget” removes a person with all of it."
                    ).format(name=contact.name)
                )
        names.append(contact.name)
        session.delete(contact)
    return names


def set_me(session: Session, person: Person, now: datetime) -> int:
    """Say who the user is: what is given is set, the rest of the card stays. Returns the id."""
    contact = me(session)
    if contact is None:
        if not person.name.strip():
            raise BadInput(_("Say your name first: planner me --name …"))
        contact = take_contact(session, person, now)
        contact.is_me = True
    changes: dict[str, Any] = {
        name: value
        for name in ("name", "title", "organisation", "note", "emails", "phones", "links", "photo")
        if (value := getattr(person, name))
    }
    edit_contact(session, contact.id, **changes)
    return contact.id


def edit_profile(session: Session, /, **changes: Any) -> None:
    """Set the user's own lines and style: any of the fields of Profile."""
    profile = session.scalar(select(Profile).limit(1))
    if profile is None:
        profile = Profile()
        session.add(profile)
    for name, value in changes.items():
        if name not in Profile.__table__.columns or name == "id":
            raise ValueError(f"no such field of the profile: {name}")
        setattr(profile, name, value)


def take_organisation(session: Session, name: str) -> int:
    """Return the id of the organisation of that name, made if it is new."""
    organisation = organisation_named(session, name)
    if organisation is None:
        organisation = Organisation(name=name.strip())
        session.add(organisation)
        session.flush()
    return organisation.id


def load_contact(session: Session, contact_id: int) -> Contact:
    """Return a contact with addresses, roles and tags loaded; NotFound otherwise."""
    contact = session.scalar(
        select(Contact)
        .where(Contact.id == contact_id)
        .options(
            selectinload(Contact.addresses),
            selectinload(Contact.roles),
            selectinload(Contact.tags),
        )
    )
    if contact is None:
        raise NotFound(_("There is no person {id}.").format(id=contact_id))
    return contact


def _free_uid(session: Session, wanted: str) -> str:
    taken = wanted and session.scalar(select(Contact.id).where(Contact.uid == wanted))
    return wanted if wanted and not taken else f"urn:uuid:{uuid.uuid4()}"


def _has_address(session: Session, contact_id: int, kind: AddressKind) -> bool:
    return (
        session.scalar(
            select(Address.id)
            .where(Address.contact_id == contact_id, Address.kind == kind)
            .limit(1)
        )
        is not None
    )


def _add_addresses(contact: Contact, kind: AddressKind, values: Iterable[str]) -> None:
    known = {a.value.casefold() for a in contact.addresses if a.kind is kind}
    for value in _clean(values):
        if value.casefold() not in known:
            known.add(value.casefold())
            contact.addresses.append(
                Address(kind=kind, value=value, position=len(contact.addresses))
            )


def _set_addresses(contact: Contact, kind: AddressKind, values: Iterable[str]) -> None:
    wanted = _clean(values)
    kept = {a.value: a for a in contact.addresses if a.kind is kind}
    for value, address in kept.items():
        if value not in wanted:
            contact.addresses.remove(address)
    for position, value in enumerate(wanted):
        if value in kept:
            kept[value].position = position
        else:
            contact.addresses.append(Address(kind=kind, value=value, position=position))


def _set_items(items: list[Any], attribute: str, wanted: list[Any], kind: type[Any]) -> None:
    for item in list(items):
        if getattr(item, attribute) not in wanted:
            items.remove(item)
    known = {getattr(item, attribute) for item in items}
    for value in wanted:
        if value not in known:
            known.add(value)
            items.append(kind(**{attribute: value}))


def _clean(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in values if value.strip()))
