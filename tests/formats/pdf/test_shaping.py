"""Letters that join, stack or change places."""

import pytest

from planner import paths
from planner.formats.pdf.shaping import Shaper


def shaper(name):
    return Shaper(str(paths.resource(f"fonts/{name}/{name}-Regular.ttf")))


def test_arabic_letters_join():
    arabic = shaper("NotoSansArabic")
    whole = arabic.shape("محمد", right=True).outlines
    # The last letter stands at the left; alone it has another shape than at the end of a word.
    assert not whole.startswith(arabic.shape("د", right=True).outlines)
    assert whole.startswith(arabic.shape("مد", right=True).outlines.split(" cm ")[0][:200])


def test_vowel_sign_stands_before_its_consonant():
    devanagari = shaper("NotoSansDevanagari")
    joined, bare = (devanagari.shape(text, right=False) for text in ("मि", "म"))
    assert not joined.outlines.startswith(bare.outlines)
    assert bare.outlines in joined.outlines


def test_family_of_four_is_one_picture():
    emoji = shaper("NotoEmoji")
    family = emoji.shape("👨\u200d👩\u200d👧\u200d👦", right=False)
    assert family.width == pytest.approx(emoji.shape("👨", right=False).width)
    assert family.outlines.count(" f") == 1


def test_outline_is_closed_and_filled():
    operators = {part for part in shaper("NotoSansThai").shape("ก", right=False).outlines.split()
                 if part.isalpha()}  # fmt: skip
    assert {"m", "h", "f"} <= operators <= {"m", "l", "c", "h", "f"}


def test_what_is_no_font_is_told():
    with pytest.raises(OSError, match="no font"):
        Shaper(__file__)
