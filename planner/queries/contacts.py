"""People as rows of a list: who they are, how they are reached, when we met, what is next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from planner.model import (
    Address,
    AddressKind,
    Contact,
    ContactRole,
    Encounter,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Participant,
    Tag,
)
from planner.model.lookup import folded
from planner.model.prepared import listed, packed
from planner.times import zone_or_utc

# What was done for somebody keeps the acquaintance warm; what was waived does not.
_TOUCHING = (FollowUpStatus.SENT, FollowUpStatus.ANSWERED, FollowUpStatus.DONE)
PENDING = (FollowUpStatus.OPEN, FollowUpStatus.DRAFTED, FollowUpStatus.POSTPONED)

_Query = Select[*tuple[Any, ...]]


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


def contact_rows(
    session: Session, *, include_me: bool = False, ids: frozenset[int] | None = None
) -> list[ContactRow]:
    """Return people by name, of all or of those with these ids."""
    ask = session.connection().execute  # plain rows, without what records need
    some = ids is not None
    asked = {"ids": packed(ids)} if ids is not None else {}
    contacts = ask(_contacts(include_me, some), asked).all()
    met: dict[int, date] = {}
    for met_id, at, zone in ask(_meetings(some), asked):
        met[met_id] = at.astimezone(zone_or_utc(zone)).date()
    steps: dict[int, Row[*tuple[Any, ...]]] = {}
    for step in ask(_steps(some), asked):
        steps.setdefault(step.contact_id, step)
    touched = dict(met)
    if any(contact.keep_warm_weeks for contact in contacts):
        for written_to, at, zone in ask(_deeds(some), asked):
            day = at.astimezone(zone_or_utc(zone)).date()
            touched[written_to] = max(day, touched.get(written_to, day))
    rows = [_row(contact, met, touched, steps.get(contact.id)) for contact in contacts]
    rows.sort(key=lambda row: folded(row.name))
    return rows


# The questions are put together once: that takes longer than the answers for a screenful.


@cache
def _contacts(include_me: bool, some: bool) -> _Query:
    # Columns, not records: the pictures are most of the file, and a list has no use for them.
    query: _Query = (
        select(Contact.id, Contact.uid, Contact.name, Contact.title, Contact.note)
        .add_columns(Contact.is_me, Contact.keep_warm_weeks, Contact.created_at)
        .add_columns(
            Organisation.name.label("organisation"),
            _gathered(
                Address.contact_id, Address.position, Address.id, Address.kind, Address.value
            ).label("addresses"),
            _gathered(Tag.contact_id, Tag.id, Tag.name).label("tags"),
            _gathered(ContactRole.contact_id, ContactRole.id, ContactRole.role).label("roles"),
        )
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .order_by(Contact.id)
    )
    query = query if include_me else query.where(~Contact.is_me)
    return query.where(Contact.id.in_(listed("ids"))) if some else query


@cache
def _meetings(some: bool) -> _Query:
    query = (
        select(Participant.contact_id, Encounter.at, Encounter.zone)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .order_by(Encounter.at)
    )
    return _of(query, Participant.contact_id, some)


@cache
def _deeds(some: bool) -> _Query:
    query = select(FollowUp.contact_id, FollowUp.closed_at, FollowUp.zone).where(
        FollowUp.status.in_(_TOUCHING), FollowUp.closed_at.is_not(None)
    )
    return _of(query, FollowUp.contact_id, some)


@cache
def _steps(some: bool) -> _Query:
    query = (
        select(FollowUp.contact_id, FollowUp.due, FollowUp.kind, FollowUp.text)
        .where(FollowUp.status.in_(PENDING))
        .order_by(FollowUp.due, FollowUp.id)
    )
    return _of(query, FollowUp.contact_id, some)


def _of(query: _Query, column: InstrumentedAttribute[int | None], some: bool) -> _Query:
    return query.where(column.in_(listed("ids")) if some else column.is_not(None))


def _gathered(owner: Any, *told: Any) -> Any:
    """Return what rows of a contact's own say, as one JSON text: three questions less."""
    rows = select(func.json_group_array(func.json_array(*told))).where(owner == Contact.id)
    return rows.correlate(Contact).scalar_subquery()


def _row(
    contact: Row[*tuple[Any, ...]],
    met: Mapping[int, date],
    touched: Mapping[int, date],
    step: Row[*tuple[Any, ...]] | None,
) -> ContactRow:
    reached: dict[str, list[str]] = {kind: [] for kind in AddressKind}
    for *_order, kind, value in _in_order(contact.addresses):
        reached[kind].append(value)
    weeks = contact.keep_warm_weeks
    last_touch = touched.get(contact.id, contact.created_at.date())
    return ContactRow(
        id=contact.id,
        name=contact.name,
        title=contact.title,
        organisation=contact.organisation or "",
        emails=tuple(reached[AddressKind.EMAIL]),
        phones=tuple(reached[AddressKind.PHONE]),
        links=tuple(reached[AddressKind.LINK]),
        note=contact.note,
        tags=_words(contact.tags),
        roles=_words(contact.roles),
        last_met=met.get(contact.id),
        next_step=step.due if step else None,
        uid=contact.uid,
        is_me=contact.is_me,
        next_kind=step.kind if step else None,
        next_what=step.text if step else "",
        keep_warm_weeks=weeks,
        warm_due=last_touch + timedelta(weeks=weeks) if weeks and not step else None,
    )


def _words(gathered: str) -> tuple[str, ...]:
    return tuple([told for _id, told in _in_order(gathered)])


def _in_order(gathered: str) -> list[list[Any]]:
    return [] if gathered == "[]" else sorted(json.loads(gathered))
