"""What turns with the width: halves below instead of beside each other, parts that are left out."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget


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


class RoomyOnly(QWidget):
    """Holds a part of a row that is left out while the row has fewer than `least` pixels."""

    def __init__(self, part: QWidget, row: QWidget, least: int) -> None:
        super().__init__()
        self._least = least
        holder = QHBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(part)
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the row."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.setVisible(event.size().width() >= self._least)
        return False
