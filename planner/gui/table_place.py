"""Where a table stood in a window, for it to be shown there before the window is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from planner.gui.row_table import RowTable

_MOST = 20_000  # pixels


@dataclass(frozen=True)
class Stood:
    """A place in a window of the same size, and how wide the columns were that were shown.

    `lowered` says by how much it was lower than usual, by a line that comes and goes, `tight`
    whether the texts were the short ones.
    """

    place: QRect
    lowered: int
    tight: bool
    widths: Mapping[str, int]


def noted(table: "RowTable", window: QWidget) -> dict[str, Any]:
    """Return as plain values how a table stands; its properties say what it alone knows."""
    corner = table.mapTo(window, QPoint())
    return {
        "place": [corner.x(), corner.y(), table.width(), table.height()],
        "window": [window.width(), window.height()],
        "lowered": table.property("lowered") or 0,
        "tight": bool(table.property("tight")),
        "widths": {
            column.name: table.columnWidth(at)
            for at, column in enumerate(table.rows.columns)
            if not table.isColumnHidden(at)
        },
    }


def as_noted(kept: object, window: QWidget) -> Stood | None:
    """Return how a table stood in a window that was as large; None where that is not known."""
    if not isinstance(kept, dict) or kept.get("window") != [window.width(), window.height()]:
        return None
    place, widths = kept.get("place"), kept.get("widths")
    if not isinstance(place, list) or not isinstance(widths, dict) or len(place) != 4:
        return None
    numbers = [*place, kept.get("lowered"), *widths.values()]
    if not all(isinstance(one, int) and 0 <= one < _MOST for one in numbers):
        return None
    return Stood(QRect(*place), int(kept["lowered"]), kept.get("tight") is True, widths)
