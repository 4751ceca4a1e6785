"""What stands still beside the timeline: the names of the columns above, the hours at the side."""

from datetime import datetime, time, timedelta
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.formats.pdf import dates
from planner.gui.pages.timeline_places import Places
from planner.gui.palette import colours_of
from planner.gui.text import show_tooltip
from planner.gui.theme import Space, TypeScale, scaled_font
from planner.i18n import _

_TICK = 5


class Plane(Protocol):
    """What the rulers lie along."""

    @property
    def places(self) -> Places:
        """Where everything lies."""

    @property
    def shift(self) -> QPoint:
        """How far it is scrolled."""

    @property
    def now_y(self) -> int | None:
        """How far down it is now, None on another day."""


class ColumnRuler(QWidget):
    """The names of the rooms, tracks or days; it goes along sideways."""

    def __init__(self, plane: Plane, parent: QWidget) -> None:
        super().__init__(parent)
        self._plane = plane

    @property
    def wanted_height(self) -> int:
        """How high it is."""
        return QFontMetrics(_face(self)).height() + 2 * Space.S

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names in sight."""
        painter = QPainter(self)
        colours = colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.surface))
        font = _face(self)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        # Each name runs in its own direction, whichever way the window goes.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        places, dx = self._plane.places, self._plane.shift.x()
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = int(
            side
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
            | Qt.TextFlag.TextSingleLine
        )
        for number in places.columns_within(self.rect().translated(dx, 0)):
            area = places.column(number).translated(-dx, 0)
            area.setHeight(self.height())
            painter.setPen(QColor(colours.hairline))
            edge = area.left() if self.isRightToLeft() else area.right()
            painter.drawLine(edge, _TICK, edge, self.height())
            # A name wider than what is in sight of its column stays readable while it goes by.
            room = area.adjusted(Space.S, 0, -Space.S, 0)
            painter.setPen(QColor(colours.muted))
            name = metrics.elidedText(
                places.board.columns[number], Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, flags, name)
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def event(self, event: QEvent) -> bool:
        """Say a name in full under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            places, at = self._plane.places, event.pos() + QPoint(self._plane.shift.x(), 0)
            under = places.columns_within(QRect(at.x(), 0, 1, 1))
            if under and places.board.columns:
                show_tooltip(event.globalPos(), places.board.columns[under[0]], self)
            return True
        return super().event(event)


class HourRuler(QWidget):
    """The hours of the day, and the time it is now; it goes along up and down."""

    def __init__(self, plane: Plane, parent: QWidget) -> None:
        super().__init__(parent)
        self._plane = plane

    @property
    def wanted_width(self) -> int:
        """How wide it is."""
        metrics = QFontMetrics(_face(self))
        words = (_clock(22 * 60 + 30), _("all day"))
        return max(metrics.horizontalAdvance(text) for text in words) + 2 * Space.S

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hours in sight."""
        painter = QPainter(self)
        colours = colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.surface))
        font = _face(self)
        painter.setFont(font)
        height = QFontMetrics(font).height()
        places, dy = self._plane.places, self._plane.shift.y()
        painter.setPen(QColor(colours.muted))
        if places.board.whole_day_lanes:
            self._write(painter, _("all day"), 3 - dy, height)
        for minute in range(places.board.first, places.board.last + 1, 60):
            top = places.y_of(minute) - dy
            if minute < places.board.last and -height <= top <= self.height():
                self._write(painter, _clock(minute), top, height)
        now = self._plane.now_y
        if now is not None:
            line = now - dy
            painter.setPen(QColor(colours.bad))
            painter.drawLine(0, line, self.width(), line)
        painter.setPen(QColor(colours.hairline))
        edge = 0 if self.isRightToLeft() else self.width() - 1
        painter.drawLine(edge, 0, edge, self.height())

    def _write(self, painter: QPainter, words: str, top: int, height: int) -> None:
        area = QRect(Space.XS, top, self.width() - Space.XS - Space.S, height)
        if self.isRightToLeft():
            area.translate(Space.XS, 0)
        side = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignAbsolute), words)


def _clock(minute: int) -> str:
    return dates.clock(datetime.combine(datetime(2000, 1, 1), time()) + timedelta(minutes=minute))


def _face(widget: QWidget) -> QFont:
    return scaled_font(TypeScale.SMALL, bold=True, base=widget.font())
