"""All that is held on one person: the rows of theirs, and every other text that names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from planner.errors import NotFound
from planner.i18n import _
from planner.model import Address, Attendee, Base, Contact, Event, Participant
from planner.model.lookup import folded
from planner.model.mentions import mention_of, unfolded, word_columns
from planner.model.plain import to_plain

# The column by which a row belongs to a contact, where it is not called contact_id.
_BY = {"distinct_pair": ("one_id", "other_id"), "follow_up": ("contact_id", "other_id")}


@dataclass(frozen=True, slots=True)
class Mention:
    """A text elsewhere that names the person: where it stands, and the text."""

    table: str
    id: int
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is held on one person. `tables` are rows as plain values, as in planner.json.

    Of the events they name only what tells them apart is there: the rest is the calendar's.
    """

    name: str
    uid: str
    addresses: tuple[str, ...]
    tables: dict[str, list[dict[str, Any]]]
    mentions: tuple[Mention, ...]


def holdings(session: Session, contact_id: int) -> Holdings:
    """Return every row on a person and every mention of them; NotFound when there is none."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFound(_("There is no person {id}.").format(id=contact_id))
    addresses = tuple(
        session.scalars(select(Address.value).where(Address.contact_id == contact_id))
    )
    ids = _own_rows(session, contact, addresses)
    tables = {
        table.name: [
            {name: to_plain(value) for name, value in row.items()}
            for row in session.execute(
                select(table).where(table.c.id.in_(ids[table.name])).order_by(table.c.id)
            ).mappings()
        ]
        for table in Base.metadata.sorted_tables
        if ids.get(table.name)
    }
    tables["event"] = _events(session, tables)
    mentions = tuple(_mentions(session, contact.name, addresses, ids))
    return Holdings(contact.name, contact.uid, addresses, tables, mentions)


def _own_rows(session: Session, contact: Contact, addresses: Iterable[str]) -> dict[str, set[int]]:
    """Return the ids of the rows that are about the person, by table."""
    tables = Base.metadata.tables
    ids: dict[str, set[int]] = {"contact": {contact.id}}
    for table in tables.values():
        names = _BY.get(table.name, ("contact_id",))
        held = [table.c[name] == contact.id for name in names if name in table.c]
        if held:
            ids[table.name] = set(session.scalars(select(table.c.id).where(or_(*held))))
    if contact.organisation_id is not None:
        ids["organisation"] = {contact.organisation_id}
    ids["participant"] |= _rows(
        session, tables["participant"], Participant.target_id.in_(ids["target"])
    )
    ids["follow_up"] |= _rows(
        session,
        tables["follow_up"],
        tables["follow_up"].c.participant_id.in_(ids["participant"]),
    )
    encounters = select(Participant.encounter_id).where(Participant.id.in_(ids["participant"]))
    ids["encounter"] = set(session.scalars(encounters))
    for name in ("find", "sheet_line"):
        ids[name] = _rows(session, tables[name], tables[name].c.target_id.in_(ids["target"]))
    mails = {address.casefold() for address in addresses}
    ids["attendee"] = {
        id_
        for id_, name, email in session.execute(select(Attendee.id, Attendee.name, Attendee.email))
        if folded(name) == folded(contact.name) or email.casefold() in mails
    }
    return ids


def _events(session: Session, tables: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return title and time of the events that those rows name by their numbers."""
    ids = {row.get("event_id") for rows in tables.values() for row in rows}
    ids |= {row.get("conference_id") for row in tables.get("target", ())}
    rows = session.execute(
        select(Event.id, Event.title, Event.start_at)
        .where(Event.id.in_(ids - {None}))
        .order_by(Event.id)
    ).mappings()
    return [{name: to_plain(value) for name, value in row.items()} for row in rows]


def _rows(session: Session, table: Table, condition: Any) -> set[int]:
    return set(session.scalars(select(table.c.id).where(condition)))


def _mentions(
    session: Session, name: str, addresses: Iterable[str], ids: dict[str, set[int]]
) -> Iterable[Mention]:
    pattern = mention_of(name, addresses)
    for table in Base.metadata.sorted_tables:
        columns = word_columns(table)
        own = ids.get(table.name, set())
        for row in session.execute(select(table.c.id, *columns)).mappings() if columns else ():
            if row["id"] in own:
                continue
            for column in columns:
                text = _text(row[column.name])
                if pattern.search(unfolded(text)):
                    yield Mention(table.name, row["id"], column.name, text)


def _text(value: object) -> str:
    """Return a column's words, those of a list or a dict beside each other."""
    match value:
        case str():
            return value
        case list():
            return ", ".join(filter(None, map(_text, value)))
        case dict():
            return ", ".join(filter(None, map(_text, value.values())))
    return ""
