"""Fixtures by name, read as of one day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.formats.ics.reader import read_calendar
from planner.formats.ics.values import ReadCalendar, ReadEntry

FOLDER = Path(__file__).resolve().parents[2] / "data" / "ics"
TODAY = date(2026, 3, 18)

Read = Callable[..., ReadCalendar]


@pytest.fixture
def raw() -> Callable[[str], bytes]:
    """Return the bytes of a fixture by its name."""
    return lambda name: (FOLDER / f"{name}.ics").read_bytes()


@pytest.fixture
def read(raw: Callable[[str], bytes]) -> Read:
    """Read a fixture by its name as of 18 March 2026."""

    def read_fixture(fixture: str, /, **options: object) -> ReadCalendar:
        return read_calendar(raw(fixture), today=options.pop("today", TODAY), **options)

    return read_fixture


@pytest.fixture
def by_title() -> Callable[[ReadCalendar], dict[str, ReadEntry]]:
    """Return a function that gives the entries of a calendar by their titles."""
    return lambda calendar: {entry.title: entry for entry in calendar.entries}


@pytest.fixture
def events() -> Callable[..., bytes]:
    """Return a function that makes a calendar of VEVENTs, each given as a list of lines."""

    def make(*blocks: list[str], head: list[str] | None = None) -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *(head or [])]
        for block in blocks:
            lines += ["BEGIN:VEVENT", *block, "END:VEVENT"]
        return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()

    return make
