"""Priority as stars, drawn so that they need no font."""

import math

from planner.formats.pdf.pen import Pen

_SIZE = 2.9
_STEP = 3.1
MOST = 3


def stars_width(count: int) -> float:
    """Return how wide that many stars are."""
    return min(count, MOST) * _STEP


def stars(pen: Pen, right: float, middle: float, count: int, *, size: float = _SIZE) -> None:
    """Draw up to three stars that end at `right`."""
    count = min(count, MOST)
    for index in range(count):
        centre = right - (count - index) * _STEP + _STEP / 2
        pen.shape([_point(centre, middle, size / 2, corner) for corner in range(10)])


def _point(x: float, y: float, radius: float, corner: int) -> tuple[float, float]:
    length = radius if corner % 2 == 0 else radius * 0.42
    angle = math.pi * corner / 5 - math.pi / 2
    return round(x + length * math.cos(angle), 4), round(y + length * math.sin(angle), 4)
