"""The bytes of a calendar file made into unfolded lines of text that know where they stood."""

import codecs
import re
from dataclasses import dataclass

from planner.i18n import _

# Stands for a fold while folds are still counted; no other NUL is left by then.
_FOLD = b"\0"
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
# Longer lines are cut: 64 KiB is far beyond any description a person wrote.
LONGEST_LINE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Lines:
    """Unfolded lines of a file.

    `numbers` holds the physical line, from 1, at which each of `texts` began; `notes` are
    whole sentences about what had to be guessed.
    """

    texts: list[str]
    numbers: list[int]
    notes: tuple[str, ...]


def read_lines(data: bytes) -> Lines:
    """Return the unfolded lines of `data`, whatever its encoding and line ends.

    Unfolds bytes before decoding them (RFC 5545, 3.1), because real files fold in the middle
    of a character.
    """
    data, notes = _to_eight_bits(data)
    data = data.replace(_FOLD, b"")
    if b"\r" in data:
        # The usual ends first: the expression takes ten times as long, and stops all threads.
        data = data.replace(b"\r\n", b"\n")
    if b"\r" in data:
        data = re.sub(rb"\r*\n", b"\n", data).replace(b"\r", b"\n")
    folded = data.replace(b"\n ", _FOLD).replace(b"\n\t", _FOLD)
    texts, encoding_note = _decode(folded.replace(_FOLD, b""))
    numbers = []
    number = 1
    for line in folded.split(b"\n"):
        numbers.append(number)
        number += 1 + line.count(_FOLD)
    return Lines(texts.split("\n"), numbers, (*notes, *encoding_note))


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


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    runs = _HIGH_RUN.findall(data)
    valid = sum(1 for run in runs if _is_utf8(run))
    if valid * 2 > len(runs):
        return data.decode("utf-8", errors="replace"), (
            _("Some letters of the file are damaged; they show as “\ufffd”."),
        )
    return data.decode("cp1252", errors="replace"), (
        _(
            "The letters of the file are not written in UTF-8; they were read as Western European"
            " (Windows-1252). Look at an accented word to see whether that is right."
        ),
    )


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
