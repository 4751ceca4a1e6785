"""Rows of one list that are about the same people and organisations."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.commands.people_import import Meaning, PeopleImported, import_people
from planner.formats.people import ReadContact, ReadPeople
from planner.model import Contact, Organisation
from planner.queries.check import broken_rules
from planner.queries.people import contact_rows
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def send(store: Store, *rows: ReadContact) -> PeopleImported:
    people = ReadPeople(len(rows), 0, rows)
    return store.write("Import", import_people, people, Meaning.CONTACTS, None, NOW)


def test_rows_of_one_list_complete_each_other_and_are_undone_together(store: Store) -> None:
    ada, bob = ("ada@example.org",), ("bob@example.org",)
    send(store, ReadContact(1, "Bob Ray", emails=bob))
    done = send(
        store,
        ReadContact(1, "Ada Łoś", emails=ada, uid="card-1", tags=("x", "x"), roles=("speaker",)),
        ReadContact(2, "Zoë", organisation="Guild", emails=("zoe@example.org", "ZOE@example.org")),
        ReadContact(3, "Ada Łoś", "weaver", "Guild", ada, tags=("y",)),
        ReadContact(4, "Bob Ray", organisation="Works", emails=bob),
        ReadContact(5, "Works", company=True, links=("https://works.example",)),
        ReadContact(6, "Zoë", organisation="guild", emails=("zoe@example.org",)),
    )
    assert done.rows == ("new", "new", "changed", "changed", "changed", "unchanged")
    assert {row.name: row.organisation for row in store.read(contact_rows)} == {
        "Ada Łoś": "Guild",
        "Zoë": "Guild",
        "Bob Ray": "Works",
    }
    assert store.read(written) == {
        "Ada Łoś": ("card-1", "weaver", ["ada@example.org"], ["x", "y"]),
        "Bob Ray": ("", "", ["bob@example.org"], []),
        "Zoë": ("", "", ["zoe@example.org"], []),
    }
    assert store.read(broken_rules) == []
    store.undo()
    assert [row.name for row in store.read(contact_rows)] == ["Bob Ray"]
    assert store.read(lambda session: session.scalars(select(Organisation)).all()) == []
    assert store.read(broken_rules) == []


def test_an_organisation_of_a_row_on_somebody_employed_elsewhere_is_not_made(store: Store) -> None:
    mail = ("ada@example.org",)
    send(store, ReadContact(1, "Ada", "", "Guild", mail))
    send(store, ReadContact(1, "Ada", "", "Works", mail))
    names = store.read(lambda session: list(session.scalars(select(Organisation.name))))
    assert names == ["Guild"]


def written(session: Session) -> dict[str, tuple[str, str, list[str], list[str]]]:
    parts = (selectinload(Contact.addresses), selectinload(Contact.tags))
    return {
        one.name: (
            one.uid if not one.uid.startswith("urn:uuid:") else "",
            one.title,
            [address.value for address in one.addresses],
            [tag.name for tag in one.tags],
        )
        for one in session.scalars(select(Contact).options(*parts))
    }
