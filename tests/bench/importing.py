"""How long it takes to bring a calendar in."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar

from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.store import Store
from tests.bench.figures import Figure, in_turn

TODAY = date(2026, 3, 18)
EVENTS = 2_000


def figures() -> Iterator[Figure]:
    """Measure reading and importing against icalendar's own parser, and importing again."""
    data = _calendar(EVENTS)
    ours, theirs = in_turn(
        lambda: reading.read_data(data, "big.ics", TODAY),
        lambda: icalendar.Calendar.from_ical(data),
        runs=5,
    )
    yield Figure(f"read {EVENTS} events", ours, "icalendar.from_ical", theirs, 1.0)
    whole, theirs = in_turn(lambda: _import(data), lambda: icalendar.Calendar.from_ical(data), 5)
    yield Figure(f"import {EVENTS} events into a store", whole, "icalendar.from_ical", theirs, 1.0)
    again, first = in_turn(lambda: _import(data, times=2), lambda: _import(data), 5)
    yield Figure("the same file again (both / first)", again, "first import", first, 1.5)


def _import(data: bytes, times: int = 1) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "planner.db", Clock.from_environment())
        try:
            for _time in range(times):
                brought = reading.read_data(data, "big.ics", TODAY)[0]
                shown = importing.preview(store, brought, ImportOptions(), "UTC")
                importing.apply(store, shown)
        finally:
            store.close()


def _calendar(count: int) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN", "X-WR-CALNAME:Bench"]
    for number in range(count):
        day, hour = 1 + number % 5, 9 + number // 5 % 9
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@bench.example.org",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART:202605{day:02d}T{hour:02d}0000Z",
            f"DTEND:202605{day:02d}T{hour:02d}4500Z",
            f"SUMMARY:Session {number} on a subject of its own",
            f"LOCATION:Room {number % 25}",
            f"DESCRIPTION:What session {number} is about\\, in a sentence or two.",
            f"ATTENDEE;CN=Speaker {number % 500}:mailto:speaker{number % 500}@example.org",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
