"""Which rows of a table are ticked, and the column of boxes that shows it."""

from collections.abc import Iterable, Sequence
from typing import Any

from planner.gui.row_header import TICK
from planner.gui.row_model import Column
from planner.i18n import _


class RowTicks:
    """The ids of the ticked rows of one table."""

    def __init__(self) -> None:
        self.ids: set[Any] = set()

    def column(self) -> Column:
        """Return the column of boxes that stands in front."""
        return Column(
            "✓",
            _no_text,
            key=TICK,
            align="middle",
            check=self._is_ticked,
            searched=False,
            spoken_header=_("Ticked"),
        )

    def keep(self, rows: Iterable[Any]) -> bool:
        """Keep the ticks of these rows only; return whether any went."""
        gone = self.ids - {row.id for row in rows} if self.ids else set()
        self.ids -= gone
        return bool(gone)

    def of(self, rows: Iterable[Any]) -> list[Any]:
        """Return the ids of the ticked ones among rows, in their order."""
        return [row.id for row in rows if row.id in self.ids]

    def turned(self, ids: Sequence[Any]) -> set[Any]:
        """Return what is ticked once these are turned: all of them on, or off where all are on."""
        on = not self.ids.issuperset(ids)
        return self.ids | set(ids) if on else self.ids - set(ids)

    def _is_ticked(self, row: Any) -> bool:
        return row.id in self.ids


def _no_text(_row: Any) -> str:
    return ""
