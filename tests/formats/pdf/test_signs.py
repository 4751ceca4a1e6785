"""Letters that are drawn are kept once in a document."""

import unicodedata

import pytest

from planner.formats.pdf import raster
from planner.formats.pdf.document import printed
from planner.formats.pdf.fonts import Style


def page(*texts, style=Style.REGULAR, size=9.0):
    def draw(pen):
        pen.start_page(210, 297)
        for n, text in enumerate(texts):
            pen.text(12, 20 + n * 6, text, style=style, size=size)

    return printed("Letters", draw).pdf


def test_what_stands_twice_is_drawn_once(unpacked):
    once, often = page("नमस्ते"), page(*["नमस्ते"] * 40)
    assert len(often) - len(once) < 400
    assert (
        unpacked(once).count(b"/Subtype /Type3") == unpacked(often).count(b"/Subtype /Type3") == 1
    )


def test_more_signs_than_one_font_takes_go_into_several(unpacked):
    letters, marks = "bdfhjklmqvxz", [chr(code) for code in range(0x0300, 0x0320)]
    words = [letter + mark for letter in letters for mark in marks]
    words = [word for word in words if len(unicodedata.normalize("NFC", word)) == 2]
    pdf = page(*(" ".join(words[n : n + 20]) for n in range(0, len(words), 20)))
    assert unpacked(pdf).count(b"/Subtype /Type3") > 1
    text = raster.page_text(pdf, 0)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("size", [9.0, 14.0])
def test_a_name_in_bold_is_thicker_where_it_is_large(size):
    def ink(style):
        picture = raster.render(page("नमस्ते", style=style, size=size), 0, 4.0)
        return sum(255 - value for value in picture.pixels[::4])

    assert (ink(Style.BOLD) > ink(Style.REGULAR) * 1.05) == (size > 11)


def test_same_letters_same_bytes():
    assert page("नमस्ते", "שלום") == page("नमस्ते", "שלום")
