"""Says beside a search field that of very many found only the first are listed."""

from PySide6.QtWidgets import QWidget

from planner.gui.row_model import RowModel
from planner.gui.text import Look, PlainLabel
from planner.gui.theme import scaled_font
from planner.i18n import _


class OnlyFirst(PlainLabel):
    """Shows itself while a filter of the rows finds as many as are looked for at most."""

    def __init__(self, rows: RowModel, most: int, parent: QWidget | None = None) -> None:
        words = _("The first {n} found. Another word narrows it down.").format(n=most)
        super().__init__(words, parent)
        size, _bold, tone = Look.SMALL.value
        self.setFont(scaled_font(size))
        self.setProperty("tone", tone)
        self._rows, self._most = rows, most
        self.hide()
        rows.modelReset.connect(self._follow)

    def _follow(self) -> None:
        rows = self._rows
        self.setVisible(rows.is_filtered and self._most <= rows.rowCount() < rows.total)
