"""Names as lists write them."""

import pytest

from planner.formats.tables.names import (
    family_first,
    given_first,
    is_total,
    says_more,
    whole_name,
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Lovelace, Ada", "Ada Lovelace"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("O’Neill, Mary-Jane", "Mary-Jane O’Neill"),
        ("Ada Lovelace, PhD", "Ada Lovelace, PhD"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Ada", "Ada"),
        ("a, b, c", "a, b, c"),
    ],
)
def test_the_given_name_is_put_first(written: str, said: str) -> None:
    assert given_first(written) == said


def test_a_column_of_titles_after_commas_is_not_family_first() -> None:
    assert family_first(["Lovelace, Ada", "García Márquez, Gabriel", "Hopper, Grace"])
    assert not family_first(["Ada Lovelace, CTO", "Grace Hopper, Admiral", "Bo"])
    assert not family_first([])


def test_the_better_of_two_names() -> None:
    assert whole_name("Lovelace, Ada", "Ada Lovelace") == "Ada Lovelace"
    assert whole_name("Dr. Ada Lovelace", "Ada Lovelace") == "Dr. Ada Lovelace"
    assert whole_name("11", "Ada Lovelace") == "Ada Lovelace"
    assert whole_name("11", "") == "11"
    assert whole_name("Ada", "") == "Ada"
    assert says_more("Countess", "Ada Lovelace")
    assert not says_more("Lovelace, Ada", "Ada Lovelace")
    assert not says_more("11", "Ada Lovelace")


@pytest.mark.parametrize("cells", [["Total", "", "2"], ["Summe: 3"], ["Total participants: 12"]])
def test_a_row_that_adds_up(cells: list[str]) -> None:
    assert is_total(cells)


@pytest.mark.parametrize("cells", [["Total", "Hall 5"], ["Total Energies"], ["Sumitra"], []])
def test_a_row_that_only_looks_like_adding_up(cells: list[str]) -> None:
    assert not is_total(cells)
