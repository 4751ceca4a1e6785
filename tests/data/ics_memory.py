"""What a store would remember of a calendar that was read."""

from datetime import date

from planner.formats.ics.memory import Memory, digest
from planner.formats.ics.reader import read_calendar

TODAY = date(2026, 3, 18)


def remember(data: bytes) -> Memory:
    """Return what a store would remember of a calendar, its entries numbered from 100."""
    whole = read_calendar(data, name="a.ics", today=TODAY)
    numbered = list(enumerate(whole.entries, start=100))
    return Memory(
        calendar=7,
        content_hash=digest(data),
        receipt=whole.receipt,
        blocks={known: at for at, entry in numbered if (known := whole.block_hash(entry))},
        with_uids=lambda uids: [at for at, entry in numbered if entry.uid in uids],
        entries=tuple(at for at, _entry in numbered),
        occurrences=sum(len(entry.occurrences) for entry in whole.entries),
    )
