from datetime import date

from planner.formats.ics.reader import read_calendar

TODAY = date(2026, 3, 18)


def test_one_uid_for_many_sessions_keeps_them_all(read):
    calendar = read("one-uid-for-many-sessions")
    assert [entry.title for entry in calendar.entries] == [f"Session {i}" for i in range(5)]
    assert calendar.duplicates == 1
    assert {entry.uid for entry in calendar.entries} == {"same@example.org"}


def test_derived_keys_do_not_depend_on_the_order_in_the_file(read, raw):
    blocks = raw("one-uid-for-many-sessions").decode().split("BEGIN:VEVENT")
    head, events = blocks[0], blocks[1:]
    events[-1], tail = events[-1].split("END:VCALENDAR")
    mixed = "BEGIN:VEVENT".join([head, *reversed(events)]) + "END:VCALENDAR" + tail
    keys = {entry.title: entry.key for entry in read("one-uid-for-many-sessions").entries}
    again = read_calendar(mixed.encode(), today=TODAY)
    assert {entry.title: entry.key for entry in again.entries} == keys


def test_of_several_sequences_the_highest_is_kept_and_the_rest_told_of(read):
    calendar = read("older-sequence")
    assert [(entry.title, entry.sequence, entry.key) for entry in calendar.entries] == [
        ("New", 2, "v@example.org")
    ]
    (problem,) = calendar.problems
    assert (problem.uid, problem.summary) == ("v@example.org", "Old")
    assert "newer version" in problem.message


def test_of_equal_ones_the_one_changed_last_is_kept(events):
    same = ["UID:1", "DTSTART:20260310T090000Z", "SUMMARY:Same"]
    data = events(
        [*same, "LAST-MODIFIED:20260102T000000Z", "DESCRIPTION:newer"],
        [*same, "LAST-MODIFIED:20260101T000000Z", "DESCRIPTION:older"],
    )
    calendar = read_calendar(data, today=TODAY)
    assert [entry.description for entry in calendar.entries] == ["newer"]


def test_without_uid_the_content_is_the_key(read):
    first, second = read("without-uid").entries
    assert first.key == f"sha256:{first.content_hash}"
    assert first.key != second.key
    assert (first.uid, second.uid) == ("", "")
