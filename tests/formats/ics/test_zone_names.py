from datetime import timedelta

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from planner.formats.ics.zone_names import (
    _LABELS,
    _LOOSE,
    guessed_name,
    is_utc,
    standard_name,
    standard_offset,
)
from planner.times import find_zone


def test_every_zone_in_the_tables_exists():
    assert [name for name in (*_LABELS.values(), *_LOOSE.values()) if not find_zone(name)] == []


def test_windows_names_are_known():
    unknown = [name for name in WINDOWS_TO_OLSON if not standard_name(name)]
    assert unknown == []


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
        ("(GMT-03:30) Newfoundland", "America/St_Johns"),
        ("(UTC+03:00) Moscow, St. Petersburg", "Europe/Moscow"),
        ("UTC+2", "+02:00"),
        ("GMT-0330", "-03:30"),
        ("(UTC+09:15) Nowhere at all", "+09:15 Nowhere at all"),
        ("(UTC+99:00) Beyond", ""),
        ("Europe/Germany", "Europe/Berlin"),
        ("US-Pacific", "US/Pacific"),
        ("Gibberish", ""),
        ("../../../etc/passwd", ""),
    ],
)
def test_guesses(tzid, zone):
    assert guessed_name(tzid) == zone


def test_a_label_is_believed_only_with_its_offset():
    assert guessed_name("(UTC+03:00) London") == "+03:00 London"
    assert standard_offset("Europe/London") == timedelta()


def test_names_of_utc():
    assert is_utc("Etc/UTC")
    assert not is_utc("Europe/London")
