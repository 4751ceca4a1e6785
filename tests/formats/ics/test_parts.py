from dataclasses import replace

import pytest
from ics_memory import TODAY, remember
from store_world import Talk, ics, talks

from planner.formats.ics.decoding import read_lines
from planner.formats.ics.parts import Parts
from planner.formats.ics.reader import read_calendar

DATA = ics(*talks(4))


def known_of(data: bytes, *places: int) -> dict[str, int]:
    """Return some events of a file as known, numbered by their places in it from 1."""
    hashes = hashes_of(data)
    return {hashes[place]: place + 1 for place in places}


def hashes_of(data: bytes) -> list[str]:
    """Return by which hash each event of a file is known again."""
    calendar = read_calendar(data, today=TODAY)
    return [calendar.block_hash(entry) for entry in calendar.entries]


def test_what_is_known_is_left_out_and_what_follows_it_stays() -> None:
    parts = Parts(DATA)
    parts.leave_out(known_of(DATA, 0, 1, 3))
    assert parts.known == [1, 2, 4]
    left = parts.left()
    assert left.count(b"BEGIN:VEVENT") == 1
    assert left.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert [entry.title for entry in read_calendar(left, today=TODAY).entries] == ["Looms, part 2"]


def test_lines_of_what_is_left_have_the_numbers_they_have_in_the_file() -> None:
    parts = Parts(DATA)
    parts.leave_out(known_of(DATA, 0, 2))
    whole, left = DATA.split(b"\r\n"), parts.left().split(b"\r\n")
    assert [whole[parts.number_in_file(n) - 1] for n in range(1, len(left) + 1)] == left
    assert len({parts.number_in_file(n) for n in range(1, len(left))}) == len(left) - 1


def test_a_problem_names_its_line_in_the_whole_file() -> None:
    items = talks(4)
    bad = replace(items[3], extra=("DURATION:soon",), title="Late")
    data = ics(*items[:3], bad).replace(b"DTEND", b"X-END")
    before = ics(*items).replace(b"DTEND", b"X-END")
    again = read_calendar(data, today=TODAY, memory=remember(before))
    assert len(again.known) == 3
    (problem,) = again.problems
    assert data.split(b"\r\n")[problem.line - 1] == b"DURATION:soon"
    assert again.problems == read_calendar(data, today=TODAY).problems


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\r\n", b"\r"),
        lambda data: data.replace(b"What part", b"Zw\xf6lf part"),
        lambda data: data.decode().encode("utf-16"),
    ],
    ids=["line ends of old", "Windows-1252", "UTF-16"],
)
def test_bytes_that_may_mean_something_else_are_read_each_time(change) -> None:
    assert hashes_of(change(DATA)) == [""] * 4


def test_lines_that_end_otherwise_than_counted_fit_no_numbers() -> None:
    assert read_lines(DATA).as_in_file
    assert read_lines(DATA.replace(b"\r\n", b"\r\r\n")).as_in_file
    assert not read_lines(DATA.replace(b"VERSION:2.0", b"VERSION:2.0\rX-A:b")).as_in_file
    assert not read_lines(b"\xff\xfe" + DATA.decode().encode("utf-16-le")).as_in_file


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_an_event_with_an_alarm_is_known_again(ends: str) -> None:
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT5M", "END:VALARM")
    items = [*talks(4), Talk("a", "Alarming", "20260317T150000", extra=alarm)]
    data = ics(*items).replace(b"\r\n", ends.encode())
    new = ics(*items, Talk("n", "New", "20260317T160000")).replace(b"\r\n", ends.encode())
    again = read_calendar(new, today=TODAY, memory=remember(data))
    assert ([entry.title for entry in again.entries], len(again.known)) == (["New"], 5)


def test_what_ends_twice_or_never_has_no_hash() -> None:
    twice = DATA.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\nX-A:b\r\nEND:VEVENT\r\n", 1)
    first, *others = hashes_of(twice)
    assert first == ""
    assert all(others)
    goes_on = DATA.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\n and on\r\n", 1)
    again = read_calendar(goes_on, today=TODAY, memory=remember(DATA))
    assert (len(again.known), again.skipped) == (3, 1)
    # So it is where another event has no end of its own.
    late = twice.rindex(b"END:VEVENT")
    assert hashes_of(twice[:late] + b"END:VEVENT \r\nEND:VCALENDAR\r\n")[0] == ""
    cut_off = DATA[: DATA.rindex(b"SUMMARY")]
    assert len(read_calendar(cut_off, today=TODAY, memory=remember(DATA)).known) == 3


def test_an_event_may_have_gone_to_another_calendar_of_its_file() -> None:
    one, two = ics(*talks(3)), ics(Talk("o", "Other", "20260317T150000"), method="CANCEL")
    whole = read_calendar(one + two, today=TODAY, memory=remember(one + two + b"\r\n"))
    assert (len(whole.entries), whole.known) == (4, ())
