"""A long list of people a page at a time: their order, what sorts them, who holds a word."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Integer, Select, bindparam, column, func, select, table
from sqlalchemy.orm import Session

from planner.model import Contact, Encounter, FollowUp, Participant
from planner.model.lookup import folded
from planner.model.prepared import ask
from planner.model.search_words import index_words, typed_words
from planner.model.searched import Kind
from planner.queries.event_counts import FEW
from planner.queries.people import PENDING, ContactRow, contact_rows
from planner.queries.search import is_put_off, things_found
from planner.times import zone_or_utc

MOST_HELD = 1_000  # nobody reads more, and each letter typed would cost the more
_LOOKED_THROUGH = 5_000  # people read one by one while they are not indexed yet
_LAST = chr(0x10FFFF)

# What the store keeps of each person but the user, folded; each column has an index.
_ORDER = table(
    "person_order",
    *(column(name) for name in ("id", "name", "title", "organisation", "email", "tags", "roles")),
)
_BY_NAME = (_ORDER.c.name, _ORDER.c.id)
_COUNT = select(func.count()).select_from(_ORDER)
_SOME_BY_NAME = (
    select(_ORDER.c.id)
    .order_by(*_BY_NAME)
    .offset(bindparam("place", type_=Integer))
    .limit(bindparam("count", type_=Integer))
)


def people_count(session: Session) -> int:
    """Return how many people there are besides the user."""
    count: int = ask(session, _COUNT).scalar_one()
    return count


def people_ids(session: Session) -> list[int]:
    """Return the ids of all people by name, letter case and accents put aside."""
    return _column(session, select(_ORDER.c.id).order_by(*_BY_NAME))


def people_from(session: Session, place: int, count: int) -> list[ContactRow]:
    """Return so many people by name, from a place counted from 0."""
    ids = ask(session, _SOME_BY_NAME, place=place, count=count).scalars().all()
    return people_of(session, ids)


def people_of(session: Session, ids: Sequence[int]) -> list[ContactRow]:
    """Return the people with these ids by name, without those that are gone."""
    return contact_rows(session, ids=frozenset(ids))


def people_by(session: Session, what: str) -> list[int]:
    """Return the ids of the people who have anything in a column of the list, in its order.

    The columns are "name", "title", "organisation", "email", "tags" (texts, letter case and
    accents put aside), "met" and "step" (days). Who has the same there stands by name.
    """
    if what in _DAYS:
        days = _DAYS[what](session)
        return sorted((id_ for id_ in people_ids(session) if id_ in days), key=days.__getitem__)
    if what == "name":
        return people_ids(session)
    of = _ORDER.c[what]
    return _column(
        session, select(_ORDER.c.id).where(of != "").order_by(of, _ORDER.c.name, _ORDER.c.id)
    )


def people_by_roles(session: Session) -> dict[tuple[str, ...], list[int]]:
    """Return the ids of the people by name who have these roles, by the roles in their order."""
    query = select(_ORDER.c.roles, _ORDER.c.id).where(_ORDER.c.roles != "")
    found: dict[tuple[str, ...], list[int]] = {}
    for roles, group in groupby(
        session.execute(query.order_by(_ORDER.c.roles, _ORDER.c.name, _ORDER.c.id)),
        key=itemgetter(0),
    ):
        found[tuple(roles.split(", "))] = [id_ for _roles, id_ in group]
    return found


def people_beginning(session: Session, text: str) -> list[int]:
    """Return the ids of the people whose name begins so, letter case and accents put aside."""
    begin = folded(text)
    query = select(_ORDER.c.id).where(_ORDER.c.name >= begin, _ORDER.c.name < begin + _LAST)
    return _column(session, query)


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


def people_found(session: Session, typed: str) -> list[ContactRow]:
    """Return by name everybody of whom all words typed are known, or begin so."""
    words = typed_words(typed)
    if not words:
        return [] if typed.strip() else contact_rows(session)
    if is_put_off(session):
        found = frozenset(_told_of(session, words))
    else:
        found = frozenset(people_holding(session, typed, people_count(session)))
    if len(found) <= FEW:
        return contact_rows(session, ids=found)
    return [row for row in contact_rows(session) if row.id in found]


def _told_of(session: Session, words: Sequence[str]) -> list[int]:
    """Return the ids of the people of whom all words are known, without asking the index."""
    rows = contact_rows(session)
    texts = {row.id: _told(row) for row in rows}
    return [id_ for id_, text in texts.items() if all(word in text for word in words)]


def _named(session: Session, words: Sequence[str], most: int) -> list[int]:
    holds = [_ORDER.c.name.contains(word, autoescape=True) for word in words]
    return list(session.scalars(select(_ORDER.c.id).where(*holds).limit(most)))


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


_DAYS: dict[str, Callable[[Session], dict[int, date]]] = {"met": _met, "step": _steps}
