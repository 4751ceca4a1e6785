"""Lies over a page that could not be read yet, and says what is waited for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.gui.job_strip import PATIENCE
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space
from planner.i18n import _


class PageCover(QWidget):
    """Hides a page whose rows are not there: it would look as if it were broken.

    The words come after 0.3 seconds: mostly the store is free again by then.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.words = plain_label("", Look.MUTED)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.words.show)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.addWidget(self.words)
        page.installEventFilter(self)
        self.hide()

    def lay(self, titles: Sequence[str]) -> None:
        """Cover the page; `titles` say what is under way."""
        words = _("Something is being written to the file. This page follows when that is done.")
        if titles:
            words = filled(_("{title}. This page follows when that is done."), title=titles[-1])
        self.words.setText(words)
        self.setGeometry(self._page.rect())
        self.raise_()
        if self.isHidden():
            self.show()
            self._patience.start()

    def lift(self) -> None:
        """Show the page."""
        self._patience.stop()
        self.words.hide()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of the page, whatever size it gets."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._page.rect())
        return False
