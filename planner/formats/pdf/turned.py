"""What runs to the left, laid so that readers of a document find its words in their order.

Readers get letters with places and turn back what runs to the left by rules of their own. Those of
PDFium, which are followed here: in a line with at least as many pieces of Latin as words in Hebrew
or Arabic, every such word is turned, and signs that follow it; all else keeps the order in which
it stands in the file. So the words stand there in the order of reading, their
letters from left to right, and marks of direction make up for the Latin.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from planner.formats.pdf.signs import Cluster, Sign

_MARK = Sign("\u200e", "", 1.0)
# PDFium takes two of the same sign in one place for one, so these stand side by side.
_MORE = (Sign("\u200b", "", 50.0), Sign("\u200e", "", 50.0))
# How far a letter may stand from its place, in thousandths of the size.
_DRIFT = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A cluster of a line: which character of the text it begins with, and where it stands (in
    thousandths of the size, from the left)."""

    start: int
    place: float
    cluster: Cluster


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    of: Placed


def in_reading_order(placed: Iterable[Placed], width: float) -> tuple[Sign, ...]:
    """Return the signs of a line or a part of it, with the steps between them; the last step
    ends at `width`."""
    letters = [
        _Letter(char, each)
        for each in sorted(placed, key=lambda each: each.start)
        for char in each.cluster.text
    ]
    found: list[Sign] = []
    at = 0.0
    drawn: set[int] = set()
    marks, marked = 0, True
    for letter in _ordered(letters):
        if letter is None:
            marked = True
            continue
        each = letter.of
        if each.start in drawn:
            found.append(Sign(letter.char, "", 0.0))
            continue
        drawn.add(each.start)
        if abs(each.place - at) > _DRIFT:
            found.append(Sign("", "", each.place - at))
            at = each.place
        if marked:
            found.append(_MARK)
            at += _MARK.advance
            marks += 1
            marked = False
        cluster = each.cluster
        found.append(
            Sign(letter.char, cluster.outlines, cluster.advance, cluster.units, cluster.heavy)
        )
        at += cluster.advance
    turned = sum(kind == "R" for kind, _letters in _groups(letters))
    more = (_MARK, *_MORE * max(0, turned - marks - 1))
    # They lie on the last letters: beyond the end they could come to lie on what follows.
    step = width - at - sum(sign.advance for sign in more)
    return (*found, Sign("", "", step), *more)


def _ordered(letters: list[_Letter]) -> Iterator[_Letter | None]:
    """Yield the letters as they stand in the file; None for a mark of direction."""
    before = ""
    for kind, group in _groups(letters):
        if kind == "R":
            yield from reversed(group)
        else:
            text = "".join(letter.char for letter in group)
            if before in ("R", "M") and kind == "N" and (len(group) > 1 or _mirrors(text)):
                yield None
            yield from group
        before = kind


def _groups(letters: list[_Letter]) -> list[tuple[str, list[_Letter]]]:
    grouped = groupby(letters, lambda letter: _kind(letter.char))
    return [(kind, list(group)) for kind, group in grouped]


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    """Return "R" for a letter that runs to the left, "M" for what stands on letters, "L" for what
    runs to the right, "N" for all else."""
    direction = unicodedata.bidirectional(char)
    if direction in ("R", "AL"):
        return "R"
    if direction in ("L", "EN", "AN"):
        return "L"
    return "M" if direction in ("NSM", "BN") else "N"


def _mirrors(text: str) -> bool:
    return any(map(unicodedata.mirrored, text))
