"""The sample conference stays importable, whole and in the near future."""

import csv
import io
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from planner.clock import Clock
from planner.formats.ics.reader import read_calendar
from planner.formats.sample import sample_calendar, sample_people


def starts(raw: bytes) -> list[str]:
    return re.findall(r"^DTSTART[^:\n]*:(\S+)", _sessions(raw), re.MULTILINE)


def _sessions(raw: bytes) -> str:
    unfolded = re.sub(rb"\r\n[ \t]", b"", raw).decode()
    return unfolded[unfolded.index("BEGIN:VEVENT") :].replace("\r\n", "\n")


def test_it_begins_tomorrow_and_lasts_three_days(clock: Clock) -> None:
    days = {start[:8] for start in starts(sample_calendar(clock.today()))}
    assert days == {"20260319", "20260320", "20260321"}


def test_a_first_day_can_be_chosen() -> None:
    raw = sample_calendar(date(2026, 1, 1), first_day=date(2027, 12, 30))
    assert {start[:8] for start in starts(raw)} == {"20271230", "20271231", "20280101"}


@pytest.mark.parametrize("today", [date(2026, 3, 27), date(2028, 2, 27), date(2026, 10, 23)])
def test_times_of_day_do_not_move_over_summer_time_or_a_leap_day(today: date) -> None:
    times = [start[8:] for start in starts(sample_calendar(today))]
    assert times == [start[8:] for start in starts(sample_calendar(date(2026, 7, 1)))]


def test_the_all_day_entry_still_ends_after_the_third_day() -> None:
    raw = sample_calendar(date(2026, 3, 18))
    assert b"DTSTART;VALUE=DATE:20260319\r\nDTEND;VALUE=DATE:20260322\r\n" in raw


def test_the_rules_of_the_zone_stay_where_they_are() -> None:
    raw = sample_calendar(date(2026, 3, 18))
    assert b"DTSTART:19960331T010000\r\n" in raw


def test_nothing_but_days_differs_so_that_loading_again_moves_the_sessions() -> None:
    one, other = (sample_calendar(date(2026, 3, day)) for day in (1, 18))
    assert one != other
    assert re.sub(rb"\d{8}", b"", one) == re.sub(rb"\d{8}", b"", other)


def test_it_is_a_conference_worth_trying() -> None:
    text = _sessions(sample_calendar(date(2026, 3, 18)))
    uids = re.findall(r"^UID:(.+)$", text, re.MULTILINE)
    people = set(re.findall(r'^ATTENDEE.*CN="([^"]+)"', text, re.MULTILINE))
    assert len(uids) == len(set(uids)) >= 45
    assert len(people) >= 40
    assert text.count("STATUS:CANCELLED") == 1
    assert {"林 美咲", "Олена Ткачук", "Ελένη Μαυρίδου", "Łukasz Wierzbiński"} <= people
    assert "invalid:nomail" in text


def test_our_own_reader_takes_it_without_a_word(clock: Clock) -> None:
    read = read_calendar(sample_calendar(clock.today()), today=clock.today())
    assert read.problems == ()
    assert (len(read.entries), read.duplicates, read.skipped) == (read.found, 0, 0)
    assert (read.name, read.zone) == ("Longshore: three days for things that last", "Europe/Lisbon")


def test_it_is_written_as_rfc_5545_asks() -> None:
    raw = sample_calendar(date(2026, 3, 18))
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no fold cuts a character in two


def test_no_address_in_it_can_reach_anybody() -> None:
    text = _sessions(sample_calendar(date(2026, 3, 18))) + sample_people().decode()
    domains = set(re.findall(r"@([\w.-]+)", text))
    assert {domain.removeprefix("longshore.") for domain in domains} == {"example.org"}


def test_nobody_speaks_in_two_places_at_once() -> None:
    text = _sessions(sample_calendar(date(2026, 3, 18)))
    busy: dict[str, list[tuple[str, str]]] = {}
    for block in text.split("BEGIN:VEVENT\n")[1:]:
        times = re.findall(r"^DT(?:START|END);TZID[^:]*:(\S+)$", block, re.MULTILINE)
        for person in re.findall(r'CN="([^"]+)"', block) if times else ():
            busy.setdefault(person, []).append((times[0], times[1]))
    for person, slots in busy.items():
        slots.sort()
        for (_, end), (start, _) in pairwise(slots):
            assert end <= start, person


def test_the_list_of_people_has_a_row_for_each() -> None:
    rows = list(csv.DictReader(io.StringIO(sample_people().decode())))
    assert len(rows) == 30
    assert all(row["Name"] and None not in row for row in rows)


def test_the_day_before_is_free_for_preparing(clock: Clock) -> None:
    first = min(starts(sample_calendar(clock.today())))[:8]
    assert first == (clock.today() + timedelta(days=1)).strftime("%Y%m%d")
