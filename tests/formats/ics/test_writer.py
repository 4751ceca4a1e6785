from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from planner.formats.ics.reader import read_calendar
from planner.formats.ics.writer import OutEvent, OutTodo, write_events, write_todos
from planner.times import Moment

STAMP = datetime(2026, 3, 18, 8, tzinfo=UTC)
TODAY = date(2026, 3, 18)
DAY = timedelta(days=1)
NINE = datetime(2026, 3, 20, 9)
MOMENTS = [
    Moment.of_date(NINE.date()),
    Moment.floating(NINE),
    Moment.utc(NINE.replace(tzinfo=UTC)),
    Moment.zoned(NINE, "Europe/Brussels"),
    Moment.zoned(NINE, "Asia/Kathmandu"),
]
NASTY = 'Tea; cake, \\n "x"\r\nATTENDEE:mailto:x@y.org\r\nEND:VEVENT'


@pytest.mark.parametrize("start", MOMENTS, ids=lambda moment: f"{moment.kind} {moment.zone}")
def test_what_is_written_is_read_back(start):
    event = OutEvent(
        "1@planner", "Talk: looms, cards; ü", start, replace(start, wall=start.wall + DAY),
        "First\nsecond; third, \\fourth", "Hall; 2", "https://example.org/?a=1;2",
        ("A, B", "C"), 15, "TENTATIVE",
    )  # fmt: skip
    calendar = read_calendar(write_events([event], stamp=STAMP, name="My, plan"), today=TODAY)
    (entry,) = calendar.entries
    (occurrence,) = entry.occurrences
    assert calendar.name == "My, plan"
    assert (occurrence.start, occurrence.end) == (event.start, event.end)
    assert (entry.uid, entry.title, entry.location) == ("1@planner", event.title, "Hall; 2")
    assert (entry.description, entry.url) == (event.description, event.url)
    assert (entry.categories, entry.status) == (event.categories, "TENTATIVE")


def test_no_text_makes_a_property_of_its_own():
    event = OutEvent(NASTY, NASTY, MOMENTS[2], None, NASTY, NASTY, NASTY, (NASTY,), 5, "")
    data = write_events([event], stamp=STAMP, name=NASTY)
    todos = write_todos(
        [OutTodo(NASTY, NASTY, None, NASTY, NASTY, (NASTY,))], as_events=True, stamp=STAMP
    )
    for made in (data, todos):
        names = [line.partition(b":")[0] for line in made.replace(b"\r\n ", b"").split(b"\r\n")]
        assert b"ATTENDEE" not in names
        assert names.count(b"END") == names.count(b"BEGIN")
    (entry,) = read_calendar(data, today=TODAY).entries
    assert entry.people == ()
    assert entry.title == 'Tea; cake, \\n "x" ATTENDEE:mailto:x@y.org END:VEVENT'


def test_the_same_values_make_the_same_bytes():
    events = [OutEvent(str(i), "x", moment) for i, moment in enumerate(MOMENTS)]
    assert write_events(events, stamp=STAMP) == write_events(iter(events), stamp=STAMP)


def test_lines_are_folded_and_end_as_the_standard_says():
    data = write_events([OutEvent("1", "ü" * 200, MOMENTS[1], None, "x" * 500)], stamp=STAMP)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_zones_in_use_are_written_out_once():
    data = write_events([OutEvent(str(i), "x", MOMENTS[3]) for i in range(3)], stamp=STAMP)
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"DTSTART;TZID=Europe/Brussels:20260320T090000" in data


def test_an_offset_without_a_name_is_written_in_utc():
    data = write_events([OutEvent("1", "x", Moment.zoned(NINE, "+04:20 Island"))], stamp=STAMP)
    assert b"DTSTART:20260320T044000Z" in data


def test_alarms_remind_before_the_start():
    data = write_events([OutEvent("1", "x", MOMENTS[2], alarm_minutes=90)], stamp=STAMP)
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-90)
    assert b"VALARM" not in write_events([OutEvent("1", "x", MOMENTS[2])], stamp=STAMP)


TODOS = [
    OutTodo("1@planner", "Send the draft", date(2026, 3, 20), "Promised", priority=1),
    OutTodo("2@planner", "Call Ada"),
    OutTodo("3@planner", "Done", date(2026, 3, 1), completed=STAMP),
]


def test_follow_ups_are_to_dos():
    calendar = icalendar.Calendar.from_ical(write_todos(TODOS, as_events=False, stamp=STAMP))
    first, second, done = calendar.walk("VTODO")
    assert (first["SUMMARY"], first["DUE"].dt) == ("Send the draft", date(2026, 3, 20))
    assert (first["STATUS"], first["PRIORITY"]) == ("NEEDS-ACTION", 1)
    assert "DUE" not in second
    assert (done["STATUS"], done["COMPLETED"].dt) == ("COMPLETED", STAMP)
    assert [len(todo.walk("VALARM")) for todo in (first, second, done)] == [1, 0, 0]


def test_follow_ups_may_be_all_day_events_that_remind_at_nine():
    data = write_todos(TODOS, as_events=True, stamp=STAMP)
    days = [
        entry.occurrences[0].start.iso("UTC") for entry in read_calendar(data, today=TODAY).entries
    ]
    assert days == ["2026-03-20", "2026-03-18", "2026-03-01"]
    alarms = icalendar.Calendar.from_ical(data).walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(hours=9)] * 2


def test_an_empty_list_is_an_empty_calendar():
    assert write_events([], stamp=STAMP).startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
