import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ics_memory import TODAY, remember
from store_world import Talk, ics, talks

from planner.formats.ics.memory import Memory, without_stamps
from planner.formats.ics.reader import read_calendar
from planner.formats.ics.values import ReadCalendar, Receipt

WEEKLY = Talk("w", "Choir", "20260302T190000", extra=("RRULE:FREQ=WEEKLY",))


def read(data: bytes, memory: Memory | None = None, today: date = TODAY) -> ReadCalendar:
    return read_calendar(data, name="a.ics", today=today, memory=memory)


def test_the_same_bytes_are_not_read_at_all() -> None:
    data = ics(*talks())
    again = read(data, remember(data))
    assert again.recalled
    assert (again.entries, again.known) == ((), tuple(range(100, 109)))
    assert (again.found, again.known_occurrences, again.calendar) == (9, 9, 7)


def test_only_what_is_new_is_read() -> None:
    items = talks()
    memory = remember(ics(*items))
    items[2] = replace(items[2], room="Attic")
    again = read(ics(*items[1:], Talk("x", "New", "20260316T180000")), memory)
    assert [entry.title for entry in again.entries] == ["Looms, part 2", "New"]
    assert again.known == (101, 103, 104, 105, 106, 107, 108)
    assert again.found == 9
    # It is a programme all the same, whose ATTENDEEs speak.
    assert again.programme
    assert again.entries[0].people[0].presence == "speaker"


def test_a_new_time_stamp_makes_no_block_new() -> None:
    again = read(ics(*talks(), stamp="20260317T120000Z"), remember(ics(*talks())))
    assert (again.entries, len(again.known), again.recalled) == ((), 9, False)
    one, other = (b"BEGIN:VEVENT\r\nDTSTAMP:%d\r\nUID:a" % day for day in (1, 2))
    assert without_stamps(one) == without_stamps(other)
    assert without_stamps(b"\nDTSTAMPS:1") == b"\nDTSTAMPS:1"


@pytest.mark.parametrize(
    "changed",
    [
        ics(*talks(), zone="Asia/Tokyo"),
        ics(*talks(), method="CANCEL"),
        ics(*talks(), head=("X-WR-CALDESC:Other",)),
    ],
)
def test_everything_is_read_anew_where_something_around_it_changed(changed: bytes) -> None:
    again = read(changed, remember(ics(*talks())))
    assert (len(again.entries), again.known, again.calendar) == (9, (), None)


def test_a_zone_that_is_said_is_part_of_how_blocks_are_read() -> None:
    data = ics(*talks())
    said = read_calendar(data + b" ", today=TODAY, zone="Asia/Tokyo", memory=remember(data))
    assert (len(said.entries), said.known) == (9, ())


def test_a_series_is_read_each_time_and_the_same_bytes_a_month_later() -> None:
    data = ics(*talks(), WEEKLY)
    memory = remember(data)
    assert read(data, memory).recalled
    later = read(data, memory, date(2026, 4, 20))
    assert not later.recalled
    (series,) = later.entries
    assert series.title == "Choir"
    assert series.occurrences[-1].start.wall.date() > date(2027, 10, 1)
    changed = read(ics(*talks(), replace(WEEKLY, room="Elsewhere")), memory)
    assert [entry.title for entry in changed.entries] == ["Choir"]


def test_the_lines_around_a_series_are_kept() -> None:
    assert read(ics(*talks(), WEEKLY)).receipt.head.startswith("BEGIN:VCALENDAR\nVERSION:2.0")
    assert read(ics(*talks())).receipt.head == ""


def test_a_uid_on_both_sides_has_the_whole_file_read() -> None:
    items = talks()
    memory = remember(ics(*items))
    doubled = replace(items[0], title="Under the same UID", start="20260317T180000")
    again = read(ics(*items, doubled), memory)
    assert again.known == ()
    assert {entry.key for entry in again.entries} == {
        entry.key for entry in read(ics(*items, doubled)).entries
    }
    assert len(again.entries) == 10


def test_a_block_that_stands_twice_is_a_duplicate() -> None:
    items = talks()
    again = read(ics(*items, items[3]), remember(ics(*items)))
    assert (again.found, len(again.known), again.duplicates) == (10, 9, 1)


def test_a_file_that_shares_little_is_read_whole() -> None:
    others = [Talk(f"o{n}", f"Other {n}", "20260316T180000") for n in range(20)]
    again = read(ics(*talks()[:5], *others), remember(ics(*talks())))
    assert (again.known, len(again.entries)) == ((), 25)


def test_a_receipt_of_another_version_counts_for_nothing() -> None:
    receipt = read(ics(*talks())).receipt
    kept = receipt.as_json()
    assert Receipt.from_json(kept) == receipt
    assert Receipt.from_json({}) is None
    assert Receipt.from_json({**kept, "mood": "good"}) is None


changes = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(["drop", "room", "uid", "twice", "stamp"])),
    max_size=5,
)


@given(changes)
def test_what_is_known_and_what_is_read_make_the_whole(made: list[tuple[int, str]]) -> None:
    items = talks()
    memory = remember(ics(*items))
    stamp = "20260101T000000Z"
    for at, kind in made:
        at %= len(items)
        if kind == "drop" and len(items) > 2:
            del items[at]
        elif kind == "room":
            items[at] = replace(items[at], room="Elsewhere")
        elif kind == "uid":
            items[at] = replace(items[at], uid=f"new-{at}")
        elif kind == "twice":
            items.append(items[at])
        elif kind == "stamp":
            stamp = "20260317T000000Z"
    data = ics(*items, stamp=stamp)
    whole, again = read(data), read(data, memory)
    titles = {number: f"Looms, part {number - 100}" for number in memory.entries}
    known = [titles[number] for number in again.known]
    assert sorted(known + [entry.title for entry in again.entries]) == sorted(
        entry.title for entry in whole.entries
    )
    fresh = {entry.key: entry for entry in again.entries}
    same = [entry for entry in whole.entries if entry.key in fresh]
    assert [fresh[one.key]._replace(line=one.line) for one in same] == same
    for one in (whole, again):
        assert one.found == len(one.entries) + len(one.known) + one.duplicates + one.skipped


def test_a_large_file_has_its_stamps_taken_out_in_pieces() -> None:
    events = [
        b"BEGIN:VEVENT\r\nDTSTAMP:20260101T%06dZ\r\nSUMMARY:%d\r\nEND:VEVENT\r\n" % (at, at)
        for at in range(20_000)
    ]
    data = b"BEGIN:VCALENDAR\r\n" + b"".join(events)
    assert len(data) > 1_000_000
    assert without_stamps(data) == re.sub(rb"\nDTSTAMP:.*", b"\n", data)
