"""What becomes of text before it is drawn."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.formats.pdf.fonts import Style
from planner.formats.pdf.text import ELLIPSIS, LONGEST, Typesetter, clean


def test_decomposed_letters_are_composed():
    assert clean("Łu\u0301kasz A\u030angstro\u0308m") == "Łúkasz Ångström"


def test_controls_and_marks_of_direction_are_dropped_and_spaces_joined():
    assert clean("a\x00b\u202ec\u2066d\x1be\n\t f\u202fg\u3000h\ufeff") == "abcde f g h"


def test_surrogates_do_not_survive():
    assert clean("a\ud800b") == "ab"


def test_at_most_four_marks_stay_on_a_letter():
    assert clean("z" + "\u0332" * 40) == "z" + "\u0332" * 4


def test_fancy_letters_become_plain_ones():
    assert clean("𝗝𝗮𝗻𝗲 𝓓𝓸𝓮") == "Jane Doe"


def test_line_that_fits_is_left_alone():
    setter = Typesetter()
    assert setter.line("Ada Lovelace", Style.BOLD, 9, 200, "T1").text == "Ada Lovelace"
    assert setter.cut == ()


def test_line_that_does_not_fit_ends_in_an_ellipsis_and_is_reported():
    setter = Typesetter()
    line = setter.line("Augusta Ada King, Countess of Lovelace", Style.BOLD, 9, 80, "T1")
    assert line.text.endswith(ELLIPSIS)
    assert line.width <= 80
    assert setter.cut == ("T1: Augusta Ada King, Countess of Lovelace",)


def test_text_cut_in_one_place_and_whole_in_another_is_no_loss():
    setter = Typesetter()
    setter.line("Augusta Ada King", Style.BOLD, 9, 40, "list")
    setter.line("Augusta Ada King", Style.BOLD, 9, 400, "card")
    assert setter.cut == ()


def test_wrapping_breaks_at_spaces_and_hyphens():
    setter = Typesetter()
    lines = setter.wrap("Jürgen Großmann-Wiśniewski", Style.REGULAR, 9, 60, 4)
    assert [line.text for line in lines] == ["Jürgen", "Großmann-", "Wiśniewski"]


def test_wrapping_breaks_between_han_characters_but_not_before_a_full_stop():
    setter = Typesetter()
    lines = setter.wrap("开源项目的社区治理。", Style.REGULAR, 9, 82, 4)
    assert [line.text for line in lines] == ["开源项目的社区治", "理。"]


def test_last_line_holds_the_ellipsis_and_runs_on_where_it_broke():
    setter = Typesetter()
    lines = setter.wrap("one two three-four five six seven", Style.REGULAR, 9, 60, 2, "T1 Know")
    assert lines[-1].text.endswith(ELLIPSIS)
    assert all(line.width <= 60 for line in lines)
    assert setter.cut == ("T1 Know: one two three-four five six seven",)


def test_word_without_a_break_is_broken_between_letters():
    setter = Typesetter()
    lines = setter.wrap("w" * 300, Style.REGULAR, 9, 100, 3)
    assert len(lines) == 3
    assert all(line.width <= 100 for line in lines)


def test_enormous_text_is_cut_at_once_and_reported():
    setter = Typesetter()
    started = time.perf_counter()
    setter.wrap("x" * 3_000_000 + " y" * 1000, Style.REGULAR, 9, 100, 4, "T1")
    setter.wrap("ab " * 1_000_000, Style.REGULAR, 9, 100, 4, "T1")
    assert time.perf_counter() - started < 5
    assert all(len(text) <= LONGEST + 4 for text in setter.cut)
    assert len(setter.cut) == 2


def test_characters_without_a_font_are_reported_once():
    setter = Typesetter()
    setter.line("a \ue000 b \ue000", Style.REGULAR, 9)
    assert setter.missing == ("\ue000",)


def test_count_agrees_with_wrap():
    setter = Typesetter()
    text = "how the board was won over for audits; asked twice about looms"
    for width in (50, 90, 200, 900):
        count = setter.count(text, Style.REGULAR, 9, width)
        assert count == len(setter.wrap(text, Style.REGULAR, 9, width, 99))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.floats(5, 200), st.integers(1, 5))
def test_any_text_fits_its_lines(text, width, most):
    setter = Typesetter()
    lines = setter.wrap(text, Style.REGULAR, 9, width, most)
    assert len(lines) <= most
    # A single character may be wider than the narrowest line.
    assert all(line.width <= max(width, 20) + 9 for line in lines)
    assert setter.cut or "".join(line.text for line in lines).replace(" ", "") == clean(
        text
    ).replace(" ", "")
