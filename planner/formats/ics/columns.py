"""Plain blocks of one shape made into drafts together, a property at a time.

A programme says much the same of each of its sessions, so what could be odd about a property
is asked of all of them at once: most often the answer is that nothing has to be done.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TypeVar

from planner.formats.ics.blocks import Batch, Unfolded
from planner.formats.ics.drafts import Draft
from planner.formats.ics.entries import (
    LONGEST_UID,
    categories_of,
    content_hashes,
    link_of,
    place_of,
    sequence_of,
    source_of,
    status_of,
    title_of,
    uid_of,
)
from planner.formats.ics.plain import Alike, PlainGrammar, Shape
from planner.formats.ics.properties import ContentLine, unescape_all
from planner.formats.ics.span import Span, read_span
from planner.formats.ics.text import are_plain_lines, are_plain_texts, plain_text
from planner.formats.ics.zones import Tell, ZoneBook

# The other fields of a draft, as they are where there is no series.
_NO_SERIES = tuple(map(repeat, [Draft._field_defaults[name] for name in Draft._fields[16:]]))

_Value = TypeVar("_Value")
# Addresses that safe_link() gives back as they are, as most are.
_PLAIN_LINK = re.compile(r"https?://[!#-%'-9;=?-~]+")


class Columns:
    """Makes drafts of the plain blocks of one file, and remembers what they have in common.

    `grammar` is what took the blocks apart; `tell` hears of every field that was repaired or
    left out.
    """

    def __init__(self, grammar: PlainGrammar, zones: ZoneBook, tell: Tell) -> None:
        self._grammar = grammar
        self._zones = zones
        self._hears = tell
        self._told = 0
        # By what stands before the colons of times and where those without a zone are; then by
        # what stands behind them.
        self._spans: dict[tuple[str, str], dict[object, Span]] = defaultdict(dict)
        self._places: dict[str, str] = {}
        self._categories: dict[str, tuple[str, ...]] = {}
        self._statuses: dict[str, str] = {}
        self._sequences: dict[str, int] = {}

    def spans(self, alike: Alike) -> list[Span | None]:
        """Return start and end of each block, None where no block before had the same."""
        known = self._spans[alike.shape.when, self._zones.floating_zone]
        return [*map(known.get, map(alike.shape.timed, alike.values))]

    def span(self, alike: Alike, index: int) -> Span | None:
        """Return start and end of one block, None where no block before had the same."""
        known = self._spans[alike.shape.when, self._zones.floating_zone]
        return known.get(alike.shape.timed(alike.values[index]))

    def read_span(self, alike: Alike, index: int, batch: Batch) -> Span:
        """Return start and end of a block; raises BadInput where it has no start to be used.

        They are remembered unless something was told of them, or counted: that is told, or
        counted, of every block.
        """
        zones, shape = self._zones, alike.shape
        known = self._spans[shape.when, zones.floating_zone]
        said = shape.timed(alike.values[index])
        before = self._told, zones.floating_count
        span = read_span(alike.times(index, batch), zones, self._tell)
        if before == (self._told, zones.floating_count):
            known[said] = span
        return span

    def drafts(
        self, alike: Alike, blocks: Unfolded, spans: Sequence[Span], *, cancelled: bool
    ) -> Iterable[Draft]:
        """Return the drafts of blocks of one shape, whose start and end are known."""
        shape, places = alike.shape, alike.places
        columns: list[Sequence[str]] = list(zip(*alike.values, strict=True))
        people = self._people(shape, columns) if shape.people else repeat(())
        named = dict(zip(shape.names, columns, strict=True))
        nothing = ("",) * len(places)

        def column(name: str) -> Sequence[str]:
            return named.get(name, nothing)

        sources = _sources(column("DESCRIPTION"), column("X-ALT-DESC"))
        statuses: Iterable[str] = repeat("CANCELLED")
        if not cancelled:
            statuses = _each(self._statuses, status_of, column("STATUS"))
        made = zip(
            [blocks.numbers[place] for place in places],
            [blocks.raws[place] for place in places],
            _uids(column("UID")),
            *zip(*spans, strict=True),
            _each(self._sequences, sequence_of, column("SEQUENCE")),
            zip(column("LAST-MODIFIED"), column("DTSTAMP"), strict=True),
            content_hashes(_said(shape, columns, len(places))),
            _titles(column("SUMMARY")),
            _plain_texts(sources),
            sources,
            _each(self._places, place_of, column("LOCATION")),
            _links(column("URL")),
            statuses,
            _each(self._categories, _categories, column("CATEGORIES")),
            people,
            *_NO_SERIES,
            strict=False,
        )
        return map(Draft._make, made)

    def _people(
        self, shape: Shape, columns: list[Sequence[str]]
    ) -> Iterable[tuple[ContentLine, ...]]:
        """Return the people of each block; their columns become what the content hash sees.

        That is the organiser's line, then the others' in alphabetical order.
        """
        found = [self._grammar.people(columns[place]) for place in shape.people]
        texts = [[said for _line, said in column] for column in found]
        first = int(shape.names[shape.people[0]] == "ORGANIZER")
        if len(texts) > first + 1:
            rows = zip(*texts[first:], strict=True)
            texts[first:] = map(list, zip(*map(sorted, rows), strict=True))
        for place, column in zip(shape.people, texts, strict=True):
            columns[place] = column
        return zip(*[[line for line, _said in column] for column in found], strict=True)

    def _tell(self, number: int, message: str) -> None:
        self._told += 1
        self._hears(number, message)


def _said(shape: Shape, columns: Sequence[Sequence[str]], count: int) -> Iterable[str]:
    """Return what the content hash of each block is made of."""
    if not shape.told:
        return repeat(shape.said % (), count)
    return map(shape.said.__mod__, zip(*[columns[place] for place in shape.told], strict=True))


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
