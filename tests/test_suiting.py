"""Kinds of session guessed from titles, and when a programme's kinds are worth showing."""

import pytest

from planner.model import SessionKind
from planner.suiting import (
    guessed_kind,
    kind_of,
    suits_of,
    tells_enough,
    words_of_suits,
)

K = SessionKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Workshop: mend a pump", K.WORKSHOP),
        ("Gradually typing your application [Workshop]", K.WORKSHOP),
        ("[tutorial] Practical loops", K.WORKSHOP),
        ("Online workshop on looms", K.ONLINE),
        ("Birds of a feather: weavers", K.SMALL_TABLE),
        ("Round table on tides", K.SMALL_TABLE),
        ("Speed networking", K.ONE_TO_ONE),
        ("Office hours with the maintainers", K.ONE_TO_ONE),
        ("Opening reception", K.RECEPTION),
        ("Mittagessen", K.RECEPTION),
        ("Frühstück", K.RECEPTION),
        ("Coffee break: find your tribe", K.HALLWAY),
        ("Keynote: what lasts", K.STAGE),
        ("Panel discussion on yarn", K.STAGE),
        # Words that are also what a talk is about tell nothing.
        ("VXVDE: almost zero configuration virtual networking", None),
        ("Moving your virtual machines to the harbour", None),
        ("The power of cross-correlating: from GPS reception to passive radar", None),
        ("Opening up hardware", None),
        ("Third party cookies", None),
        ("A vision for the office", None),
        ("Where the loom stands", None),
        ("PyLadies Auction, pre-registration required", None),
        ("", None),
    ],
)
def test_a_title_tells_its_kind_or_nothing(title: str, kind: SessionKind | None) -> None:
    assert guessed_kind(title) is kind


def test_the_track_tells_where_the_title_does_not() -> None:
    assert guessed_kind("Indigo without the smell", ("Workshops",)) is K.WORKSHOP
    assert guessed_kind("Keynote: indigo", ("Workshops",)) is K.STAGE


def test_the_users_word_goes_before_the_guess() -> None:
    assert kind_of(None, "Workshop: pumps") is K.WORKSHOP
    assert kind_of(K.STAGE, "Workshop: pumps") is K.STAGE
    assert kind_of(K.OTHER, "Workshop: pumps") is None


def test_a_fifth_is_enough_and_less_is_not() -> None:
    assert tells_enough(2, 10)
    assert not tells_enough(7, 549)
    assert not tells_enough(0, 0)


def test_what_suits_is_kept_as_words() -> None:
    chosen = {K.WORKSHOP, K.ONE_TO_ONE}
    assert words_of_suits(chosen) == "one-to-one workshop"
    assert suits_of("one-to-one workshop nonsense") == chosen
