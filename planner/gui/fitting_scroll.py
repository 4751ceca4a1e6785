"""A scroll area as high as what it holds, where there is room for it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_LEAST = 120


class FittingScroll(QScrollArea):
    """Takes no more height than its widget needs, and scrolls it where there is less."""

    def __init__(self, inner: QWidget, name: str) -> None:
        super().__init__()
        self._inner = inner
        self.setAccessibleName(name)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the size of what it holds, in the width that a scroll bar would leave it.

        In the width it has at present it would ask for more height with the bar than without,
        and go to and fro.
        """
        hint = self._inner.sizeHint()
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        layout = self._inner.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(hint.width(), layout.totalHeightForWidth(width))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return room for the first few lines."""
        return QSize(160, min(_LEAST, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when what it holds does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._ask()
            # Once more when all is laid out: what is asked for while it is being may be lost.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return super().eventFilter(watched, event)

    def customEvent(self, event: QEvent) -> None:
        """Ask for what is needed now that all is laid out."""
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt keeps what heights it was told for a width, also from before a part was shown.
            for part in self._inner.findChildren(QWidget):
                if part.layout() is not None and part.hasHeightForWidth():
                    part.updateGeometry()
            self._ask()

    def _ask(self) -> None:
        # What wraps tells its least height for one line only: it would be squeezed, not scrolled.
        self._inner.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
