from datetime import date, datetime

import pytest

from planner.errors import BadInput, Cancelled
from planner.formats.ics.reader import read_calendar
from planner.times import Moment, TimeKind

TODAY = date(2026, 3, 18)


def counts(calendar):
    return calendar.found, len(calendar.entries), calendar.duplicates, calendar.skipped


def messages(calendar):
    return " ".join(problem.message for problem in calendar.problems)


READABLE = {
    # name: found, entries, duplicates, skipped
    "plain": (2, 2, 0, 0),
    "utf8-mark": (1, 1, 0, 0),
    "only-cr": (2, 2, 0, 0),
    "cr-cr-lf": (2, 2, 0, 0),
    "nul-bytes": (2, 2, 0, 0),
    "blank-lines-between-events": (2, 2, 0, 0),
    "html-comment-around": (2, 2, 0, 0),
    "cut-off-inside-an-event": (2, 1, 0, 1),
    "no-end-of-calendar": (2, 2, 0, 0),
    "event-without-end-before-another": (2, 1, 0, 1),
    "several-calendars": (2, 2, 0, 0),
    "trailing-blanks-and-small-names": (2, 2, 0, 0),
    "bad-alarm-todo-and-zone": (2, 2, 0, 0),
    "zone-named-like-a-folder": (2, 2, 0, 0),
    "dates-that-are-none": (7, 1, 0, 6),
    "ends-that-make-no-sense": (7, 7, 0, 0),
    "one-uid-for-many-sessions": (6, 5, 1, 0),
    "older-sequence": (2, 1, 1, 0),
    "without-uid": (3, 2, 1, 0),
    "recurrence-bombs": (17, 17, 0, 0),
    "zone-bombs": (60, 60, 0, 0),
}


@pytest.mark.parametrize("name", READABLE)
def test_every_event_of_a_file_is_accounted_for(read, name):
    calendar = read(name)
    assert counts(calendar) == READABLE[name]
    assert calendar.found == len(calendar.entries) + calendar.duplicates + calendar.skipped


def test_keys_are_unique_together_with_their_recurrence(read):
    for name in READABLE:
        entries = read(name).entries
        assert len({(entry.key, entry.recurrence_id) for entry in entries}) == len(entries), name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty", "empty"),
        ("only-blanks", "empty"),
        ("web-page", "web page"),
        ("address-card", "import it as people?"),
        ("only-todos", "only to-dos"),
        ("no-events", "no events"),
        ("all-events-bad", "2026-02-30"),
    ],
)
def test_a_file_that_yields_nothing_is_refused_in_one_sentence(read, name, said):
    with pytest.raises(BadInput) as refusal:
        read(name)
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_cut_off_file_says_so_at_its_line(read):
    calendar = read("cut-off-inside-an-event")
    assert [entry.title for entry in calendar.entries] == ["Weaving patterns"]
    assert "cut off" in messages(calendar)
    assert {problem.line for problem in calendar.problems} == {11, 15}


def test_each_calendar_of_a_file_has_its_own_zone(read, by_title):
    calendar = read("several-calendars")
    floats = by_title(calendar)["Floats in Tokyo"].occurrences[0].start
    assert floats == Moment.zoned(datetime(2026, 3, 10, 9), "Asia/Tokyo")
    assert (calendar.name, calendar.zone) == ("Second", "Europe/Paris")


def test_a_bad_zone_alarm_or_todo_costs_no_event(read):
    calendar = read("bad-alarm-todo-and-zone")
    assert [entry.title for entry in calendar.entries] == ["Weaving patterns", "Punched cards"]
    assert "1 to-do" in messages(calendar)


def test_a_zone_named_like_a_folder_opens_no_path(read):
    calendar = read("zone-named-like-a-folder")
    assert {entry.occurrences[0].start.kind for entry in calendar.entries} == {TimeKind.FLOATING}
    assert "“Europe”" in messages(calendar)
    assert "“../../etc/passwd”" in messages(calendar)


def test_each_skipped_event_is_told_with_line_and_title(read):
    problems = read("dates-that-are-none").problems
    told = {problem.summary: problem for problem in problems}
    assert set(told) == {
        "February 30", "Tomorrow", "No start", "Year one", "The end", "Hour 25",
    }  # fmt: skip
    assert told["February 30"].line == 11
    assert told["February 30"].uid == "d1@example.org"
    assert "no day 2026-02-30" in told["February 30"].message
    assert "no start" in told["No start"].message


def test_floating_times_without_a_zone_are_told_of_once(read):
    calendar = read("floating-without-zone")
    assert [entry.occurrences[0].start.kind for entry in calendar.entries] == ["floating"] * 2
    assert [problem.line for problem in calendar.problems] == [6]
    assert calendar.zone == ""


def test_what_the_user_says_about_the_zone_wins(read):
    calendar = read("floating-with-calendar-zone", zone="Asia/Tokyo")
    start = calendar.entries[0].occurrences[0].start
    assert start == Moment.zoned(datetime(2026, 3, 10, 9), "Asia/Tokyo")
    assert calendar.zone == "Europe/Brussels"


def test_a_zone_that_is_none_is_refused(read):
    with pytest.raises(BadInput, match="no time zone Atlantis"):
        read("plain", zone="Atlantis")


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("floating-with-calendar-zone", "Europe/Brussels"),
        ("floating-with-timezone-id", "America/Los_Angeles"),
        ("zone-as-a-property-of-the-event", "Europe/Lisbon"),
    ],
)
def test_floating_times_are_in_the_zone_the_file_names(read, name, zone):
    calendar = read(name)
    start = calendar.entries[0].occurrences[0].start
    assert start == Moment.zoned(datetime(2026, 3, 10, 9), zone)
    assert calendar.zone == zone
    assert calendar.problems == ()


def test_method_cancel_cancels_every_entry(read):
    calendar = read("cancelled-by-method")
    assert calendar.method == "CANCEL"
    assert [entry.status for entry in calendar.entries] == ["CANCELLED"]


def test_many_entries_within_a_few_days_are_a_programme(read):
    assert read("speakers-as-attendees").programme
    assert not read("plain").programme
    assert not read("zone-bombs").programme


def test_the_name_given_is_used_where_the_file_has_none(read):
    assert read("plain", name="looms").name == "looms"
    assert read("several-calendars", name="looms").name == "Second"


def test_reading_twice_gives_the_same(read):
    assert read("series-with-overrides") == read("series-with-overrides")


def test_progress_is_told_and_may_stop_the_reading(read, events):
    told = []
    long = f"DESCRIPTION:{'Looms and weavers. ' * 80}"
    many = events(*(["DTSTART:20260310T090000Z", f"UID:{i}", long] for i in range(450)))
    read_calendar(many, today=TODAY, progress=lambda done, total: told.append((done, total)))
    assert (told[0], told[-1]) == ((0, 450), (450, 450))
    assert told == sorted(set(told))
    assert len(told) > 3

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_calendar(many, today=TODAY, progress=stop)


def test_remarks_are_counted_beyond_a_thousand(events):
    many = events(*([f"UID:{i}", "DTSTART:20260310T090000Z", "DTEND:x"] for i in range(1010)))
    calendar = read_calendar(many, today=TODAY)
    assert len(calendar.problems) == 1001
    assert "10 more" in calendar.problems[-1].message


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(BadInput, match="50 MB"):
        read_calendar(b"BEGIN:VCALENDAR" + b" " * (50 * 1024 * 1024), today=TODAY)


def test_bounds_hold_for_attendees_lines_and_nesting(events):
    crowd = [
        f"ATTENDEE;CN=Guest {i};PARTSTAT=ACCEPTED:mailto:g{i}@example.org" for i in range(5010)
    ]
    deep = [f"BEGIN:X-{i}" for i in range(9)] + [f"END:X-{8 - i}" for i in range(9)]
    calendar = read_calendar(
        events(
            ["UID:1", "DTSTART:20260310T090000Z", "SUMMARY:Crowd", *crowd],
            ["UID:2", "DTSTART:20260310T090000Z", "SUMMARY:Long", "DESCRIPTION:" + "x" * 70_000],
            ["UID:3", "DTSTART:20260310T090000Z", "SUMMARY:Deep", *deep],
            ["UID:4", "DTSTART:20260310T090000Z", "SEQUENCE:99999999999999", "SUMMARY:Number"],
        ),
        today=TODAY,
    )
    crowd, long, number = calendar.entries
    assert len(crowd.people) == 5000
    assert len(long.description) < 65_536
    assert number.sequence == 2**31 - 1
    assert "10 were left out" in messages(calendar)
    assert "65,536" in messages(calendar)
    assert "nested too deep" in messages(calendar)
