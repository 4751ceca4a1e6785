"""Where a text may be taken apart."""

import pytest

from planner.formats.pdf.graphemes import clusters, takes_joiner


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("abc", ["a", "b", "c"]),
        ("x\u0302y", ["x\u0302", "y"]),
        ("👩\u200d💻👋🏽", ["👩\u200d💻", "👋🏽"]),
        ("🇧🇪🇩🇪🇫", ["🇧🇪", "🇩🇪", "🇫"]),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("น้ำไทย", ["น้ำ", "ไท", "ย"]),
        ("می\u200cخ", ["م", "ی\u200c", "خ"]),
    ],
)
def test_what_a_reader_takes_for_one_character_stays_whole(text, parts):
    assert clusters(text) == parts


def test_a_chain_without_end_is_broken():
    chain = "👩" + "\u200d👩" * 500
    assert max(map(len, clusters(chain))) <= 24
    assert "".join(clusters(chain)) == chain


def test_joiners_mean_something_between_letters_that_join():
    assert takes_joiner("ی")
    assert takes_joiner("👩")
    assert not takes_joiner("a")
