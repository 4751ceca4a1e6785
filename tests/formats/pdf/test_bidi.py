"""The order of letters on paper in lines that run right to left."""

import bidi as peer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats.pdf.bidi import Stretch, blocks, turned


def drawn(text):
    parts = (part for block in blocks(text) for part in block)
    return "".join(
        "".join(map(turned, reversed(part.text))) if part.right else part.text for part in parts
    )


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
    assert blocks("abc אבג דהו!") == [
        (Stretch("abc ", False, 0),),
        (Stretch("אבג דהו", True, 4),),
        (Stretch("!", False, 11),),
    ]
    assert blocks("") == []


def test_a_line_that_begins_in_such_a_script_is_one_block():
    ((google, name),) = blocks("אבג Google")
    assert (google, name) == (Stretch("Google", False, 4), Stretch("אבג ", True, 0))


def test_a_number_within_stays_in_its_block():
    plain, block = blocks("abc אב 12 גד")
    assert plain == (Stretch("abc ", False, 0),)
    assert [part.text for part in block] == [" גד", "12", "אב "]


def test_joiners_stay_with_their_letters():
    assert blocks("می\u200cخواهم") == [(Stretch("می\u200cخواهم", True, 0),)]


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="abאבגעب12()[],.-/+% \u0301", max_size=24))
def test_agrees_with_another_implementation(text):
    # The peer turns no brackets, and the marks of a letter with the letter.
    flat = str.maketrans("[]()", "((((")
    assert drawn(text).translate(flat) == peer.get_display(text).translate(flat)
