"""Real files, read and compared with what is known of them; they lie beside the checkout."""

import csv
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import pytest

from planner.errors import BadInput
from planner.formats.ics.reader import read_calendar
from planner.formats.ics.values import ReadCalendar, ReadEntry
from planner.times import TimeKind

TODAY = date(2026, 3, 18)
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "ics"


def manifest() -> list[dict[str, str]]:
    """Return a row for each file; none where the folder is absent, and then the tests skip."""
    path = FOLDER / "MANIFEST.tsv"
    if not path.is_file():
        return []
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("#")]
    return [row for row in csv.DictReader(lines, delimiter="\t") if row["name"]]


ROWS = {row["name"]: row for row in manifest()}
pytestmark = pytest.mark.skipif(not ROWS, reason=f"The real files are not there: {FOLDER}.")
# The manifest leaves the event it is cut off in uncounted; for us it is one that was skipped.
CUT_OFF = {"truncated.ics": 1}
# Told there as the wrong parser reads them, or before older versions are dropped.
OTHER_STARTS = {"owa-display-zones.ics", "uid-sequence.ics"}


@cache
def read(name: str) -> ReadCalendar:
    return read_calendar((FOLDER / f"{name}.ics").read_bytes(), today=TODAY)


def by_title(calendar: ReadCalendar) -> dict[str, ReadEntry]:
    return {entry.title: entry for entry in calendar.entries}


def first_start(entry: ReadEntry) -> datetime:
    start = entry.occurrences[0].start
    if start.kind is TimeKind.DATE:
        return datetime.combine(start.wall.date(), time(), UTC)
    return start.instant("UTC")


def said(calendar: ReadCalendar) -> str:
    return " ".join(problem.message for problem in calendar.problems)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if int(row["vevents"])])
def test_the_counts_and_times_are_those_of_the_manifest(name):
    row = ROWS[name]
    calendar = read(name.removesuffix(".ics"))
    assert calendar.found == int(row["vevents"])
    assert calendar.skipped == int(row["skipped"]) + CUT_OFF.get(name, 0)
    assert len(calendar.entries) == int(row["sessions"])
    assert calendar.found == len(calendar.entries) + calendar.duplicates + calendar.skipped
    assert len({(entry.key, entry.recurrence_id) for entry in calendar.entries}) == len(
        calendar.entries
    )
    assert all(entry.occurrences or entry.recurrence_id == "" for entry in calendar.entries)
    if name not in OTHER_STARTS:
        starts = [first_start(entry) for entry in calendar.entries]
        assert f"{min(starts):%Y-%m-%dT%H:%MZ}" == row["first_start_utc"]
        assert f"{max(starts):%Y-%m-%dT%H:%MZ}" == row["last_start_utc"]


def test_fosdem():
    calendar = read("fosdem-2015")
    assert (calendar.zone, calendar.name, len(calendar.entries)) == ("Europe/Brussels", "iCal", 549)
    starts = [entry.occurrences[0].start for entry in calendar.entries]
    assert min(start.iso(calendar.zone) for start in starts) == "2015-01-31T09:30+01:00"
    people = [person for entry in calendar.entries for person in entry.people]
    assert {person.presence for person in people if not person.from_text} == {"speaker"}
    assert 'David "Blackmagic" Elahee' in {person.name for person in people}
    assert len({person.name for person in people if not person.from_text}) == 515
    assert {entry.url[:19] for entry in calendar.entries} == {"https://fosdem.org/"}
    assert not any("<p>" in entry.description for entry in calendar.entries)
    assert len({entry.location for entry in calendar.entries}) == 25
    assert len({track for entry in calendar.entries for track in entry.categories}) == 46
    assert calendar.problems == ()


def test_the_second_state_of_pycon_us_shares_and_changes_what_the_manifest_says():
    old = {entry.key: entry for entry in read("pyconus-2025-a").entries}
    new = {entry.key: entry for entry in read("pyconus-2025-b").entries}
    both = old.keys() & new.keys()
    changed = [key for key in both if old[key].content_hash != new[key].content_hash]
    moved = [key for key in both if old[key].occurrences != new[key].occurrences]
    assert (len(both), len(changed), len(moved)) == (175, 36, 0)
    assert (len(new.keys() - both), len(old.keys() - both)) == (49, 6)
    speakers = [entry for entry in new.values() if entry.people]
    assert len(speakers) > 140
    assert by_title(read("pyconus-2025-b"))["[talk] Looking At Audio"].people[0].from_text


def test_pycon_china_keeps_its_letters_and_speakers():
    entries = by_title(read("pyconchina-2021"))
    title = '在 "Python" 中实现高性能并行计算'
    assert [person.name for person in entries[title].people] == ["胡渊鸣", "张爱玲"]
    assert entries[title].occurrences[0].start.kind is TimeKind.UTC


def test_two_builds_of_pycon_uk_share_no_uid_but_every_session():
    first, second = read("pyconuk-2015-build1"), read("pyconuk-2015-build2")
    assert len(first.entries) == len(second.entries) == 162
    assert not {entry.uid for entry in first.entries} & {entry.uid for entry in second.entries}
    assert len({entry.uid for entry in second.entries}) == 161

    def sessions(calendar):
        return sorted((e.title, e.occurrences[0].start.wall, e.location) for e in calendar.entries)

    assert len(set(sessions(first)) & set(sessions(second))) > 150


def test_linux_conf_au():
    calendar = read("linuxconfau-2020")
    assert calendar.zone == "Australia/Brisbane"
    titles = [entry.title for entry in calendar.entries]
    assert titles.count("Main Conference: room changeover") == 28
    assert sum(not entry.location for entry in calendar.entries) == 17
    keynote = by_title(calendar)["Keynote: Who cares about Democracy?"]
    assert [person.name for person in keynote.people] == ["Vanessa Teague"]


def test_railsconf():
    calendar = read("railsconf-2022")
    assert calendar.zone == "America/Los_Angeles"
    assert "3 events end when they start" in said(calendar)
    keynote = by_title(calendar)["Opening Keynote [Keynote]"]
    assert [person.name for person in keynote.people] == ["Xavier Noria"]


def test_outlook_and_exchange():
    (meeting,) = read("outlook-2010").entries
    assert [(person.name, person.presence) for person in meeting.people] == [
        ("Smith, Bob", "organiser"),
        ("Doe, John", "attendee"),
        ("Doe, Jane", "attendee"),
    ]
    assert meeting.occurrences[0].start.zone == "America/New_York"
    calendar = read("exchange-overrides")
    assert sum(entry.recurrence_id != "" for entry in calendar.entries) == 66
    ids = [
        (entry.key, row.recurrence_id) for entry in calendar.entries for row in entry.occurrences
    ]
    assert len(set(ids)) == len(ids) > 202
    assert {row.start.zone for e in calendar.entries for row in e.occurrences} >= {"Europe/Berlin"}


def test_office_365():
    zones = {entry.occurrences[0].start.zone for entry in read("office365-nz").entries}
    assert zones == {"Pacific/Auckland"}
    unknown = read("office365-unknown-zone")
    assert "“Customized Time Zone” is unknown" in said(unknown)
    assert unknown.entries[0].occurrences[0].start.kind is TimeKind.FLOATING
    zones = {entry.occurrences[0].start.zone for entry in read("owa-display-zones").entries}
    assert zones == {"Australia/Sydney", "America/New_York"}


def test_an_impossible_offset_costs_nothing():
    calendar = read("icloud-offset")
    zones = {entry.occurrences[0].start.zone for entry in calendar.entries}
    assert zones <= {"Europe/Berlin", ""}


def test_latin1():
    calendar = read("latin1")
    assert calendar.name == "Müll"
    assert "graue Restmülltonne" in by_title(calendar)
    assert not any("\ufffd" in entry.title + entry.description for entry in calendar.entries)
    assert "Windows-1252" in said(calendar)


def test_late_errors_are_told_by_line():
    lines = [
        problem.line for problem in read("late-errors").problems if "left out" in problem.message
    ]
    assert lines == [359, 365, 737, 1109, 1667, 2039]


def test_older_sequences_are_dropped():
    titles = {entry.title for entry in read("uid-sequence").entries}
    assert titles == {"Team Meeting (SEQUENCE 2)", "Updated version (SEQUENCE 3) - should win"}


def test_a_file_that_is_cut_off_says_so():
    assert "cut off" in said(read("truncated"))


def test_states():
    statuses = [entry.status for entry in read("cancelled").entries]
    assert statuses == ["TENTATIVE", "CONFIRMED", "CANCELLED", "CANCELLED", ""]


def test_mixed_zones():
    kinds = {
        title: entry.occurrences[0].start.iso("US/Pacific")
        for title, entry in by_title(read("mixed-zones")).items()
    }
    assert kinds == {
        "No Timezone": "2002-10-28T01:20:30-08:00",
        "UTC Timezone": "2002-10-27T17:20:30-08:00",
        "Inline Timezone": "2002-10-28T01:20:30-05:00",
        "Date Only (Explicit)": "2002-10-28",
        "Date Only (Implicit)": "2002-10-28",
    }


def test_series_of_others():
    assert [len(entry.occurrences) for entry in read("google-kiev").entries] == [1, 2]
    daily = max(read("apple-ical").entries, key=lambda entry: len(entry.occurrences))
    assert len(daily.occurrences) > 900
    assert "South San Francisco, CA, October 2011;" in by_title(read("tripit"))


def test_an_empty_file_is_refused():
    with pytest.raises(BadInput, match="empty"):
        read("empty")
