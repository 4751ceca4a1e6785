"""The text of a PDF as the lines and columns that stand on its pages."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from planner.errors import BadInput
from planner.i18n import _

MOST_PAGES = 300
_MOST_CHARACTERS = 2_000_000
_SAME_LINE = 0.5  # of the height of a line
_BLANK, _COLUMN = 0.18, 1.1  # gaps, in heights of a line
_SAME_EDGE = 3.0  # points
_RIGHT_TO_LEFT = {"R", "AL"}

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Glyph:
    """One character where it stands; points from the left and the foot of the page."""

    text: str
    left: float
    right: float
    foot: float
    head: float

    @property
    def middle(self) -> float:
        return (self.foot + self.head) / 2


def pdf_lines(data: bytes, progress: Progress | None = None) -> list[list[tuple[int, str]]]:
    """Return the lines of each page, numbered through from 1; a tab stands between columns.

    Raises BadInput with one sentence for what is no PDF, has a password or too many pages,
    and for pages that are pictures without text.
    """
    from planner.formats.pdf.raster import opened

    pages: list[list[str]] = []
    room = _MOST_CHARACTERS
    with opened(data) as document:
        if len(document) > MOST_PAGES:
            raise BadInput(
                _("The PDF has {n} pages; print the list alone into a PDF, and drop that.").format(
                    n=len(document)
                )
            )
        for number in range(len(document)):
            if progress is not None:
                progress(number, len(document))
            glyphs = _glyphs(document[number], room)
            room -= len(glyphs)
            pages.append(_lines(glyphs))
    if not any(pages):
        raise BadInput(
            _(
                "The PDF holds pictures and no text. Ask the organiser for a table, or copy the"
                " names out of it and paste them."
            )
        )
    return _numbered(pages)


def running_lines(pages: Iterable[list[tuple[int, str]]]) -> set[int]:
    """Return the numbers of lines that stand on several pages alike, or only count the pages."""
    pages = list(pages)
    pages_with: Counter[str] = Counter()
    for lines in pages:
        pages_with.update({_without_numbers(text) for _number, text in lines})
    return {
        number
        for lines in pages
        for at, (number, text) in enumerate(lines)
        if _is_page_number(text)
        or (
            (at < 3 or at >= len(lines) - 3)
            and pages_with[_without_numbers(text)] > max(1, len(pages) // 2)
        )
    }


def _glyphs(page: Any, room: int) -> list[_Glyph]:
    from pypdfium2 import raw

    text = page.get_textpage()
    found = []
    try:
        for at in range(min(text.count_chars(), max(room, 0))):
            code = raw.FPDFText_GetUnicode(text, at)
            character = chr(code) if 32 < code < 0x110000 else ""
            if not character.strip() or 0xD800 <= code < 0xE000:
                continue
            left, foot, right, head = text.get_charbox(at, loose=True)
            found.append(_Glyph(character, left, right, foot, head))
    finally:
        text.close()
        page.close()
    return found


def _lines(glyphs: list[_Glyph]) -> list[str]:
    """Return the lines of a page from head to foot, a tab between columns.

    Where most cells begin at a few common places, those are its columns: a cell that is empty
    then keeps its place between two tabs.
    """
    lines: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.middle):
        height = max(glyph.head - glyph.foot, 0.1)
        if lines and abs(lines[-1][0].middle - glyph.middle) <= _SAME_LINE * height:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    rows = [_cells(line) for line in lines]
    edges = _edges(rows)
    return ["\t".join(_placed(row, edges)) for row in rows]


def _cells(line: list[_Glyph]) -> list[tuple[float, str]]:
    """Return the cells of a line, each with where it begins."""
    line.sort(key=lambda one: one.left)
    height = max(median(glyph.head - glyph.foot for glyph in line), 0.1)
    cells: list[tuple[float, str]] = []
    before: _Glyph | None = None
    for glyph in line:
        gap = (glyph.left - before.right) / height if before else _COLUMN + 1
        if gap > _COLUMN:
            cells.append((glyph.left, glyph.text))
        else:
            left, text = cells[-1]
            cells[-1] = left, f"{text}{' ' if gap > _BLANK else ''}{glyph.text}"
        before = glyph
    return [(left, _logical(text)) for left, text in cells]


def _edges(rows: list[list[tuple[float, str]]]) -> list[float]:
    """Return where the columns of a page begin, or nothing where cells begin anywhere."""
    split = [row for row in rows if len(row) > 1]
    lefts = sorted(left for row in split for left, _text in row)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= _SAME_EDGE:
            groups[-1].append(left)
        else:
            groups.append([left])
    common = [group for group in groups if len(group) >= max(2, 0.2 * len(split))]
    if sum(map(len, common)) < 0.9 * len(lefts):
        return []
    return [group[0] for group in common]


def _placed(row: list[tuple[float, str]], edges: list[float]) -> list[str]:
    """Return the texts of a row, each in its column."""
    placed = [""] * len(edges)
    for left, text in row:
        fitting = [at for at, edge in enumerate(edges) if abs(left - edge) <= 2 * _SAME_EDGE]
        if len(row) == 1 and not fitting and edges:
            fitting = [0]  # a heading
        if not fitting or placed[fitting[-1]]:
            return [text for _left, text in row]
        placed[fitting[-1]] = text
    return placed or [text for _left, text in row]


def _logical(text: str) -> str:
    """Return text as it is read: letters that stand from right to left are turned round."""
    if not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return text
    from bidi.algorithm import get_display

    return str(get_display(text))


def _numbered(pages: list[list[str]]) -> list[list[tuple[int, str]]]:
    numbered = []
    first = 1
    for lines in pages:
        numbered.append(list(enumerate(lines, first)))
        first += len(lines)
    return numbered


def _is_page_number(text: str) -> bool:
    words = text.casefold().replace("/", " ").split()
    numbers = [word for word in words if word.strip("-–.").isdecimal()]
    others = {"page", "of", "seite", "von", "sur", "p.", "página", "de", "-", "–", "|"}
    return bool(numbers) and all(word in others or word in numbers for word in words)


def _without_numbers(text: str) -> str:
    return " ".join("".join(c for c in text.casefold() if not c.isdecimal()).split())
