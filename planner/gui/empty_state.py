"""What a list says when it has nothing to show, with the next action beneath it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.gui.row_model import RowModel
from planner.gui.theme import Space
from planner.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QLabel, QPushButton

    from planner.gui.page import Page

_ROOM = 240  # places of height in which a second button does not crowd


class EmptyState(QWidget):
    """Lies over the viewport of a list whose model shows no row.

    Where rows exist but the filter hides them all, it says so and offers to clear the filter.
    Most lists are never empty: label and buttons are made when they are first seen.
    """

    clear_asked = Signal()

    def __init__(
        self, view: QAbstractItemView, model: RowModel, text: str, action: "QAction | None" = None
    ) -> None:
        super().__init__(view.viewport())
        self._view, self._model, self._text, self._action = view, model, text, action
        self._left_out = ""
        view.viewport().installEventFilter(self)
        model.modelReset.connect(self.refresh)
        if action is not None:
            action.changed.connect(self.refresh)
        self.refresh()

    @property
    def text(self) -> str:
        """What is said where there are no rows at all."""
        return self._text

    @property
    def words(self) -> str:
        """What is said at present."""
        self._word()
        return self._face[0].text()

    @property
    def button(self) -> "QPushButton":
        """The button of the next action; hidden where there is none."""
        self._word()
        return self._face[1]

    @property
    def help_button(self) -> "QPushButton":
        """The way to the help on the page; hidden beside a page and where there is no room."""
        return self._face[2]

    def set_text(self, text: str) -> None:
        """Say something else when there are no rows."""
        self._text = text
        self.refresh()

    def set_left_out(self, words: str) -> None:
        """Say this, and offer to clear the filter, where rows there are were not even given."""
        self._left_out = words
        self.refresh()

    def refresh(self) -> None:
        """Show, hide and word itself after the model."""
        empty = self._model.rowCount() == 0
        if empty:
            self.setGeometry(self._view.viewport().rect())
            self.raise_()
        if empty and self.isVisible():
            self._word()
        self.setVisible(empty)

    def showEvent(self, event: QShowEvent) -> None:
        """Say how it is now, unless the page reads first, for which it is shown."""
        if self._page is None or not self._page.is_stale:
            self._word()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the viewport."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._view.viewport().rect())
            if self.isVisible():
                self._offer_help()
        return False

    @cached_property
    def _face(self) -> "tuple[QLabel, QPushButton, QPushButton]":
        from PySide6.QtWidgets import QPushButton, QVBoxLayout

        from planner.gui.text import Look, plain_label

        label = plain_label("", Look.MUTED)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button, ways = QPushButton(), QPushButton(_("How this works"))
        button.clicked.connect(self._press)
        ways.setProperty("kind", "link")
        ways.clicked.connect(self._ask_help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addStretch(2)
        layout.addWidget(label)
        for one in (button, ways):
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return label, button, ways

    def _word(self) -> None:
        from planner.gui.text import without_mnemonic

        label, button, _ways = self._face
        if self._hidden_by_filter:
            none_fits = _("Nothing here matches the filter.")
            label.setText(none_fits if self._model.total else self._left_out)
            button.setText(_("Clear filter"))
            button.setEnabled(True)
        else:
            label.setText(self._text)
            button.setText(without_mnemonic(self._action.text()) if self._action else "")
            button.setEnabled(self._action is not None and self._action.isEnabled())
        button.setVisible(bool(button.text()))
        self._offer_help()

    def _offer_help(self) -> None:
        room = self._view.viewport().height() >= _ROOM
        offered = room and not self._hidden_by_filter and self._page is not None
        self._face[2].setVisible(offered)

    def _ask_help(self, _checked: bool = False) -> None:
        if self._page is not None:
            self._page.help_asked.emit()

    @property
    def _page(self) -> "Page | None":
        from planner.gui.page import Page  # which the first rows are shown without

        above = self._view.parentWidget()
        while above is not None and not isinstance(above, Page):
            above = above.parentWidget()
        return above

    @property
    def _hidden_by_filter(self) -> bool:
        return (self._model.is_filtered and self._model.total > 0) or bool(self._left_out)

    def _press(self) -> None:
        if self._hidden_by_filter:
            self.clear_asked.emit()
        elif self._action is not None:
            self._action.trigger()
