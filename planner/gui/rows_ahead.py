"""Reads the rows one is scrolling towards while nobody waits for them."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from planner.gui.row_model import RowModel

_REST = 5  # milliseconds, in which what was asked for is painted


class RowsAhead(QObject):
    """Has the next screenful of a table at hand before it comes into sight."""

    def __init__(self, table: QTableView, rows: RowModel) -> None:
        super().__init__(table)
        self._table, self._rows = table, rows
        self._was = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._bring)
        table.verticalScrollBar().valueChanged.connect(self._wait)

    def _wait(self, _value: int) -> None:
        if not self._rows.is_held:
            self._timer.start()

    def _bring(self) -> None:
        bar, height = self._table.verticalScrollBar(), self._table.viewport().height()
        first, last = self._table.rowAt(0), self._table.rowAt(height - 1)
        if first >= 0 and last >= 0:
            screen = last - first + 1
            on = 1 if bar.value() >= self._was else -1
            edge = last if on > 0 else first
            for place in (edge + on, edge + on * screen):
                self._rows.row_at(place)
        self._was = bar.value()
