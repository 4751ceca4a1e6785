"""Edits to a typed line that a box or a field makes."""

from datetime import date

import pytest

from planner.formats.personline import PersonLine, parse_line
from planner.gui.pages.log_edits import (
    day_in,
    fields_of,
    is_ticked,
    private_line,
    private_text,
    with_box,
    with_code,
    with_field,
)

TODAY = date(2026, 3, 18)


def read(text: str) -> PersonLine:
    return parse_line(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "box", "on", "expected"),
    [
        ("T1", "met", True, "T1 /met"),
        ("", "mail", True, "/mail"),
        ("T1 /met *red", "later", True, "T1 *red /later"),
        ("T1 /not-there *red", "not-there", False, "T1 *red"),
        ("T1 /MAIL !send @fri", "mail", False, "T1 !send @fri"),
        ("T1 /mail /call", "linkedin", True, "T1 /mail /call /linkedin"),
        ("T1 /24h", "warm", True, "T1 /warm"),
        ("T1 !the /mailbox", "mail", True, "T1 !the /mailbox /mail"),
    ],
)
def test_a_box_changes_no_more_than_itself(text: str, box: str, on: bool, expected: str) -> None:
    edited = with_box(text, box, on, read)
    assert edited == expected
    assert is_ticked(read(edited), box) is on


def test_a_box_named_within_a_quote_is_left_in_it() -> None:
    edited = with_box('T1 "wrote /mail on it"', "mail", True, read)
    line = read(edited)
    assert line.boxes == ("mail",)


@pytest.mark.parametrize(
    ("name", "value", "attribute", "expected"),
    [
        ("cue", "red; tall", "cues", ("red", "tall")),
        ("talk", "looms, and *stars*", "note", "looms, and *stars*"),
        ("wants", "a job", "wants", ("a job",)),
        ("offered", "", "offered", ()),
    ],
)
def test_a_field_is_read_back_from_the_line(
    name: str, value: str, attribute: str, expected: object
) -> None:
    before = read("T1 Ada Byron, Engines =a map !call @fri /mail")
    line = read(with_field(before, name, value, TODAY))
    assert getattr(line, attribute) == expected
    assert (line.codes, line.name, line.organisation) == (("T1",), "Ada Byron", "Engines")
    assert (line.promises, line.boxes) == (before.promises, before.boxes)


def test_a_promise_in_a_field_has_its_day() -> None:
    line = read(with_field(read("T1"), "promise", "the draft @fri; call /mail", TODAY))
    assert [(one.text, one.due) for one in line.promises] == [
        ("the draft", date(2026, 3, 20)),
        ("call /mail", None),
    ]
    assert line.boxes == (), "in a field only a date has a meaning"
    assert fields_of(line).promise == "the draft @2026-03-20; call /mail"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "T5 "),
        ("T1", "T5 "),
        ("T1 *tall", "T5 *tall"),
        ("T1+T2 T3 *tall", "T5 *tall"),
        ("T1 + T3 & N2 *tall", "T5 *tall"),
        ("Ada Byron", "T5 Ada Byron"),
    ],
)
def test_a_code_takes_the_place_of_those_in_front(text: str, expected: str) -> None:
    assert with_code(text, "T5") == expected


def test_a_private_note_is_a_line_with_its_code() -> None:
    line = private_line("T5", '"likes tea, and dogs" *tall !call @fri', read)
    assert line is not None
    assert (line.codes, line.name, line.note) == (("T5",), "", "likes tea, and dogs")
    assert (line.cues, line.promises[0].due) == (("tall",), date(2026, 3, 20))
    assert private_text(line) == '!call @2026-03-20 *tall "likes tea, and dogs"'
    assert private_line("T5", "  ", read) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 3, 20)),
        (" @ 2w ", date(2026, 4, 1)),
        ("2026-03-20", date(2026, 3, 20)),
        ("", None),
        ("frx", None),
        ("fri and more", None),
    ],
)
def test_a_day_in_a_field_needs_no_marker(text: str, day: date | None) -> None:
    assert day_in(text, TODAY) == day
