"""Finds people, events, conversations and what follows by words, in the index the store keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, aliased

from planner.model import Attendee, Encounter, Event, FollowUp, Participant, Target
from planner.model.calendars import day_span
from planner.model.lookup import zone_of
from planner.model.search_words import typed_words
from planner.model.searched import Kind, Said, texts_of
from planner.queries.search_line import holds, line_of
from planner.times import zone_or_utc

MOST = 12  # of one group that are shown
_ASKED = 40  # of one kind that are looked at
_ALL, _NAMES = "search_index", "search_names"  # the index of all words, and of names alone
_NAMED_BY = 2  # with more words than these, nobody bears all of them in the name

_NEWEST_FIRST = (Kind.ENCOUNTER, Kind.FOLLOW_UP)


class Group(StrEnum):
    """What is listed together."""

    PEOPLE = "people"
    EVENTS = "events"
    SESSIONS = "sessions"
    TARGETS = "targets"
    CONVERSATIONS = "conversations"
    FOLLOW_UPS = "follow-ups"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its title, the line in which it was found, and what it belongs to.

    `event_id` is the event of the first level whose pages show it, `where` its name; `code` is
    that of somebody to meet, `pending` whether a follow-up is still to be done.
    """

    group: Group
    kind: Kind
    id: int
    title: str
    line: str
    event_id: int | None = None
    where: str = ""
    day: date | None = None
    code: str = ""
    pending: bool = False
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by group in their order; `more` are the groups that hold more than listed."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    more: frozenset[Group] = frozenset()


def search(session: Session, typed: str) -> Found:
    """Return what holds every word typed, or a word that begins so; accents do not count."""
    words = typed_words(typed)
    ids = _ids_found(session.connection(), words) if words else {}
    hits: dict[Group, list[Hit]] = {group: [] for group in Group}
    more = set[Group]()
    for kind, found in ids.items():
        # Of events those in time come first, whichever they are; of others the first found.
        looked_at = found if kind is Kind.EVENT else found[: MOST + 1]
        said = texts_of(session.connection(), kind, looked_at)
        there = [row_id for row_id in looked_at if row_id in said]
        for hit in _HITS[kind](session, kind, there, said, words):
            hits[hit.group].append(hit)
            if len(found) == _ASKED:
                more.add(hit.group)
    listed = [hit for group in Group for hit in hits[group][:MOST]]
    more |= {group for group in Group if len(hits[group]) > MOST}
    return Found(tuple(words), tuple(listed), frozenset(more))


def things_found(session: Session, kind: Kind, words: Sequence[str], most: int) -> list[int]:
    """Return the ids of things of a kind that hold all words, as `typed_words` gives them."""
    if not words:
        return []
    found = session.connection().exec_driver_sql(_select(kind, most), (_asked(words),))
    before = kind.key_of(0)  # reckoned once: there can be a thousand
    return [key - before for (key,) in found.all()]


def names_beginning(session: Session, heads: Sequence[str], kind: Kind, most: int) -> list[int]:
    """Return the ids of things in whose name every folded `head` begins a word."""
    query = _select(kind, most, _NAMES)
    found = session.connection().exec_driver_sql(query, (_asked(heads),))
    return [kind.id_of(key) for (key,) in found]


def is_put_off(session: Session) -> bool:
    """Return whether there is anything that the index does not hold yet."""
    marks = session.connection().exec_driver_sql("SELECT EXISTS (SELECT 1 FROM search_later)")
    return bool(marks.scalar())


def _ids_found(connection: Connection, words: Sequence[str]) -> dict[Kind, list[int]]:
    """Return by kind the ids of what holds all words, those that bear them as name first."""
    asked = _asked(words)
    keys = _keys(connection, asked, _kinds(connection))
    if len(words) <= _NAMED_BY:
        full = tuple(kind for kind, found in keys.items() if len(found) == _ASKED)
        for kind, named in _keys(connection, asked, full, _NAMES).items():
            keys[kind] = list(dict.fromkeys([*named, *keys[kind]]))[:_ASKED]
    befores = {kind: kind.key_of(0) for kind in keys}
    return {kind: [key - befores[kind] for key in found] for kind, found in keys.items()}


def _kinds(connection: Connection) -> list[Kind]:
    """Return the kinds the index holds anything of: to ask for the others costs as much."""
    return [Kind.of_key(key) for (key,) in connection.exec_driver_sql(_FIRSTS).all()]


def _keys(
    connection: Connection, asked: str, kinds: Sequence[Kind], index: str = _ALL
) -> dict[Kind, list[int]]:
    if not kinds:
        return {}
    statement = _of_kinds(tuple(kinds), index)
    found: dict[int, list[int]] = {}
    for kind, key in connection.exec_driver_sql(statement, (asked,) * len(kinds)).all():
        found.setdefault(kind, []).append(key)
    return {Kind(kind): keys for kind, keys in found.items()}


@cache
def _of_kinds(kinds: tuple[Kind, ...], index: str) -> str:
    """Return the SQL for kind and key of each kind; ten thousand sessions must not hide one person.

    To put it together takes as long as to ask it.
    """
    return " UNION ALL ".join(
        f"SELECT {int(kind)}, * FROM ({_select(kind, _ASKED, index)})" for kind in kinds
    )


def _select(kind: Kind, most: int, index: str = _ALL) -> str:
    """Return the SQL for the keys of one kind, which is no part of any other SQL than SQLite's."""
    first, last = kind.keys[0], kind.keys[-1]
    order = " ORDER BY rowid DESC" if kind in _NEWEST_FIRST else ""
    return (
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? "
        f"AND EXISTS (SELECT 1 FROM search_row WHERE id BETWEEN {first} AND {last}) "
        f"AND rowid BETWEEN {first} AND {last}{order} LIMIT {most}"
    )


_FIRSTS = " UNION ALL ".join(
    f"SELECT * FROM (SELECT id FROM search_row WHERE id BETWEEN {kind.keys[0]} "
    f"AND {kind.keys[-1]} LIMIT 1)"
    for kind in Kind
)


def _asked(words: Sequence[str]) -> str:
    """Return the words as FTS5 takes them: each quoted, so that none is an operator."""
    return " ".join(f'"{word}"*' for word in (word.replace('"', " ") for word in words))


# The hits of each kind --------------------------------------------------------------------

Saying = dict[int, Said]


def _people(
    session: Session, kind: Kind, ids: Sequence[int], said: Saying, words: list[str]
) -> Iterable[Hit]:
    for row_id in ids:
        one = said[row_id]
        yield Hit(Group.PEOPLE, kind, row_id, one.name, line_of(one, words))


def _listed(
    session: Session, kind: Kind, ids: Sequence[int], said: Saying, words: list[str]
) -> Iterable[Hit]:
    query = (
        select(Attendee.id, Event.id, Event.parent_id, Event.title)
        .join(Event, Attendee.event_id == Event.id)
        .where(Attendee.id.in_(ids))
    )
    told = {row[0]: row for row in session.execute(query)}
    for row_id in ids:
        _id, event_id, parent_id, title = told[row_id]
        one = said[row_id]
        yield Hit(
            *(Group.PEOPLE, kind, row_id, one.name, line_of(one, words)),
            event_id=parent_id or event_id,
            where=title,
        )


def _events(
    session: Session, kind: Kind, ids: Sequence[int], said: Saying, words: list[str]
) -> Iterable[Hit]:
    found = session.scalars(select(Event).where(Event.id.in_(ids)).order_by(Event.start_at))
    events = list(found)
    parents = {event.parent_id for event in events if event.parent_id}
    titles = dict(session.execute(select(Event.id, Event.title).where(Event.id.in_(parents))).all())
    places = {row_id: place for place, row_id in enumerate(ids)}
    named = {row_id for row_id in ids if holds(said[row_id].name, words)}
    zones: dict[int, str] = {}
    # Those named so first, both in order of time.
    events.sort(key=lambda event: (event.id not in named, event.start_at, places[event.id]))
    for event in events:
        zone = zones.setdefault(event.root_id, "") or zone_of(session, event)
        zones[event.root_id] = zone
        yield Hit(
            Group.EVENTS if event.parent_id is None else Group.SESSIONS,
            *(kind, event.id, said[event.id].name, line_of(said[event.id], words)),
            event_id=event.root_id,
            where=titles.get(event.parent_id or 0, ""),
            day=day_span(event, zone)[0],
        )


def _targets(
    session: Session, kind: Kind, ids: Sequence[int], said: Saying, words: list[str]
) -> Iterable[Hit]:
    query = (
        select(Target.id, Target.code, Event.id, Event.title)
        .join(Event, Target.conference_id == Event.id)
        .where(Target.id.in_(ids))
    )
    told = {row[0]: row for row in session.execute(query)}
    for row_id in ids:
        _id, code, event_id, title = told[row_id]
        one = said[row_id]
        yield Hit(
            *(Group.TARGETS, kind, row_id, one.name, line_of(one, words)),
            event_id=event_id,
            where=title,
            code=code,
        )


def _encounters(
    session: Session, kind: Kind, ids: Sequence[int], said: Saying, words: list[str]
) -> Iterable[Hit]:
    query = (
        select(Encounter.id, Encounter.at, Encounter.zone, Event.id, Event.parent_id, Event.title)
        .outerjoin(Event, Encounter.event_id == Event.id)
        .where(Encounter.id.in_(ids))
    )
    told = {row[0]: row for row in session.execute(query)}
    met = session.execute(
        select(Participant.encounter_id, Participant.contact_id)
        .where(Participant.encounter_id.in_(ids))
        .order_by(Participant.id.desc())
    )
    contacts: dict[int, int | None] = {encounter: contact for encounter, contact in met}  # noqa: C416
    for row_id in ids:
        _id, at, zone, event_id, parent_id, title = told[row_id]
        one = said[row_id]
        yield Hit(
            *(Group.CONVERSATIONS, kind, row_id, one.name, line_of(one, words)),
            event_id=parent_id or event_id,
            where=title or "",
            day=at.astimezone(zone_or_utc(zone)).date(),
            contact_id=contacts.get(row_id),
        )


def _follow_ups(
    session: Session, kind: Kind, ids: Sequence[int], said: Saying, words: list[str]
) -> Iterable[Hit]:
    event = aliased(Event)
    query = (
        select(FollowUp.id, FollowUp.due, FollowUp.status, FollowUp.contact_id)
        .add_columns(event.id, event.parent_id, event.title)
        .outerjoin(event, FollowUp.event_id == event.id)
        .where(FollowUp.id.in_(ids))
    )
    told = {row[0]: row for row in session.execute(query)}
    for row_id in ids:
        _id, due, status, contact_id, event_id, parent_id, title = told[row_id]
        one = said[row_id]
        yield Hit(
            *(Group.FOLLOW_UPS, kind, row_id, one.name, line_of(one, words)),
            event_id=parent_id or event_id,
            where=title or "",
            day=due,
            pending=status.pending,
            contact_id=contact_id,
        )


_HITS = {
    Kind.PERSON: _people,
    Kind.ORGANISATION: _people,
    Kind.EVENT: _events,
    Kind.LISTED: _listed,
    Kind.TARGET: _targets,
    Kind.ENCOUNTER: _encounters,
    Kind.FOLLOW_UP: _follow_ups,
}
