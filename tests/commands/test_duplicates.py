from datetime import UTC, datetime

import pytest
from store_world import World

from planner.commands.duplicates import (
    Circle,
    Compared,
    Reason,
    circle,
    find_alike,
    not_the_same,
)
from planner.commands.people import Person, add_contact
from planner.errors import NotAllowed, NotFound

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def pair(one: Compared, other: Compared) -> str:
    """Return why two may be one person, "" for nothing that says so."""
    found = find_alike(Circle((one, other)))
    return found[0].because if found else ""


def who(id_: int, name: str, organisation: str = "", **known: tuple[str, ...]) -> Compared:
    return Compared(id_, name, organisation, **known)


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        (
            who(1, "Ada Lovelace", emails=("Ada@Example.org ",)),
            who(2, "A. L.", emails=("ada@example.org",)),
            "the same e-mail address, Ada@Example.org ",
        ),
        (
            who(1, "Ada", links=("https://www.linkedin.com/in/ada/",)),
            who(2, "Countess", links=("http://uk.linkedin.com/in/Ada?trk=x",)),
            "the same profile, https://www.linkedin.com/in/ada/",
        ),
        (
            who(1, "Łukasz Żółw", "Gdańsk Robotics"),
            who(2, "ZOLW, Lukasz", "Gdansk Robotics Ltd."),
            "the same name at Gdańsk Robotics",
        ),
        (
            who(1, "Jon Smith", "Acme GmbH"),
            who(2, "Jonathan Smith", "ACME"),
            "alike names at Acme GmbH",
        ),
        (who(1, "A. Lovelace", "Engines"), who(2, "Ada Lovelace", "Engines"), "alike names at"),
        (who(1, "Ann Meier", "Acme"), who(2, "Ann Maier", "Acme"), "alike names at Acme"),
        (
            who(1, "Jon Smith", phones=("+44 20 7946 0018",)),
            who(2, "John Smith", "Acme", phones=("020 79460018",)),
            "alike names and the same telephone, +44 20 7946 0018",
        ),
        (who(1, "Dr. Ada Lovelace"), who(2, "Ada Lovelace", "X"), "the same name, and nothing"),
        (who(1, "山田 太郎", "ヤマダ"), who(2, "山田 太郎", "ヤマダ"), "the same name at ヤマダ"),
    ],
)
def test_who_may_be_one_and_why(one: Compared, other: Compared, because: str) -> None:
    assert pair(one, other).startswith(because)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # An office's mailbox and a company's page are nobody's own.
        (who(1, "Ada", emails=("info@acme.example",)), who(2, "Bo", emails=("info@acme.example",))),
        (who(1, "Ada", links=("https://acme.example",)), who(2, "Bo", links=("acme.example/",))),
        # Alike names at two places, or alike with nothing beside.
        (who(1, "Ada Lovelace", "Engines"), who(2, "Ada Lovelace", "Looms")),
        (who(1, "Jon Smith"), who(2, "John Smith")),
        (who(1, "Anna Reed", "Acme"), who(2, "Ann Lee", "Acme")),
        (who(1, "Guest 12", "Acme"), who(2, "Guest 17", "Acme")),
        (who(1, "Ada Byron", "Acme"), who(2, "Ada Lovelace", "Acme")),
        (who(1, "Bo", "Acme"), who(2, "Bob", "Acme")),
        (who(1, "", "Acme"), who(2, "", "Acme")),
    ],
)
def test_who_is_not_asked_about(one: Compared, other: Compared) -> None:
    assert pair(one, other) == ""


def test_one_address_left_for_many_makes_nobody_the_same() -> None:
    guests = tuple(who(at, name, emails=("boss@acme.example",)) for at, name in enumerate("ABC"))
    assert find_alike(Circle(guests)) == []
    twice = (*guests, who(9, "C", emails=("boss@acme.example",)))
    assert [alike.id for alike in find_alike(Circle(twice))] == [(2, 9)]


def test_the_surest_and_newest_pairs_come_first() -> None:
    people = (
        who(1, "Ada Lovelace", "Acme", emails=("ada@acme.example",)),
        who(2, "Bo Andersen", "Acme"),
        who(3, "Ada Lovelace", "Acme", emails=("ada@acme.example",)),
        who(4, "Bo Anderson", "Acme"),
    )
    found = find_alike(Circle(people))
    assert [(alike.id, alike.reason) for alike in found] == [
        ((1, 3), Reason.EMAIL),
        ((2, 4), Reason.NAME),
    ]


def test_a_crowd_is_still_compared_by_organisation() -> None:
    crowd = tuple(who(at, f"Maria Number{at}", f"Firm {at}") for at in range(300))
    twins = (who(900, "Maria Rossi", "Acme"), who(901, "Maria Rosi", "Acme"))
    assert [alike.id for alike in find_alike(Circle((*crowd, *twins)))] == [(900, 901)]


def test_what_was_denied_is_not_asked_again_until_undone(world: World) -> None:
    store = world.store
    twin = store.write("Add", add_contact, Person("Ada Lindqvist", "", "Loom Guild"), NOW)
    alike = find_alike(store.read(circle))
    assert [(one.id, one.because) for one in alike] == [
        ((world.ada, twin), "the same name at Loom Guild")
    ]
    store.write("Two", not_the_same, twin, world.ada)
    store.write("Two again", not_the_same, world.ada, twin)
    assert find_alike(store.read(circle)) == []
    store.undo()
    assert len(find_alike(store.read(circle))) == 1


def test_nobody_is_told_apart_from_themselves_or_nobody(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.store.write("Two", not_the_same, world.ada, world.ada)
    with pytest.raises(NotFound):
        world.store.write("Two", not_the_same, world.ada, 999)


def test_a_search_among_many_can_be_stopped_before_any_two_are_compared() -> None:
    class Enough(Exception):
        pass

    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Enough

    # Nobody shares a word of the name: there is nothing to compare, only much to fold.
    crowd = tuple(who(number, f"Alone{number}") for number in range(500))
    with pytest.raises(Enough):
        find_alike(Circle(crowd), check)
