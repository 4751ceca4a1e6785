"""Contacts as rows and records, with what happened between us."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.errors import NotFound
from planner.i18n import _
from planner.model import (
    Address,
    AddressKind,
    Contact,
    ContactRole,
    CustomText,
    Encounter,
    Event,
    FollowUp,
    FollowUpStatus,
    Organisation,
    Participant,
    Profile,
    Tag,
    Target,
)
from planner.model.lookup import folded, me
from planner.times import zone_or_utc

PENDING = (FollowUpStatus.OPEN, FollowUpStatus.DRAFTED, FollowUpStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person for a list."""

    id: int
    name: str
    title: str
    organisation: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    links: tuple[str, ...]
    note: str
    tags: tuple[str, ...]
    roles: tuple[str, ...]
    last_met: date | None
    next_step: date | None
    uid: str = ""
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened with a person: an encounter, or a plan to meet."""

    id: int
    kind: str
    day: date | None
    event: str
    text: str
    cue: str = ""


@dataclass(frozen=True, slots=True)
class MyCard:
    """The user's own card, lines and style; empty before they were given."""

    contact: ContactRow | None
    introduction: str = ""
    openers: str = ""
    ways_out: str = ""
    offers: str = ""
    conversations_a_day: int | None = None
    minutes_between: int | None = None
    suits: str = ""
    skip_weekends: bool = False


def contact_rows(
    session: Session,
    *,
    search: str = "",
    include_me: bool = False,
    ids: frozenset[int] | None = None,
) -> list[ContactRow]:
    """Return people by name. `search` looks in all that is known of them, accents aside."""
    query = (
        select(Contact, Organisation.name)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .order_by(func.lower(Contact.name), Contact.id)
    )
    if not include_me:
        query = query.where(~Contact.is_me)
    if ids is not None:
        query = query.where(Contact.id.in_(ids))
    known = _Known(session)
    rows = [_row(contact, organisation, known) for contact, organisation in session.execute(query)]
    needles = folded(search).split()
    return [row for row in rows if all(needle in _searched(row) for needle in needles)]


def contact_row(session: Session, contact_id: int) -> ContactRow:
    """Return one person; NotFound when there is none."""
    rows = contact_rows(session, include_me=True, ids=frozenset({contact_id}))
    if not rows:
        raise NotFound(_("There is no person {id}.").format(id=contact_id))
    return rows[0]


def history_rows(session: Session, contact_id: int) -> list[HistoryRow]:
    """Return what happened with a person, the newest first."""
    rows: list[HistoryRow] = []
    parts = session.execute(
        select(Participant, Encounter, Event.title)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .outerjoin(Event, Encounter.event_id == Event.id)
        .where(Participant.contact_id == contact_id)
    )
    for part, encounter, title in parts:
        words = [part.talk, encounter.note, part.note, part.wants, part.offered]
        day = encounter.at.astimezone(zone_or_utc(encounter.zone)).date()
        text = " · ".join(word for word in words if word)
        rows.append(HistoryRow(part.id, "met", day, title or "", text, part.cue))
    planned = session.execute(
        select(Target, Event.title, Event.start_at)
        .join(Event, Target.conference_id == Event.id)
        .where(Target.contact_id == contact_id)
    )
    for target, title, start_at in planned:
        text = " · ".join(word for word in (target.why, target.reason) if word)
        kind = f"target:{target.state.value}"
        rows.append(HistoryRow(target.id, kind, start_at.date(), title, text))
    steps = session.execute(
        select(FollowUp, Event.title)
        .outerjoin(Event, FollowUp.event_id == Event.id)
        .where((FollowUp.contact_id == contact_id) | (FollowUp.other_id == contact_id))
    )
    for step, title in steps:
        kind = f"{step.kind.value}:{step.status.value}"
        rows.append(HistoryRow(step.id, kind, step.due, title or "", step.text))
    return sorted(rows, key=lambda row: (row.day or date.min, row.id), reverse=True)


def my_card(session: Session) -> MyCard:
    """Return who the user is and what they say."""
    contact = me(session)
    profile = session.scalar(select(Profile).limit(1)) or Profile()
    row = contact_row(session, contact.id) if contact else None
    return MyCard(
        row,
        profile.introduction or "",
        profile.openers or "",
        profile.ways_out or "",
        profile.offers or "",
        profile.conversations_a_day,
        profile.minutes_between,
        profile.suits or "",
        bool(profile.skip_weekends),
    )


def organisation_names(session: Session) -> list[str]:
    """Return the names of all organisations, for completion and the person line."""
    return list(session.scalars(select(Organisation.name).order_by(Organisation.name)))


def known_there(session: Session, organisation_id: int) -> list[ContactRow]:
    """Return whom I know at an organisation."""
    ids = session.scalars(
        select(Contact.id).where(Contact.organisation_id == organisation_id, ~Contact.is_me)
    )
    return contact_rows(session, ids=frozenset(ids))


def known_at(session: Session, organisation: str) -> set[int]:
    """Return the ids of the contacts at an organisation named by a part of its name."""
    needle = folded(organisation)
    rows = session.execute(
        select(Contact.id, Organisation.name).join(
            Organisation, Contact.organisation_id == Organisation.id
        )
    )
    return {id_ for id_, name in rows if needle in folded(name)}


def custom_text(session: Session, kind: str, key: str, language: str) -> str | None:
    """Return a template or kit as the user edited it, or None."""
    return session.scalar(
        select(CustomText.text).where(
            CustomText.kind == kind, CustomText.key == key, CustomText.language == language
        )
    )


def custom_texts(session: Session, kind: str, language: str) -> dict[str, str]:
    """Return all texts of a kind as the user edited them, by their keys."""
    rows = session.execute(
        select(CustomText.key, CustomText.text).where(
            CustomText.kind == kind, CustomText.language == language
        )
    )
    return {row.key: row.text for row in rows}


class _Known:
    """Everything beside the contacts themselves, read once for all of them."""

    def __init__(self, session: Session) -> None:
        self.addresses: dict[tuple[int, AddressKind], list[str]] = {}
        for address in session.scalars(select(Address).order_by(Address.position, Address.id)):
            key = (address.contact_id, address.kind)
            self.addresses.setdefault(key, []).append(address.value)
        self.tags: dict[int, list[str]] = {}
        for tag in session.scalars(select(Tag).order_by(Tag.id)):
            self.tags.setdefault(tag.contact_id, []).append(tag.name)
        self.roles: dict[int, list[str]] = {}
        for role in session.scalars(select(ContactRole).order_by(ContactRole.id)):
            self.roles.setdefault(role.contact_id, []).append(role.role.value)
        self.last_met: dict[int, date] = {}
        met: list[tuple[int, datetime, str]] = [
            (contact_id, at, zone)
            for contact_id, at, zone in session.execute(
                select(Participant.contact_id, Encounter.at, Encounter.zone)
                .join(Encounter, Participant.encounter_id == Encounter.id)
                .where(Participant.contact_id.is_not(None))
                .order_by(Encounter.at)
            )
            if contact_id is not None
        ]
        for contact_id, at, zone in met:
            self.last_met[contact_id] = at.astimezone(zone_or_utc(zone)).date()
        self.next_step: dict[int, date] = {
            contact_id: due
            for contact_id, due in session.execute(
                select(FollowUp.contact_id, func.min(FollowUp.due))
                .where(FollowUp.status.in_(PENDING), FollowUp.contact_id.is_not(None))
                .group_by(FollowUp.contact_id)
            )
            if contact_id is not None
        }


def _row(contact: Contact, organisation: str | None, known: _Known) -> ContactRow:
    def values(kind: AddressKind) -> tuple[str, ...]:
        return tuple(known.addresses.get((contact.id, kind), ()))

    return ContactRow(
        id=contact.id,
        name=contact.name,
        title=contact.title,
        organisation=organisation or "",
        emails=values(AddressKind.EMAIL),
        phones=values(AddressKind.PHONE),
        links=values(AddressKind.LINK),
        note=contact.note,
        tags=tuple(known.tags.get(contact.id, ())),
        roles=tuple(known.roles.get(contact.id, ())),
        last_met=known.last_met.get(contact.id),
        next_step=known.next_step.get(contact.id),
        uid=contact.uid,
        is_me=contact.is_me,
    )


def _searched(row: ContactRow) -> str:
    words = (row.name, row.title, row.organisation, row.note)
    return folded(" ".join((*words, *row.emails, *row.phones, *row.links, *row.tags, *row.roles)))
