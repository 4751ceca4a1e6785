"""Keeps what long lists of people are sorted by: each person's texts as they compare, indexed.

SQLite folds the letters of English alone, and an order that is made at the moment of asking takes
a second for a hundred thousand. Here a list opens, and sorts, by walking along an index.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from planner.model import Address, AddressKind, Contact, ContactRole, Organisation, Tag
from planner.model.lookup import folded
from planner.store.changes import Changes, among, joined, pieces
from planner.store.tables import person_order

_PIECE = 100  # people named in one question
_AT_A_TIME = 5_000  # of a long row of ids
_INSERT = f"INSERT INTO person_order VALUES ({', '.join('?' * len(person_order.columns))})"

# The rows of other tables by which somebody is sorted: whose they are, and their own id.
_LINKS: dict[str, tuple[Any, Any]] = {
    "organisation": (Contact.id, Contact.organisation_id),
    "address": (Address.contact_id, Address.id),
    "tag": (Tag.contact_id, Tag.id),
    "contact_role": (ContactRole.contact_id, ContactRole.id),
}
_OWNED = ("address", "tag", "contact_role")  # a removed row can tell no more whose it was


class PeopleOrder:
    """Follows each step in the same transaction: a list is never in an order of before."""

    def follow(self, connection: Connection, changes: Changes, *, for_good: bool) -> None:
        """Write anew what the people are sorted by whom a step touched."""
        touched = set[int]()
        for name, (owner, row) in _LINKS.items():
            spans = changes.rows.get(name, ())
            if spans and name in _OWNED:
                touched |= changes.owners_before(name)
            for ids in pieces(spans, _PIECE):
                touched.update(connection.scalars(select(owner).where(among(row, ids)).distinct()))
        own = [(span[0], span[-1]) for span in changes.rows.get("contact", ())]
        _write(connection, joined(sorted([*own, *((row_id, row_id) for row_id in touched)])))

    def start_anew(self, connection: Connection) -> None:
        """Write what everybody is sorted by."""
        connection.execute(delete(person_order))
        newest = connection.scalar(select(func.max(Contact.id)))
        # Row by row into each index takes twice as long as each made at once.
        for index in person_order.indexes:
            index.drop(connection)
        if newest is not None:
            _write(connection, [range(1, newest + 1)])
        for index in person_order.indexes:
            index.create(connection)

    def tend(self, connection: Connection) -> bool:
        """Do nothing: nothing is put off."""
        return False


def _write(connection: Connection, spans: Iterable[range]) -> None:
    for ids in pieces((part for span in spans for part in _cut(span)), _PIECE):
        connection.execute(delete(person_order).where(among(person_order.c.id, ids)))
        emails = _first(
            connection,
            select(Address.contact_id, Address.value)
            .where(Address.kind == AddressKind.EMAIL, among(Address.contact_id, ids))
            .order_by(Address.position, Address.id),
        )
        tags = _all(
            connection,
            select(Tag.contact_id, Tag.name).where(among(Tag.contact_id, ids)).order_by(Tag.id),
        )
        roles = _all(
            connection,
            select(ContactRole.contact_id, ContactRole.role)
            .where(among(ContactRole.contact_id, ids))
            .order_by(ContactRole.id),
        )
        people = (
            select(Contact.id, Contact.name, Contact.title, Organisation.name)
            .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
            .where(among(Contact.id, ids), ~Contact.is_me)
        )
        rows = [
            (
                *(row_id, folded(name), folded(title), folded(organisation or "")),
                *(folded(words.get(row_id, "")) for words in (emails, tags, roles)),
            )
            for row_id, name, title, organisation in connection.execute(people)
        ]
        if rows:
            connection.exec_driver_sql(_INSERT, rows)


def _cut(span: range) -> Iterable[range]:
    return (span[start : start + _AT_A_TIME] for start in range(0, len(span), _AT_A_TIME))


def _first(connection: Connection, query: Select[*tuple[Any, ...]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for row_id, text in connection.execute(query):
        found.setdefault(row_id, text)
    return found


def _all(connection: Connection, query: Select[*tuple[Any, ...]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for row_id, text in connection.execute(query):
        found[row_id] = f"{found[row_id]}, {text}" if row_id in found else text
    return found
