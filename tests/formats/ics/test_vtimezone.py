import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut
from planner.formats.ics.vtimezone import read_zones


def zone(raw, name):
    (own,) = read_zones(cut(read_lines(raw(name))).zones)
    return own


def test_offsets_follow_the_rules_of_the_file(raw):
    own, berlin = zone(raw, "zone-of-its-own-like-berlin"), ZoneInfo("Europe/Berlin")
    for month in range(1, 13):
        wall = datetime(2026, month, 15, 12)
        assert own.offset_at(wall) == wall.replace(tzinfo=berlin).utcoffset()
    assert own.offset_at(datetime(2026, 3, 29, 1, 59)) == timedelta(hours=1)
    assert own.offset_at(datetime(2026, 3, 29, 3, 0)) == timedelta(hours=2)


def test_a_blank_name_is_no_zone(raw):
    assert read_zones(cut(read_lines(raw("bad-alarm-todo-and-zone"))).zones) == []


def test_bombs_in_a_zone_end(read):
    began = time.perf_counter()
    calendar = read("zone-bombs")
    assert time.perf_counter() - began < 2
    assert len(calendar.entries) == 60


@pytest.mark.parametrize("offset", ["+5328", "nonsense", "+1900"])
def test_a_part_with_an_impossible_offset_is_left_out(offset):
    text = (
        "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
        f"TZOFFSETTO:{offset}\nEND:STANDARD\nBEGIN:STANDARD\nDTSTART:19710101T000000\n"
        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    (own,) = read_zones(cut(read_lines(text.encode())).zones)
    assert own.offset_at(datetime(2026, 1, 1)) == timedelta(hours=2)
    assert own.offset_at(datetime(1950, 1, 1)) == timedelta(hours=1)
