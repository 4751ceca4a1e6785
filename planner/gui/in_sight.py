"""Brings what gets the keyboard into sight, wherever it comes from."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from planner.gui.theme import Space


class InSight(QObject):
    """Scrolls the areas around a control that gets the keyboard.

    Qt does so only where it comes from another control of the same area.
    """

    def __init__(self, whole: QWidget) -> None:
        super().__init__(whole)
        self._whole = whole
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._whole.isAncestorOf(new):
            return
        around = new.parentWidget()
        while around is not None and around is not self._whole:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(new, 0, Space.S)
            around = around.parentWidget()
