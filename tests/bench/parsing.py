"""How long it takes, and how much memory, to read a calendar, against libical and icalendar."""

import sys
from collections.abc import Iterator
from datetime import date

import icalendar

from planner.formats.ics.reader import read_calendar
from tests.bench.calendars import conference
from tests.bench.figures import Figure, in_turn
from tests.bench.growth import growth
from tests.bench.libical import Libical

TODAY = date(2026, 3, 18)
EVENTS = 10_000


def figures() -> Iterator[Figure]:
    """Measure the reading of one large calendar; without libical its rows are left out."""
    data = conference(EVENTS)
    libical = Libical.find()
    if libical:
        ours, theirs = in_turn(lambda: read(data), lambda: libical.parse(data))
        yield Figure(f"read {EVENTS} events", ours, "libical", theirs, 2.2)
        ours, theirs = growth("read", data), growth("libical", data)
        yield Figure(f"MiB to read {EVENTS} events", ours, "libical", theirs, 1.0)
    else:
        print("libical 3 is not installed; the figures beside it are left out", file=sys.stderr)
    ours, theirs = in_turn(lambda: read(data), lambda: icalendar.Calendar.from_ical(data), runs=3)
    yield Figure(f"read {EVENTS} events", ours, "icalendar.from_ical", theirs, 0.1)


def read(data: bytes) -> object:
    """Read a calendar as the program does."""
    return read_calendar(data, today=TODAY)
