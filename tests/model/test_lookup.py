"""Names are compared without titles, degrees and signs; organisations without letter case."""

import pytest
from sqlalchemy import select
from store_world import store

from planner.commands.people import Person, add_contact, take_organisation
from planner.model import Contact
from planner.model.lookup import bare_name, perhaps_named
from planner.store import Store

__all__ = ["store"]


@pytest.mark.parametrize(
    "name", ["Ada Lovelace", "Dr. Ada Lovelace", "Ada Lovelace, Ph.D. 🚀", "ADA  LOVELACE (MBA)"]
)
def test_titles_degrees_and_signs_are_no_part_of_a_name(name: str) -> None:
    assert bare_name(name) == "ada lovelace"


def test_a_name_of_nothing_but_a_title_stays() -> None:
    assert bare_name("Dr.") == "dr."
    assert bare_name("Yo-Yo Ma") == "yo-yo ma"


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Ada Lovelace", "ada LOVELACE"),
        ("Dr. Ada Lovelace, PhD", "Ada Lovelace"),
        ("Ada", "Prof. Ada"),
        ("J.R.R. Tolkien", "JRR Tolkien"),
        ("José Núñez", "Jose Nunez"),
        ("Jose Nunez", "José Núñez"),
        ("Øystein Łoś", "oystein los"),
        ("Straße", "STRASSE"),
        ("Ольга Петрова", "ольга петрова"),
        ("O'Brien-Smith", "o'brien-smith"),
        ("100% Wool_", "100 wool"),
        ("Dr", "dr"),
        ("***", "***"),
    ],
)
def test_who_bears_a_name_is_never_left_out(store: Store, stored: str, typed: str) -> None:
    assert bare_name(stored) == bare_name(typed)
    store.write("Add", add_contact, Person(stored), store.clock.now())
    store.write("Add", add_contact, Person("Somebody Else"), store.clock.now())
    named = select(Contact.name).where(perhaps_named(Contact.name, bare_name(typed)))
    assert store.read(lambda session: session.scalars(named).all()) == [stored]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Loom  Works", "loom works"),
        ("Café 100%", "cafe 100%"),
        ("Webér_1", "weber_1"),
        ("A.B", "a.b"),
    ],
)
def test_an_organisation_is_found_letter_case_and_accents_aside(
    store: Store, stored: str, typed: str
) -> None:
    made = store.write("Add", take_organisation, stored)
    store.write("Add", take_organisation, "Another")
    assert store.write("Add", take_organisation, typed) == made
