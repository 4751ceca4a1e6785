"""A long list of people a page at a time."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.people import Person, add_contact, edit_contact, remove_contacts
from planner.formats.personline import parse_lines
from planner.model import Contact, Role
from planner.model.bulk import insert_rows
from planner.queries.people import contact_rows
from planner.queries.people_list import (
    people_beginning,
    people_by,
    people_by_roles,
    people_count,
    people_from,
    people_holding,
    people_ids,
    people_of,
)
from planner.store import Store

NOW = datetime(2026, 3, 18, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    opened = Store.open(tmp_path / "people.db", clock)
    for person in (
        Person(
            "Zoë Ząb",
            "CTO",
            "Looms Ltd",
            emails=("zoe@example.org", "z@home.example.org"),
            tags=("felt", "reed"),
            roles=(Role.MENTOR, Role.CLIENT),
        ),
        Person("ada Lovelace", "", "Engines", note="talked about wool"),
        Person("Bo", "Editor"),
    ):
        opened.write("Add", add_contact, person, NOW)
    opened.write("Warm", keep_warm, "ada Lovelace", 4)
    lines = parse_lines("Bo !send the draft @2026-03-25\n", today=date(2026, 3, 18))
    opened.write("Log", log_lines, None, lines, NOW, "Europe/Berlin")
    yield opened
    opened.close()


def keep_warm(session: Session, name: str, weeks: int) -> None:
    session.execute(update(Contact).where(Contact.name == name).values(keep_warm_weeks=weeks))


def names_of(store: Store, ids: list[int]) -> list[str]:
    names = {row.id: row.name for row in store.read(contact_rows)}
    return [names[id_] for id_ in ids]


def test_the_order_is_that_of_names_and_pages_follow_it(store: Store) -> None:
    ids = store.read(people_ids)
    assert names_of(store, ids) == ["ada Lovelace", "Bo", "Zoë Ząb"]
    assert [row.id for row in store.read(people_from, 1, 2)] == ids[1:]
    assert store.read(people_count) == 3
    assert store.read(people_of, ids) == store.read(contact_rows)
    assert store.read(people_of, [*ids[:1], 999]) == store.read(contact_rows)[:1]


def test_names_stand_where_one_looks_for_them_whatever_their_marks_and_script(
    store: Store,
) -> None:
    for name in ("Łukasz", "Lukas", "Ünal", "Weiß", "Weisz", "Weissler", "Özil", "王芳", "Ål"):
        store.write("Add", add_contact, Person(name), NOW)
    names = ["ada Lovelace", "Ål", "Bo", "Lukas", "Łukasz", "Özil", "Ünal"]
    names += ["Weiß", "Weissler", "Weisz", "Zoë Ząb", "王芳"]
    assert [row.name for row in store.read(people_from, 0, 20)] == names
    assert [row.name for row in store.read(contact_rows)] == names


def test_each_column_sorts_by_what_its_rows_show(store: Store) -> None:
    ada, bo, zoe = store.read(people_ids)
    assert store.read(people_by, "name") == [ada, bo, zoe]
    assert store.read(people_by, "title") == [zoe, bo]
    assert store.read(people_by, "organisation") == [ada, zoe]
    assert store.read(people_by, "email") == [zoe]
    assert store.read(people_by, "tags") == [zoe]
    assert store.read(people_by_roles) == {("mentor", "client"): [zoe]}
    assert store.read(people_by, "met") == [bo]
    assert store.read(people_by, "step") == [bo, ada]  # 25 March, and four weeks from the 18th


def test_who_has_the_same_in_a_column_stands_by_name(store: Store) -> None:
    for name in ("Cleo", "Ábel"):
        store.write("Add", add_contact, Person(name, organisation="looms ltd"), NOW)
    assert names_of(store, store.read(people_by, "organisation")) == [
        *("ada Lovelace", "Ábel", "Cleo", "Zoë Ząb")
    ]


def test_the_order_follows_every_change_and_undo(store: Store) -> None:
    ada, bo, zoe = store.read(people_ids)
    for changes in (
        {"name": "Çelik"},
        {"title": "Zoo keeper"},
        {"organisation": "Äpfel"},
        {"emails": ["aa@example.org"]},
        {"tags": ["Éclair"]},
    ):
        store.write("Edit", edit_contact, zoe, **changes)
    assert store.read(people_ids) == [ada, bo, zoe]
    assert store.read(people_by, "title") == [bo, zoe]
    assert store.read(people_by, "organisation") == [zoe, ada]
    store.write("Remove", remove_contacts, [ada])
    assert store.read(people_ids) == [bo, zoe]
    assert store.read(people_count) == 2
    for _step in range(6):
        store.undo()
    assert store.read(people_ids) == [ada, bo, zoe]
    assert store.read(people_by, "title") == [zoe, bo]


def test_one_finds_whose_name_begins_so(store: Store) -> None:
    ada, _bo, zoe = store.read(people_ids)
    assert store.read(people_beginning, "ADA l") == [ada]
    assert store.read(people_beginning, "zoé") == [zoe]
    assert store.read(people_beginning, "x") == []


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("wool", ["ada Lovelace"]),
        ("zoe looms", ["Zoë Ząb"]),
        ("mentor felt zab", ["Zoë Ząb"]),
        ("home.exa", ["Zoë Ząb"]),
        ("draft", ["Bo"]),
        ("draft wool", []),
    ],
)
def test_who_holds_all_words_is_found(store: Store, typed: str, who: list[str]) -> None:
    assert names_of(store, store.read(people_holding, typed)) == who


def test_no_more_are_found_than_asked_for(store: Store) -> None:
    assert len(store.read(people_holding, "l")) == 2
    assert len(store.read(people_holding, "l", 1)) == 1


def test_who_is_not_indexed_yet_is_found_as_well(store: Store) -> None:
    store.write("Many", add_many, 400)
    (newest,) = store.read(people_holding, "weaver 399x")
    assert names_of(store, [newest]) == ["Weaver 399x"]


def add_many(session: Session, count: int) -> None:
    columns = ("uid", "name", "title", "note", "is_me", "created_at")
    names = [f"Weaver {number}x" for number in range(count)]
    insert_rows(session, Contact, columns, [(name, name, "", "", False, NOW) for name in names])
