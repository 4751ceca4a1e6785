"""Which page comes where on which side of the sheets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A page on a side of a sheet: its index, and its top left corner there in millimetres."""

    index: int
    x: float
    y: float


Side = tuple[Placed, ...]


def single(count: int) -> tuple[Side, ...]:
    """One page to a side."""
    return tuple((Placed(index, 0.0, 0.0),) for index in range(count))


def booklet(count: int, width: float) -> tuple[Side, ...]:
    """Two pages of that width to a side, to be printed on both sides (turned over the short
    edge), folded once and stapled; blank pages fill up to a multiple of four."""
    pages = -(-count // 4) * 4
    sides: list[Side] = []
    for sheet in range(pages // 4):
        front = (pages - 1 - 2 * sheet, 2 * sheet)
        back = (2 * sheet + 1, pages - 2 - 2 * sheet)
        for left, right in (front, back):
            pair = (Placed(left, 0.0, 0.0), Placed(right, width, 0.0))
            sides.append(tuple(placed for placed in pair if placed.index < count))
    return tuple(sides)


def quarters(count: int, width: float, height: float) -> tuple[Side, ...]:
    """Four pages of that size to a side, row by row, to be cut apart."""
    sides: list[Side] = []
    for first in range(0, count, 4):
        some = range(first, min(first + 4, count))
        sides.append(
            tuple(Placed(i, (i - first) % 2 * width, (i - first) // 2 * height) for i in some)
        )
    return tuple(sides)
