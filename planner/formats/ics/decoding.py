"""The bytes of a calendar file made ready to be read as lines, which unfold when asked for."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.i18n import _

# Stands for a fold until a line is unfolded; no other NUL is left by then.
FOLD = b"\0"
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
# Longer lines are cut: 64 KiB is far beyond any description a person wrote.
LONGEST_LINE = 64 * 1024
# Bytes that are taken at a time, about.
_STEP = 256 * 1024

NumberedLine = tuple[int, str]


@dataclass(slots=True)
class Lines:
    """The lines of a file, ended by "\\n" and still folded, in one piece.

    `notes` are whole sentences about what had to be guessed; `as_in_file` says that each line
    ends where one of the file does.
    """

    folded: bytes
    encoding: str
    errors: str
    notes: tuple[str, ...]
    as_in_file: bool = True
    # A place, and the number of its line.
    _counted: tuple[int, int] = (0, 1)

    def text(self, piece: bytes) -> str:
        """Return some of the lines unfolded.

        Unfolds bytes before decoding them (RFC 5545, 3.1), because real files fold in the
        middle of a character.
        """
        return piece.replace(FOLD, b"").decode(self.encoding, self.errors)

    def counted(self, place: int, number: int) -> None:
        """Learn the number of the line at a place, so that nobody has to count up to there."""
        self._counted = place, number

    def number_at(self, place: int) -> int:
        """Return the number of the physical line at a place; quick where asked in order."""
        start, number = self._counted if place >= self._counted[0] else (0, 1)
        ends = self.folded.count(b"\n", start, place) + self.folded.count(FOLD, start, place)
        self._counted = place, number + ends
        return number + ends

    def numbered(self, piece: bytes, number: int) -> list[NumberedLine]:
        """Return each of the lines unfolded; `number` is the physical line they begin at."""
        found = []
        folded = piece.split(b"\n")
        for line, text in zip(folded, self.text(piece).split("\n"), strict=True):
            found.append((number, text))
            number += 1 + line.count(FOLD)
        return found


def read_lines(data: bytes) -> Lines:
    """Return the lines of `data`, whatever its encoding and line ends."""
    eight_bits, notes = _to_eight_bits(data)
    as_in_file = data.endswith(eight_bits)
    pieces = []
    for piece in _pieces(eight_bits):
        # Where there is much to replace, to cut and join is faster.
        plain = b"\n".join(piece.replace(FOLD, b"").split(b"\r\n"))
        if b"\r" in plain:
            # What stood before that one belonged to the same end.
            plain = re.sub(rb"\r+\n", b"\n", plain)
            as_in_file = as_in_file and b"\r" not in plain
            plain = plain.replace(b"\r", b"\n")
        pieces.append(_with_marked_folds(plain))
    folded = b"".join(pieces)
    encoding, errors, more_notes = _encoding(folded)
    return Lines(folded, encoding, errors, (*notes, *more_notes), as_in_file)


def _to_eight_bits(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return UTF-16 and UTF-32 as UTF-8, and drop a byte order mark."""
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :], ()
    for mark, name in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _recode(data, name), ()
    place = data[:400].find(b"B\0E\0G\0I\0N")
    if place >= 0:
        # The letter comes first in little-endian text, second in the other.
        name = "utf-16-be" if place % 2 else "utf-16-le"
        return _recode(data, name), (_unmarked(),)
    return data, ()


def _recode(data: bytes, name: str) -> bytes:
    text = data.decode(name, errors="replace").removeprefix("\ufeff")
    return text.encode("utf-8", errors="replace")


def _unmarked() -> str:
    return _("The file does not say how its letters are written; it was read as UTF-16.")


def _pieces(data: bytes) -> Iterator[bytes]:
    """Yield data in pieces that end where a component begins, so that no line end is torn.

    They fit a processor's cache, and no thread waits long for a turn.
    """
    start = 0
    while start < len(data):
        stop = data.find(b"\nBEGIN:", start + _STEP) + 1 or len(data)
        yield data[start:stop]
        start = stop


def _with_marked_folds(data: bytes) -> bytes:
    folded = FOLD.join(data.split(b"\n "))
    return folded.replace(b"\n\t", FOLD) if b"\t" in folded else folded


def _encoding(folded: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the encoding of the lines, how its errors are treated, and what to say about it."""
    if _is_utf8(folded):
        return "utf-8", "strict", ()
    runs = _HIGH_RUN.findall(folded.replace(FOLD, b""))
    valid = sum(1 for run in runs if _is_utf8(run))
    if valid * 2 > len(runs):
        note = _("Some letters of the file are damaged; they show as “\ufffd”.")
        return "utf-8", "replace", (note,)
    note = _(
        "The letters of the file are not written in UTF-8; they were read as Western European"
        " (Windows-1252). Look at an accented word to see whether that is right."
    )
    return "cp1252", "replace", (note,)


def _is_utf8(folded: bytes) -> bool:
    if folded.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(folded), _STEP):
            decoder.decode(folded[start : start + _STEP].replace(FOLD, b""))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
