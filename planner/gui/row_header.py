"""The header of a RowTable: lays out, sorts, and knows its state to be remembered."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from planner.gui.row_delegate import PAD
from planner.gui.row_model import RowModel

TICK = "tick"


class RowHeader(QHeaderView):
    """A click sorts, another turns round, a third returns to the order given.

    `ticks_turned` comes for a click above the boxes, `changed` when width or order changed.
    """

    ticks_turned = Signal()
    changed = Signal()

    def __init__(self, model: RowModel, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._rows = model
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(28)
        self.sectionClicked.connect(self._press)
        self.sectionResized.connect(self._tell)

    def lay_out(self) -> None:
        """Give each column its first width: so many characters, or a share of what is left."""
        metrics = self.fontMetrics()
        for at, column in enumerate(self._rows.columns):
            if column.key == TICK:
                self.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                self.resizeSection(at, metrics.height() + 2 * PAD)
            elif column.width:
                self.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                self.resizeSection(at, metrics.averageCharWidth() * column.width + 2 * PAD)
            else:
                self.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def columns_state(self) -> dict[str, Any]:
        """Return widths in pixels by column and the order, as plain values to remember."""
        widths = {c.name: self.sectionSize(at) for at, c in enumerate(self._rows.columns)}
        order = self._rows.order
        named = [self._rows.columns[order[0]].name, order[1]] if order else None
        return {"widths": widths, "sorted": named}

    def restore_columns(self, state: dict[str, Any]) -> None:
        """Take back what `columns_state` gave; unknown columns and odd values are left aside."""
        widths, order = state.get("widths"), state.get("sorted")
        names = [column.name for column in self._rows.columns]
        for at, name in enumerate(names):
            width = widths.get(name) if isinstance(widths, dict) else None
            if isinstance(width, int) and 16 <= width <= 4000:
                self.resizeSection(at, width)
        if isinstance(order, list) and len(order) == 2 and order[0] in names:
            self.sort_by((names.index(order[0]), bool(order[1])))

    def sort_by(self, order: tuple[int, bool] | None) -> None:
        """Sort by a column, downwards or not; None returns to the order given."""
        self.setSortIndicatorShown(order is not None)
        if order is None:
            self._rows.sort(-1)
            return
        way = Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(order[0], way)
        self._rows.sort(order[0], way)

    def _press(self, section: int) -> None:
        if self._rows.columns[section].key == TICK:
            self.ticks_turned.emit()
            return
        order = self._rows.order
        if order is None or order[0] != section:
            self.sort_by((section, False))
        else:
            self.sort_by(None if order[1] else (section, True))
        self.changed.emit()

    def _tell(self, _section: int, _old: int, _new: int) -> None:
        self.changed.emit()
