"""One VEVENT block read field by field, so that a bad field costs that field only."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from planner.errors import BadInput
from planner.formats.ics.drafts import Draft
from planner.formats.ics.fields import Fields
from planner.formats.ics.properties import ContentLine, texts_of, unescape
from planner.formats.ics.seriesfields import SERIES, with_series
from planner.formats.ics.span import read_span
from planner.formats.ics.speakers import MOST_PEOPLE
from planner.formats.ics.text import one_line, plain_line, plain_text, safe_link
from planner.formats.ics.zones import Tell, ZoneBook
from planner.i18n import ngettext

_STATUSES = ("TENTATIVE", "CONFIRMED", "CANCELLED")
_LARGEST_NUMBER = 2**31 - 1
LONGEST_UID = 400


def read_entry(fields: Fields, zones: ZoneBook, tell: Tell, *, cancelled: bool) -> Draft:
    """Return the event of a block; `tell` hears of every field that was repaired or left out.

    `cancelled` says that its VCALENDAR has METHOD:CANCEL. Raises BadInput with the reason
    where the event has no start that can be used.
    """
    block = fields.block
    if block.fault:
        raise BadInput(block.fault)
    start, end = read_span(fields.lines, zones, tell)
    get = fields.values.get
    source = source_of(get("DESCRIPTION", ""), get("X-ALT-DESC", ""))
    draft = Draft(
        block.number,
        block.raw,
        uid_of(get("UID", "")),
        start,
        end,
        sequence_of(get("SEQUENCE", "")),
        (get("LAST-MODIFIED", ""), get("DTSTAMP", "")),
        content_hash(fields.said),
        title_of(get("SUMMARY", "")),
        plain_text(source),
        source,
        place_of(get("LOCATION", "")),
        link_of(fields.each("URL")),
        "CANCELLED" if cancelled else status_of(get("STATUS", "")),
        categories_of(fields.each("CATEGORIES")),
        _people(fields, tell),
    )
    if SERIES.isdisjoint(fields.values):
        return draft
    return with_series(draft, fields, zones, tell)


def uid_of(value: str) -> str:
    """Return the UID that a value means, "" for none."""
    return one_line(unescape(value))[:LONGEST_UID]


def title_of(value: str) -> str:
    """Return the title that a SUMMARY means, "" for none."""
    return plain_line(unescape(value))


def place_of(value: str) -> str:
    """Return the place that a LOCATION means, "" for none."""
    return plain_line(unescape(value))


def source_of(description: str, other: str) -> str:
    """Return a DESCRIPTION as received, or X-ALT-DESC, which has it in HTML, where it is empty."""
    source = unescape(description)
    return source if source and not source.isspace() else unescape(other)


def content_hash(said: str) -> str:
    """Return a hash of what a block says, which is told by its fields."""
    return next(content_hashes([said]))


def content_hashes(said: Iterable[str]) -> Iterator[str]:
    """Return content_hash() of what each of several blocks says."""
    sha256 = hashlib.sha256
    return (sha256(text.encode("utf-8", "replace")).hexdigest() for text in said)


def sequence_of(value: str) -> int:
    """Return the number that a SEQUENCE means, 0 for what is none."""
    digits = value.strip().lstrip("+")
    return min(int(digits), _LARGEST_NUMBER) if digits.isdecimal() and len(digits) < 40 else 0


def link_of(values: Sequence[str]) -> str:
    """Return the first of several URLs that may be opened, "" for none."""
    for value in values[:5]:
        link = safe_link(value) or safe_link(unescape(value))
        if link:
            return link
    return ""


def status_of(value: str) -> str:
    """Return the status that a STATUS means, "" for none."""
    status = value.strip().upper()
    if status == "CANCELED":
        return "CANCELLED"
    return status if status in _STATUSES else ""


def categories_of(values: Sequence[str]) -> tuple[str, ...]:
    """Return the categories that the values of CATEGORIES list, each once."""
    found = (plain_line(text) for value in values[:200] for text in texts_of(value))
    return tuple(dict.fromkeys(text for text in found if text))[:200]


def _people(fields: Fields, tell: Tell) -> Sequence[ContentLine]:
    """Return the lines of the organiser and of those who come, the former first."""
    organisers = [line for line in fields.people if line.name == "ORGANIZER"]
    lines = organisers[:1] + [line for line in fields.people if line.name == "ATTENDEE"]
    left_out = len(lines) - MOST_PEOPLE
    if left_out > 0:
        tell(
            fields.block.number,
            ngettext(
                "It lists more than {most} people; {n} was left out.",
                "It lists more than {most} people; {n} were left out.",
                left_out,
            ).format(most=MOST_PEOPLE, n=left_out),
        )
    return lines[:MOST_PEOPLE]
