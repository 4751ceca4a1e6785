"""A VEVENT as read by itself, before it is put beside the others of its file."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.formats.ics.properties import ContentLine
from planner.times import Moment


class Draft(NamedTuple):
    """What a block says of an event.

    `number` is the line it begins at, `raw` the whole block.
    `end` is the end as the file gives it; `source` the description as received, `stamps`
    LAST-MODIFIED and DTSTAMP. `rules` are RRULE texts with their lines; `unread_recurrence`
    says that the block has a RECURRENCE-ID that could not be read.
    """

    number: int
    raw: str
    uid: str
    start: Moment
    end: Moment | None
    sequence: int
    stamps: tuple[str, str]
    content_hash: str
    title: str
    description: str
    source: str
    location: str
    url: str
    status: str
    categories: tuple[str, ...]
    people: Sequence[ContentLine]
    recurrence: Moment | None = None
    following: bool = False
    unread_recurrence: bool = False
    rules: Sequence[ContentLine] = ()
    has_exrule: bool = False
    more_dates: Sequence[tuple[Moment, Moment | None]] = ()
    excluded: Sequence[Moment] = ()

    @property
    def modified(self) -> str:
        """When it was last changed, as far as the file tells."""
        return max(stamp.strip() for stamp in self.stamps)[:20]

    @property
    def repeats(self) -> bool:
        """Whether the block describes a series."""
        return bool(self.rules or self.more_dates or self.has_exrule)
