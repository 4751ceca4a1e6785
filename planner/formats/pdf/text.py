"""The one way from any text to the page: made harmless, measured, wrapped, and cut in the open."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from planner.formats.pdf import fonts
from planner.formats.pdf.fonts import Run, Setting, Style
from planner.formats.pdf.graphemes import ZWJ, ZWNJ, clusters, takes_joiner

LONGEST = 20_000
ELLIPSIS = "…"
_MOST_MARKS = 4
_MOST_SIGNS = 8
# Longer texts are never measured whole: no line of any page holds so many characters.
_SHORT = 400

# Spaces of every width print as one; Babel's times and dates carry some of them.
_SPACES = re.compile(r"[ \t\r\n\v\f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# Marks of direction and variation selectors have no shape of their own here.
_SHAPELESS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff\ufff0-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e0fff]"
)
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
# A break is allowed after a space or hyphen, and on either side of a Han or Kana character.
_UNITS = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
    r"[、。，．：；？！）」』】〉》”’）％]*"
    r"|[^\s\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff-]*-+"
    r"|[^\s\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff-]+"
    r"|\s+"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line ready to be drawn; `width` in points."""

    text: str
    runs: tuple[Run, ...]
    width: float


def clean(text: str) -> str:
    """Return the text in one line, composed, without controls or marks of direction, with at
    most four combining marks in a row, and at most 20,000 characters long."""
    return text if _PLAIN.fullmatch(text, 0, LONGEST) and len(text) <= LONGEST else _clean(text)


@lru_cache(maxsize=512)
def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _SHAPELESS.sub("", text[:LONGEST]))
    text = _SPACES.sub(" ", text).strip()
    if text.isascii():
        return text
    if ZWJ in text or ZWNJ in text:
        text = _joined(text)
    return "".join(_replaced(char) for char in _few_marks(text))


def _joined(text: str) -> str:
    """Joiners stay where letters join (Arabic, Devanagari, emoji), nowhere else."""
    kept = [""]
    for char, after in zip(text, [*text[1:], ""], strict=True):
        joiner = char in (ZWJ, ZWNJ)
        if not joiner or (kept[-1] and after and takes_joiner(kept[-1]) and takes_joiner(after)):
            kept.append(char)
    return "".join(kept)


def _few_marks(text: str) -> str:
    """Vowel signs count less than accents: some scripts write several after a letter."""
    kept, marks, signs = [], 0, 0
    for char in text:
        if unicodedata.category(char)[0] != "M":
            marks = signs = 0
        elif unicodedata.combining(char) or unicodedata.category(char) == "Me":
            marks += 1
        else:
            signs += 1
        if marks <= _MOST_MARKS and signs <= _MOST_SIGNS:
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _replaced(char: str) -> str:
    """Letters in fancy dress (𝗔, ｆ) that no font has print as the plain letters they mean."""
    if fonts.settable(char):
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char and all(map(fonts.settable, plain)) else char


class Typesetter:
    """Sets the text of one document and keeps account of what was cut and what has no glyph."""

    def __init__(self) -> None:
        self._cut: dict[tuple[str, str], None] = {}
        self._whole: set[str] = set()
        self._missing: dict[str, None] = {}

    @property
    def cut(self) -> tuple[str, ...]:
        """Texts that stand nowhere in full, in the order they were met, each after its place."""
        return tuple(
            f"{where}: {full}" if where else full
            for where, full in self._cut
            if full not in self._whole
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters that no font has, in the order they were met."""
        return tuple(self._missing)

    def width(self, text: str, style: Style, size: float) -> float:
        """Return the width in points of the text set in one line."""
        return _width(clean(text), style) * size

    def line(
        self, text: str, style: Style, size: float, width: float | None = None, where: str = ""
    ) -> Line:
        """Set the text in one line of at most `width` points; what is cut is noted with `where`."""
        full = clean(text)
        shown = full if width is None else self._fitted(full, style, size, width)
        if shown != full or len(text) > LONGEST:
            self._note_cut(full, where)
        else:
            self._whole.add(full)
        return self._set(shown, style, size)

    def wrap(
        self, text: str, style: Style, size: float, width: float, most: int, where: str = ""
    ) -> tuple[Line, ...]:
        """Set the text in at most `most` lines of `width` points, the last ending in an ellipsis
        if there is more."""
        full = clean(text)
        if not full or most < 1:
            if full:
                self._note_cut(full, where)
            return ()
        shown, cut = _broken(full, style, width / size, most)
        if cut:
            shown = (*shown[:-1], self._fitted(shown[-1] + ELLIPSIS, style, size, width))
        if cut or len(text) > LONGEST:
            self._note_cut(full, where)
        else:
            self._whole.add(full)
        return tuple(self._set(piece, style, size) for piece in shown)

    def count(self, text: str, style: Style, size: float, width: float, most: int = 99) -> int:
        """Return how many lines the text takes at that width, at most `most`."""
        full = clean(text)
        return len(_broken(full, style, width / size, most)[0]) if full else 0

    def breaks_words(self, text: str, style: Style, size: float, width: float) -> bool:
        """Whether a word of the text is wider than `width` points."""
        face, room = fonts.cut(style), width / size + 1e-6
        return any(face.width(unit) > room for unit in _UNITS.findall(clean(text)[:LONGEST]))

    def _fitted(self, full: str, style: Style, size: float, width: float) -> str:
        face, room = fonts.cut(style), width / size + 1e-6
        if len(full) < _SHORT and face.width(full) <= room:
            return full
        room -= face.width(ELLIPSIS)
        end = face.fitting(full[:_SHORT], room)
        return full[:end].rstrip(" ,;·–-") + ELLIPSIS

    def _set(self, text: str, style: Style, size: float) -> Line:
        setting = _measured(text, style)
        for char in setting.missing:
            self._missing[char] = None
        return Line(text, setting.runs, setting.width * size)

    def _note_cut(self, full: str, where: str) -> None:
        self._cut[where, full] = None


@lru_cache(maxsize=1024)
def _measured(text: str, style: Style) -> Setting:
    """Labels come again on every card."""
    return fonts.cut(style).set(text)


@lru_cache(maxsize=2048)
def _width(text: str, style: Style) -> float:
    return fonts.cut(style).width(text)


@lru_cache(maxsize=512)
def _broken(full: str, style: Style, room: float, most: int) -> tuple[tuple[str, ...], bool]:
    """Break the text into at most `most` lines of `room` (width at one point).

    The flag says that there is more; the last line then holds all of the rest.
    """
    face = fonts.cut(style)
    if len(full) < _SHORT and face.width(full) <= room:
        return (full,), False
    lines: list[str] = []
    start = 0
    while start < len(full):
        end = _line_end(full, start, face, room)
        if len(lines) == most - 1 and end < len(full):
            return (*lines, full[start:]), True
        lines.append(full[start:end].rstrip())
        start = end
        while start < len(full) and full[start] == " ":
            start += 1
    return tuple(lines), False


def _line_end(full: str, start: int, face: fonts.Cut, room: float) -> int:
    """Return where the line that begins at `start` ends: at a break, else between letters."""
    at, used = start, 0.0
    while at < len(full):
        unit = _UNITS.match(full, at)
        text = unit.group() if unit else full[at]
        wide = face.width(text[:_SHORT]) if len(text) > _SHORT else face.width(text)
        if used + wide > room and not text.isspace():
            break
        used += wide
        at += len(text)
    if at > start:
        return at
    return start + (face.fitting(full[start : start + _SHORT], room) or _one(full, start))


def _one(full: str, start: int) -> int:
    """A line holds at least one character, however narrow it is."""
    return len(clusters(full[start : start + _SHORT])[0])
