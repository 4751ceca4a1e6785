"""The field that filters a list as one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from planner.gui.card_list import CardList
from planner.gui.icons import icon
from planner.gui.row_table import RowTable
from planner.i18n import _


class SearchField(QLineEdit):
    """Filters a table or list of cards; Escape clears, Down and Enter go to the list."""

    searched = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: RowTable | CardList | None = None
        self._came_from: object = None  # what was chosen there when one began to type
        words = placeholder or _("Search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        glass = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            is_glass = button.defaultAction() is glass
            button.setAccessibleName(words if is_glass else _("Clear"))
        self.textChanged.connect(self.searched)

    def filters(self, rows: RowTable | CardList) -> None:
        """Let it filter that list, and be emptied when the list clears its filter."""
        self.leads_to(rows)
        self.searched.connect(rows.set_filter)
        rows.filter_cleared.connect(self.clear)

    def leads_to(self, rows: RowTable | CardList) -> None:
        """Say which list Down and Enter go to, where the filter is applied by somebody else."""
        self._list = rows

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take note of what is chosen in the list."""
        super().focusInEvent(event)
        self._came_from = self._list.current_id if self._list is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape, go to the list on Down and Enter."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif self._list is not None and key in (
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            if not self._list.rows.rowCount():
                return  # an empty list has nothing that could show where the keyboard is
            # What took the place of a row that is filtered out nobody has chosen.
            moved = bool(self.text()) and self._list.current_id != self._came_from
            if self._list.current_id is None or moved:
                self._list.choose_first()
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)
