"""What a calendar file comes to once read: plain frozen values that know no database."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from planner.times import Moment


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was repaired, guessed, left out or skipped, in words for the user.

    `line` counts the physical lines of the file from 1; 0 means the file as a whole.
    """

    line: int
    uid: str
    summary: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """Somebody an entry names. `presence` is "speaker", "organiser" or "attendee"."""

    name: str
    email: str = ""
    presence: str = "attendee"
    title: str = ""
    organisation: str = ""
    # Found in running text, not in an ATTENDEE or ORGANIZER line.
    from_text: bool = False


class Occurrence(NamedTuple):
    """One time an entry takes place.

    `recurrence_id` is "" for a single entry, else the original start as RFC 5545 writes it
    (20240115, 20240115T090000 in the entry's own zone, or 20240115T090000Z). The `end` of an
    all-day occurrence is the day after its last (RFC 5545, 3.6.1); None when nothing tells it.
    """

    recurrence_id: str
    start: Moment
    end: Moment | None


class ReadEntry(NamedTuple):
    """One VEVENT block as read.

    `key` is the UID, or a key derived from the content where the UID is missing or used
    twice for different things; unique in a file together with `recurrence_id` (that of the
    block itself: "" for a master or single entry). `line` is where it begins among the lines that
    were read, without those of what is known. `content_hash` ignores UID, DTSTAMP,
    CREATED, LAST-MODIFIED, SEQUENCE and alarms. `description` is plain text. `status` is
    "TENTATIVE", "CONFIRMED", "CANCELLED" or "". `occurrences` lie in the window the reader was
    asked for, the first of a series always among them; there is none where every one of a series
    is excluded or has an entry of its own.
    """

    key: str
    uid: str
    recurrence_id: str
    sequence: int
    line: int
    raw: str
    content_hash: str
    title: str
    description: str
    location: str
    url: str
    status: str
    categories: tuple[str, ...]
    people: tuple[ReadPerson, ...]
    occurrences: tuple[Occurrence, ...]


def known_by_nothing(_entry: ReadEntry) -> str:
    """Return that an entry has to be read each time."""
    return ""


@dataclass(frozen=True)
class Receipt:
    """What one reading came to, besides its entries.

    `context` is a hash of all that stands around the events and bears on how they are read.
    `programme` and `names_first` are what the file looked like as a whole. `head` holds those
    lines where `series` says that there are any, so that these can be expanded further; `window`
    is the month up to which they were. `zone` is the one that the user said.
    """

    context: str = ""
    programme: bool = False
    names_first: bool = False
    series: bool = False
    window: str = ""
    zone: str = ""
    found: int = 0
    duplicates: int = 0
    skipped: int = 0
    head: str = ""
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as the store keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Receipt | None":
        """Return what the store kept, None for nothing or what another version wrote."""
        try:
            problems = tuple(Problem(**one) for one in kept["problems"])
            return cls(**{**kept, "problems": problems})
        except (KeyError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """A whole file as read.

    Counts are of VEVENT blocks: `found` = len(entries) + len(known) + duplicates + skipped.
    `known` are the numbers that the caller gave to entries whose blocks are as they were, so
    that they were not read again, of the `calendar` of that number; with `recalled` the bytes as
    a whole are. `zone` is
    the display zone the file itself names ("" when it names none); `method` is METHOD in
    capitals; `content_hash` is over the bytes. `block_hash` tells of an entry by which hash its
    block is known again, "" where it has to be read each time. `programme` says that it looks
    like a conference programme: many entries within a few days.
    """

    name: str
    zone: str
    method: str
    content_hash: str
    found: int
    duplicates: int
    skipped: int
    entries: tuple[ReadEntry, ...]
    problems: tuple[Problem, ...] = field(default=())
    block_hash: Callable[[ReadEntry], str] = field(
        default=known_by_nothing, repr=False, compare=False
    )
    programme: bool = False
    known: tuple[int, ...] = field(default=(), repr=False)
    known_occurrences: int = 0
    calendar: int | None = None
    receipt: Receipt = field(default=Receipt(), repr=False)
    recalled: bool = False
