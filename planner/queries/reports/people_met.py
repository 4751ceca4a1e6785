"""Whom one met, each once, with all that was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.formats.pdf.report import Meeting, PersonMet
from planner.i18n import _
from planner.model import (
    Encounter,
    Event,
    FollowUpKind,
    FollowUpStatus,
    Participant,
    Target,
    person_key,
)
from planner.queries.follow_ups import FollowUpRow
from planner.queries.people import ContactRow, contact_rows
from planner.queries.reports.lines import follow_up_line
from planner.times import zone_or_utc


@dataclass(frozen=True, slots=True)
class _Talk:
    """One conversation with one person."""

    part: Participant
    encounter: Encounter
    event: str
    location: str
    root_id: int | None
    role: str
    give: str

    @property
    def who(self) -> tuple[object, ...]:
        """What tells two people apart: the contact, else the code at an event."""
        part = self.part
        key = person_key(part.contact_id, part.code, part.id)
        return key if part.contact_id is not None else (*key, self.root_id)


def people_met(
    session: Session, event: Event | None, rows: Sequence[FollowUpRow]
) -> list[PersonMet]:
    """Return whom one met, by code; without an event, those with whom something is open."""
    talks = _talks(session, event, rows)
    ids = frozenset(talk.part.contact_id for talk in talks if talk.part.contact_id)
    contacts = {row.id: row for row in contact_rows(session, include_me=True, ids=ids)}
    people: dict[tuple[object, ...], list[_Talk]] = {}
    for talk in talks:
        people.setdefault(talk.who, []).append(talk)
    found = (
        _person(own, contacts.get(own[0].part.contact_id or 0), rows) for own in people.values()
    )
    return sorted(found, key=_code_order)


def unplanned_met(session: Session, event: Event) -> int:
    """Return how many people one met at an event without having planned to."""
    talks = _talks(session, event, ())
    planned = {talk.who for talk in talks if talk.part.target_id is not None}
    return len({talk.who for talk in talks} - planned)


def _talks(session: Session, event: Event | None, rows: Sequence[FollowUpRow]) -> list[_Talk]:
    query = (
        select(Participant, Encounter, Event, Target.role, Target.give)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .outerjoin(Event, Encounter.event_id == Event.id)
        .outerjoin(Target, Participant.target_id == Target.id)
        .order_by(Encounter.at, Participant.id)
    )
    if event is not None:
        query = query.where(or_(Event.id == event.id, Event.parent_id == event.id))
    else:
        open_with = {row.contact_id for row in rows if row.pending and row.contact_id}
        query = query.where(Participant.contact_id.in_(open_with))
    return [
        _Talk(
            part,
            encounter,
            at.title if at else "",
            at.location if at else "",
            at.root_id if at else None,
            str(role) if role else "",
            give or "",
        )
        for part, encounter, at, role, give in session.execute(query)
    ]


def _person(
    talks: Sequence[_Talk], contact: ContactRow | None, rows: Sequence[FollowUpRow]
) -> PersonMet:
    parts = [talk.part for talk in talks]
    ids = {part.id for part in parts}
    own = [row for row in rows if row.participant_id in ids]
    steps = [row for row in own if row.pending]
    gives = [row.text for row in own if row.kind is FollowUpKind.GIVE]
    first, *later = (_meeting(talk) for talk in talks)
    planned = [part.code for part in parts if part.target_id is not None]
    return PersonMet(
        code=_first(planned) or _first(part.code for part in parts),
        # What is known last holds for the person, what was said stays with the conversation.
        name=_last(part.name for part in parts)
        or (contact.name if contact else _("somebody unnamed")),
        title=_last(part.title for part in parts) or (contact.title if contact else ""),
        organisation=_last(part.organisation for part in parts)
        or (contact.organisation if contact else ""),
        role=_last(talk.role for talk in talks),
        met_at=first.at,
        met_where=first.where,
        cue=_joined(part.cue for part in parts),
        talk=first.talk,
        wants=_joined(part.wants for part in parts),
        promised=tuple(
            row.text
            for row in own
            if row.kind is FollowUpKind.PROMISE and row.status is not FollowUpStatus.WAIVED
        ),
        offered=_joined(part.offered for part in parts),
        can_give=_distinct([*gives, *(talk.give for talk in talks)]),
        note=_joined(part.note for part in parts),
        next_step=follow_up_line(min(steps, key=lambda row: (row.due, row.id))) if steps else None,
        address=contact.emails[0] if contact and contact.emails else "",
        link=contact.links[0] if contact and contact.links else "",
        again=tuple(later),
    )


def _meeting(talk: _Talk) -> Meeting:
    encounter = talk.encounter
    where = encounter.place or " · ".join(text for text in (talk.event, talk.location) if text)
    return Meeting(
        at=encounter.at.astimezone(zone_or_utc(encounter.zone)),
        where=where,
        talk=_joined((talk.part.talk, encounter.note)),
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(_distinct(texts))


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _last(texts: Iterable[str]) -> str:
    return _first(reversed(list(texts)))


def _code_order(person: PersonMet) -> tuple[str, int, datetime]:
    number = person.code[1:]
    letter = {"T": "0", "N": "1"}.get(person.code[:1], "2")
    return (letter, int(number) if number.isdecimal() else 0, person.met_at)
