"""What tells that two entries are one person."""

import pytest

from planner.commands.identity import (
    is_of_one,
    link_key,
    names_agree,
    phone_key,
    shared_addresses,
)
from planner.model import AddressKind


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/in/ada-l/",
        "http://linkedin.com/in/Ada-L",
        "linkedin.com/in/ada-l?trk=people",
        "https://de.linkedin.com/in/ada-l#about",
    ],
)
def test_one_profile_is_written_in_many_ways(link: str) -> None:
    assert link_key(link) == "linkedin.com/in/ada-l"
    assert is_of_one(AddressKind.LINK, link_key(link))


def test_pages_of_a_company_and_mailboxes_of_an_office_are_of_many() -> None:
    assert link_key("https://acme.example/people?id=2") == "acme.example/people?id=2"
    for link in ("https://acme.example/en", "https://www.linkedin.com/company/acme"):
        assert not is_of_one(AddressKind.LINK, link_key(link))
    assert not is_of_one(AddressKind.EMAIL, "info@acme.example")
    assert is_of_one(AddressKind.EMAIL, "ada@acme.example")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Ada Lovelace", "Lovelace, A.", True),
        ("Łukasz Wierzbiński", "L. W.", True),
        ("Ada Lovelace", "ada@example.org", True),
        ("王小明", "Wang Xiaoming", True),
        ("Ada Lovelace", "Mary Somerville", False),
        ("Ada", "Ann", False),
    ],
)
def test_names_that_may_be_one_persons(one: str, other: str, agree: bool) -> None:
    assert names_agree(one, other) is agree


def test_numbers_are_compared_without_their_country() -> None:
    assert phone_key("+44 20 7946 0001") == phone_key("(020) 7946-0001")
    assert phone_key("112") == "112"


def test_an_address_left_for_several_people_is_nobodys_own() -> None:
    mail = [(AddressKind.EMAIL, "Office@x.org")]
    listed = [("Ada Lovelace", mail), ("A. Lovelace", mail), ("Mary Somerville", mail)]
    assert shared_addresses(listed) == {(AddressKind.EMAIL, "office@x.org")}
    assert shared_addresses(listed[:2]) == set()
