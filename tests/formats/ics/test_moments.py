from datetime import date, datetime, timedelta

import pytest

from planner.errors import BadInput
from planner.formats.ics.moments import read_length, read_moment, shift
from planner.formats.ics.properties import parse_line
from planner.formats.ics.zones import ZoneBook
from planner.times import Moment, TimeKind


def moment(raw):
    return read_moment(parse_line(1, raw), ZoneBook([], lambda _line, _text: None))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("DTSTART:20260310", Moment.of_date(date(2026, 3, 10))),
        ("DTSTART;VALUE=DATE:2026-03-10", Moment.of_date(date(2026, 3, 10))),
        ("DTSTART;VALUE=DATE:20260310T000000Z", Moment.of_date(date(2026, 3, 10))),
        ("DTSTART:20260310T0900", Moment.floating(datetime(2026, 3, 10, 9))),
        ("DTSTART:20260310T090000", Moment.floating(datetime(2026, 3, 10, 9))),
        ("DTSTART:20260310T240000", Moment.floating(datetime(2026, 3, 11))),
        ("DTSTART:20260310T095960", Moment.floating(datetime(2026, 3, 10, 9, 59, 59))),
        ("DTSTART: 20260310T090000Z ", Moment(TimeKind.UTC, datetime(2026, 3, 10, 9))),
        ("DTSTART:2026-03-10T09:00:00+02:00", Moment(TimeKind.UTC, datetime(2026, 3, 10, 7))),
        (
            "DTSTART;TZID=Asia/Tokyo:20260310T090000Z",
            Moment(TimeKind.UTC, datetime(2026, 3, 10, 9)),
        ),
        ("DTSTART;TZID=UTC:20260310T090000", Moment(TimeKind.UTC, datetime(2026, 3, 10, 9))),
        (
            "DTSTART;TZID=Europe/Rome:20260310T090000",
            Moment.zoned(datetime(2026, 3, 10, 9), "Europe/Rome"),
        ),
    ],
)
def test_times_keep_their_kind(raw, expected):
    assert moment(raw) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "20260230",
        "20260310T2561",
        "18991231",
        "22010101",
        "00000000",
        "soon",
        "20260310T240100",
    ],
)
def test_what_is_no_time_is_refused(value):
    with pytest.raises(BadInput):
        moment(f"DTSTART:{value}")


@pytest.mark.parametrize(
    ("text", "hours"),
    [("PT90M", 1.5), ("P1D", 24), ("P2W", 336), ("+P1DT1H", 25), ("pt30s", 1 / 120)],
)
def test_lengths(text, hours):
    start = Moment.floating(datetime(2026, 3, 10, 9))
    assert read_length(text).after(start).wall - start.wall == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "P", "PT", "-PT5M", "PT-2H", "P99999W", "1H", "P1Y"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(BadInput):
        read_length(text)


def test_a_day_is_a_day_of_the_calendar_and_an_hour_one_of_the_clock():
    before = Moment.zoned(datetime(2026, 3, 28, 12), "Europe/Berlin")
    assert read_length("P1D").after(before).wall == datetime(2026, 3, 29, 12)
    assert read_length("PT24H").after(before).wall == datetime(2026, 3, 29, 13)
    assert shift(before, timedelta(hours=24)).wall == datetime(2026, 3, 29, 13)


def test_a_length_of_hours_of_an_all_day_event_covers_whole_days():
    day = Moment.of_date(date(2026, 3, 10))
    assert read_length("PT30H").after(day) == Moment.of_date(date(2026, 3, 12))
