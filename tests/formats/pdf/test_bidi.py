"""The order of letters on paper in lines that run right to left."""

import bidi as peer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats.pdf.bidi import laid, stretches


def drawn(text):
    return "".join(laid(part) if right else part for part, right in stretches(text))


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("plain text (1)", "plain text (1)"),
        ("אבג", "גבא"),
        ("abc אבג def", "abc גבא def"),
        ("abc אבג דהו def", "abc והד גבא def"),
        ("אבג abc דהו", "והד abc גבא"),
        ("אבג 123", "123 גבא"),
        ("abc אבג 12", "abc 12 גבא"),
        ("אבג (דהו)", "(והד) גבא"),
        ("דוד (IBM) Ltd", "Ltd (IBM) דוד"),
    ],
)
def test_order_on_the_page(logical, seen):
    assert drawn(logical) == seen


def test_stretches_are_in_reading_order_within():
    assert stretches("abc אבג דהו!") == [("abc ", False), ("אבג דהו", True), ("!", False)]
    assert stretches("") == []


def test_joiners_stay_with_their_letters():
    assert stretches("می\u200cخواهم") == [("می\u200cخواهم", True)]


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="abאבגעب12()[],.-/+% \u0301", max_size=24))
def test_agrees_with_another_implementation(text):
    # The peer turns no brackets, and the marks of a letter with the letter.
    flat = str.maketrans("[]()", "((((")
    assert drawn(text).translate(flat) == peer.get_display(text).translate(flat)


def test_marks_of_a_letter_keep_their_order():
    assert laid("בֶּג") == "ג" + "\u05b6\u05bc" + "ב"
