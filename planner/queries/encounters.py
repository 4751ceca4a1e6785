"""Conversations that took place, with who took part."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from planner.model import Contact, Encounter, Participant, person_key
from planner.model.planned import is_within
from planner.times import zone_or_utc

_AS_LOGGED = (Encounter.logged_at, Encounter.id)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One of the people of an encounter, as they were then."""

    id: int
    contact_id: int | None
    target_id: int | None
    code: str
    name: str
    title: str
    organisation: str
    cue: str
    talk: str
    wants: str
    offered: str
    note: str
    boxes: tuple[str, ...]

    @property
    def who(self) -> tuple[str, object]:
        """What tells two people of one event apart: who was met twice is one."""
        return person_key(self.contact_id, self.code, self.id)


@dataclass(frozen=True, slots=True)
class EncounterRow:
    """One conversation. `at` is aware, in the zone of its event."""

    id: int
    event_id: int | None
    at: datetime
    note: str
    people: tuple[PartRow, ...]

    @property
    def who(self) -> str:
        """The names or codes of all who took part."""
        return ", ".join(part.name or part.code for part in self.people)


def encounter_ids(session: Session, event_id: int | None, most: int | None = None) -> list[int]:
    """Return the ids of the encounters of an event, as logged; `most` of them at most."""
    query = select(Encounter.id).where(_at(event_id)).order_by(*_AS_LOGGED)
    return list(session.scalars(query.limit(most)))


def encounter_rows(
    session: Session, event_id: int | None, ids: Collection[int] | None = None
) -> list[EncounterRow]:
    """Return the encounters of an event and its sessions, as logged; None: those without one.

    `ids` are those asked for, where not all are.
    """
    query = (
        select(Encounter)
        .options(selectinload(Encounter.participants))
        .where(_at(event_id))
        .order_by(*_AS_LOGGED)
    )
    if ids is not None:
        query = query.where(Encounter.id.in_(ids))
    encounters = list(session.scalars(query))
    known = [p.contact_id for e in encounters for p in e.participants if p.contact_id]
    named = select(Contact.id, Contact.name).where(Contact.id.in_(known))
    names = dict(session.execute(named).all())
    return [
        EncounterRow(
            encounter.id,
            encounter.event_id,
            encounter.at.astimezone(zone_or_utc(encounter.zone)),
            encounter.note,
            tuple(_part(part, names) for part in encounter.participants),
        )
        for encounter in encounters
    ]


def _at(event_id: int | None) -> ColumnElement[bool]:
    if event_id is None:
        return Encounter.event_id.is_(None)
    return is_within(Encounter.event_id, event_id)


def _part(part: Participant, names: dict[int, str]) -> PartRow:
    return PartRow(
        id=part.id,
        contact_id=part.contact_id,
        target_id=part.target_id,
        code=part.code,
        name=part.name or names.get(part.contact_id or 0, ""),
        title=part.title,
        organisation=part.organisation,
        cue=part.cue,
        talk=part.talk,
        wants=part.wants,
        offered=part.offered,
        note=part.note,
        boxes=tuple(part.boxes),
    )
