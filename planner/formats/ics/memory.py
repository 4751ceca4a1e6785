"""What a reading of a calendar leaves for the next one, so that what is known is not read again."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.formats.ics.values import ReadCalendar, Receipt
from planner.formats.ics.window import usual_window

# Raised whenever the reader learns to read something otherwise: then everything is read anew.
READER = 4
# More of what stands around the events than any real calendar has.
_LONGEST_HEAD = 200_000
_PIECE = 500_000  # bytes
_STAMPS = re.compile(rb"\nDTSTAMP[:;].*")


WithUids = Callable[[Collection[str]], Collection[int]]


@dataclass(frozen=True)
class Memory:
    """A stored calendar as its next reading needs it.

    `calendar` and the numbers of entries are the caller's own. `blocks` has the entries that
    are known, by the hash of their block; `entries` are all of them, which came to `occurrences`
    events. `with_uids` tells which of all entries have one of some UIDs. `revision` is the
    caller's own too: of which state of the store all that is.
    """

    calendar: int
    content_hash: str
    receipt: Receipt
    blocks: Mapping[str, int] = field(repr=False)
    entries: tuple[int, ...] = field(repr=False)
    with_uids: WithUids = field(repr=False)
    occurrences: int = 0
    revision: int = 0

    def recall(self, content_hash: str, today: date) -> ReadCalendar | None:
        """Return what the same bytes would come to, None where they have to be read.

        They have to where they are others, or hold series that go on meanwhile.
        """
        receipt = self.receipt
        if content_hash != self.content_hash or receipt.context == "":
            return None
        if receipt.series and receipt.window != window_name(today):
            return None
        return ReadCalendar(
            name="",
            zone="",
            method="",
            content_hash=content_hash,
            found=receipt.found,
            duplicates=receipt.duplicates,
            skipped=receipt.skipped,
            entries=(),
            problems=receipt.problems,
            programme=receipt.programme,
            known=self.entries,
            known_occurrences=self.occurrences,
            calendar=self.calendar,
            receipt=receipt,
            recalled=True,
        )


def digest(data: bytes) -> str:
    """Return the hash by which the bytes of a calendar are known again."""
    return hashlib.sha256(data).hexdigest()


def window_name(today: date) -> str:
    """Return the month up to which series are expanded on a day."""
    return f"{usual_window(today).last:%Y-%m}"


def context_hash(lines: Iterable[str], zone: str) -> str:
    """Return a hash of what stands around the events, and of the zone that the user said."""
    told = hashlib.blake2b(digest_size=16)
    for line in (str(READER), zone, *lines):
        told.update(line.encode("utf-8", "replace") + b"\n")
    return told.hexdigest()


def kept_head(lines: Iterable[str]) -> str:
    """Return what stands around the events as text, "" where that is out of all proportion."""
    text = "\n".join(lines)
    return text if len(text) <= _LONGEST_HEAD else ""


def without_stamps(data: bytes) -> bytes:
    """Return the bytes of a file with an empty line for each DTSTAMP.

    Servers set it anew whenever they are asked (RFC 5545, 3.8.7.2), so it says of no event that
    it is another.
    """
    return b"".join([b"\n".join(_STAMPS.split(piece)) for piece in _pieces(data)])


def _pieces(data: bytes) -> Iterator[bytes]:
    """Yield the bytes cut where lines begin: no other thread runs while an expression does."""
    at = 0
    while (cut := data.find(b"\n", at + _PIECE)) > 0:
        yield data[at:cut]
        at = cut
    yield data[at:]


def block_hashes(blocks: Iterable[bytes]) -> list[str]:
    """Return hashes by which the bytes of blocks, without their stamps, are known again.

    A block that is folded otherwise than before is another by its hash; it is read again.
    """
    # It is made in one instruction by most processors, which is what counts with so few bytes.
    made = hashlib.sha256
    return [made(block).hexdigest()[:32] for block in blocks]
