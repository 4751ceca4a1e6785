"""Plain blocks of one shape made into drafts together, a property at a time.

A programme says much the same of each of its sessions, so what could be odd about a property
is asked of all of them at once: most often the answer is that nothing has to be done.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TypeVar

from planner.formats.ics.drafts import Draft
from planner.formats.ics.entries import (
    LONGEST_UID,
    categories_of,
    content_hash,
    link_of,
    place_of,
    sequence_of,
    source_of,
    status_of,
    title_of,
    uid_of,
)
from planner.formats.ics.memory import block_hash
from planner.formats.ics.plain import PlainBlock
from planner.formats.ics.properties import unescape_all
from planner.formats.ics.span import Span, read_span
from planner.formats.ics.text import are_plain_lines, are_plain_texts, plain_text
from planner.formats.ics.zones import Tell, ZoneBook

# The other fields of a draft, as they are where there is no series.
_NO_SERIES = tuple(map(repeat, [Draft._field_defaults[name] for name in Draft._fields[17:]]))

_Value = TypeVar("_Value")
# What stands before and behind the colons of times, and where those without a zone are.
_SpanKey = tuple[str, object, str]

# Addresses that safe_link() gives back as they are, as most are.
_PLAIN_LINK = re.compile(r"https?://[!#-%'-9;=?-~]+")


class Columns:
    """Makes drafts of the plain blocks of one file, and remembers what they have in common.

    `tell` hears of every field that was repaired or left out.
    """

    def __init__(self, zones: ZoneBook, tell: Tell) -> None:
        self._zones = zones
        self._hears = tell
        self._told = 0
        self._spans: dict[_SpanKey, Span] = {}
        self._places: dict[str, str] = {}
        self._categories: dict[str, tuple[str, ...]] = {}
        self._statuses: dict[str, str] = {}
        self._sequences: dict[str, int] = {}

    def span(self, plain: PlainBlock) -> Span | None:
        """Return start and end of a block where they are those of one that was read before."""
        return self._spans.get(self._key(plain))

    def read_span(self, plain: PlainBlock) -> Span:
        """Return start and end of a block; raises BadInput where it has no start to be used.

        They are remembered unless something was told of them, or counted: that is told, or
        counted, of every block.
        """
        zones, key = self._zones, self._key(plain)
        before = self._told, zones.floating_count
        span = read_span(plain.times(), zones, self._tell)
        if before == (self._told, zones.floating_count):
            self._spans[key] = span
        return span

    def drafts(
        self, found: Sequence[tuple[PlainBlock, Span]], *, cancelled: bool
    ) -> Iterable[Draft]:
        """Return the drafts of blocks of one shape, whose start and end are known."""
        rows = [plain.values for plain, _span in found]
        shape = found[0][0].shape
        columns = dict(zip(shape.names, zip(*rows, strict=True), strict=True))

        def column(name: str) -> Sequence[str]:
            return columns.get(name) or ("",) * len(rows)

        said, told = shape.said, shape.told
        sources = _sources(column("DESCRIPTION"), column("X-ALT-DESC"))
        statuses: Iterable[str] = repeat("CANCELLED")
        if not cancelled:
            statuses = _each(self._statuses, status_of, column("STATUS"))
        made = zip(
            [plain.number for plain, _span in found],
            [plain.raw for plain, _span in found],
            _uids(column("UID")),
            [span[0] for _plain, span in found],
            [span[1] for _plain, span in found],
            _each(self._sequences, sequence_of, column("SEQUENCE")),
            zip(column("LAST-MODIFIED"), column("DTSTAMP"), strict=True),
            [content_hash(said % told(row)) for row in rows],
            [block_hash(plain.block.folded()) for plain, _span in found],
            _titles(column("SUMMARY")),
            _plain_texts(sources),
            sources,
            _each(self._places, place_of, column("LOCATION")),
            _links(column("URL")),
            statuses,
            _each(self._categories, _categories, column("CATEGORIES")),
            [plain.people for plain, _span in found],
            *_NO_SERIES,
            strict=False,
        )
        return map(Draft._make, made)

    def _key(self, plain: PlainBlock) -> _SpanKey:
        shape = plain.shape
        return shape.when, shape.timed(plain.values), self._zones.floating_zone

    def _tell(self, number: int, message: str) -> None:
        self._told += 1
        self._hears(number, message)


def _each(
    known: dict[str, _Value], read: Callable[[str], _Value], values: Iterable[str]
) -> list[_Value]:
    """Return what each value comes to; each is read once in a file."""
    found = []
    for value in values:
        if value not in known:
            known[value] = read(value)
        found.append(known[value])
    return found


def _uids(values: Sequence[str]) -> Sequence[str]:
    text = "\n".join(values)
    simple = are_plain_lines(text) and " " not in text and "\\" not in text
    return values if simple and len(max(values, key=len)) <= LONGEST_UID else [*map(uid_of, values)]


def _titles(values: Sequence[str]) -> Sequence[str]:
    text = "\n".join(values)
    return values if are_plain_lines(text) and "\\" not in text else [*map(title_of, values)]


def _categories(value: str) -> tuple[str, ...]:
    return categories_of([value]) if value else ()


def _links(values: Iterable[str]) -> list[str]:
    plain = _PLAIN_LINK.fullmatch
    return [value if not value or plain(value) else link_of([value]) for value in values]


def _sources(values: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    sources = unescape_all(values)
    if "" not in sources and not any(map(str.isspace, sources)):
        return sources
    return [*map(source_of, values, others)]


def _plain_texts(sources: Sequence[str]) -> list[str]:
    plain = are_plain_texts("\n".join(sources))
    return [*map(str.strip if plain else plain_text, sources)]
