"""Person lines written, and read back as the same value."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.formats.ics.text import one_line
from planner.formats.personline import Dated, PersonLine, format_line, parse_line, parse_lines

TODAY = date(2026, 1, 29)

FRAGMENTS = [
    *('"', "“", "”", "„", "«", "»", "\\", ",", "<", ">", "@", "!", "+", "=", "?", "*", "~", "#"),
    *("/", "-", "- ", " ", "  ", "\t", "T1", "N2", "T1+T4", "/met", "/mail", "/24h", "@fri"),
    *("@2w", "@next week", "@bob", "a@x.org", "<a@x.org>", "<a@>", "https://x.org/a", "www.x.org"),
    *(
        "，",
        "、",
        "،",
        "&",
        "T1 + T3",
        "/met/mail",
        "17:00",
        "@2026-02-12",
        "mailto:b@x.org",
        "\x08",
    ),
    *("+49 170 1234567", "+1", "tel:0170", "Inc.", "42", "x", "Ada", "loom", "é", "李", "🦊", "."),
]
typed = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
anything = st.one_of(typed, st.text(max_size=60))

days = st.none() | st.dates(date(1950, 1, 1), date(2150, 1, 1))
phrase = st.text(max_size=24).map(one_line).filter(bool)
dated = st.builds(Dated, text=phrase, due=days)
NOT_A_NAME = "an imaginary name"


@given(anything)
def test_whatever_is_typed_reads_back_the_same(text: str) -> None:
    line = parse_line(text, today=TODAY)
    assert parse_line(format_line(line), today=TODAY) == line


@given(anything)
def test_dates_in_another_language_read_back_too(text: str) -> None:
    line = parse_line(text.replace("@fri", "@mardi"), today=TODAY, locale="fr")
    assert parse_line(format_line(line, locale="fr"), today=TODAY, locale="fr") == line


@given(st.lists(st.tuples(st.sampled_from(["", "  ", "\t- "]), anything), max_size=6))
def test_whole_texts_read_back_the_same(pieces: list[tuple[str, str]]) -> None:
    lines = parse_lines("\n".join(indent + text for indent, text in pieces), today=TODAY)
    assert parse_lines("\n".join(map(format_line, lines)), today=TODAY) == lines


# What is read and then written another way: days in words, and the names of address schemes.
RESTATED = re.compile(r"@(?:\d+[./-]|next|fri|2w)\S*|mailto:|tel:", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")


@given(anything)
def test_nothing_typed_is_lost(text: str) -> None:
    said = format_line(parse_line(text, today=TODAY)).casefold()
    seen = one_line(re.sub(r"[\x0b\x0c\x1c-\x1f]", " ", RESTATED.sub(" ", text)))
    assert [word for word in WORD.findall(seen.casefold()) if word not in said] == []


@given(
    st.builds(
        PersonLine,
        raw=st.just(""),
        codes=st.sampled_from([(), ("T1",), ("T2", "N7")]),
        name=phrase.filter(lambda text: any(map(str.isalnum, text))),
        email=st.sampled_from(["", "ada@example.org"]),
        phone=st.sampled_from(["", "+49 170 1234567"]),
        title=st.just("") | phrase,
        organisation=st.just("") | phrase.filter(lambda text: text.casefold() not in ("as", "se")),
        promises=st.lists(dated, max_size=3).map(tuple),
        gives=st.lists(dated, max_size=3).map(tuple),
        offered=st.lists(phrase, max_size=2).map(tuple),
        wants=st.lists(phrase, max_size=2).map(tuple),
        cues=st.lists(phrase, max_size=2).map(tuple),
        state=st.sampled_from(["", "met", "not-there", "later", "declined", "not-sought"]),
        boxes=st.sampled_from([(), ("mail",), ("call", "intro")]),
        timing=st.sampled_from(["", "24h", "1w", "warm"]),
        note=st.lists(phrase, max_size=3).map("\n".join),
        due=days,
    )
)
def test_any_value_can_be_written(line: PersonLine) -> None:
    assert parse_line(format_line(line), today=TODAY) == line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("T3 !send @fri @2w", "T3 !send @2026-01-30 @2026-02-12"),
        ("T3 @2w !send", "T3 @2026-02-12 !send"),
        (r"\T4 Robotics", r"\T4 Robotics"),
        ("Ada ada@x.org, CTO,", "Ada <ada@x.org>, CTO,"),
        ("T3 + 3 books", "T3 + 3 books"),
        (r"T1 +\T3 again", r"T1 +\T3 again"),
        (r",\<a@x.org>,", r"<a@x.org>, \\\,"),
        ("李明，恩斯特公司", "李明, 恩斯特公司"),
    ],
)
def test_it_is_written_as_one_would_type_it(text: str, written: str) -> None:
    assert format_line(parse_line(text, today=TODAY)) == written


def test_children_are_written_below() -> None:
    text = 'T1+T4 "dinner"\n    T4 !send the photo'
    (line,) = parse_lines(text, today=TODAY)
    assert format_line(line) == text
