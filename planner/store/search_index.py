"""Keeps the search index: each thing's words, folded, in full-text tables of SQLite.

One has all words, one those of names alone. They hold no text of their own; `search_row` keeps
what was indexed, because taking words out needs it (sqlite.org/fts5.html, 4.4.3). Steps of many
rows are put off: they would make an import dearer, and nobody searches while it runs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from planner.model import (
    Address,
    Attendee,
    Contact,
    ContactRole,
    EventPlan,
    FollowUp,
    Goal,
    Participant,
    Tag,
    Target,
)
from planner.model.search_words import index_words
from planner.model.searched import Kind, texts_of
from planner.store.changes import Changes, among, joined, pieces
from planner.store.tables import search_later, search_row

AT_ONCE = 50  # rows of a step that are indexed with it
PIECE = 100  # of those put off, rows that are indexed in one go

# Of each table, the things that its rows are found by: their kind, their id, and the column
# that has the row's own id.
_LINKS: dict[str, tuple[tuple[Kind, Any, Any], ...]] = {
    "contact": (
        (Kind.TARGET, Target.id, Target.contact_id),
        (Kind.ENCOUNTER, Participant.encounter_id, Participant.contact_id),
        (Kind.FOLLOW_UP, FollowUp.id, FollowUp.contact_id),
        (Kind.FOLLOW_UP, FollowUp.id, FollowUp.other_id),
    ),
    "organisation": (
        (Kind.PERSON, Contact.id, Contact.organisation_id),
        (Kind.TARGET, Target.id, Target.organisation_id),
    ),
    "address": ((Kind.PERSON, Address.contact_id, Address.id),),
    "contact_role": ((Kind.PERSON, ContactRole.contact_id, ContactRole.id),),
    "tag": ((Kind.PERSON, Tag.contact_id, Tag.id),),
    "attendee": ((Kind.EVENT, Attendee.event_id, Attendee.id),),
    "event_plan": ((Kind.EVENT, EventPlan.event_id, EventPlan.id),),
    "goal": ((Kind.EVENT, Goal.event_id, Goal.id),),
    "participant": ((Kind.ENCOUNTER, Participant.encounter_id, Participant.id),),
}
# What the rows of a table belong to, by their first column; a removed one can tell no more.
_OWNERS = {
    "address": Kind.PERSON,
    "contact_role": Kind.PERSON,
    "tag": Kind.PERSON,
    "attendee": Kind.EVENT,
    "event_plan": Kind.EVENT,
    "goal": Kind.EVENT,
    "participant": Kind.ENCOUNTER,
}
_OWN = {kind.table.__tablename__: kind for kind in Kind}

_FORGET = "INSERT INTO search_index(search_index, rowid, name, lines) VALUES('delete', ?, ?, ?)"
_FORGET_NAME = "INSERT INTO search_names(search_names, rowid, name) VALUES('delete', ?, ?)"
_INDEX = "INSERT INTO search_index(rowid, name, lines) VALUES(?, ?, ?)"
_INDEX_NAME = "INSERT INTO search_names(rowid, name) VALUES(?, ?)"


class SearchIndex:
    """Follows each step, at once where it is small, else piece by piece afterwards."""

    def follow(self, connection: Connection, changes: Changes, *, for_good: bool) -> None:
        """Index what a step changed; `for_good`, no word is left of anything until it is tended."""
        if for_good:
            self.start_anew(connection)
            return
        things: defaultdict[Kind, set[int]] = defaultdict(set)
        for name, spans in changes.rows.items():
            if name in _OWNERS:
                things[_OWNERS[name]] |= changes.owners_before(name)
            for kind, thing, row in _LINKS.get(name, ()):
                for some in pieces(spans, PIECE):
                    found = select(thing).where(among(row, some)).distinct()
                    things[kind].update(connection.scalars(found))
        own = {_OWN[name]: spans for name, spans in changes.rows.items() if name in _OWN}
        size = sum(len(span) for spans in own.values() for span in spans)
        if size + sum(map(len, things.values())) > AT_ONCE:
            for kind in Kind:
                ids = joined((row_id, row_id) for row_id in sorted(things[kind]))
                spans = sorted([*own.get(kind, ()), *ids], key=_first)
                _put_off(connection, kind, joined((span[0], span[-1]) for span in spans))
            return
        for kind, spans in own.items():
            things[kind].update(row_id for span in spans for row_id in span)
        for kind, wanted in things.items():
            _index(connection, kind, wanted)

    def start_anew(self, connection: Connection) -> None:
        """Empty the index, and put off all rows there are."""
        connection.execute(delete(search_row))
        # It leaves nothing behind of the words that were in it, as taking them out would.
        for index in ("search_index", "search_names"):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES('rebuild')")
        connection.execute(delete(search_later))
        for kind in Kind:
            newest = connection.scalar(select(func.max(kind.table.id)))
            if newest is not None:
                _put_off(connection, kind, [range(1, newest + 1)])

    def tend(self, connection: Connection) -> bool:
        """Index a piece of what was put off; return whether more is left."""
        first_mark = select(search_later).order_by(search_later.c.id).limit(1)
        mark = connection.execute(first_mark).one_or_none()
        if mark is None:
            return False
        kind = Kind(mark.kind)
        row_id = kind.table.id
        within = select(row_id).where(row_id.between(mark.first, mark.last))
        ids = set(connection.scalars(within.order_by(row_id).limit(PIECE)))
        last = max(ids) if len(ids) == PIECE else mark.last
        keys = search_row.c.id.between(kind.key_of(mark.first), kind.key_of(last))
        # What was removed is in the index still.
        indexed = connection.scalars(select(search_row.c.id).where(keys))
        _index(connection, kind, ids.union(map(kind.id_of, indexed)))
        this = search_later.c.id == mark.id
        if last < mark.last:
            connection.execute(update(search_later).where(this).values(first=last + 1))
            return True
        connection.execute(delete(search_later).where(this))
        return connection.execute(first_mark).one_or_none() is not None


def _put_off(connection: Connection, kind: Kind, spans: Iterable[range]) -> None:
    marks = [{"kind": kind, "first": span[0], "last": span[-1]} for span in spans]
    if marks:
        connection.execute(insert(search_later), marks)


def _first(span: range) -> int:
    return span[0]


def _index(connection: Connection, kind: Kind, ids: Collection[int]) -> None:
    """Put the words that things have now in the place of those that are indexed."""
    for some in _in_pieces(sorted(ids)):
        now = {
            kind.key_of(row_id): (index_words(said.name), index_words(" \n".join(said.lines)))
            for row_id, said in texts_of(connection, kind, some).items()
        }
        keys = [kind.key_of(row_id) for row_id in some]
        before = {
            key: (name, lines)
            for key, name, lines in connection.execute(
                select(search_row).where(search_row.c.id.in_(keys))
            )
        }
        gone = [(key, *words) for key, words in before.items() if now.get(key) != words]
        fresh = [(key, *words) for key, words in now.items() if before.get(key) != words]
        if gone:
            connection.exec_driver_sql(_FORGET, gone)
            connection.exec_driver_sql(_FORGET_NAME, [(key, name) for key, name, _lines in gone])
            connection.exec_driver_sql(
                "DELETE FROM search_row WHERE id = ?", [(key,) for key, *_words in gone]
            )
        if fresh:
            connection.exec_driver_sql("INSERT INTO search_row VALUES (?, ?, ?)", fresh)
            connection.exec_driver_sql(_INDEX, fresh)
            connection.exec_driver_sql(_INDEX_NAME, [(key, name) for key, name, _lines in fresh])


def _in_pieces(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), PIECE):
        yield ids[start : start + PIECE]
