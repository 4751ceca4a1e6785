import pytest

from planner.model.lookup import bare_name, folded


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


@pytest.mark.parametrize(
    "name", ["Ada Lovelace", "Dr. Ada Lovelace", "Ada Lovelace, Ph.D. 🚀", "ADA  LOVELACE (MBA)"]
)
def test_titles_degrees_and_signs_are_no_part_of_a_name(name: str) -> None:
    assert bare_name(name) == "ada lovelace"


def test_a_name_of_nothing_but_a_title_stays() -> None:
    assert bare_name("Dr.") == "dr."
    assert bare_name("Yo-Yo Ma") == "yo-yo ma"
