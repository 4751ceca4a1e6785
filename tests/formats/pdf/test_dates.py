"""Dates and times in the user's language."""

from datetime import UTC, date, datetime

import pytest

from planner import i18n
from planner.formats.pdf import dates

DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en_GB", "Saturday 31 January", "Sat 31 Jan"),
        ("en_US", "Saturday, January 31", "Sat, Jan 31"),
        ("de_DE", "Samstag, 31. Januar", "Sa., 31. Jan."),
        ("fr", "samedi 31 janvier", "sam. 31 janv."),
        ("es", "sábado, 31 de enero", "sáb, 31 ene"),
        ("ja", "1月31日土曜日", "1月31日(土)"),
        ("hu", "január 31., szombat", "jan. 31., Szo"),
        ("xx_YY", "Saturday, January 31", "Sat, Jan 31"),
    ],
)
def test_day_in_the_language(language, long, short):
    i18n.choose_language(language)
    assert dates.day_long(DAY) == long
    assert dates.day_short(DAY) == short


def test_span_of_days():
    assert dates.span(DAY, DAY) == "31 Jan 2026"
    assert dates.span(DAY, date(2026, 2, 1)) == "31 Jan – 1 Feb 2026"


def test_heading_of_one_day_of_several_and_of_none():
    assert dates.days(DAY) == dates.day_long(DAY)
    assert dates.days(DAY, date(2026, 2, 3)) == "Sat 31 Jan – Tue 3 Feb"
    assert dates.days(None) == ""


def test_times_have_twenty_four_hours():
    start = datetime(2026, 1, 31, 9, 5, tzinfo=UTC)
    assert dates.clocks(start, start.replace(hour=17)) == "09:05–17:05"
    assert dates.clocks(start, None) == "09:05"
    assert dates.clocks(start, start) == "09:05"
    assert dates.stamp(start) == "Sat 31 Jan 09:05"
    assert dates.short_stamp(start) == "31 Jan 09:05"
