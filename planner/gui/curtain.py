"""Stands where the window is going to be while the program's own code is loaded."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner import choices
from planner.errors import PlannerError
from planner.gui.application import make_application
from planner.gui.palette import Scheme, colours_of
from planner.gui.text import filled
from planner.gui.theme import (
    Space,
    TypeScale,
    apply_theme,
    dress,
    load_reading_font,
    scale_text,
    scaled_font,
)
from planner.gui.window_state import WindowState
from planner.i18n import _

if TYPE_CHECKING:
    from planner.gui.first_rows import FirstRows
    from planner.gui.page import Page
    from planner.store.glance import Glance

_SIZE = 1180, 780  # of a first start, as the window's own
_LEFT = 280  # how wide the list of events is then
_ABOVE_ROWS, _BELOW_TABLE = 238, 41  # what stands above the rows of the schedule and below
_WIDE, _SHARE = 1261, 0.64  # from when on the details stand beside, and what is left then


def raise_curtain() -> "Curtain":
    """Make the application, in its colours and language, and paint a curtain at once."""
    choices.speak()
    app = make_application()
    _colour(app)  # the font comes with the first text there is to read
    curtain = Curtain(WindowState())
    curtain.show()
    app.processEvents()
    return curtain


def dress_as_chosen(app: QApplication) -> None:
    """Put the application into the colours and the size of text that the settings ask for."""
    _colour(app)
    load_reading_font(app)


def _colour(app: QApplication) -> None:
    apply_theme(app, Scheme(str(choices.chosen("scheme"))))
    scale_text(app, int(choices.chosen("text-size")))


class Curtain(QWidget):
    """The window's ground and its parting line, as large and where the window stood last.

    `rows` is the table of the schedule where the store was glanced at.
    """

    def __init__(self, state: WindowState | None = None) -> None:
        super().__init__()
        self._state = state or WindowState()
        self._title = ""
        self.rows: FirstRows | None = None
        self.setWindowTitle(_("Planner"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.resize(*_SIZE)
        self._state.place(self)

    def show_rows(self, store_path: Path) -> bool:
        """Show the rows that the schedule will begin with; False where it is not to be seen."""
        glance = self._glance(store_path)
        if glance is None:
            return False
        from planner.gui.first_rows import FirstRows

        app = QApplication.instance()
        if isinstance(app, QApplication):
            load_reading_font(app)
        self._title = glance.title
        self.setWindowTitle(filled(_("{title} — Planner"), title=glance.title))
        dress(self)
        self.rows = FirstRows(glance, self)
        self.rows.show()
        self._place_rows()
        self.rows.setFocus()
        self.update()
        QApplication.processEvents()
        return True

    def hand_on(self, page: "Page | None") -> None:
        """Have the page of the schedule, if it is there, begin with the rows as they stand here."""
        from planner.gui.pages.schedule import SchedulePage

        rows = self.rows
        if rows is None or not isinstance(page, SchedulePage):
            return
        if page.event_id == rows.glance.event_id:
            page.first.show(rows.glance)
            page.table.choose(rows.current_id)
            page.table.verticalScrollBar().setValue(rows.verticalScrollBar().value())

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
        edge = left.left() - 1 if self.isRightToLeft() else left.right() + 1
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(edge, 0, edge, self.height())
        if self.rows is not None:
            self._write_title(painter, self.rows.geometry())
        else:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rows where the window will have them."""
        super().resizeEvent(event)
        if self.rows is not None:
            self._place_rows()

    def _glance(self, store_path: Path) -> "Glance | None":
        if self._state.get("page", "schedule") != "schedule" or self._state.was_ticked(
            "schedule-timeline"
        ):
            return None
        from planner.clock import Clock
        from planner.store.glance import glance_at

        with contextlib.suppress(PlannerError):  # told when the window opens
            return glance_at(store_path, Clock.from_environment().now(), self._state.last_event)
        return None

    def _place_rows(self) -> None:
        assert self.rows is not None
        self.rows.setGeometry(self._state.place_of("schedule", self) or self._usual_place())
        self.rows.fit()

    def _usual_place(self) -> QRect:
        """Return where the rows stand in a window that was never moved about in."""
        begins = _LEFT + 1 + Space.L
        room = self.rect().adjusted(begins, _ABOVE_ROWS, -Space.L, -Space.M)
        if self.width() >= _WIDE:
            room.setWidth(int(room.width() * _SHARE))
        else:
            room.setHeight(int(room.height() * _SHARE))
        room.setBottom(room.bottom() - _BELOW_TABLE)
        if self.isRightToLeft():
            room.moveRight(self.width() - begins)
        return room

    def _write_title(self, painter: QPainter, rows: QRect) -> None:
        colours = colours_of(self.palette())
        painter.setPen(QColor(colours.text))
        painter.setFont(scaled_font(TypeScale.TITLE, bold=True))
        line = QRect(rows.left(), 19 + Space.M, self.width() - rows.left() - Space.L, 24)
        if self.isRightToLeft():
            line.setLeft(Space.L)
            line.setRight(rows.right())
        words = painter.fontMetrics().elidedText(
            " ".join(self._title.split()), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)

    def _right(self, left: QRect) -> QRect:
        room = self.rect()
        if self.isRightToLeft():
            room.setRight(left.left())
        else:
            room.setLeft(left.right())
        return room
