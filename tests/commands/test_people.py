from datetime import UTC, datetime
from typing import Any

import pytest
from store_world import World

from planner.commands.people import (
    Person,
    add_contact,
    edit_contact,
    edit_profile,
    remove_contacts,
    set_me,
    take_contact,
    take_organisation,
)
from planner.errors import BadInput, NotAllowed, NotFound
from planner.model import Role
from planner.queries.people import contact_row, contact_rows, my_card
from planner.queries.people_list import people_found
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)

KNOWN = Person(
    "Ada Łoś", "weaver", "Loom Guild", ("ada@example.org",), links=("https://example.org/in/ada",)
)


def taken(session: Any, person: Person) -> int:
    return take_contact(session, person, NOW).id


@pytest.mark.parametrize(
    ("person", "same"),
    [
        (Person("Somebody Else", emails=("ADA@Example.org",)), True),
        (Person("Somebody Else", links=("https://EXAMPLE.org/in/ada",)), True),
        (Person("ada los"), True),
        (Person("Ada Łoś", organisation="LOOM guild"), True),
        (Person("Ada Łoś", phones=("+1 2",)), True),
        (Person("Ada Łoś", organisation="Another Guild"), False),
        (Person("Ada Łoś", emails=("other@example.org",)), False),
        (Person("Ada"), False),
        (Person("Ada Łoś Junior"), False),
    ],
)
def test_who_is_the_same_person(store: Store, person: Person, same: bool) -> None:
    known = store.write("Add", add_contact, KNOWN, NOW)
    assert (store.write("Take", taken, person) == known) is same
    assert len(store.read(contact_rows)) == (1 if same else 2)


def test_a_link_to_a_whole_site_is_nobodys_own(store: Store) -> None:
    site = ("https://acme.example/",)
    ids = [store.write("Take", taken, Person(name, links=site)) for name in ("Ada", "Bob")]
    assert ids[0] != ids[1]


def test_of_two_alike_neither_is_taken(store: Store) -> None:
    for organisation in ("A", "B"):
        store.write("Add", add_contact, Person("Twin", organisation=organisation), NOW)
    assert store.write("Take", taken, Person("Twin")) == 3


def test_completing_adds_and_overwrites_nothing(store: Store) -> None:
    store.write("Add", add_contact, KNOWN, NOW)
    more = Person(
        "Ada Other",
        "CTO",
        "Elsewhere",
        ("ada@example.org", "a2@example.org"),
        ("+1",),
        roles=(Role.PEER,),
        tags=("x", "x"),
        note="hello",
    )
    for _ in range(2):
        store.write("Take", taken, more)
    (row,) = store.read(contact_rows)
    assert (row.name, row.title, row.organisation) == ("Ada Łoś", "weaver", "Loom Guild")
    assert (row.emails, row.phones) == (("ada@example.org", "a2@example.org"), ("+1",))
    assert (row.tags, row.roles, row.note) == (("x",), ("peer",), "hello")


def test_a_person_needs_a_name(store: Store) -> None:
    with pytest.raises(BadInput, match="needs a name"):
        store.write("Add", add_contact, Person(" "), NOW)
    contact = store.write("Add", add_contact, Person("Ada"), NOW)
    with pytest.raises(BadInput, match="needs a name"):
        store.write("Edit", edit_contact, contact, name=" ")


def test_a_contact_is_edited_field_by_field(store: Store) -> None:
    contact = store.write("Add", add_contact, KNOWN, NOW)
    store.write(
        "Edit",
        edit_contact,
        contact,
        emails=["b@example.org", "ada@example.org", " ", "b@example.org"],
        tags=["y", "z"],
        roles=["client"],
        organisation="",
        keep_warm_weeks=6,
    )
    row = store.read(contact_row, contact)
    assert row.emails == ("b@example.org", "ada@example.org")
    assert (row.tags, row.roles, row.organisation) == (("y", "z"), ("client",), "")
    store.write("Edit", edit_contact, contact, emails=[], organisation="loom guild")
    row = store.read(contact_row, contact)
    assert (row.emails, row.organisation) == ((), "Loom Guild")
    with pytest.raises(ValueError, match="no such field"):
        store.write("Edit", edit_contact, contact, id=5)
    with pytest.raises(NotFound):
        store.write("Edit", edit_contact, 99, name="x")


def test_somebody_with_a_history_is_not_removed_in_passing(world: World) -> None:
    for contact in (world.ada, world.adele, world.me):
        with pytest.raises(NotAllowed, match="has a history here"):
            world.store.write("Remove", remove_contacts, [contact])
    new = world.store.write("Add", add_contact, Person("Short", tags=("x",)), NOW)
    assert world.store.write("Remove", remove_contacts, [new]) == ["Short"]


def test_what_is_said_of_me_is_set_and_the_rest_stays(store: Store) -> None:
    with pytest.raises(BadInput, match="Say your name first"):
        store.write("Me", set_me, Person(""), NOW)
    first = store.write("Me", set_me, Person("Me", "maker", emails=("me@example.org",)), NOW)
    assert store.write("Me", set_me, Person("", organisation="Loom & Lever"), NOW) == first
    card = store.read(my_card).contact
    assert card is not None
    assert (card.name, card.title, card.organisation) == ("Me", "maker", "Loom & Lever")
    assert (card.emails, card.is_me) == (("me@example.org",), True)
    assert store.read(contact_rows) == []


def test_i_may_be_somebody_who_is_there_already(store: Store) -> None:
    known = store.write("Add", add_contact, KNOWN, NOW)
    assert store.write("Me", set_me, Person("Ada", emails=("ada@example.org",)), NOW) == known


def test_my_lines_are_one_row(store: Store) -> None:
    store.write("Lines", edit_profile, introduction="I build looms.", minutes_between=20)
    store.write("Lines", edit_profile, openers="Hello")
    card = store.read(my_card)
    assert (card.introduction, card.openers, card.minutes_between) == (
        "I build looms.",
        "Hello",
        20,
    )
    with pytest.raises(ValueError, match="no such field"):
        store.write("Lines", edit_profile, id=3)


def test_an_organisation_is_known_whatever_its_letters(store: Store) -> None:
    ids = {store.write("O", take_organisation, name) for name in ("Čačak", "CACAK", " čačak ")}
    assert len(ids) == 1


def test_rows_are_found_by_any_word_of_theirs(world: World) -> None:
    def found(needle: str) -> list[str]:
        return [row.name for row in world.store.read(people_found, needle)]

    assert found("LINDQVIST") == ["Ada Lindqvist", "Adele Lindqvist"]
    assert found("looms north") == ["Ada Lindqvist"]
    assert found("mentor") == ["Ada Lindqvist"]
    assert found("nobody at all") == []
    assert found("?!") == []
    assert len(found("")) > 2
