"""One VEVENT block read field by field, so that a bad field costs that field only."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

from planner.errors import BadInput
from planner.formats.ics.drafts import Draft
from planner.formats.ics.envelope import Block
from planner.formats.ics.fields import Fields, careful_fields
from planner.formats.ics.plain import PlainGrammar
from planner.formats.ics.properties import ContentLine, texts_of, unescape
from planner.formats.ics.seriesfields import SERIES, read_series
from planner.formats.ics.span import Span, read_span
from planner.formats.ics.speakers import MOST_PEOPLE
from planner.formats.ics.text import one_line, plain_line, plain_text, safe_link
from planner.formats.ics.zones import Tell, ZoneBook
from planner.i18n import ngettext

_STATUSES = ("TENTATIVE", "CONFIRMED", "CANCELLED")
_LARGEST_NUMBER = 2**31 - 1


class EntryReader:
    """Reads the blocks of one file, and knows again what many of them have in common.

    `tell` hears of every field that was repaired or left out.
    """

    def __init__(self, zones: ZoneBook, tell: Tell) -> None:
        self._zones = zones
        self._hears = tell
        self._told = 0
        self._grammar = PlainGrammar()
        self._spans: dict[object, Span] = {}
        self._places: dict[str, str] = {}
        self._categories: dict[str, tuple[str, ...]] = {}

    def fields(self, block: Block) -> Fields:
        """Return the properties of a block: in one go if it is plain, else line by line."""
        return self._grammar.fields(block) or careful_fields(block)

    def draft(self, fields: Fields, uid: str, title: str, *, cancelled: bool) -> Draft:
        """Return the event of a block, whose `uid` and `title` are known.

        `cancelled` says that its VCALENDAR has METHOD:CANCEL. Raises BadInput with the reason
        where the event has no start that can be used.
        """
        block = fields.block
        if block.fault:
            raise BadInput(block.fault)
        start, end = self._span(fields)
        get = fields.values.get
        source = unescape(get("DESCRIPTION", ""))
        if not source or source.isspace():
            source = fields.text("X-ALT-DESC")
        draft = Draft(
            block.number,
            block.raw,
            uid,
            start,
            end,
            _sequence(get("SEQUENCE", "")),
            (get("LAST-MODIFIED", ""), get("DTSTAMP", "")),
            _content_hash(fields.said),
            title,
            plain_text(source),
            source,
            self._place(get("LOCATION", "")),
            _link(fields) if "URL" in fields.values else "",
            "CANCELLED" if cancelled else _status(get("STATUS", "")),
            self._categories_of(fields) if "CATEGORIES" in fields.values else (),
            self._people(fields) if fields.people else (),
        )
        if not SERIES.isdisjoint(fields.values):
            read_series(draft, fields, self._zones, self._tell)
        return draft

    def _tell(self, number: int, message: str) -> None:
        self._told += 1
        self._hears(number, message)

    def _span(self, fields: Fields) -> Span:
        """Return start and end; what was told of them, or counted, is told and counted anew."""
        zones = self._zones
        key = (fields.times, zones.floating_zone) if fields.times else None
        span = self._spans.get(key)
        if not span:
            before = self._told, zones.floating_count
            span = read_span(fields, zones, self._tell)
            if key and before == (self._told, zones.floating_count):
                self._spans[key] = span
        return span

    def _place(self, value: str) -> str:
        place = self._places.get(value)
        if place is None:
            place = self._places[value] = plain_line(unescape(value))
        return place

    def _categories_of(self, fields: Fields) -> tuple[str, ...]:
        values = fields.each("CATEGORIES")
        if len(values) > 1:
            return _categories(values)
        found = self._categories.get(values[0])
        if found is None:
            found = self._categories[values[0]] = _categories(values)
        return found

    def _people(self, fields: Fields) -> Sequence[ContentLine]:
        lines = fields.people
        if len(lines) > 1:
            organisers = [line for line in lines if line.name == "ORGANIZER"]
            lines = organisers[:1] + [line for line in lines if line.name == "ATTENDEE"]
        left_out = len(lines) - MOST_PEOPLE
        if left_out > 0:
            self._tell(
                fields.block.number,
                ngettext(
                    "It lists more than {most} people; {n} was left out.",
                    "It lists more than {most} people; {n} were left out.",
                    left_out,
                ).format(most=f"{MOST_PEOPLE:,}", n=left_out),
            )
        return lines[:MOST_PEOPLE]


def uid_of(fields: Fields) -> str:
    """Return the UID of a block, "" for none."""
    uid = fields.values.get("UID", "")
    if uid.isascii() and uid.isprintable() and " " not in uid and "\\" not in uid:
        return uid[:400]
    return one_line(unescape(uid))[:400]


def title_of(fields: Fields) -> str:
    """Return the title of a block, "" for none."""
    return plain_line(unescape(fields.values.get("SUMMARY", "")))


def _content_hash(said: list[str]) -> str:
    """Return a hash of what a block says, whatever the order of its lines."""
    return hashlib.sha256("\n".join(sorted(said)).encode("utf-8", "replace")).hexdigest()


@lru_cache(maxsize=256)
def _sequence(text: str) -> int:
    digits = text.strip().lstrip("+")
    return min(int(digits), _LARGEST_NUMBER) if digits.isdecimal() and len(digits) < 40 else 0


def _link(fields: Fields) -> str:
    for value in fields.each("URL")[:5]:
        link = safe_link(value) or safe_link(unescape(value))
        if link:
            return link
    return ""


def _status(value: str) -> str:
    if value in _STATUSES:
        return value
    status = value.strip().upper()
    if status == "CANCELED":
        return "CANCELLED"
    return status if status in _STATUSES else ""


def _categories(values: list[str]) -> tuple[str, ...]:
    found = (plain_line(text) for value in values[:200] for text in texts_of(value))
    return tuple(dict.fromkeys(text for text in found if text))[:200]
