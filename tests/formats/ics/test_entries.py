from datetime import date

from planner.formats.ics.reader import read_calendar

TODAY = date(2026, 3, 18)


def hash_of(events, *lines, inside=()):
    base = ["UID:1", "DTSTART:20260310T090000Z", "SUMMARY:Looms", "LOCATION:Hall"]
    data = events([*base, *lines, *inside])
    return read_calendar(data, today=TODAY).entries[0].content_hash


def test_a_bad_optional_field_costs_that_field_only(read):
    calendar = read("bad-optional-fields")
    (entry,) = calendar.entries
    assert entry.title == "Still here"
    assert (entry.sequence, entry.status, entry.url, entry.categories) == (0, "", "", ())
    assert entry.occurrences[0].end is None
    assert [problem.line for problem in calendar.problems] == [7, 8]


def test_of_several_starts_the_last_counts(read):
    calendar = read("two-starts")
    assert calendar.entries[0].occurrences[0].start.iso("UTC") == "2026-03-11T09:00+00:00"
    assert "several starts" in calendar.problems[0].message


def test_ends_are_never_before_starts(read, by_title):
    calendar = read("ends-that-make-no-sense")
    ends = {
        title: entry.occurrences[0].end and entry.occurrences[0].end.iso("UTC")
        for title, entry in by_title(calendar).items()
    }
    assert ends == {
        "Before": None,
        "Same": "2026-03-10T09:00+00:00",
        "Both": "2026-03-10T10:00+00:00",
        "Naive and aware": None,
        "Date and time": None,
        "Length": "2026-03-10T10:30+00:00",
        "Too long": None,
    }
    told = {problem.summary for problem in calendar.problems if problem.summary}
    assert told == {"Before", "Both", "Naive and aware", "Date and time", "Too long"}
    assert any("1 event ends when it starts" in problem.message for problem in calendar.problems)


def test_dates_are_all_day_however_they_are_spelt(read):
    calendar = read("all-day-in-three-spellings")
    assert {entry.occurrences[0].start.iso("UTC") for entry in calendar.entries} == {"2026-03-10"}
    assert calendar.entries[0].occurrences[0].end.iso("UTC") == "2026-03-12"


def test_z_wins_over_a_zone(read):
    start = read("zone-and-z-together").entries[0].occurrences[0].start
    assert start.iso("UTC") == "2026-03-10T09:00+00:00"


def test_times_in_the_gap_and_in_the_fold_come_through(read, by_title):
    entries = by_title(read("clock-change"))
    gap, fold = entries["In the gap"].occurrences[0], entries["In the fold"].occurrences[0]
    assert gap.start.instant("UTC") <= gap.end.instant("UTC")
    assert fold.start.instant("UTC").hour == 0
    assert fold.end.instant("UTC").hour == 1


def test_the_hash_ignores_what_rebuilds_change(events):
    plain = hash_of(events)
    volatile = ("DTSTAMP:20260101T000000Z", "CREATED:x", "LAST-MODIFIED:y", "SEQUENCE:7")
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM")
    assert hash_of(events, *volatile, inside=alarm) == plain
    assert hash_of(events, "DESCRIPTION:more") != plain
    assert hash_of(events, "CATEGORIES:a", "URL:b") == hash_of(events, "URL:b", "CATEGORIES:a")


def test_the_raw_block_is_kept(read):
    raw = read("fold-before-the-colon").entries[0].raw
    assert raw.startswith("BEGIN:VEVENT\nUID:a@example.org")
    assert raw.endswith("SUMMARY:Weaving patterns\nEND:VEVENT")


def test_categories_come_from_every_line_once(events):
    data = events(
        ["UID:1", "DTSTART:20260310T090000Z", r"CATEGORIES:A\,B,C", "CATEGORIES: C ,,D &amp; E"]
    )
    assert read_calendar(data, today=TODAY).entries[0].categories == ("A,B", "C", "D & E")
