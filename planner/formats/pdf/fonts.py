"""How a text is set: which font sets which part of it, how wide, and in what order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from planner.formats.pdf import bidi, turned
from planner.formats.pdf.families import Face, drawing, fallback, main_face
from planner.formats.pdf.graphemes import ZWJ, ZWNJ, clusters, extends
from planner.formats.pdf.signs import Cluster, Sign

__all__ = ["Cut", "Run", "Style", "cut", "drawing", "settable"]

# Scripts whose letters join, stack or change places: Arabic and its neighbours, the scripts of
# India and of South East Asia, Mongolian.
_SHAPED = (("\u0600", "\u109f"), ("\u1780", "\u18af"), ("\u1900", "\u1cff"), ("\ua800", "\uabff"))


class Style(StrEnum):
    """The three cuts text is set in."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font sets, its characters from left to right.

    `heavy` asks for a thickened outline, since the font has no bold of its own; `width` is
    that at one point, in points. Where letters join or run to the left there is no `font`: the
    `signs` are drawn.
    """

    text: str
    font: str
    heavy: bool
    width: float
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of text as it is drawn from left to right, its width at one point, and what no
    font has."""

    runs: tuple[Run, ...]
    width: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Clusters that one face sets in one way."""

    text: str
    face: Face
    shaped: bool


class Cut:
    """One style of the main font with everything that steps in for it."""

    def __init__(self, style: Style) -> None:
        self.face = main_face(style.value)
        self.name: str = self.face.embedded.fontName
        self._heavy = style is Style.BOLD
        # What is set letter by letter, from left to right.
        self.plain = frozenset(
            char
            for char in map(chr, self.face.embedded.face.charToGlyph)
            if not extends(char) and not bidi.runs_right(char)
        )
        self._widths = _Widths(self.face)
        self._cluster = lru_cache(maxsize=8192)(self._faced)
        self._drawn = lru_cache(maxsize=2048)(self._shaped)

    def width(self, text: str) -> float:
        """Return the width of `text` at one point, in points."""
        if self.plain.issuperset(text):
            return sum(map(self._widths.__getitem__, text)) / 1000
        return sum(self._piece_width(piece) for piece in self._pieces(text)[0])

    def fitting(self, text: str, room: float) -> int:
        """Return how many characters from the start fit in `room` (at one point), without
        taking a cluster apart."""
        plain = self.plain.issuperset(text)
        used, end = 0.0, 0
        for cluster in text if plain else clusters(text):
            used += self._widths[cluster] / 1000 if plain else self.width(cluster)
            if used > room:
                break
            end += len(cluster)
        return end

    def set(self, text: str) -> Setting:
        """Return the text as it is drawn; what no font has is left out and told."""
        if self.plain.issuperset(text):
            width = self.width(text)
            return Setting((Run(text, self.name, False, width),) if text else (), width)
        runs: list[Run] = []
        missing: list[str] = []
        for block in bidi.blocks(text):
            if len(block) > 1 or block[0].right:
                runs.append(self._turned(block, missing))
                continue
            pieces, lost = self._pieces(block[0].text)
            missing += lost
            runs += map(self._run, pieces)
        return Setting(tuple(runs), sum(run.width for run in runs), tuple(dict.fromkeys(missing)))

    def _run(self, piece: _Piece) -> Run:
        if piece.shaped:
            signs = tuple(chain.from_iterable(c.signs() for c in self._drawn(piece, False)))
            return Run(piece.text, "", False, sum(sign.advance for sign in signs) / 1000, signs)
        heavy = self._heavy and piece.face is not self.face
        return Run(piece.text, piece.face.embedded.fontName, heavy, self._piece_width(piece))

    def _turned(self, block: tuple[bidi.Stretch, ...], missing: list[str]) -> Run:
        """Return a block with something that runs to the left as one run."""
        placed: list[turned.Placed] = []
        across = 0.0
        for stretch in block:
            for start, cluster in self._numbered(stretch, missing):
                placed.append(turned.Placed(start, across, cluster))
                across += cluster.advance
        signs = turned.in_reading_order(placed, across)
        return Run("".join(sign.char for sign in signs), "", False, across / 1000, signs)

    def _numbered(self, stretch: bidi.Stretch, missing: list[str]) -> Iterable[tuple[int, Cluster]]:
        """Return the clusters of a stretch from left to right, each with its place in the text."""
        pieces, lost = self._pieces(stretch.text)
        missing += lost
        found: list[tuple[int, Cluster]] = []
        start = stretch.start
        for piece in pieces:
            clusters = self._drawn(piece, stretch.right)
            for cluster in reversed(clusters) if stretch.right else clusters:
                found.append((start, cluster))
                start += len(cluster.text)
        return reversed(found) if stretch.right else found

    def _shaped(self, piece: _Piece, right: bool) -> tuple[Cluster, ...]:
        """Return the clusters of a piece from left to right."""
        heavy = self._heavy and piece.face is not self.face
        if piece.shaped:
            found = piece.face.shaper.shape(piece.text, right=right)
        else:
            found = tuple(
                replace(
                    piece.face.shaper.shape(bidi.turned(char) if right else char, right=False)[0],
                    text=char,
                    advance=self._widths[char],
                )
                for char in (reversed(piece.text) if right else piece.text)
            )
        return tuple(replace(cluster, heavy=True) for cluster in found) if heavy else found

    def _piece_width(self, piece: _Piece) -> float:
        if piece.shaped:
            right = bidi.runs_right(piece.text)
            clusters = piece.face.shaper.shape(piece.text, right=right)
            return sum(cluster.advance for cluster in clusters) / 1000
        return sum(map(self._widths.__getitem__, piece.text)) / 1000

    def _pieces(self, text: str) -> tuple[list[_Piece], list[str]]:
        """Split the text where the font or the way of setting changes, in reading order."""
        pieces: list[_Piece] = []
        missing: list[str] = []
        for cluster in clusters(text):
            piece, lost = self._cluster(cluster)
            missing += lost
            if piece is None:
                continue
            last = pieces[-1] if pieces else None
            if last and last.face is piece.face and last.shaped == piece.shaped:
                pieces[-1] = _Piece(last.text + piece.text, piece.face, piece.shaped)
            else:
                pieces.append(piece)
        return pieces, missing

    def _faced(self, cluster: str) -> tuple[_Piece | None, tuple[str, ...]]:
        base = cluster[0]
        needed = cluster[1:].replace(ZWJ, "").replace(ZWNJ, "")
        face = self._face(base, needed)
        if face is None:
            face, kept = self._face(base, ""), base
            if face is not None:
                kept += "".join(char for char in cluster[1:] if face.has(char))
        else:
            kept = cluster
        if face is None:
            return None, (base, *needed)
        lost = tuple(char for char in needed if char not in kept)
        shaped = len(kept) > 1 or not face.own or _is_shaped(base) or extends(base)
        return _Piece(kept, face, shaped), lost

    def _face(self, base: str, also: str) -> Face | None:
        if self.face.has(base) and all(map(self.face.has, also)):
            return self.face
        return fallback(base, also)


class _Widths(dict[str, float]):
    """Advance widths of characters in thousandths, filled as they are met."""

    def __init__(self, main: Face) -> None:
        self._main = main

    def __missing__(self, char: str) -> float:
        code = ord(char)
        face = self._main if self._main.has(char) else fallback(char)
        width: float = face.embedded.face.getCharWidth(code) if face and face.own else 0.0
        self[char] = width
        return width


def _is_shaped(char: str) -> bool:
    return any(low <= char <= high for low, high in _SHAPED)


@lru_cache(maxsize=len(Style))
def cut(style: Style) -> Cut:
    """Return the style, loaded on first use and kept."""
    return Cut(style)


@lru_cache(maxsize=4096)
def settable(char: str) -> bool:
    """Whether any bundled font has the character."""
    return cut(Style.REGULAR).face.has(char) or fallback(char, bundled=True) is not None
