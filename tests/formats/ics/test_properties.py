import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from planner.formats.ics.properties import common_name, parse_block, parse_line, unescape


@pytest.mark.parametrize(
    ("raw", "name", "parameters", "value"),
    [
        ("SUMMARY:Looms: an overview", "SUMMARY", {}, "Looms: an overview"),
        ("dtstart;tzid=Europe/Rome:20260310T090000", "DTSTART", {"TZID": "Europe/Rome"}, None),
        ('DTSTART;TZID="(UTC-05:00) US, East":1', "DTSTART", {"TZID": "(UTC-05:00) US, East"}, "1"),
        ('X-A;P="a;b:c";Q=d:v\\,w\\n', "X-A", {"P": "a;b:c", "Q": "d"}, "v\\,w\\n"),
        ("ATTENDEE;CN=Lupi, Zuddas:mailto:a@b", "ATTENDEE", {"CN": "Lupi, Zuddas"}, "mailto:a@b"),
    ],
)  # fmt: skip
def test_lines_come_apart(raw, name, parameters, value):
    line = parse_line(1, raw)
    assert (line.name, line.value) == (name, value or raw.rpartition(":")[2])
    assert {key: text.replace(",  ", ", ") for key, text in line.parameters.items()} == parameters


@pytest.mark.parametrize(
    "raw", ["", "no property here", "a sentence: with blank names: x", ";A=B:c"]
)
def test_a_line_without_a_property_is_none(raw):
    assert parse_line(1, raw) is None


@given(
    st.from_regex(r"[A-Z]{1,8}(-[A-Z]{1,4})?", fullmatch=True),
    st.dictionaries(
        st.from_regex(r"[A-Z]{1,6}", fullmatch=True),
        st.from_regex(r"[a-zA-Z0-9/ _+.-]{1,12}[a-zA-Z0-9]", fullmatch=True),
        max_size=3,
    ),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=40),
)
def test_the_plain_grammar_agrees_with_icalendar(name, parameters, value):
    quoted = [
        f';{key}="{text}"' if " " in text else f";{key}={text}" for key, text in parameters.items()
    ]
    raw = name + "".join(quoted) + ":" + value.replace("\\", "")
    theirs_name, theirs, theirs_value = Contentline(raw).parts()
    ours = parse_line(1, raw)
    assert (ours.name, ours.text()) == (theirs_name, theirs_value)
    # icalendar drops blanks around what it reads.
    assert {key: text.strip() for key, text in ours.parameters.items()} == {
        key: text.strip() for key, text in theirs.items()
    }


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('ATTENDEE;CN="David "Blackmagic" Elahee":invalid:nomail', 'David "Blackmagic" Elahee'),
        ('ATTENDEE;CN="Doe, Jane";RSVP=TRUE:mailto:j@b.org', "Doe, Jane"),
        ("ATTENDEE;CN=Lupi, Zuddas;ROLE=CHAIR:mailto:a@b.org", "Lupi, Zuddas"),
        ('ATTENDEE;ROLE=CHAIR;cn="A  B":mailto:a@b.org', "A B"),
        ("ATTENDEE;CN=Ann^'s^n:mailto:a@b.org", 'Ann"s'),
        ("ATTENDEE:mailto:a@b.org", ""),
    ],
)
def test_names_come_from_the_raw_line(raw, name):
    assert common_name(parse_line(1, raw)) == name


def test_unescaping_knows_the_standard_and_the_usual_mistakes():
    assert unescape(r"a\, b\; c\nd\\n \"e\" f\g") == 'a, b; c\nd\\n "e" f\\g'


def test_stray_lines_go_on_with_the_property_before(read):
    (entry,) = read("naked-continuation-lines").entries
    assert entry.description == (
        "First line\nsecond line\nhttps://example.org/looms\nNote: bring thread"
    )
    assert entry.location == "Hall 2"


def test_a_second_property_in_small_letters_is_text():
    lines = parse_block([(1, "SUMMARY:One"), (2, "DESCRIPTION:See"), (3, "summary:all of it")])
    assert [(line.name, line.text()) for line in lines] == [
        ("SUMMARY", "One"),
        ("DESCRIPTION", "See\nsummary:all of it"),
    ]


def test_a_property_may_be_folded_before_its_colon(read):
    assert read("fold-before-the-colon").entries[0].title == "Weaving patterns"


def test_lists_are_cut_at_plain_commas():
    assert parse_line(1, r"CATEGORIES:a\,b,c").texts() == ["a,b", "c"]
