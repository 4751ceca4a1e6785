"""Small questions about the model that commands and queries both ask."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, cast, func, or_, select
from sqlalchemy.orm import Session

from planner.errors import Ambiguous, NotFound
from planner.folding import folded as folded
from planner.i18n import _, work_days
from planner.model.calendars import Calendar, Entry, Event, SourceKind
from planner.model.due import EVERY_DAY, WorkDays
from planner.model.people import Address, AddressKind, Contact, Organisation, Profile
from planner.model.plan import Find, Target

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
# Of those only that are nobody's name: Ma, Ba and Md are.
_TITLES = {
    *("dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "herr", "frau", "mme", "ing", "dipl"),
    *("phd", "dphil", "mba", "msc", "bsc", "meng", "beng", "llm", "esq", "cpa", "pmp"),
}


# As long lists of names are gone through again for each of several people.
@lru_cache(maxsize=32_768)
def bare_name(name: str) -> str:
    """Return a person's name as it is compared: folded, without titles, degrees and signs."""
    words = _WORD.findall(folded(name).replace(".", ""))
    return " ".join(word for word in words if word not in _TITLES) or folded(name)


def work_days_of(session: Session) -> WorkDays:
    """Return the weekdays on which something may be due: all, unless weekends are to be skipped."""
    return work_days() if session.scalar(_SKIPS_WEEKENDS) else EVERY_DAY


_SKIPS_WEEKENDS = select(Profile.skip_weekends).limit(1)


def get_event(session: Session, event_id: int) -> Event:
    """Return the event with that id, its calendar loaded; NotFound otherwise."""
    event = session.get(Event, event_id)
    if event is None:
        raise missing_event(event_id)
    return event


def missing_event(event_id: int) -> NotFound:
    """Return the refusal of an event that is not there."""
    return NotFound(_("There is no event {id}.").format(id=event_id))


def entry_ids(session: Session, calendar_id: int) -> list[int]:
    """Return the ids of all entries of a calendar, which can be many: they come as one value."""
    ids = select(func.json_group_array(Entry.id)).where(Entry.calendar_id == calendar_id)
    found: list[int] = json.loads(session.scalar(ids) or "[]")
    return found


def calendar_called(session: Session, name: str) -> Calendar:
    """Return the imported calendar of that id, or with a name that this is or is a part of.

    Raises NotFound where there is none, Ambiguous where several fit.
    """
    calendars = list(session.scalars(select(Calendar).where(Calendar.kind != SourceKind.OWN)))
    found = (
        [c for c in calendars if str(c.id) == name.strip()]
        or [c for c in calendars if folded(name) == folded(c.name)]
        or [c for c in calendars if folded(name) and folded(name) in folded(c.name)]
    )
    if not found:
        raise NotFound(_("There is no calendar “{name}”.").format(name=name))
    if len(found) > 1:
        raise Ambiguous(
            _("“{name}” fits several calendars: {names}.").format(
                name=name, names=", ".join(f"{c.id} {c.name}" for c in found)
            )
        )
    return found[0]


def zone_of(session: Session, event: Event) -> str:
    """Return the zone in which an event's times are shown: that of its conference's calendar."""
    if event.parent_id is not None:
        parent = session.get(Event, event.parent_id)
        if parent is not None:
            return zone_of(session, parent)
    calendar = session.get(Calendar, event.calendar_id)
    if calendar is None:
        return "UTC"
    if event.start_zone and calendar.kind is SourceKind.OWN:
        return event.start_zone
    return calendar.zone


def targets_at(event: Event) -> ColumnElement[bool]:
    """Return the condition for the targets of an event, to select Target by.

    Those of its conference; for an event of the first level also those set on it or found
    there, which stay with the conference it once was a part of.
    """
    if event.parent_id is not None:
        return Target.conference_id == event.root_id
    return targets_of_whole(event.id)


def targets_of_whole(event_id: Any) -> ColumnElement[bool]:
    """Return that condition for an event of the first level."""
    return or_(
        Target.conference_id == event_id,
        Target.event_id == event_id,
        Target.id.in_(select(Find.target_id).where(Find.event_id == event_id)),
    )


def own_calendar_id(session: Session) -> int | None:
    """Return the id of the built-in calendar, or None while it holds nothing."""
    return session.scalar(select(Calendar.id).where(Calendar.kind == "own"))


def me(session: Session) -> Contact | None:
    """Return the contact that is the user."""
    return session.scalar(select(Contact).where(Contact.is_me).limit(1))


def contacts_by_address(session: Session, kind: AddressKind, values: Iterable[str]) -> list[int]:
    """Return the ids of the contacts that have one of these addresses, letter case aside."""
    wanted = {value.casefold() for value in values if value}
    if not wanted:
        return []
    return list(
        session.scalars(
            select(Address.contact_id)
            .where(Address.kind == kind, func.lower(Address.value).in_(wanted))
            .distinct()
            .order_by(Address.contact_id)
        )
    )


def organisation_named(session: Session, name: str) -> Organisation | None:
    """Return the organisation of that name, letter case and accents aside."""
    wanted = folded(name)
    if not wanted:
        return None
    exact = session.scalar(select(Organisation).where(Organisation.name == name).limit(1))
    if exact is not None:
        return exact
    alike = (
        select(Organisation.id, Organisation.name)
        .where(perhaps_named(Organisation.name, wanted))
        .order_by(Organisation.id)
    )
    for id_, known in session.execute(alike):
        if folded(known) == wanted:
            return session.get_one(Organisation, id_)
    return None


def perhaps_named(column: Any, wanted: str) -> ColumnElement[bool]:
    """Return the condition that a name may be `wanted` once both are folded, or bare.

    SQLite leaves out by it, of tens of thousands, most of those that are not; what is left has to
    be compared. It knows letter case of ASCII alone, and `bare_name` joins what full stops part:
    names with either stay in.
    """
    other_letters = func.length(cast(column, LargeBinary)) > func.length(column)
    if not wanted.isascii():
        return other_letters
    word = max(wanted.split(), key=len, default="")
    return or_(column.contains(word, autoescape=True), func.instr(column, ".") > 0, other_letters)
