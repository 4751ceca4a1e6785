"""Letters that join, stack or change places."""

import pytest

from planner import paths
from planner.formats.pdf.shaping import Shaper


def shaper(name):
    return Shaper(str(paths.resource(f"fonts/{name}/{name}-Regular.ttf")))


def drawn(name, text, *, right=False):
    return [cluster.outlines for cluster in shaper(name).shape(text, right=right)]


def test_arabic_letters_join():
    whole = drawn("NotoSansArabic", "محمد", right=True)
    # The last letter stands at the left; alone it has another shape than at the end of a word.
    assert whole[0] != drawn("NotoSansArabic", "د", right=True)[0]
    assert whole[0] == drawn("NotoSansArabic", "مد", right=True)[0]


def test_clusters_stand_from_left_to_right_and_read_from_right_to_left():
    clusters = shaper("NotoSansArabic").shape("سلام", right=True)
    assert [cluster.text for cluster in clusters] == ["م", "لا", "س"]


def test_vowel_sign_stands_before_its_consonant():
    (joined,), (bare,) = (drawn("NotoSansDevanagari", text) for text in ("मि", "म"))
    assert not joined.startswith(bare)


def test_family_of_four_is_one_picture():
    emoji = shaper("NotoEmoji")
    (family,) = emoji.shape("👨\u200d👩\u200d👧\u200d👦", right=False)
    assert family.advance == pytest.approx(emoji.shape("👨", right=False)[0].advance)
    assert [bool(sign.outlines) for sign in family.signs()] == [True] + [False] * 6


def test_outline_is_closed():
    (outlines,) = drawn("NotoSansThai", "ก")
    operators = {part for part in outlines.split() if part.isalpha()}
    assert {"m", "h"} <= operators <= {"m", "l", "c", "h"}


def test_what_is_no_font_is_told():
    with pytest.raises(OSError, match="no font"):
        Shaper(__file__)
