import random
import time
from datetime import date
from pathlib import Path

import pytest

from planner.errors import BadInput
from planner.formats.ics.reader import read_calendar

FOLDER = Path(__file__).resolve().parents[2] / "data" / "ics"
TODAY = date(2026, 3, 18)
PIECES = [
    *(b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VALARM", b"\0", b"\r", b'"', b";", b":", b"\\", b","),
    *(b"RRULE:FREQ=DAILY", b"RRULE:FREQ=YEARLY;COUNT=99999", b"\xff", b"\xe2\x80\xae", b"<p>"),
    *(b"99999999999999999999", b"-1", b"TZID=", b"DTSTART:", b"RECURRENCE-ID:20260316", b"&#x41;"),
    *(b"EXDATE:20260309T090000Z,", b"RDATE;VALUE=PERIOD:20260301T000000Z/PT1H", b"P9999999D"),
    *(b"BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n", b"22001231T235959", b"99991231T235959"),
]  # fmt: skip


def mutated(chance: random.Random, files: list[bytes], lines: list[bytes]) -> bytes:
    data = bytearray(chance.choice(files))
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                data[place:place] = chance.choice(PIECES)
            case 2:
                del data[place : place + chance.randint(1, 300)]
            case 3:
                data = data[: max(place, len(data) // 2)]
            case 4:
                parts = data.split(b"\n")
                parts[chance.randrange(len(parts))] = chance.choice(lines)
                data = bytearray(b"\n".join(parts))
            case _:
                data[place:place] = data[: chance.randint(0, 3000)]
    return bytes(data)


def check(data: bytes) -> None:
    began = time.perf_counter()
    try:
        calendar = read_calendar(data, today=TODAY)
    except BadInput:
        return
    finally:
        assert time.perf_counter() - began < 2, data
    assert calendar.found == len(calendar.entries) + calendar.duplicates + calendar.skipped
    keys = {(entry.key, entry.recurrence_id) for entry in calendar.entries}
    assert len(keys) == len(calendar.entries), data
    rows = [
        (entry.key, row.recurrence_id) for entry in calendar.entries for row in entry.occurrences
    ]
    assert len(set(rows)) == len(rows), data
    for entry in calendar.entries:
        for row in entry.occurrences:
            start = row.start.instant("Europe/Berlin")
            assert row.end is None or row.end.instant("Europe/Berlin") >= start, entry.raw
        f"{entry.title}{entry.description}{entry.location}".encode()


@pytest.mark.parametrize(
    "count", [pytest.param(600, id="few"), pytest.param(20_000, id="many", marks=pytest.mark.slow)]
)
def test_no_mutation_of_a_calendar_breaks_the_law(count):
    files = [path.read_bytes() for path in sorted(FOLDER.glob("*.ics"))]
    files = [data for data in files if data]
    lines = b"\n".join(files).split(b"\n")
    chance = random.Random(count)
    for _ in range(count):
        check(mutated(chance, files, lines))
