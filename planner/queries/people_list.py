"""A long list of people a page at a time: their order, what sorts them, who holds a word."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from planner.model import (
    Address,
    AddressKind,
    Contact,
    ContactRole,
    Encounter,
    FollowUp,
    Organisation,
    Participant,
    Tag,
)
from planner.model.search_words import index_words, typed_words
from planner.model.searched import Kind
from planner.queries.people import PENDING, ContactRow, contact_rows
from planner.queries.search import is_put_off, things_found
from planner.times import zone_or_utc

MOST_HELD = 1_000  # nobody reads more, and each letter typed would cost the more
_LOOKED_THROUGH = 5_000  # people read one by one while they are not indexed yet

_BY_NAME = (func.lower(Contact.name), Contact.id)
_OTHERS = ~Contact.is_me


def people_count(session: Session) -> int:
    """Return how many people there are besides the user."""
    return session.scalar(select(func.count()).select_from(Contact).where(_OTHERS)) or 0


def people_ids(session: Session) -> list[int]:
    """Return the ids of all people by name."""
    return _column(session, select(Contact.id).where(_OTHERS).order_by(*_BY_NAME))


def people_from(session: Session, place: int, count: int) -> list[ContactRow]:
    """Return so many people by name, from a place counted from 0."""
    ids = session.scalars(
        select(Contact.id).where(_OTHERS).order_by(*_BY_NAME).offset(place).limit(count)
    ).all()
    return people_of(session, ids)


def people_of(session: Session, ids: Sequence[int]) -> list[ContactRow]:
    """Return the people with these ids by name, without those that are gone."""
    return contact_rows(session, ids=frozenset(ids))


def people_keys(session: Session, column: str) -> dict[int, Any]:
    """Return by id what a column of the list sorts by; who has nothing there is left out.

    The columns are "name", "title", "organisation", "email", "tags", "role" (texts as they are
    stored), "met" and "step" (days). KeyError for any other.
    """
    return _KEYS[column](session)


def people_holding(session: Session, typed: str, most: int = MOST_HELD) -> list[int]:
    """Return the ids of the people of whom all words typed are known, or begin so; at most `most`.

    What is next to be done with them counts as well.
    """
    words = typed_words(typed)
    found = things_found(session, Kind.PERSON, words, most)
    if words and is_put_off(session):
        few = people_count(session) <= _LOOKED_THROUGH
        found += _told_of(session, words) if few else _named(session, words, most)
    steps = things_found(session, Kind.FOLLOW_UP, words, most)
    if steps:
        next_for = select(FollowUp.contact_id).where(
            FollowUp.id.in_(steps), FollowUp.status.in_(PENDING), FollowUp.contact_id.is_not(None)
        )
        found += [id_ for id_ in session.scalars(next_for.distinct()) if id_ is not None]
    return list(dict.fromkeys(found))[:most]


def _told_of(session: Session, words: Sequence[str]) -> list[int]:
    """Return the ids of the people of whom all words are known, without asking the index."""
    rows = contact_rows(session)
    texts = {row.id: _told(row) for row in rows}
    return [id_ for id_, text in texts.items() if all(word in text for word in words)]


def _named(session: Session, words: Sequence[str], most: int) -> list[int]:
    holds = [func.lower(Contact.name).contains(word, autoescape=True) for word in words]
    return list(session.scalars(select(Contact.id).where(_OTHERS, *holds).limit(most)))


def _told(row: ContactRow) -> str:
    words = (row.name, row.title, row.organisation, row.note, row.next_what)
    more = (*row.emails, *row.phones, *row.links, *row.tags, *row.roles)
    return index_words(" ".join((*words, *more)))


def _column(session: Session, query: Select[Any]) -> list[Any]:
    # As one value: a row for each of a hundred thousand takes twice as long.
    one = query.subquery()
    listed = session.scalar(select(func.json_group_array(one.c[0])))
    found: list[Any] = json.loads(listed or "[]")
    return found


def _told_by(session: Session, query: Select[Any]) -> dict[int, str]:
    ids, texts = session.execute(query).one()
    pairs = zip(json.loads(ids), json.loads(texts), strict=True)
    return {id_: text for id_, text in pairs if text}


def _names(session: Session) -> dict[int, str]:
    query = select(func.json_group_array(Contact.id), func.json_group_array(Contact.name))
    return _told_by(session, query.where(_OTHERS))


def _titles(session: Session) -> dict[int, str]:
    query = select(func.json_group_array(Contact.id), func.json_group_array(Contact.title))
    return _told_by(session, query.where(_OTHERS))


def _organisations(session: Session) -> dict[int, str]:
    names = dict(session.execute(select(Organisation.id, Organisation.name)).all())
    query = select(
        func.json_group_array(Contact.id), func.json_group_array(Contact.organisation_id)
    ).where(_OTHERS, Contact.organisation_id.is_not(None))
    return {id_: names[number] for id_, number in _told_by(session, query).items()}  # type: ignore[index]


def _emails(session: Session) -> dict[int, str]:
    first = (
        select(Address.contact_id.label("id"), Address.value.label("text"))
        .where(Address.kind == AddressKind.EMAIL)
        .order_by(Address.position.desc(), Address.id.desc())
        .subquery()
    )
    # The last one said of a person stands: that is the first in their own order.
    return _told_by(
        session, select(func.json_group_array(first.c.id), func.json_group_array(first.c.text))
    )


def _tags(session: Session) -> dict[int, str]:
    return _joined(session.execute(select(Tag.contact_id, Tag.name).order_by(Tag.id)))


def _roles(session: Session) -> dict[int, str]:
    rows = session.execute(
        select(ContactRole.contact_id, ContactRole.role).order_by(ContactRole.id)
    )
    return _joined((id_, role.value) for id_, role in rows)


def _met(session: Session) -> dict[int, date]:
    rows = session.execute(
        select(Participant.contact_id, Encounter.at, Encounter.zone)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .where(Participant.contact_id.is_not(None))
        .order_by(Encounter.at)
    )
    return {
        id_: at.astimezone(zone_or_utc(zone)).date() for id_, at, zone in rows if id_ is not None
    }


def _steps(session: Session) -> dict[int, date]:
    days: dict[int, date] = {}
    # Few are kept warm by a rhythm; when it is their turn depends on all that was done for them.
    warm = frozenset(
        session.scalars(select(Contact.id).where(Contact.keep_warm_weeks.is_not(None)))
    )
    for row in contact_rows(session, ids=warm) if warm else ():
        if row.warm_due is not None:
            days[row.id] = row.warm_due
    rows = session.execute(
        select(FollowUp.contact_id, func.min(FollowUp.due))
        .where(FollowUp.status.in_(PENDING), FollowUp.contact_id.is_not(None))
        .group_by(FollowUp.contact_id)
    )
    days.update({id_: due for id_, due in rows if id_ is not None})
    return days


def _joined(rows: Iterable[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for id_, text in rows:
        found[id_] = f"{found[id_]}, {text}" if id_ in found else text
    return found


_KEYS: dict[str, Callable[[Session], dict[int, Any]]] = {
    "name": _names,
    "title": _titles,
    "organisation": _organisations,
    "email": _emails,
    "tags": _tags,
    "role": _roles,
    "met": _met,
    "step": _steps,
}
