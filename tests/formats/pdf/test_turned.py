"""The order in which letters of two directions stand in a document."""

import pytest

from planner.formats.pdf.signs import Cluster
from planner.formats.pdf.turned import Placed, in_reading_order

WIDE = 500.0


def signs(*placed):
    """Lay single letters, each with its place in the text and on the page."""
    letters = [
        Placed(start, place * WIDE, Cluster(char, "x", WIDE)) for start, place, char in placed
    ]
    return in_reading_order(letters, len(placed) * WIDE)


def chars(found):
    return "".join({"\u200e": "|", "\u200b": "_"}.get(sign.char, sign.char) for sign in found)


def test_a_word_stands_from_left_to_right_between_marks():
    found = signs((2, 0, "ג"), (1, 1, "ב"), (0, 2, "א"))
    assert chars(found) == "|גבא|"


def test_words_stand_in_the_order_of_reading_each_in_its_place():
    found = signs((4, 0, "ד"), (3, 1, "ג"), (2, 2, " "), (1, 3, "ב"), (0, 4, "א"))
    assert chars(found) == "|בא דג|"
    places, at = {}, 0.0
    for sign in found:
        places.setdefault(sign.char, at)
        at += sign.advance
    assert [round(places[char] / WIDE) for char in "דג בא"] == [0, 1, 2, 3, 4]
    assert at == pytest.approx(5 * WIDE)


def test_many_words_have_as_many_marks():
    placed = [(n, 8 - n, "א" if n % 2 == 0 else " ") for n in range(9)]
    assert chars(signs(*placed)).count("|") == 5


def test_a_bracket_after_a_word_is_kept_apart_and_a_space_is_not():
    assert chars(signs((2, 0, "ב"), (1, 1, "("), (0, 2, "א"))) == "|א|(ב|"
    assert chars(signs((2, 0, "ב"), (1, 1, " "), (0, 2, "א"))) == "|א ב|"


def test_marks_of_a_letter_follow_it_and_are_drawn_with_it():
    found = in_reading_order([Placed(0, 0.0, Cluster("ב\u05bc", "x", WIDE))], WIDE)
    assert chars(found) == "|ב\u05bc|"
    assert [bool(sign.outlines) for sign in found if sign.char][:3] == [False, True, False]
