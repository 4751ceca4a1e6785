"""What can be searched for: each thing with its name and the lines in which it may be found."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from enum import IntEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from planner.kinds import Presence
from planner.model.base import Base
from planner.model.calendars import Attendee, Event
from planner.model.log import Encounter, FollowUp, Participant
from planner.model.people import Address, Contact, ContactRole, Organisation, Tag
from planner.model.plan import EventPlan, Goal, Target
from planner.model.prepared import listed, packed

Door = Session | Connection
Ids = Collection[int]

ON_STAGE = (Presence.SPEAKER, Presence.ORGANISER)

_SPAN = 1 << 40


class Kind(IntEnum):
    """A kind of thing that is found; the number is a part of its key in the index."""

    PERSON = 1
    ORGANISATION = 2
    EVENT = 3
    LISTED = 4  # an attendee or exhibitor; who speaks is found with the event
    TARGET = 5
    ENCOUNTER = 6
    FOLLOW_UP = 7

    @property
    def table(self) -> type[Base]:
        """Whose rows they are."""
        return _TABLES[self]

    @property
    def keys(self) -> range:
        """The keys that its rows have in the index."""
        return range(self * _SPAN, (self + 1) * _SPAN)

    def key_of(self, row_id: int) -> int:
        """Return the key of a row in the index."""
        return self * _SPAN + row_id

    @classmethod
    def of_key(cls, key: int) -> "Kind":
        """Return the kind of what has that key in the index."""
        return cls(key // _SPAN)

    def id_of(self, key: int) -> int:
        """Return the id of the row with that key."""
        return key - self * _SPAN


_TABLES: dict[Kind, type[Base]] = {
    Kind.PERSON: Contact,
    Kind.ORGANISATION: Organisation,
    Kind.EVENT: Event,
    Kind.LISTED: Attendee,
    Kind.TARGET: Target,
    Kind.ENCOUNTER: Encounter,
    Kind.FOLLOW_UP: FollowUp,
}


class Said(NamedTuple):
    """What one thing is called, and what else is said of it, a line each."""

    name: str
    lines: tuple[str, ...]


def texts_of(door: Door, kind: Kind, ids: Ids) -> dict[int, Said]:
    """Return by id what is said of the things of one kind that are there, empty lines left out."""
    return {
        row_id: Said(name, tuple(line for line in lines if line))
        for row_id, name, lines in _READERS[kind](door, ids)
    }


Found = Iterable[tuple[int, str, Iterable[str]]]


def _gathered(value: Any, owner: Any) -> Any:
    """Return what rows say that belong to a contact, as one JSON text; each takes its own line."""
    rows = select(func.json_group_array(value)).where(owner == Contact.id)
    return rows.correlate(Contact).scalar_subquery()


# In one question made once: putting four together took longer than their answers.
_PEOPLE = (
    select(Contact.id, Contact.name, Contact.title, Organisation.name, Contact.note)
    .add_columns(
        _gathered(Tag.name, Tag.contact_id),
        _gathered(ContactRole.role, ContactRole.contact_id),
        _gathered(Address.value, Address.contact_id),
    )
    .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
    .where(Contact.id.in_(listed("ids")), ~Contact.is_me)
)


def _people(door: Door, ids: Ids) -> Found:
    found = door.execute(_PEOPLE, {"ids": packed(ids)})
    for row_id, name, title, organisation, note, tags, roles, addresses in found.all():
        at = ", ".join(part for part in (title, organisation) if part)
        tagged = " ".join(f"#{tag}" for tag in json.loads(tags))
        told = (at, tagged, " ".join(json.loads(roles)), *json.loads(addresses))
        yield row_id, name, (*told, *note.splitlines())


def _organisations(door: Door, ids: Ids) -> Found:
    query = select(Organisation.id, Organisation.name, Organisation.link, Organisation.note)
    for row_id, name, link, note in door.execute(query.where(Organisation.id.in_(ids))):
        yield row_id, name, (link, *note.splitlines())


def _events(door: Door, ids: Ids) -> Found:
    speakers = _by_owner(
        door,
        select(Attendee.event_id, Attendee.name, Attendee.organisation)
        .where(Attendee.presence.in_(ON_STAGE))
        .order_by(Attendee.position, Attendee.id),
        Attendee.event_id,
        ids,
    )
    goals = _by_owner(door, select(Goal.event_id, Goal.text, Goal.note), Goal.event_id, ids)
    plans = _by_owner(
        door,
        select(
            EventPlan.event_id, EventPlan.paper_title, EventPlan.note, EventPlan.insight
        ).add_columns(EventPlan.worked),
        EventPlan.event_id,
        ids,
    )
    query = select(Event.id, Event.title, Event.location, Event.categories)
    for row_id, title, location, categories in door.execute(query.where(Event.id.in_(ids))):
        more = (*speakers[row_id], *goals[row_id], *plans[row_id])
        yield row_id, title, (location, *more, ", ".join(categories))


def _listed(door: Door, ids: Ids) -> Found:
    query = select(
        *(Attendee.id, Attendee.name, Attendee.title, Attendee.organisation, Attendee.note)
    ).where(Attendee.id.in_(ids), Attendee.presence.not_in(ON_STAGE))
    for row_id, name, title, organisation, note in door.execute(query):
        at = ", ".join(part for part in (title, organisation) if part)
        yield row_id, name, (at, *note.splitlines())


_TARGET = (
    *(Target.id, Target.code, Target.asks),
    *(Target.why, Target.know, Target.give, Target.place, Target.reason),
)


def _targets(door: Door, ids: Ids) -> Found:
    query = (
        select(*_TARGET, Contact.name, Organisation.name)
        .outerjoin(Contact, Target.contact_id == Contact.id)
        .outerjoin(Organisation, Target.organisation_id == Organisation.id)
        .where(Target.id.in_(ids))
    )
    for row_id, code, asks, *lines, person, company in door.execute(query):
        yield row_id, person or company or code, (*lines, *asks, code)


def _encounters(door: Door, ids: Ids) -> Found:
    names: defaultdict[int, list[str]] = defaultdict(list)
    lines: defaultdict[int, list[str]] = defaultdict(list)
    query = (
        select(
            *(Participant.encounter_id, Contact.name, Participant.name, Participant.title),
            *(Participant.organisation, Participant.cue, Participant.talk, Participant.wants),
            *(Participant.offered, Participant.note, Participant.code),
        )
        .outerjoin(Contact, Participant.contact_id == Contact.id)
        .where(Participant.encounter_id.in_(ids))
        .order_by(Participant.id)
    )
    for encounter_id, known_as, name, title, organisation, *said, code in door.execute(query):
        names[encounter_id].append(known_as or name or code)
        then = (name if known_as and name != known_as else "", title, organisation)
        lines[encounter_id] += (*said, ", ".join(part for part in then if part))
    meetings = select(Encounter.id, Encounter.note, Encounter.place).where(Encounter.id.in_(ids))
    for row_id, note, place in door.execute(meetings):
        yield row_id, ", ".join(names[row_id]), (*note.splitlines(), *lines[row_id], place)


def _follow_ups(door: Door, ids: Ids) -> Found:
    other = Contact.__table__.alias("other")
    query = (
        select(FollowUp.id, FollowUp.text, FollowUp.person, Contact.name, other.c.name)
        .add_columns(FollowUp.draft)
        .outerjoin(Contact, FollowUp.contact_id == Contact.id)
        .outerjoin(other, FollowUp.other_id == other.c.id)
        .where(FollowUp.id.in_(ids))
    )
    for row_id, text, person, known_as, second, draft in door.execute(query):
        who = " · ".join(dict.fromkeys(name for name in (known_as or person, second) if name))
        yield row_id, who, (*text.splitlines(), *draft.splitlines())


def _by_owner(door: Door, query: Any, owner: Any, ids: Ids) -> defaultdict[int, list[str]]:
    """Return by what they belong to the texts of rows, those of one row in one line."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for owner_id, *texts in door.execute(query.where(owner.in_(ids))):
        found[owner_id].append(", ".join(text for text in texts if text))
    return found


_READERS: dict[Kind, Callable[[Door, Ids], Found]] = {
    Kind.PERSON: _people,
    Kind.ORGANISATION: _organisations,
    Kind.EVENT: _events,
    Kind.LISTED: _listed,
    Kind.TARGET: _targets,
    Kind.ENCOUNTER: _encounters,
    Kind.FOLLOW_UP: _follow_ups,
}
