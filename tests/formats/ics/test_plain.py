"""The plain path beside the careful one: whatever the block, both give the same."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from ics_blocks import calendars

from planner.errors import BadInput
from planner.formats.ics import envelope
from planner.formats.ics.blocks import Block, Run
from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut
from planner.formats.ics.fields import careful_fields
from planner.formats.ics.plain import Alike, PlainGrammar
from planner.formats.ics.reader import read_calendar
from planner.formats.ics.span import TIMED
from planner.formats.ics.values import ReadCalendar

TODAY = date(2026, 3, 18)
FIXTURES = sorted((Path(__file__).resolve().parents[2] / "data" / "ics").glob("*.ics"))


def result(data: bytes) -> ReadCalendar | str:
    """Return what a file comes to."""
    try:
        return read_calendar(data, today=TODAY)
    except BadInput as error:
        return str(error)


def careful_result(data: bytes) -> ReadCalendar | str:
    """Return what the reader gives if it takes no block in one piece and none as plain."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(envelope, "_UNUSUAL", re.compile(rb"\n"))
        patch.setattr(PlainGrammar, "take", lambda _self, blocks: ([], [*range(len(blocks.raws))]))
        return result(data)


def plain_share(data: bytes) -> float:
    """Return how many of the events of a file are taken in one piece and as plain."""
    batches = cut(read_lines(data)).events
    grammar = PlainGrammar()
    plain = [
        alike
        for batch in batches
        if isinstance(batch, Run)
        for alike in grammar.take(batch.unfolded())[0]
    ]
    return sum(len(alike.places) for alike in plain) / sum(map(len, batches))


def only_block(data: bytes) -> tuple[Block, list[Alike]]:
    """Return the block of a file that has one, and what it is taken apart into."""
    (batch,) = cut(read_lines(data)).events
    found, _others = PlainGrammar().take(batch.unfolded())
    return batch.block(0), found


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_both_paths_give_the_same_for_every_fixture(path):
    assert result(path.read_bytes()) == careful_result(path.read_bytes())


def test_both_paths_give_the_same_for_every_real_file(corpus):
    for path in sorted((corpus / "ics").glob("*.ics")):
        data = path.read_bytes()
        assert result(data) == careful_result(data), path.name


@settings(max_examples=400)
@given(calendars())
def test_both_paths_give_the_same_for_any_block(data):
    assert result(data) == careful_result(data)


@settings(max_examples=200)
@given(calendars())
def test_what_is_plain_has_the_properties_its_lines_have(data):
    grammar = PlainGrammar()
    for batch in cut(read_lines(data)).events:
        found, others = grammar.take(batch.unfolded())
        places = [*others, *(place for plain in found for place in plain.places)]
        assert sorted(places) == [*range(len(batch))]
        for plain in found:
            for index, place in enumerate(plain.places):
                careful = careful_fields(batch.block(place))
                for name in careful.values.keys() - {"ATTENDEE", "ORGANIZER"}:
                    assert plain.value(index, name) == careful.values[name]
                lines = [plain.values[index][column] for column in plain.shape.people]
                people = [line for line, _said in grammar.people(lines)]
                assert sorted(str(line[1:]) for line in people) == sorted(
                    str(line[1:]) for line in careful.people
                )
                assert [line[:4] for line in plain.times(index, batch)] == [
                    line[:4] for line in careful.lines if line.name in TIMED
                ]


@pytest.mark.parametrize(
    ("name", "share"),
    [("fosdem-2015", 0.99), ("pyconus-2025-b", 1), ("linuxconfau-2020", 1), ("railsconf-2022", 1)],
)
def test_ordinary_programmes_are_plain(corpus, name, share):
    assert plain_share((corpus / "ics" / f"{name}.ics").read_bytes()) >= share


@pytest.mark.parametrize(
    "line",
    [
        *("DESCRIPTION:twice", "summary:small", "no colon", "RRULE:FREQ=DAILY", 'X-A;P="a:b":c'),
        *("ATTENDEE;CN=Lupi, Zuddas:mailto:a@b", "BUSYSTATUS:FREE", "SUMMARY;LANGUAGE=de:Weben"),
    ],
)
def test_one_line_that_is_not_plain_makes_its_block_careful(events, line):
    lines = ["UID:1", "DTSTART:20260310T090000Z", "SUMMARY:Looms", "DESCRIPTION:once"]
    assert only_block(events(lines))[1]
    assert not only_block(events([*lines, line]))[1]


def test_a_block_has_a_hash_of_its_bytes_and_one_of_what_it_says(events):
    start = ["UID:1", "DTSTART:20260310T090000Z"]
    block = [*start, "DTSTAMP:20260101T000000Z", "SUMMARY:Looms and weavers"]
    calendars = [
        read_calendar(events(lines), today=TODAY)
        for lines in (
            block,
            [*start, "DTSTAMP:20260202T000000Z", *block[3:]],
            [*block[:3], "SUMMARY:Looms and\r\n  weavers"],
            [*block, "CREATED:20260101T000000Z"],
            [*block, "LOCATION:Attic"],
        )
    ]
    first, _again, folded, later, other = (calendar.entries[0] for calendar in calendars)
    hashes = [calendar.block_hash(calendar.entries[0]) for calendar in calendars]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 4
    assert first.content_hash == folded.content_hash == later.content_hash != other.content_hash
    assert {len(bytes.fromhex(one)) for one in hashes} == {16}


def test_lines_are_numbered_in_whatever_order_one_asks(events):
    lines = ["UID:1", "DTSTART:20260310T090000Z", "SUMMARY:Looms\r\n  and\r\n  weavers"]
    (run,) = cut(read_lines(events(lines, lines))).events
    start, second = run.unfolded().numbers
    assert (second, run.number_of(0, "SUMMARY")) == (start + 7, start + 3)
    assert run.number_of(1, "UID") == second + 1
    assert run.block(1).lines[-1] == (start + 10, "SUMMARY:Looms and weavers")
    assert [run.block(place).number for place in (0, 1)] == [start, second]
