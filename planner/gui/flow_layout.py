"""A layout that puts widgets side by side and goes on below where the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out as words on lines, in the direction of reading.

    What it asks for itself is kept until one of its widgets asks for another size, as by Qt's own
    layouts: a window that is laid out wants to know it again and again.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._hint = QSize()
        self._heights: dict[int, int] = {}  # by width
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the one at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one away."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high it is in that width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the size of all on one line."""
        if not self._hint.isValid():
            hints = [item.sizeHint() for item in self._seen()]
            width = sum(hint.width() + self._gap for hint in hints)
            self._hint = QSize(width, max((hint.height() for hint in hints), default=0))
        return self._hint

    def minimumSize(self) -> QSize:
        """Return the size of the largest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place all of them."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def invalidate(self) -> None:
        """Forget what the items asked for: one of them asks for something else."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._hint = QSize()
        self._heights.clear()

    def _seen(self) -> list[QLayoutItem]:
        """Return those that are shown: a hidden one leaves no gap."""
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y = rect.left(), rect.top()
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._seen():
            size = item.sizeHint()
            if line and x + size.width() > rect.right() + 1:
                x, y = rect.left(), y + self._end_line(rect, line, move=move) + self._line_gap
                line = []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
        return y + self._end_line(rect, line, move=move) - rect.top()

    def _end_line(self, rect: QRect, line: list[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
        """Put the widgets of one line at the middle of its height, which is returned."""
        height = max((place.height() for _item, place in line), default=0)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item, place in line if move else ():
            place.translate(0, (height - place.height()) // 2)
            if mirrored:
                place.moveRight(rect.right() - (place.left() - rect.left()))
            item.setGeometry(place)
        return height
