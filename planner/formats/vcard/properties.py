"""The bytes of a vCard file cut into cards and their properties, whatever wrote them."""

import base64
import binascii
import codecs
import quopri
import re
from dataclasses import dataclass, field

from vobject.base import ParseError, parseLine

from planner.formats.ics.text import clean

LONGEST_VALUE = 64 * 1024
_LARGEST_BINARY = 10 * 1024 * 1024

_BEGIN = re.compile(rb"[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(rb"[ \t]*END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_PROPERTY = re.compile(rb"[A-Za-z0-9_.-]+[ \t]*[;:]")
_HEADER = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
# vobject's own pattern for a line backtracks exponentially: `A;b=a=a=a…"` of 260 bytes never
# comes back. What this one accepts, without going back, is safe to give it.
_STRICT_HEADER = re.compile(
    r"(?>(?:[A-Za-z0-9_-]++\.)?)[A-Za-z0-9_-]++"
    r'(?>;[A-Za-z0-9_-]++(?>=(?>"[^"]*+"|[^";:,=]*+)(?>,(?>"[^"]*+"|[^";:,=]*+))*+)?)*+'
)
_QUOTED_PRINTABLE = re.compile(rb"QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb";(?:ENCODING=)?(?:BASE64|B)[;:]", re.IGNORECASE)
_BARE_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card. `value` is text still escaped; `binary` what base64 held.

    `params` has names and values in capitals, with the bare words of vCard 2.1 as TYPE.
    """

    line: int
    group: str
    name: str
    params: dict[str, tuple[str, ...]]
    value: str
    binary: bytes | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """WORK, HOME, FAX, PREF and the like."""
        return self.params.get("TYPE", ())


@dataclass(slots=True)
class Card:
    """One card: where it began, its properties, lines that are none, and whether it was ended.

    `guessed` is set when letters were in no encoding the card names and not UTF-8.
    """

    line: int
    properties: list[Property] = field(default_factory=list)
    unreadable: list[tuple[int, str]] = field(default_factory=list)
    ended: bool = False
    followed: bool = False
    guessed: bool = False


@dataclass(slots=True)
class _Logical:
    """A line of the format, unfolded, and where it began."""

    number: int
    data: bytearray

    @property
    def quoted_printable(self) -> bool:
        return bool(_QUOTED_PRINTABLE.search(self._header()))

    @property
    def base64(self) -> bool:
        return bool(_BASE64.search(self._header()))

    @property
    def takes_naked_lines(self) -> bool:
        return self.base64 or self.data[:4].upper() == b"NOTE"

    def _header(self) -> bytes:
        return bytes(self.data[:400]).partition(b":")[0] + b":"


def read_cards(data: bytes) -> list[Card]:
    """Return every card of the file, in order; cards inside cards (AGENT) are left out."""
    cards: list[Card] = []
    card: Card | None = None
    nested = 0
    for line in _unfolded(_to_eight_bits(data)):
        raw = bytes(line.data)
        if _BEGIN.fullmatch(raw):
            if card is not None and _awaits_agent(card):
                nested += 1
                continue
            if card is not None:
                card.followed = True
            card = Card(line.number)
            cards.append(card)
        elif _END.fullmatch(raw):
            if nested:
                nested -= 1
            elif card is not None:
                card.ended = True
                card = None
        elif card is not None and not nested:
            _add(card, line.number, raw)
    return cards


def parts(value: str, separator: str = ";") -> list[str]:
    """Split at separators that no backslash precedes, and take the backslashes out."""
    pieces = [""]
    for token in re.findall(r"\\.|[^\\]|\\$", value, re.DOTALL):
        if token == separator:
            pieces.append("")
        else:
            pieces[-1] += token
    return [unescaped(piece) for piece in pieces]


def unescaped(value: str) -> str:
    r"""Return text without the escapes of RFC 6350, 3.4 and of `\:`, which several write."""
    return re.sub(r"\\(.)", lambda c: "\n" if c[1] in "nN" else c[1], value, flags=re.DOTALL)


def _awaits_agent(card: Card) -> bool:
    return bool(card.properties) and (
        card.properties[-1].name == "AGENT" and not card.properties[-1].value.strip()
    )


def _to_eight_bits(data: bytes) -> bytes:
    for mark, name in (
        (codecs.BOM_UTF8, ""),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            if not name:
                return data[len(mark) :]
            return data.decode(name, "replace").encode("utf-8", "replace")
    for pattern, name in ((b"B\0E\0G\0I\0N\0", "utf-16-le"), (b"\0B\0E\0G\0I\0N", "utf-16-be")):
        at = data[:400].find(pattern)
        if at >= 0 and at % 2 == 0:
            return data.decode(name, "replace").encode("utf-8", "replace")
    return data


def _unfolded(data: bytes) -> list[_Logical]:
    """Unfold as RFC 2425, 5.8.1 says, and also soft breaks and lines that lost their blank."""
    lines: list[_Logical] = []
    data = re.sub(rb"\r*\n|\r", b"\n", data.replace(b"\0", b""))
    current: _Logical | None = None
    for number, raw in enumerate(data.split(b"\n"), 1):
        if current is not None and current.quoted_printable and current.data.endswith(b"="):
            del current.data[-1:]
            current.data += raw
        elif current is not None and raw[:1] in (b" ", b"\t") and raw.strip():
            if not (_BEGIN.fullmatch(raw) or _END.fullmatch(raw)):
                current.data += raw.strip() if current.base64 else raw[1:]
                continue
            current = _Logical(number, bytearray(raw))
            lines.append(current)
        elif not raw.strip():
            continue
        elif current is not None and not _PROPERTY.match(raw) and current.takes_naked_lines:
            current.data += raw.strip() if current.base64 else b"\\n" + raw
        else:
            current = _Logical(number, bytearray(raw))
            lines.append(current)
    return lines


def _add(card: Card, number: int, raw: bytes) -> None:
    found = _HEADER.match(raw)
    end = found.end() if found else raw.find(b":") + 1
    if not end:
        card.unreadable.append((number, _text(card, raw[:LONGEST_VALUE], "")))
        return
    header = raw[: end - 1].decode("utf-8", "replace").strip()
    group, name, params = _read_header(header)
    if not name:
        card.unreadable.append((number, _text(card, raw[:LONGEST_VALUE], "")))
        return
    encodings = params.get("ENCODING", ())
    value = raw[end:]
    if "B" in encodings or "BASE64" in encodings:
        card.properties.append(Property(number, group, name, params, "", _decoded(value)))
        return
    value = value[: max(LONGEST_VALUE, _LARGEST_BINARY if value[:5] == b"data:" else 0)]
    if "QUOTED-PRINTABLE" in encodings:
        value = quopri.decodestring(value)
    text = _text(card, value, next(iter(params.get("CHARSET", ())), ""))
    card.properties.append(Property(number, group, name, params, text.strip()))


def _read_header(header: str) -> tuple[str, str, dict[str, tuple[str, ...]]]:
    """Return group, name and parameters; parameters that break the grammar are left out."""
    if not _STRICT_HEADER.fullmatch(header) or len(header) > 2000:
        header = re.split(r"[;:]", header, maxsplit=1)[0].strip()
    try:
        name, parameters, _value, group = parseLine(f"{header}:")
    except ParseError:
        return "", "", {}
    params: dict[str, tuple[str, ...]] = {}
    for key, *values in parameters:
        key = key.upper()
        if not values:
            values, key = [key], "ENCODING" if key in _BARE_ENCODINGS else "TYPE"
        flat = [part.strip().upper() for value in values for part in value.split(",")]
        params[key] = (*params.get(key, ()), *flat)
    return group or "", name.upper(), params


def _text(card: Card, value: bytes, charset: str) -> str:
    try:
        return clean(value.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        if charset and charset not in ("UTF-8", "UTF8"):
            return clean(value.decode(charset, "replace"))
    except (LookupError, ValueError, AssertionError):
        pass  # no such encoding, or one that is none for text
    card.guessed = True
    return clean(value.decode("cp1252", "replace"))


def _decoded(value: bytes) -> bytes:
    try:
        return base64.b64decode(re.sub(rb"\s+", b"", value)[:_LARGEST_BINARY] + b"==")
    except (binascii.Error, ValueError):
        return b""
