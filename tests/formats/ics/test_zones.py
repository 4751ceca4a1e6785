from datetime import datetime

from planner.times import Moment, TimeKind


def starts(calendar):
    return {entry.title: entry.occurrences[0].start for entry in calendar.entries}


def test_zones_by_other_names_are_understood_and_told_of(read):
    calendar = read("zones-by-other-names")
    zones = [entry.occurrences[0].start.zone for entry in calendar.entries]
    assert zones == [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Sydney",
        "Europe/Berlin",
        "Europe/Rome",
        "America/New_York",
        "+05:30",
        "+04:30 Nowhere",
        "",
    ]
    told = {problem.summary for problem in calendar.problems}
    # Windows' names and paths that end in IANA's are well known.
    assert told == {"1", "2", "3", "5", "6", "7", "8"}


def test_an_unknown_zone_floats_and_says_so(read):
    calendar = read("zones-by-other-names")
    assert calendar.entries[-1].occurrences[0].start.kind is TimeKind.FLOATING
    told = [problem.message for problem in calendar.problems if problem.summary == "8"]
    assert len(told) == 1
    assert "“Nonsense/Place” is unknown" in told[0]


def test_an_unknown_zone_is_read_in_the_calendars(read):
    calendar = read("unknown-zone-with-calendar-zone")
    assert starts(calendar)["Somewhere"] == Moment.zoned(datetime(2026, 3, 10, 9), "Asia/Tokyo")
    assert "were read as Asia/Tokyo" in calendar.problems[0].message


def test_a_zone_of_the_files_own_is_recognised_by_what_it_does(read):
    calendar = read("zone-of-its-own-like-berlin")
    assert {start.zone for start in starts(calendar).values()} == {"Europe/Berlin"}
    assert len(calendar.problems) == 1


def test_a_zone_like_none_keeps_its_offsets_and_its_label(read):
    calendar = read("zone-of-its-own-like-none")
    assert starts(calendar)["Winter"].zone == "+04:20 Island Time"
    series = next(e for e in calendar.entries if e.title == "Over the change").occurrences
    assert [(row.start.zone, f"{row.start.wall:%m%d %H}") for row in series] == [
        ("+04:20 Island Time", "0320 09"),
        ("+04:20 Island Time", "0327 09"),
        ("+05:20 Island Time", "0403 09"),
    ]
    assert series[-1].end.iso("UTC") == "2026-04-03T10:00+05:20"


def test_a_zone_may_tell_where_it_was_made_from(read):
    assert starts(read("zone-of-its-own-with-location"))["Located"].zone == "Europe/Helsinki"


def test_zones_do_not_leak_from_file_to_file(read, events):
    from datetime import date

    from planner.formats.ics.reader import read_calendar

    read("zone-of-its-own-like-berlin")
    again = events(["UID:1", "DTSTART;TZID=Customized Time Zone:20260310T090000"])
    start = read_calendar(again, today=date(2026, 3, 18)).entries[0].occurrences[0].start
    assert start.kind is TimeKind.FLOATING


def test_the_only_zone_in_use_is_the_display_zone(read):
    assert read("zone-of-its-own-with-location").zone == "Europe/Helsinki"
    assert read("zones-by-other-names").zone == ""
    assert read("clock-change").zone == "Europe/Berlin"
