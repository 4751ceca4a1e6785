"""The reader beside icalendar, block by block, where icalendar is right."""

import warnings
from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.formats.ics.reader import read_calendar
from planner.formats.ics.text import plain_line, plain_text
from planner.formats.ics.values import ReadEntry
from planner.times import TimeKind, find_zone

TODAY = date(2026, 3, 18)
TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION")


def compare(entry: ReadEntry) -> bool:
    """Assert that icalendar reads the block alike; return whether it could read it at all."""
    lines = [line for line in entry.raw.split("\n") if line.strip()]
    while "BEGIN:VALARM" in lines:
        del lines[lines.index("BEGIN:VALARM") : lines.index("END:VALARM") + 1]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = icalendar.Event.from_ical("\r\n".join(lines))
        start = theirs.start
    except Exception:  # icalendar raises six kinds of error for what it cannot read
        return False
    # It leaves \" as it is, which the standard does not know.
    texts = {name: str(theirs.get(name, "")).replace('\\"', '"') for name in TEXTS}
    assert entry.title == plain_line(texts["SUMMARY"])
    assert entry.location == plain_line(texts["LOCATION"])
    assert not texts["DESCRIPTION"] or entry.description == plain_text(texts["DESCRIPTION"])
    if "\nRRULE" in entry.raw:
        # Its first time may be excluded or have an entry of its own.
        return True
    ours = entry.occurrences[0].start
    if ours.kind is TimeKind.DATE:
        assert ours.wall.date() == start
    elif isinstance(start, datetime) and start.tzinfo is not None:
        assert ours.instant("UTC") == start.astimezone(UTC)
    elif isinstance(start, datetime):
        assert ours.wall == start
    return True


FILES = ["pyconus-2025-b", "pyconchina-2021", "pyconuk-2015-build2", "linuxconfau-2020"]
FILES += ["railsconf-2022", "fosdem-2015", "tripit", "exchange-overrides", "google-holidays"]


@pytest.mark.parametrize("name", FILES)
def test_real_blocks(corpus, name):
    data = (corpus / "ics" / f"{name}.ics").read_bytes()
    entries = read_calendar(data, today=TODAY).entries
    # It refuses blocks with a quote within quotes.
    assert sum(compare(entry) for entry in entries) >= len(entries) - 1


texts = st.text(
    st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="&<>"), max_size=60
)
starts = st.one_of(
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.datetimes(
        datetime(1980, 1, 1), datetime(2037, 1, 1), timezones=st.just(find_zone("Europe/Rome"))
    ),
)


@given(texts, texts, st.lists(texts, max_size=3), starts)
def test_what_icalendar_writes_is_read_alike(title, location, paragraphs, start):
    event = icalendar.Event()
    event.add("uid", "1@example.org")
    event.add("summary", title)
    event.add("location", location)
    event.add("description", "\n".join(paragraphs))
    event.add("dtstart", start.replace(microsecond=0) if isinstance(start, datetime) else start)
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    (entry,) = read_calendar(calendar.to_ical(), today=TODAY).entries
    assert compare(entry)
    assert entry.title == plain_line(title)
