"""Days and times of events in words."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from planner import i18n
from planner.gui.dates import (
    at_time,
    date_words,
    day_words,
    distance_words,
    last_day,
    mine_words,
    moment_words,
    span_words,
)
from planner.model import EventKind, Mark
from planner.queries.events import EventRow
from planner.times import Moment

BRUSSELS = ZoneInfo("Europe/Brussels")


def row(start: datetime, end: datetime, *, all_day: bool = False) -> EventRow:
    moment = Moment.of_date(start.date()) if all_day else Moment.utc(start)
    return EventRow(
        id=1,
        uid="",
        recurrence_id="",
        parent_id=None,
        kind=EventKind.EVENT,
        title="Fair",
        start=moment,
        end=None,
        zone="Europe/Brussels",
        local_start=start,
        local_end=end,
        location="",
        status="",
        gone=False,
        hidden=False,
        mark=Mark.NONE,
        categories=(),
        speakers=(),
        goals=0,
        targets=0,
        encounters=0,
    )


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2015, 1, day, hour, minute, tzinfo=BRUSSELS)


def test_one_day_is_told_with_its_times() -> None:
    talk = row(at(31, 9, 30), at(31, 10))
    assert span_words(talk, date(2015, 1, 1)) == "Sat, Jan 31, 09:30–10:00"
    assert span_words(talk, date(2026, 1, 1)) == "Sat, Jan 31, 2015, 09:30–10:00"


def test_a_moment_is_told_in_one_form() -> None:
    assert moment_words(at(31, 9, 30), date(2015, 1, 1)) == "Sat, Jan 31, 09:30"
    assert moment_words(at(31, 9, 30), date(2026, 1, 1)) == "Sat, Jan 31, 2015, 09:30"
    assert at_time("Jan 31", "") == "Jan 31"


def test_a_date_stands_in_the_order_of_the_language() -> None:
    assert date_words(date(2015, 1, 31)) == "Jan 31, 2015"
    i18n.choose_language("de_DE")
    assert date_words(date(2015, 1, 31)) == "31. Jan. 2015"


def test_several_days_are_told_by_the_first_and_last() -> None:
    fair = row(at(30, 9), at(31, 18))
    assert span_words(fair, date(2026, 1, 1)) == "Fri, Jan 30 – Sat, Jan 31, 2015"


def test_an_end_at_midnight_belongs_to_the_day_before() -> None:
    night = row(at(30, 20), at(31, 0))
    assert last_day(night) == date(2015, 1, 30)
    assert span_words(night, date(2015, 1, 1)) == "Fri, Jan 30, 20:00–00:00"


def test_a_whole_day_has_no_times() -> None:
    holiday = row(at(30, 0), at(31, 0), all_day=True)
    assert span_words(holiday, date(2015, 1, 1)) == "Fri, Jan 30"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Berlin", ""),
        ("Europe/London", "08:30–09:00 for you"),
        ("Asia/Kolkata", "14:00–14:30 for you"),
        ("Pacific/Auckland", "21:30–22:00 for you"),
    ],
)
def test_my_own_time_stands_beside_where_it_differs(zone: str, words: str) -> None:
    assert mine_words(row(at(31, 9, 30), at(31, 10)), zone) == words


def test_my_own_day_is_told_where_it_differs_too() -> None:
    late = row(at(30, 20), at(30, 21))
    assert mine_words(late, "Pacific/Auckland") == "Sat, Jan 31, 08:00–09:00 for you"


def test_for_several_days_the_distance_is_told() -> None:
    fair = row(at(30, 9), at(31, 18))
    assert mine_words(fair, "Europe/London") == "1 hour ahead of you"
    assert mine_words(fair, "Asia/Kolkata") == "4:30 hours behind you"
    assert mine_words(replace(fair, start=Moment.of_date(date(2015, 1, 30))), "Asia/Tokyo") == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-59, "59 days ago"),
        (90, "in 3 months"),
        (-4000, "10 years ago"),
    ],
)
def test_how_far_a_day_is(days: int, words: str) -> None:
    assert distance_words(days) == words


def test_days_follow_the_language() -> None:
    i18n.choose_language("de_DE")
    assert day_words(date(2015, 1, 31)) == "Sa., 31. Jan. 2015"
