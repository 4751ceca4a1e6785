"""The reader beside icalendar, block by block, where icalendar is right."""

import warnings
from datetime import UTC, date, datetime

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st
from ics_blocks import calendars

from planner.errors import BadInput
from planner.formats.ics.blocks import Run
from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut
from planner.formats.ics.plain import PlainGrammar
from planner.formats.ics.reader import read_calendar
from planner.formats.ics.text import one_line, plain_line, plain_text
from planner.formats.ics.values import ReadEntry
from planner.times import Moment, TimeKind, find_zone

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
    assert entry.uid == one_line(str(theirs.get("UID", "")))[:400]
    assert entry.categories == categories(theirs)
    if "\nRRULE" in entry.raw or "\nRDATE" in entry.raw:
        # Its first time may be excluded or have an entry of its own.
        return True
    ours = entry.occurrences[0]
    assert alike(ours.start, start)
    end = theirs.get("DTEND")
    # Ends that make no sense are left out, and dates beside times are made alike.
    if ours.end and end and ours.end.all_day != isinstance(end.dt, datetime):
        assert alike(ours.end, end.dt)
    return True


def categories(event: icalendar.Event) -> tuple[str, ...]:
    found = event.get("CATEGORIES", [])
    texts = [text for one in (found if isinstance(found, list) else [found]) for text in one.cats]
    return tuple(dict.fromkeys(line for line in map(plain_line, texts) if line))


def alike(ours: Moment, theirs: date) -> bool:
    """Return whether two times are the same one; a zone icalendar does not know tells nothing."""
    if ours.kind is TimeKind.DATE:
        return ours.wall.date() == theirs
    if not isinstance(theirs, datetime):
        return False
    if theirs.tzinfo is not None:
        return ours.instant("UTC") == theirs.astimezone(UTC)
    return ours.wall == theirs


def test_real_blocks(corpus):
    for path in sorted((corpus / "ics").glob("*.ics")):
        data = path.read_bytes()
        entries = read_calendar(data, today=TODAY).entries if data else ()
        # It refuses blocks with a quote within quotes, and a day that is none.
        assert sum(compare(entry) for entry in entries) >= len(entries) - 1, path.name


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


@settings(max_examples=200)
@given(calendars())
def test_plain_blocks_are_read_alike_whatever_is_in_them(data):
    grammar = PlainGrammar()
    runs = [batch for batch in cut(read_lines(data)).events if isinstance(batch, Run)]
    plain = {
        blocks.numbers[place]
        for blocks in [run.unfolded() for run in runs]
        for alike in grammar.take(blocks)[0]
        for place in alike.places
    }
    try:
        entries = read_calendar(data, today=TODAY).entries
    except BadInput:
        return
    for entry in entries:
        if entry.line in plain:
            compare(entry)
