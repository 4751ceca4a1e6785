"""Names are compared without titles, degrees and signs."""

import pytest

from planner.model.lookup import bare_name


@pytest.mark.parametrize(
    "name", ["Ada Lovelace", "Dr. Ada Lovelace", "Ada Lovelace, Ph.D. 🚀", "ADA  LOVELACE (MBA)"]
)
def test_titles_degrees_and_signs_are_no_part_of_a_name(name: str) -> None:
    assert bare_name(name) == "ada lovelace"


def test_a_name_of_nothing_but_a_title_stays() -> None:
    assert bare_name("Dr.") == "dr."
    assert bare_name("Yo-Yo Ma") == "yo-yo ma"
