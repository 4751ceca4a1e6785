"""Letters that join, stack or change places, shaped by HarfBuzz and drawn as outlines."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# A word of more glyphs than these is no word; what follows is left out of the picture.
_MOST_GLYPHS = 2_000


@dataclass(frozen=True, slots=True)
class Shape:
    """A word as it is drawn: `outlines` are PDF operators in units of the font, filled by the
    nonzero rule, from the baseline at the left; `width` is that at one point, in points."""

    outlines: str
    width: float


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
        self._drawn: dict[int, str] = {}
        self._shapes = lru_cache(maxsize=4096)(self._shaped)

    def shape(self, text: str, *, right: bool) -> Shape:
        """Return the text as it is drawn; `right` where it runs right to left."""
        return self._shapes(text, right)

    def _shaped(self, text: str, right: bool) -> Shape:
        hb = self._hb
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right else "ltr"
        hb.shape(self._font, buffer)
        parts: list[str] = []
        across = 0
        at_x = at_y = 0
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        for info, position in list(glyphs)[:_MOST_GLYPHS]:
            drawn = self._outline(info.codepoint)
            if drawn:
                x, y = across + position.x_offset, position.y_offset
                if (x, y) != (at_x, at_y):
                    parts.append(f"1 0 0 1 {x - at_x} {y - at_y} cm")
                    at_x, at_y = x, y
                parts.append(drawn)
            across += position.x_advance
        return Shape(" ".join(parts), across / self.units)

    def _outline(self, glyph: int) -> str:
        known = self._drawn.get(glyph)
        if known is None:
            path = _Path()
            self._font.draw_glyph(glyph, _functions(), path)
            known = self._drawn[glyph] = " ".join([*path.parts, "f"]) if path.parts else ""
        return known


class _Path:
    """Collects an outline as PDF operators (ISO 32000-1, 8.5.2)."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = (0.0, 0.0)


def _move(x: float, y: float, path: _Path) -> None:
    path.parts.append(f"{x:.0f} {y:.0f} m")
    path.at = x, y


def _line(x: float, y: float, path: _Path) -> None:
    path.parts.append(f"{x:.0f} {y:.0f} l")
    path.at = x, y


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, path: _Path) -> None:
    path.parts.append(f"{x1:.0f} {y1:.0f} {x2:.0f} {y2:.0f} {x:.0f} {y:.0f} c")
    path.at = x, y


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
