"""Marks the current row of a table and the one under the mouse, and paints them whole."""

from PySide6.QtCore import QModelIndex, QObject, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTableView

from planner.gui.palette import colours_of


class RowMarks(QObject):
    """Which row the mouse is over; where it or the current row was, is painted anew.

    Qt paints anew the cell alone that was current, not the frame round its row.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.hovered = -1
        table.selectionModel().currentRowChanged.connect(self._paint_both)

    def hover(self, row: int) -> None:
        """Take in which row the mouse is over, -1 for none."""
        if row != self.hovered:
            before, self.hovered = self.hovered, row
            self._paint_anew(before)
            self._paint_anew(row)

    def area(self, row: int) -> QRect:
        """Return the place of a row, as wide as the table."""
        table = self._table
        top, height = table.rowViewportPosition(row), table.rowHeight(row)
        return QRect(0, top, table.viewport().width(), height)

    def paint(self, painter: QPainter) -> None:
        """Mark the current row, so that colour is not all that tells."""
        table = self._table
        if not table.currentIndex().isValid():
            return
        row = self.area(table.currentIndex().row())
        accent = QColor(colours_of(table.palette()).accent)
        bar = QRect(row.left(), row.top(), 3, row.height())
        if table.isRightToLeft():
            bar.moveRight(row.right())
        painter.fillRect(bar, accent)
        if table.hasFocus():
            painter.setPen(accent)
            painter.drawRect(row.adjusted(0, 0, -1, -1))

    def _paint_both(self, now: QModelIndex, before: QModelIndex) -> None:
        self._paint_anew(before.row())
        self._paint_anew(now.row())

    def _paint_anew(self, row: int) -> None:
        if row >= 0:
            self._table.viewport().update(self.area(row))
