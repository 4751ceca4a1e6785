from datetime import date, datetime

from planner.formats.ics.window import usual_window

TODAY = date(2026, 3, 18)


def test_the_usual_window_is_a_year_back_and_eighteen_months_ahead():
    window = usual_window(date(2026, 3, 31))
    assert window.first == datetime(2025, 3, 28)
    assert window.last.date() == date(2027, 9, 28)


def test_a_calendar_wholly_in_the_past_is_expanded_over_its_own_span(read):
    weekly, counted = read("series-past-and-over").entries
    assert [row.recurrence_id[:8] for row in weekly.occurrences] == [
        "20150302", "20150309", "20150316", "20150323", "20150330",
    ]  # fmt: skip
    assert len(counted.occurrences) == 3


def test_a_calendar_wholly_in_the_future_is_too(read):
    weekly = read("series-without-end", today=date(1990, 1, 1)).entries[0]
    assert len(weekly.occurrences) == 912


def test_one_series_without_end_keeps_the_usual_window(read, events):
    from planner.formats.ics.reader import read_calendar

    data = events(
        ["UID:1", "DTSTART:20150302T090000Z", "RRULE:FREQ=DAILY;COUNT=5"],
        ["UID:2", "DTSTART:20150302T090000Z", "RRULE:FREQ=YEARLY"],
    )
    counted, yearly = read_calendar(data, today=TODAY).entries
    assert len(counted.occurrences) == 1
    assert [row.recurrence_id[:4] for row in yearly.occurrences] == ["2015", "2026", "2027"]
