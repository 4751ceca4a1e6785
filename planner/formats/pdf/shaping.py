"""Letters that join, stack or change places, shaped by HarfBuzz into outlines."""

from functools import lru_cache
from itertools import groupby
from typing import Any

from planner.formats.pdf.signs import Cluster

# A word of more glyphs than these is no word; what follows is left out of the picture.
_MOST_GLYPHS = 2_000


class Shaper:
    """One font file as HarfBuzz reads it. Raises OSError if it cannot be read."""

    def __init__(self, path: str, index: int = 0) -> None:
        import uharfbuzz as hb

        self._hb = hb
        face = hb.Face(hb.Blob.from_file_path(path), index)
        if not face.glyph_count:
            raise OSError(f"no font: {path}")
        self.units = face.upem
        self.covered: frozenset[int] = frozenset(face.unicodes)
        self._font = hb.Font(face)
        self._outline = lru_cache(maxsize=8192)(self._drawn)
        self._shapes = lru_cache(maxsize=4096)(self._shaped)

    def shape(self, text: str, *, right: bool) -> tuple[Cluster, ...]:
        """Return the clusters of the text in the order of the page from left to right; `right`
        where it runs right to left."""
        return self._shapes(text, right)

    def _shaped(self, text: str, right: bool) -> tuple[Cluster, ...]:
        hb = self._hb
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right else "ltr"
        hb.shape(self._font, buffer)
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))[:_MOST_GLYPHS]
        starts = sorted({info.cluster for info, _position in glyphs})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        return tuple(
            self._cluster(text[start : ends[start]], list(group))
            for start, group in groupby(glyphs, lambda glyph: glyph[0].cluster)
        )

    def _cluster(self, text: str, glyphs: list[Any]) -> Cluster:
        paths: list[str] = []
        across = 0
        for info, position in glyphs:
            place = across + position.x_offset, position.y_offset
            paths.append(self._outline(info.codepoint, *place))
            across += position.x_advance
        outlines = " ".join(path for path in paths if path)
        return Cluster(text, outlines, across * 1000 / self.units, self.units)

    def _drawn(self, glyph: int, x: int, y: int) -> str:
        path = _Path(x, y)
        self._font.draw_glyph(glyph, _functions(), path)
        return " ".join(path.parts)


class _Path:
    """Collects an outline as PDF operators (ISO 32000-1, 8.5.2)."""

    def __init__(self, x: int, y: int) -> None:
        self.origin = x, y
        self.parts: list[str] = []
        self.at = (0.0, 0.0)

    def add(self, operator: str, *points: tuple[float, float]) -> None:
        """Add an operator with its points, told from the origin."""
        dx, dy = self.origin
        self.parts += [f"{x + dx:.0f} {y + dy:.0f}" for x, y in points]
        self.parts.append(operator)
        self.at = points[-1]


def _move(x: float, y: float, path: _Path) -> None:
    path.add("m", (x, y))


def _line(x: float, y: float, path: _Path) -> None:
    path.add("l", (x, y))


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, path: _Path) -> None:
    path.add("c", (x1, y1), (x2, y2), (x, y))


def _quadratic(x1: float, y1: float, x: float, y: float, path: _Path) -> None:
    x0, y0 = path.at
    _cubic(
        x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0),
        x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y, path,
    )  # fmt: skip


def _close(path: _Path) -> None:
    path.parts.append("h")


@lru_cache(maxsize=1)
def _functions() -> Any:
    import uharfbuzz as hb

    functions = hb.DrawFuncs()
    functions.set_move_to_func(_move)
    functions.set_line_to_func(_line)
    functions.set_cubic_to_func(_cubic)
    functions.set_quadratic_to_func(_quadratic)
    functions.set_close_path_func(_close)
    return functions
