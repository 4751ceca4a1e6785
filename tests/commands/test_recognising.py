from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from planner.commands.known_people import Sameness
from planner.commands.people import Person, add_contact, take_organisation
from planner.commands.recognising import AlikeNames, Recognised, recognise_people
from planner.formats.people import ReadContact, ReadPeople
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def fill(session: Session) -> None:
    for person in (
        Person("Ada Lovelace", organisation="Engines", emails=("ada@example.org",)),
        Person("Łukasz Wierzbiński", links=("https://example.org/in/lukasz",)),
        Person("Bob Ray", organisation="Acme"),
        Person("Cy Young", uid="urn:uuid:cy"),
    ):
        add_contact(session, person, NOW)
    take_organisation(session, "Loom Ltd")


def recognise(store: Store, *people: ReadContact) -> list[Recognised | None]:
    store.write("Add", fill)
    return store.read(recognise_people, ReadPeople(len(people), 0, people))


def test_the_same_address_link_card_or_name_at_a_place_is_the_same_person(store: Store) -> None:
    assert recognise(
        store,
        ReadContact(1, "Countess L", emails=("ADA@example.org",)),
        ReadContact(2, "L. W.", links=("https://example.org/in/lukasz",)),
        ReadContact(3, "Bob Ray", organisation="ACME"),
        ReadContact(4, "Somebody", uid="urn:uuid:cy"),
        ReadContact(5, "Loom Ltd", company=True),
    ) == [
        Recognised("Ada Lovelace", Sameness.EMAIL),
        Recognised("Łukasz Wierzbiński", Sameness.LINK),
        Recognised("Bob Ray", Sameness.NAME),
        Recognised("Cy Young", Sameness.CARD),
        Recognised("Loom Ltd", Sameness.NAME),
    ]


def test_an_address_of_many_under_another_name_is_only_perhaps_the_same(store: Store) -> None:
    shared = ("ada@example.org",)
    assert recognise(
        store,
        ReadContact(1, "Ada Lovelace", emails=shared),
        ReadContact(2, "Mary Somerville", emails=shared),
    ) == [
        Recognised("Ada Lovelace", Sameness.EMAIL),
        Recognised("Ada Lovelace", same_address=True),
    ]


def test_an_alike_name_is_only_perhaps_the_same(store: Store) -> None:
    assert recognise(
        store,
        ReadContact(1, "Ada Lovelace", emails=("other@example.org",)),
        ReadContact(2, "Lovelace, Ada"),
        ReadContact(3, "Lukas Wierzbinski"),
        ReadContact(4, "Bob Ray", organisation="Elsewhere"),
        ReadContact(5, "Ada Lovell Smith"),
        ReadContact(6, "Grace Hopper"),
    ) == [
        Recognised("Ada Lovelace"),
        Recognised("Ada Lovelace"),
        Recognised("Łukasz Wierzbiński"),
        Recognised("Bob Ray"),
        None,
        None,
    ]


@pytest.mark.parametrize("name", ["", "A", "李雷", "....", "Ada"])
def test_short_and_odd_names_are_alike_to_nobody(name: str) -> None:
    assert AlikeNames(["Ada Lovelace", "Adam Long", ""]).find(name) == ""


def test_ten_thousand_names_take_little_longer_than_a_few() -> None:
    from time import process_time

    names = [f"{chr(65 + n % 26)}name{n} {chr(65 + n // 26 % 26)}family{n}" for n in range(10_000)]
    alike = AlikeNames(names)
    began = process_time()
    assert alike.find("Aname0 Afamily0") == "Aname0 Afamily0"
    for name in names[:500]:
        alike.find(f"{name}x")
    assert process_time() - began < 3
