"""Lays out and paints the rows of a table as blocks: hours downwards, columns side by side."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTableModelChangeEvent,
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from planner.gui.pages.schedule_rows import SessionRow
from planner.gui.pages.timeline_board import Block, Board, lay_out, minute_of
from planner.gui.pages.timeline_painter import BlockPainter
from planner.gui.pages.timeline_places import Places
from planner.gui.pages.timeline_rulers import ColumnRuler, HourRuler
from planner.gui.pages.timeline_split import Split
from planner.gui.row_model import Index
from planner.gui.row_table import RowTable

ZOOMS = (40, 56, 76, 104, 144, 200, 280, 400)  # pixels an hour
NORMAL = 4
_MINUTE = 60_000  # milliseconds
_EDGE = 4


class BoardView(QListView):
    """Draws the rows that a table shows, and shares with it what is chosen.

    To Qt it is a list, so a screen reader finds each session as an item and says it in full.
    `now()` is the time in the zone of the schedule, `suits(row)` whether a session's kind does.
    """

    def __init__(
        self,
        table: RowTable,
        now: Callable[[], datetime],
        suits: Callable[[SessionRow], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._now = table, now
        self._split, self._days = Split.ROOM, tuple[date, ...]()
        self._zoom = NORMAL
        self._places: Places | None = None
        self._painter = BlockPainter(self, suits)
        self.names, self.hours = ColumnRuler(self, self), HourRuler(self, self)
        self._minutely = QTimer(self)
        self._minutely.setInterval(_MINUTE)
        self._minutely.timeout.connect(self._show_time)
        self._set_up()

    # What the page asks and says

    @property
    def places(self) -> Places:
        """Where everything lies; laid out when it is first asked after a change."""
        if self._places is None:
            minute, line = ZOOMS[self._zoom] / 60, self._painter.least_height
            board = Board()
            if self._days:
                least = int(-(-line // minute))
                board = lay_out(self._table.rows.rows, self._split, self._days, least)
            self._painter.forget()
            self._places = Places(
                board, minute, line, self.viewport().width(), mirrored=self.isRightToLeft()
            )
        return self._places

    @property
    def shift(self) -> QPoint:
        """How far the view is scrolled over the plane."""
        across = self.horizontalScrollBar()
        x = across.maximum() - across.value() if self.isRightToLeft() else across.value()
        return QPoint(x, self.verticalScrollBar().value())

    @property
    def now_y(self) -> int | None:
        """How far down the plane it is now; None where none of its days is today."""
        now, places = self._now(), self.places
        minute = minute_of(now, now.date())
        shown = now.date() in places.board.days
        inside = places.board.first <= minute <= places.board.last
        return places.y_of(minute) if shown and inside else None

    def show_days(self, days: Sequence[date], split: Split) -> None:
        """Show these days: one split into rooms or tracks, or several side by side."""
        turned = (tuple(days), split) != (self._days, self._split)
        self._days, self._split = tuple(days), split
        self._lay_out()
        if turned:
            self._go_to_current()

    # What Qt asks of a view

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is in the viewport."""
        if not index.isValid() or not self.isVisible():
            return QRect()
        rect = self.places.rect_of(index.row())
        return rect.translated(-self.shift) if rect.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row under a point of the viewport."""
        here, places = point + self.shift, self.places
        found = places.within(QRect(here, QSize(1, 1)))
        return self._index(places.blocks[found[-1]]) if found else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight."""
        rect, room = self.visualRect(index), self.viewport().size()
        if rect.isEmpty():
            return
        down, side = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < _EDGE or rect.height() > room.height():
            down.setValue(down.value() + rect.top() - _EDGE)
        elif rect.bottom() > room.height() - _EDGE:
            down.setValue(down.value() + rect.bottom() - room.height() + _EDGE)
        way = -1 if self.isRightToLeft() else 1
        if rect.left() < _EDGE or rect.width() > room.width():
            side.setValue(side.value() + way * (rect.left() - _EDGE))
        elif rect.right() > room.width() - _EDGE:
            side.setValue(side.value() + way * (rect.right() - room.width() + _EDGE))

    def horizontalOffset(self) -> int:
        """Return how far it is scrolled sideways."""
        return self.shift.x()

    def verticalOffset(self) -> int:
        """Return how far it is scrolled down."""
        return self.shift.y()

    def isIndexHidden(self, index: Index) -> bool:
        """Return whether a row has no place on the days shown."""
        return not self.places.numbers_of(index.row())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what lies in an area of the viewport."""
        places, picked = self.places, QItemSelection()
        for number in places.within(rect.normalized().translated(self.shift)):
            index = self._index(places.blocks[number])
            picked.select(index, index)
        self.selectionModel().select(picked, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where a selection is in the viewport: anywhere, so all is drawn anew."""
        return QRegion(self.viewport().rect())

    def reset(self) -> None:
        """Lay out anew; what is chosen is the table's to restore, which Qt would forget here."""
        if QAccessible.isActive():
            kind = QAccessibleTableModelChangeEvent.ModelChangeType.ModelReset
            QAccessible.updateAccessibility(QAccessibleTableModelChangeEvent(self, kind))
        self._lay_out()

    def doItemsLayout(self) -> None:
        """Lay out anew."""
        self._lay_out()

    def updateGeometries(self) -> None:
        """Give the rulers their places, and the scroll bars their range."""
        high, wide = self.names.wanted_height, self.hours.wanted_width
        mirrored = self.isRightToLeft()
        self.setViewportMargins(0 if mirrored else wide, high, wide if mirrored else 0, 0)
        around = self.viewport().geometry()
        left = around.right() + 1 if mirrored else around.left() - wide
        self.names.setGeometry(around.left(), around.top() - high, around.width(), high)
        self.hours.setGeometry(left, around.top(), wide, around.height())
        places, room = self.places, self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, whole, part in (
            (across, places.width, room.width()),
            (down, places.height, room.height()),
        ):
            bar.setPageStep(part)
            bar.setSingleStep(self._painter.least_height * 2)
            bar.setRange(0, max(0, whole - part))

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid and the blocks of what is to be drawn anew."""
        places, rows, shift = self.places, self._table.rows, self.shift
        area = event.rect().translated(shift)
        painter = QPainter(self.viewport())
        painter.translate(-shift)
        self._paint_grid(painter, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        current = self.currentIndex().row() if self.hasFocus() else -1
        for number in places.within(area):
            at = places.blocks[number].at
            row, rect = rows.row_at(at), places.rects[number]
            self._painter.paint(painter, rect, at, row, at in chosen, at == current)
        if (now := self.now_y) is not None:
            painter.fillRect(area.left(), now - 1, area.width(), 2, self._colour("bad"))
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn, so that only what comes into sight is drawn."""
        self.viewport().scroll(dx, dy)
        if dx:
            self.names.update()
        if dy:
            self.hours.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the columns over the width there is."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the time it is by now, and what is chosen."""
        super().showEvent(event)
        self._minutely.start()
        self._lay_out()
        self._go_to_current()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time go on unseen."""
        self._minutely.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette, font and direction."""
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.PaletteChange, kinds.FontChange, kinds.LayoutDirectionChange):
            self._painter.refresh()
            self._lay_out()

    # Private

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        # All of it is painted; else Qt would paint everything anew at each step of scrolling.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        own = self.selectionModel()
        self.setModel(self._table.rows)
        if own is not None:
            own.deleteLater()
        own = self.selectionModel()
        self.setSelectionModel(self._table.selectionModel())
        own.deleteLater()
        self._table.rows.modelAboutToBeReset.connect(self._forget)

    def _forget(self) -> None:
        self._places = None

    def _lay_out(self) -> None:
        self._places = None
        if self.isVisible():
            self.updateGeometries()
            for widget in (self.viewport(), self.names, self.hours):
                widget.update()

    def _index(self, block: Block) -> QModelIndex:
        return self.model().index(block.at, 0)

    def _go_to_current(self) -> None:
        """Bring what is current to the upper part of the view; beside the day's own rows, now."""
        rect = self.visualRect(self.currentIndex())
        top, down = rect.top(), self.verticalScrollBar()
        if rect.isEmpty() or rect.top() + self.shift.y() < self.places.top:
            now = self.now_y
            top = 0 if now is None else now - self.shift.y()
        down.setValue(down.value() + top - self.viewport().height() // 4)
        if not rect.isEmpty() and top == rect.top():
            self.scrollTo(self.currentIndex())

    def _show_time(self) -> None:
        self.viewport().update()
        self.hours.update()

    def _paint_grid(self, painter: QPainter, area: QRect) -> None:
        places = self.places
        painter.fillRect(area, self._colour("window"))
        painter.setPen(self._colour("hairline"))
        board = places.board
        for minute in range(board.first, board.last + 1, 60):
            y = places.y_of(minute)
            painter.drawLine(area.left(), y, area.right(), y)
        if board.whole_day_lanes:
            painter.drawLine(area.left(), places.top, area.right(), places.top)
        for number in places.columns_within(area):
            column = places.column(number)
            edge = column.left() if self.isRightToLeft() else column.right()
            painter.drawLine(edge, area.top(), edge, area.bottom())

    def _colour(self, name: str) -> QColor:
        return QColor(getattr(self._painter.colours, name))
