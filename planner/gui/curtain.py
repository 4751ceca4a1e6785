"""Stands where the window is going to be while the program's own code is loaded."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner import choices
from planner.gui.application import make_application
from planner.gui.palette import Scheme, colours_of
from planner.gui.theme import apply_theme, load_reading_font, scale_text
from planner.gui.window_state import WindowState
from planner.i18n import _

_SIZE = 1180, 780  # of a first start, as the window's own
_LEFT = 280  # how wide the list of events is then


def raise_curtain() -> "Curtain":
    """Make the application, in its colours and language, and paint a curtain at once."""
    choices.speak()
    app = make_application()
    dress_as_chosen(app)
    curtain = Curtain()
    curtain.show()
    app.processEvents()
    return curtain


def dress_as_chosen(app: QApplication) -> None:
    """Put the application into the colours and the size of text that the settings ask for."""
    apply_theme(app, Scheme(str(choices.chosen("scheme"))))
    load_reading_font(app)
    scale_text(app, int(choices.chosen("text-size")))


class Curtain(QWidget):
    """The window's ground and its parting line, as large and where the window stood last."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Planner"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(*_SIZE)
        WindowState().place(self)

    def fall(self) -> None:
        """Give way to the window, which is shown by now."""
        self.close()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the two grounds of the window and the line between them."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        left = QRect(0, 0, _LEFT, self.height())
        if self.isRightToLeft():
            left.moveRight(self.rect().right())
        edge = left.left() if self.isRightToLeft() else left.right()
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(edge, 0, edge, self.height())
        painter.setPen(QColor(colours.muted))
        words = left.united(self.rect()) if self.width() < 2 * _LEFT else self._right(left)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, _("Opening…"))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Let nobody close it: the window comes in its place."""
        if event.type() == QEvent.Type.Close and event.spontaneous():
            event.ignore()
            return True
        return super().event(event)

    def _right(self, left: QRect) -> QRect:
        room = self.rect()
        if self.isRightToLeft():
            room.setRight(left.left())
        else:
            room.setLeft(left.right())
        return room
