"""Narrows who is there by what stands in one column: a column to choose, then one of its values."""

from collections import Counter
from collections.abc import Container, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planner.gui.row_model import Column
from planner.gui.text import filled, fold
from planner.gui.theme import Space
from planner.i18n import _

_LETTERS = 12


class ColumnFilter(QWidget):
    """Two choices beside each other; `changed` comes when other rows fit.

    A column is offered where some value of it stands in more than one row.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._columns: dict[str, Column] = {}
        self._rows: Sequence[Any] = ()
        self.column, self.value = _box(_("Column")), _box(_("Value"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.column, 1)
        row.addWidget(self.value, 2)
        self.column.activated.connect(self._choose_column)
        self.value.activated.connect(self._tell)
        self.offer((), (), ())

    @property
    def is_set(self) -> bool:
        """Whether a value is chosen."""
        return self.value.currentIndex() > 0

    @property
    def is_of_use(self) -> bool:
        """Whether there is any column to choose."""
        return bool(self._columns)

    def offer(
        self, columns: Sequence[Column], repeating: Container[str], rows: Sequence[Any]
    ) -> None:
        """Offer those columns that have values which several of these rows share.

        What is chosen stays where it still exists.
        """
        kept = (self.column.currentData(), self.value.currentData())
        self._rows = rows
        self._columns = {c.name: c for c in columns if c.name in repeating}
        self.column.clear()
        self.column.addItem(_("Any column"), "")
        for name, column in self._columns.items():
            self.column.addItem(column.header, name)
        self.column.setCurrentIndex(max(0, self.column.findData(kept[0] or "")))
        self._offer_values(kept[1])

    def fits(self, row: Any) -> bool:
        """Whether a row has the value chosen in the column chosen."""
        column = self._columns.get(self.column.currentData() or "")
        wanted = self.value.currentData()
        return column is None or wanted is None or column.text(row) == wanted

    def clear(self) -> None:
        """Ask nothing any more."""
        self.column.setCurrentIndex(0)
        self._offer_values(None)

    # Private

    def _counts(self, column: Column) -> Counter[str]:
        return Counter(text for row in self._rows if (text := column.text(row)))

    def _choose_column(self, _at: int) -> None:
        self._offer_values(None)
        self.changed.emit()

    def _offer_values(self, kept: str | None) -> None:
        self.value.clear()
        column = self._columns.get(self.column.currentData() or "")
        self.value.addItem(_("Any value"), None)
        if column is not None:
            counts = self._counts(column)
            for text in sorted(counts, key=fold):
                words = filled(_("{label} ({count})"), label=text, count=counts[text])
                self.value.addItem(words, text)
        self.value.setEnabled(column is not None)
        self.value.setCurrentIndex(max(0, self.value.findData(kept)) if kept else 0)

    def _tell(self, _at: int) -> None:
        self.changed.emit()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    return box
