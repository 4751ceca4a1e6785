"""One content line taken apart: name, parameters, value (RFC 5545, 3.1)."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from icalendar.parser import Contentline

from planner.formats.ics.decoding import NumberedLine

# The plain grammar: no lists of parameter values, no quotes but around a whole one. Any other
# line goes to icalendar.
_PLAIN = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:,]*))')
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*(?=[;:])")
_LOOSE_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^;:]*)')
_COMMON_NAME = re.compile(
    r';\s*CN\s*=\s*(?:"(?P<quoted>.{0,400}?)"(?=;[A-Za-z-]+=|:)|(?P<bare>[^;:"]{0,400}))',
    re.IGNORECASE,
)
_ESCAPED = re.compile(r'\\([nN\\,;:"])')
_ODDLY_ESCAPED = re.compile(r'\\(?![n,;:"])')
_COMMA = re.compile(r"(?<!\\),")
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}

_STANDARD_NAMES = (
    "ACTION ATTACH ATTENDEE CALSCALE CATEGORIES CLASS COLOR COMMENT COMPLETED CONFERENCE CONTACT"
    " CREATED DESCRIPTION DTEND DTSTAMP DTSTART DUE DURATION EXDATE EXRULE FREEBUSY GEO IMAGE"
    " LAST-MODIFIED LOCATION METHOD NAME ORGANIZER PERCENT-COMPLETE PRIORITY PRODID RDATE"
    " RECURRENCE-ID REFRESH-INTERVAL RELATED-TO REPEAT REQUEST-STATUS RESOURCES RRULE SEQUENCE"
    " SOURCE STATUS SUMMARY TIMEZONE-ID TRANSP TRIGGER TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL"
    " UID URL VERSION"
)
KNOWN_NAMES = frozenset(_STANDARD_NAMES.split())


class ContentLine(NamedTuple):
    """A property: `name` and parameter names in capitals, `value` as it stands, still escaped."""

    number: int
    name: str
    parameters: dict[str, str]
    value: str
    raw: str = ""

    def text(self) -> str:
        """Return the value as TEXT, unescaped (RFC 5545, 3.3.11)."""
        return unescape(self.value)

    def texts(self) -> list[str]:
        """Return a list of TEXT values, cut at the commas that are not escaped."""
        return texts_of(self.value)


def parse_line(number: int, raw: str) -> ContentLine | None:
    """Return the property a line holds, or None where it holds none (then it is stray text)."""
    plain = _PLAIN.fullmatch(raw)
    if plain:
        name, parameters, value = plain.groups()
        return ContentLine(number, name.upper(), _plain_parameters(parameters), value, raw)
    named = _NAME.match(raw)
    if not named:
        return None
    loose = _loose(number, named, raw)
    try:
        # Its value is of no use: it comes back unescaped, which is right for TEXT only.
        _name, found, _value = Contentline(raw).parts()  # type: ignore[no-untyped-call]
        parameters = {key.upper(): _joined(item) for key, item in found.items()}
    except Exception:  # icalendar raises ValueError, and what its parts happen to raise
        return loose
    return loose._replace(parameters=parameters) if loose else None


def plain_head(head: str) -> tuple[str, dict[str, str]] | None:
    """Return name and parameters out of what stands before the first colon of a line.

    None unless every line that begins so is a property for sure: in the plain grammar, of a
    known name, written in capitals.
    """
    plain = _PLAIN.fullmatch(head + ":")
    if not plain or not plain[1].isupper():
        return None
    if plain[1] not in KNOWN_NAMES and not plain[1].startswith("X-"):
        return None
    return plain[1], _plain_parameters(plain[2])


def parse_block(lines: Iterable[NumberedLine]) -> list[ContentLine]:
    """Return the properties of a block; stray lines go on with the property before them.

    Programs that do not fold leave the further lines of a DESCRIPTION standing alone; they
    are told by having no property name of the standard's kind in front.
    """
    found: list[ContentLine] = []
    seen: set[str] = set()
    for number, raw in lines:
        name, colon, value = raw.partition(":")
        if colon and name in KNOWN_NAMES:
            # Nine lines of ten are no more than this.
            seen.add(name)
            found.append(ContentLine(number, name, {}, value, raw))
            continue
        line = parse_line(number, raw)
        if line and not _is_stray(line, seen):
            seen.add(line.name)
            found.append(line)
        elif found and raw.strip():
            found[-1] = found[-1]._replace(value=f"{found[-1].value}\\n{raw}")
    return found


def texts_of(value: str) -> list[str]:
    """Return the TEXTs of a value that holds a list of them."""
    return [unescape(part) for part in _COMMA.split(value)]


def unescape(value: str) -> str:
    """Return TEXT without its backslashes."""
    if "\\" not in value:
        return value
    if "\\\\" not in value:
        # No backslash stands for itself, so each kind of mark can be replaced on its own.
        value = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
        if "\\" not in value:
            return value
    return _ESCAPED.sub(lambda mark: "\n" if mark[1] in "nN" else mark[1], value)


def unescape_all(values: Sequence[str]) -> Sequence[str]:
    """Return several TEXTs without their backslashes; none of them holds a NUL."""
    text = "\0".join(values)
    if "\\" not in text:
        return values
    if _ODDLY_ESCAPED.search(text):
        return [unescape(value) for value in values]
    # As in unescape(), but all of them at once; to cut and join is twice as fast as to replace.
    return "\n".join(text.split("\\n")).replace("\\", "").split("\0")


def common_name(line: ContentLine) -> str:
    """Return the CN of an ATTENDEE or ORGANIZER, from the raw line.

    Real names hold quotes (CN="David "Blackmagic" Elahee") and commas (CN=Lupi, Zuddas),
    which the grammar forbids, so the closing quote is the one before a parameter or colon.
    """
    found = _COMMON_NAME.search(line.raw)
    if not found:
        return ""
    name = found["quoted"] if found["quoted"] is not None else found["bare"]
    name = re.sub(r"\^[n^']", lambda mark: _CARET[mark[0]], unescape(name))
    return " ".join(name.split())


def _plain_parameters(text: str) -> dict[str, str]:
    if not text:
        return {}
    if '"' not in text:
        pairs = (part.partition("=") for part in text[1:].split(";"))
        return {key.upper(): value.strip() for key, _equals, value in pairs}
    return {key.upper(): quoted or bare for key, quoted, bare in _PARAMETER.findall(text)}


def _joined(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


def _loose(number: int, named: re.Match[str], raw: str) -> ContentLine | None:
    """Read a line the grammar does not allow: the value follows the first colon outside quotes."""
    position = named.end()
    parameters: dict[str, str] = {}
    while parameter := _LOOSE_PARAMETER.match(raw, position):
        parameters[parameter[1].upper()] = parameter[2].strip().strip('"')
        position = parameter.end()
    colon = raw.find(":", position)
    if colon < 0:
        return None
    return ContentLine(number, named[1].upper(), parameters, raw[colon + 1 :], raw)


def _is_stray(line: ContentLine, seen: set[str]) -> bool:
    if line.name.startswith("X-"):
        return False
    known = line.name in KNOWN_NAMES
    if line.raw.lstrip().startswith(line.name):
        return not known and line.value[:1] in (" ", "/")
    return not known or line.name in seen or line.value.startswith(" ")
