"""What people are sorted by: the same whether it was kept step by step or made anew."""

from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import text
from sqlalchemy.orm import Session

from planner.commands.forgetting import forget_contact
from planner.commands.merging import merge_contacts
from planner.commands.people import Person, add_contact, edit_contact, remove_contacts, set_me
from planner.model import Contact, Organisation, Role, Tag
from planner.model.bulk import insert_rows
from planner.store import Store
from planner.store.people_order import PeopleOrder

NOW = datetime(2026, 3, 18, 9, tzinfo=UTC)
Kept = dict[int, tuple[str, ...]]


def kept(store: Store) -> Kept:
    return store.read(read)


def made_anew(store: Store) -> Kept:
    def make(session: Session) -> Kept:
        PeopleOrder().start_anew(session.connection())
        return read(session)

    return store.rehearse(make)


def read(session: Session) -> Kept:
    rows = session.execute(text("SELECT * FROM person_order"))
    return {row[0]: tuple(row[1:]) for row in rows}


def many(session: Session, count: int) -> None:
    (home,) = insert_rows(session, Organisation, ("name", "link", "note"), [("Mill", "", "")])
    people = [(f"u{n}", f"Weaver {n}", "", home, "", False, NOW) for n in range(count)]
    columns = ("uid", "name", "title", "organisation_id", "note", "is_me", "created_at")
    ids = insert_rows(session, Contact, columns, people)
    insert_rows(session, Tag, ("contact_id", "name"), [(row_id, "Wëft") for row_id in ids])


def test_each_person_is_kept_as_the_texts_compare(store: Store) -> None:
    person = Person(
        *("Łukasz  Müller", "CTO", "Ünal & Söhne"),
        emails=("First@example.org", "second@example.org"),
        tags=("Zwei", "eins"),
        roles=(Role.MENTOR, Role.CLIENT),
    )
    row_id = store.write("Add", add_contact, person, NOW)
    assert kept(store) == {
        row_id: (
            *("lukasz muller", "cto", "unal & sohne", "first@example.org"),
            *("zwei, eins", "mentor, client"),
        )
    }


def test_the_user_is_in_no_list(store: Store) -> None:
    row_id = store.write("Me", set_me, Person("Maren"), NOW)
    assert row_id not in kept(store)


def test_every_step_leaves_what_would_be_made_anew(store: Store) -> None:
    ada = store.write("Add", add_contact, Person("Ada", organisation="Looms"), NOW)
    bo = store.write("Add", add_contact, Person("Bo", emails=("bo@example.org",)), NOW)
    cy = store.write("Add", add_contact, Person("Cy", tags=("felt",)), NOW)
    states = [kept(store)]
    for command, *told in (
        (edit_contact, ada, {"organisation": "Mills"}),
        (rename_organisation, "Mills", "Äcker"),
        (edit_contact, bo, {"emails": []}),
        (edit_contact, cy, {"tags": ["reed"], "roles": [Role.PEER]}),
        (merge_contacts, ada, bo, Person("Ada B")),
        (remove_contacts, [cy]),
        (many, 700),
    ):
        changes = told.pop() if isinstance(told[-1], dict) else {}
        store.write("Step", command, *told, **changes)
        states.append(kept(store))
    assert all(before != after for before, after in pairwise(states))
    for state in reversed(states[:-1]):
        store.undo()
        assert kept(store) == state
    for _step in states[1:]:
        store.redo()
    assert kept(store) == states[-1] == made_anew(store)


def test_of_somebody_forgotten_nothing_is_kept(store: Store) -> None:
    row_id = store.write("Add", add_contact, Person("Ada", organisation="Looms"), NOW)
    store.write_for_good(forget_contact, row_id)
    assert kept(store) == {}


def rename_organisation(session: Session, before: str, name: str) -> None:
    organisation = session.query(Organisation).filter_by(name=before).one()
    organisation.name = name
