"""A splitter that puts its second half below the first where there is no room beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class TurningSplitter(QSplitter):
    """Two halves side by side, or one above the other in fewer than `narrow` pixels.

    `share` is the first half's part of the whole, until the user moves the handle.
    """

    def __init__(self, narrow: int, share: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._narrow, self._share = narrow, share
        self._is_split = False
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        size = event.size()
        narrow = size.width() < self._narrow
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() is not wanted or not self._is_split:
            self._is_split = True
            self.setOrientation(wanted)
            whole = size.height() if narrow else size.width()
            self.setSizes([round(whole * self._share), round(whole * (1 - self._share))])
