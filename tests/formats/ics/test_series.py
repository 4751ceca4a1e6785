import time
from datetime import date, datetime

from planner.formats.ics.reader import read_calendar

TODAY = date(2026, 3, 18)


def rows(entry):
    return [(row.recurrence_id, row.start.iso("UTC")) for row in entry.occurrences]


def test_overrides_win_over_the_rule(read):
    calendar = read("series-with-overrides")
    of = {(entry.key, entry.recurrence_id): entry for entry in calendar.entries}
    master = of["s@example.org", ""]
    assert rows(master) == [
        ("20260302T100000", "2026-03-02T10:00+01:00"),
        ("20260304T150000", "2026-03-04T15:00+01:00"),
        ("20260330T100000", "2026-03-30T10:00+02:00"),
        ("20260406T100000", "2026-04-06T10:00+02:00"),
    ]
    # Its RECURRENCE-ID is in UTC in the file.
    moved = of["s@example.org", "20260316T100000"]
    assert rows(moved) == [("20260316T100000", "2026-03-17T14:00+01:00")]
    assert of["s@example.org", "20260323T100000"].status == "CANCELLED"
    assert rows(of["orphan@example.org", "20260316T090000Z"]) == [
        ("20260316T090000Z", "2026-03-16T10:00+00:00")
    ]


def test_an_override_of_no_day_stands_by_itself(read):
    broken = [entry for entry in read("series-with-overrides").entries if "broken" in entry.key]
    assert [entry.title for entry in broken] == ["Master", "Override of no day"]
    assert broken[0].key == "broken@example.org"
    assert broken[1].key.startswith("broken@example.org#")


def test_this_and_following_takes_over_the_rest(read):
    old, new = read("this-and-following").entries
    assert rows(old) == [
        ("20260302T100000Z", "2026-03-02T10:00+00:00"),
        ("20260309T100000Z", "2026-03-09T10:00+00:00"),
    ]
    assert rows(new) == [
        ("20260316T100000Z", "2026-03-16T12:00+00:00"),
        ("20260323T100000Z", "2026-03-23T12:00+00:00"),
        ("20260330T100000Z", "2026-03-30T12:00+00:00"),
    ]
    assert new.occurrences[2].end.iso("UTC") == "2026-03-30T12:30+00:00"


def test_a_series_keeps_its_first_time_and_those_in_the_window(read):
    daily, often = read("series-without-end").entries
    assert rows(daily)[0] == ("19990104T093000", "1999-01-04T09:30+01:00")
    assert rows(daily)[1][0] == "20250318T093000"
    assert rows(daily)[-1][0] == "20270918T093000"
    assert daily.occurrences[-1].end.wall == datetime(2027, 9, 18, 9, 45)
    assert len(often.occurrences) == 1000


def test_the_window_moves_with_the_day(read):
    later = read("series-without-end", today=date(2027, 3, 18)).entries[0]
    assert rows(later)[1][0] == "20260318T093000"


def test_bombs_keep_their_first_time_and_the_good_events_come(read):
    began = time.perf_counter()
    calendar = read("recurrence-bombs")
    assert time.perf_counter() - began < 2
    assert [len(entry.occurrences) for entry in calendar.entries] == [1] * 17
    told = {problem.summary for problem in calendar.problems}
    harmless = {"Weaving patterns", "Punched cards", "never-yearly", "never", "never-setpos"}
    assert {entry.title for entry in calendar.entries} - told == harmless
    assert all("Only its first time" in problem.message for problem in calendar.problems)


def test_a_bad_rule_costs_no_other_series(read):
    calendar = read("one-bad-rule-among-good")
    assert [len(entry.occurrences) for entry in calendar.entries] == [1, 2]


def test_thousands_of_endless_series_end_too(events):
    blocks = ([f"UID:{i}", "DTSTART:20200101T090000Z", "RRULE:FREQ=DAILY"] for i in range(4000))
    data = events(*blocks)
    began = time.perf_counter()
    calendar = read_calendar(data, today=TODAY)
    assert time.perf_counter() - began < 10
    assert sum(len(entry.occurrences) for entry in calendar.entries) < 25_000
    assert min(len(entry.occurrences) for entry in calendar.entries) == 1


def test_a_date_among_the_exceptions_takes_that_day_out(events):
    data = events(
        [
            "UID:1",
            "DTSTART:20260302T090000Z",
            "RRULE:FREQ=DAILY;COUNT=3",
            "EXDATE;VALUE=DATE:20260303",
        ]
    )
    (entry,) = read_calendar(data, today=TODAY).entries
    assert [row.recurrence_id for row in entry.occurrences] == [
        "20260302T090000Z",
        "20260304T090000Z",
    ]


def test_a_series_with_nothing_left_has_no_occurrence(events):
    data = events(
        ["UID:1", "DTSTART:20260302T090000Z", "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20260302T090000Z"]
    )
    assert read_calendar(data, today=TODAY).entries[0].occurrences == ()


def test_periods_bring_their_own_end(events):
    data = events(
        [
            "UID:1",
            "DTSTART:20260302T090000Z",
            "DURATION:PT1H",
            "RDATE;VALUE=PERIOD:20260305T090000Z/PT3H",
        ]
    )
    (entry,) = read_calendar(data, today=TODAY).entries
    assert [row.end.iso("UTC") for row in entry.occurrences] == [
        "2026-03-02T10:00+00:00",
        "2026-03-05T12:00+00:00",
    ]


def test_two_spellings_of_one_recurrence_are_one(events):
    rome = ";TZID=Europe/Rome:20260303T100000"
    data = events(
        ["UID:1", f"DTSTART{rome}", "RRULE:FREQ=DAILY;COUNT=2", "SUMMARY:A"],
        ["UID:1", "RECURRENCE-ID:20260304T090000Z", "DTSTART:20260304T110000Z", "SUMMARY:B"],
        [
            *("UID:1", "SEQUENCE:2", "RECURRENCE-ID;TZID=Europe/Rome:20260304T100000"),
            *("DTSTART:20260304T120000Z", "SUMMARY:C"),
        ],
    )
    calendar = read_calendar(data, today=TODAY)
    assert [entry.title for entry in calendar.entries] == ["A", "C"]
    assert calendar.duplicates == 1
