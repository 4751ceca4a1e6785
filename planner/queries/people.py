"""Contacts as rows and records, with what happened between us."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

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
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Participant,
    Profile,
    Tag,
    Target,
)
from planner.model.lookup import folded, me
from planner.times import zone_or_utc

_SHOWN = (
    *(Contact.id, Contact.uid, Contact.name, Contact.title, Contact.note),
    *(Contact.is_me, Contact.keep_warm_weeks, Contact.created_at),
)
# What was done for somebody keeps the acquaintance warm; what was waived does not.
_TOUCHING = (FollowUpStatus.SENT, FollowUpStatus.ANSWERED, FollowUpStatus.DONE)
PENDING = (FollowUpStatus.OPEN, FollowUpStatus.DRAFTED, FollowUpStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person for a list. `next_what` says what the next step is, "" where nothing was said.

    `warm_due` is when to be in touch again by the person's own rhythm, while no step is next.
    """

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
    next_kind: FollowUpKind | None = None
    next_what: str = ""
    keep_warm_weeks: int | None = None
    warm_due: date | None = None


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
    session: Session, *, include_me: bool = False, ids: frozenset[int] | None = None
) -> list[ContactRow]:
    """Return people by name, of all or of those with these ids."""
    # Columns, not records: the pictures are most of the file, and a list has no use for them.
    query = (
        select(*_SHOWN, Organisation.name.label("organisation"))
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .order_by(Contact.id)
    )
    if not include_me:
        query = query.where(~Contact.is_me)
    if ids is not None:
        query = query.where(Contact.id.in_(ids))
    known = _Known(session, ids)
    rows = [_row(contact, known) for contact in session.execute(query)]
    rows.sort(key=lambda row: folded(row.name))
    return rows


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


def contact_photo(session: Session, contact_id: int) -> bytes | None:
    """Return the photo of one person, or None."""
    return session.scalar(select(Contact.photo).where(Contact.id == contact_id))


def tag_names(session: Session) -> list[str]:
    """Return every tag that anybody has, for completion."""
    return list(session.scalars(select(Tag.name).distinct().order_by(Tag.name)))


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
    """Everything beside the contacts themselves, read once for all of them, or for those asked."""

    def __init__(self, session: Session, ids: frozenset[int] | None) -> None:
        self._ids = ids
        self.addresses: dict[tuple[int, AddressKind], list[str]] = {}
        for contact_id, kind, value in session.execute(
            select(Address.contact_id, Address.kind, Address.value)
            .where(self._asked(Address.contact_id))
            .order_by(Address.position, Address.id)
        ):
            self.addresses.setdefault((contact_id, kind), []).append(value)
        self.tags: dict[int, list[str]] = {}
        for contact_id, name in session.execute(
            select(Tag.contact_id, Tag.name).where(self._asked(Tag.contact_id)).order_by(Tag.id)
        ):
            self.tags.setdefault(contact_id, []).append(name)
        self.roles: dict[int, list[str]] = {}
        for contact_id, role in session.execute(
            select(ContactRole.contact_id, ContactRole.role)
            .where(self._asked(ContactRole.contact_id))
            .order_by(ContactRole.id)
        ):
            self.roles.setdefault(contact_id, []).append(role.value)
        self.last_met: dict[int, date] = {}
        for met_id, at, zone in session.execute(
            select(Participant.contact_id, Encounter.at, Encounter.zone)
            .join(Encounter, Participant.encounter_id == Encounter.id)
            .where(Participant.contact_id.is_not(None), self._asked(Participant.contact_id))
            .order_by(Encounter.at)
        ):
            if met_id is not None:
                self.last_met[met_id] = at.astimezone(zone_or_utc(zone)).date()
        self.touched: dict[int, date] = dict(self.last_met)
        for written_to, closed_at, zone in session.execute(
            select(FollowUp.contact_id, FollowUp.closed_at, FollowUp.zone).where(
                FollowUp.status.in_(_TOUCHING), self._asked(FollowUp.contact_id)
            )
        ):
            if written_to is not None and closed_at is not None:
                day = closed_at.astimezone(zone_or_utc(zone)).date()
                self.touched[written_to] = max(day, self.touched.get(written_to, day))
        self.next_step: dict[int, tuple[date, FollowUpKind, str]] = {}
        for step_for, due, step_kind, text in session.execute(
            select(FollowUp.contact_id, FollowUp.due, FollowUp.kind, FollowUp.text)
            .where(FollowUp.status.in_(PENDING), self._asked(FollowUp.contact_id))
            .order_by(FollowUp.due, FollowUp.id)
        ):
            if step_for is not None:
                self.next_step.setdefault(step_for, (due, step_kind, text))

    def _asked(
        self, column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
    ) -> ColumnElement[bool]:
        return true() if self._ids is None else column.in_(self._ids)


def _row(contact: Row[*tuple[Any, ...]], known: _Known) -> ContactRow:
    def values(kind: AddressKind) -> tuple[str, ...]:
        return tuple(known.addresses.get((contact.id, kind), ()))

    due, kind, what = known.next_step.get(contact.id, (None, None, ""))
    weeks = contact.keep_warm_weeks
    touched = known.touched.get(contact.id, contact.created_at.date())
    return ContactRow(
        id=contact.id,
        name=contact.name,
        title=contact.title,
        organisation=contact.organisation or "",
        emails=values(AddressKind.EMAIL),
        phones=values(AddressKind.PHONE),
        links=values(AddressKind.LINK),
        note=contact.note,
        tags=tuple(known.tags.get(contact.id, ())),
        roles=tuple(known.roles.get(contact.id, ())),
        last_met=known.last_met.get(contact.id),
        next_step=due,
        uid=contact.uid,
        is_me=contact.is_me,
        next_kind=kind,
        next_what=what,
        keep_warm_weeks=weeks,
        warm_due=touched + timedelta(weeks=weeks) if weeks and due is None else None,
    )
