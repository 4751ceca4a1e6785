from datetime import date

import pytest
from store_world import Talk, ics, talks

from planner.commands.import_choices import ImportOptions, calendar_name, choose_kind, choose_zone
from planner.flows.reading import read_data
from planner.formats.ics.values import ReadCalendar
from planner.model import Calendar, ImportedAs


def read(*items: Talk, **more: str) -> ReadCalendar:
    (brought,) = read_data(ics(*items, **more), "x.ics", date(2026, 3, 18))
    assert brought.calendar is not None
    return brought.calendar


@pytest.mark.parametrize(
    ("given", "source", "name"),
    [
        ("Loom Days", "x.ics", "Loom Days"),
        ("iCal", "/a/loom_days-2026.ics", "Loom Days 2026"),
        ("", "https://example.org/Loom%20x.ics?format=1", "Loom%20x"),
        ("x.ics", "x.ics", "X"),
        ("", "-", "Calendar"),
    ],
)
def test_a_calendar_is_called_by_a_name_that_names_it(given: str, source: str, name: str) -> None:
    assert calendar_name(given, source) == name


def weekly(number: int) -> list[Talk]:
    return [Talk(f"w{n}", f"W {n}", f"2026{1 + n:02}05T090000") for n in range(number)]


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        (talks(9), ImportedAs.CONFERENCE),
        (talks(7), ImportedAs.EVENTS),
        (weekly(9), ImportedAs.EVENTS),
        ([*talks(9), *weekly(1)], ImportedAs.EVENTS),
    ],
)
def test_many_entries_within_a_few_days_are_a_conference(
    items: list[Talk], kind: ImportedAs
) -> None:
    assert choose_kind(read(*items), None, ImportOptions(), "UTC") is kind
    assert choose_kind(read(*items), None, ImportOptions("events"), "UTC") is ImportedAs.EVENTS
    known = Calendar(imported_as=ImportedAs.EVENTS)
    assert choose_kind(read(*items), known, ImportOptions(), "UTC") is ImportedAs.EVENTS


def test_the_zone_is_said_known_named_or_guessed() -> None:
    utc = read(Talk("u", "U", "20260316T090000Z"), zone="")
    named = read(*talks(2))
    sure, unsure = Calendar(zone="Asia/Tokyo", zone_guessed=False), Calendar(zone="Asia/Seoul")
    unsure.zone_guessed = True
    said = ImportOptions(zone="Africa/Cairo")
    assert choose_zone(named, sure, said, "UTC") == ("Africa/Cairo", False)
    assert choose_zone(named, sure, ImportOptions(), "UTC") == ("Asia/Tokyo", False)
    assert choose_zone(named, unsure, ImportOptions(), "UTC") == ("Europe/Lisbon", False)
    assert choose_zone(utc, unsure, ImportOptions(), "UTC") == ("Asia/Seoul", True)
    assert choose_zone(utc, None, ImportOptions(), "Europe/Rome") == ("Europe/Rome", True)
