"""Text is compared without letter case, accents and runs of blanks."""

import pytest

from planner.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz  Żółć", "lukasz zolc"),
        ("STRASSE", "straße"),
        ("Åse Øst", "ase ost"),
        (" a\tb\nc ", "A B C"),
        ("ﬁne", "FINE"),
        ("e\u0301", "É"),
        ("Ада", "АДА"),
    ],
)
def test_letters_accents_and_blanks_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_what_differs_stays_apart() -> None:
    assert folded("Ada Lovelace") != folded("Ada Lovelac")
    assert folded("") == folded("  ") == ""
