from datetime import UTC, datetime

import pytest
from search_state import tended

from planner.commands.people import Person, add_contact
from planner.model.searched import Kind
from planner.queries.alike import alike_names, likeness, ranked
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sched", "Schedule"),
        ("events list", "List of events"),
        ("ups", "Follow-ups"),
        ("ie", "Import everything"),
        ("shcedule", "Schedule"),
        ("lovelcae", "Ada Lovelace"),
        ("ubersicht", "Übersicht"),
    ],
)
def test_a_name_is_known_by_parts_first_letters_and_misspelt(typed: str, name: str) -> None:
    assert likeness(typed, name) > 0


@pytest.mark.parametrize(("typed", "name"), [("zebra", "Schedule"), ("", "Plan"), ("x", "")])
def test_what_is_not_meant_does_not_fit(typed: str, name: str) -> None:
    assert likeness(typed, name) == 0


def test_the_likeliest_comes_first() -> None:
    names = ["Save backup", "Go to plan", "Plan", "Plant a tree", "Display of looms"]
    assert [names[at] for at in ranked("plan", names)] == ["Plan", "Plant a tree", "Go to plan"]


def test_people_are_found_under_misspelt_names(store: Store) -> None:
    for name in ("Ada Lovelace", "Grace Hopper", "Adam Lovell"):
        store.write("Add", add_contact, Person(name, organisation="Navy"), NOW)
    tended(store)
    named = store.read(alike_names, Kind.PERSON, "lovelcae", 6)
    assert [(one.name, one.beside) for one in named] == [("Ada Lovelace", "Navy")]
    assert [one.name for one in store.read(alike_names, Kind.PERSON, "ada", 6)] == [
        "Ada Lovelace",
        "Adam Lovell",
    ]
