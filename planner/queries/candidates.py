"""Who could become a target at an event: whom the programme or a list names there."""

from collections.abc import Iterable, Mapping, Sequence
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
    Presence,
)
from planner.model.lookup import folded, get_event
from planner.queries.plan import target_rows

_FEW = 500  # as many ids as a query names one by one
_WANTED = (Mark.MUST, Mark.MAYBE, Mark.PEOPLE)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody the programme or a list names, who could become a target."""

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
    session: str | None
    marked: bool


@dataclass(frozen=True)
class KnownPeople:
    """By what a person listed is recognised: codes by folded name or e-mail, and contacts."""

    codes: Mapping[str, str]
    names: frozenset[str]
    mails: frozenset[str]


def candidate_rows(session: Session, event_id: int) -> list[CandidateRow]:
    """Return who is listed at an event and its sessions, one row a person, those I know first."""
    ids = candidate_event_ids(session, event_id)
    parts = (listed_part(session, ids[at : at + _FEW]) for at in range(0, len(ids), _FEW))
    return candidates(known_people(session, event_id), chain.from_iterable(parts))


def known_people(session: Session, event_id: int) -> KnownPeople:
    """Return whom one knows, and the codes of those to meet at an event."""
    targets = target_rows(session, get_event(session, event_id).root_id)
    codes = {folded(row.name): row.code for row in targets}
    codes |= {mail.casefold(): row.code for row in targets for mail in row.emails}
    mails = select(Address.value).where(Address.kind == AddressKind.EMAIL)
    return KnownPeople(
        codes,
        frozenset(folded(name) for name in session.scalars(select(Contact.name))),
        frozenset(mail.casefold() for mail in session.scalars(mails)),
    )


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
            session=None if one.parent_id is None or one.hidden else one.session,
            marked=not one.hidden and one.mark in _WANTED,
        )
        for one in session.execute(query)
    ]


def candidates(known: KnownPeople, listed: Iterable[Listed]) -> list[CandidateRow]:
    """Return one row for each person listed, those one knows first."""
    people: dict[tuple[str, str], list[Listed]] = {}
    # Who speaks is shown as a speaker, whatever else they do there.
    for one in sorted(listed, key=lambda one: (one.presence is not Presence.SPEAKER, one.id)):
        people.setdefault((folded(one.name), one.email.casefold()), []).append(one)
    rows = []
    for (name, mail), times in people.items():
        first = times[0]
        row = CandidateRow(
            id=first.id,
            event_id=first.event_id,
            name=first.name,
            email=first.email,
            title=next((one.title for one in times if one.title), ""),
            organisation=next((one.organisation for one in times if one.organisation), ""),
            presence=first.presence,
            place=next((one.place for one in times if one.place), ""),
            sessions=tuple(one.session for one in times if one.session is not None),
            marked=any(one.marked for one in times),
            known=(mail in known.mails if mail else name in known.names),
            code=(known.codes.get(mail) if mail else None) or known.codes.get(name, ""),
        )
        rows.append((not row.known, not row.marked, name, row))
    return [row for *_key, row in sorted(rows, key=lambda key: key[:3])]
