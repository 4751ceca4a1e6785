"""Contacts as rows and records, with what happened between us."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.errors import NotFound
from planner.i18n import _
from planner.model import (
    Contact,
    CustomText,
    Encounter,
    Event,
    FollowUp,
    Organisation,
    Participant,
    Profile,
    Tag,
    Target,
)
from planner.model.lookup import folded, me
from planner.queries.contacts import PENDING as PENDING
from planner.queries.contacts import ContactRow as ContactRow
from planner.queries.contacts import contact_rows as contact_rows
from planner.times import zone_or_utc


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
