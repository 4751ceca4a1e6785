"""The one table of the program."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.gui.empty_state import EmptyState
from planner.gui.palette import colours_of
from planner.gui.row_delegate import Cell, RowArea, RowDelegate
from planner.gui.row_header import RowHeader
from planner.gui.row_marks import RowMarks
from planner.gui.row_model import Column, RowModel
from planner.gui.row_place import RowPlace
from planner.gui.row_source import RowSource
from planner.gui.row_ticks import RowTicks
from planner.gui.rows_ahead import RowsAhead
from planner.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowTable(QTableView):
    """Shows rows in columns; keeps selection, scroll and ticks by id over reloads.

    With `ticks` a column of boxes stands in front and Space ticks the selected rows.
    Clicking a header sorts, clicking again turns round, a third time returns to the given
    order. Enter and double click activate; typing letters jumps to a row that starts so.
    """

    chosen = Signal(object)
    activated_row = Signal(object)
    selected = Signal(list)
    ticked = Signal(list)
    filter_cleared = Signal()
    columns_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        empty_text: str,
        empty_action: "QAction | None" = None,
        *,
        name: str = "",
        ticks: bool = False,
        spoken: Callable[[Any], str] | None = None,
        sought: Callable[[Any], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setViewport(QWidget(self))  # to ask for Qt's own takes all kinds of widget there are
        self._typed, self._typed_at = "", 0.0
        self._ticks = RowTicks() if ticks else None
        if self._ticks is not None:
            columns = (self._ticks.column(), *columns)
        self.rows = RowModel(columns, self, spoken=spoken, sought=sought)
        self._delegate = RowDelegate(self.rows, self)
        self._header = RowHeader(self.rows, self._delegate, self)
        self.setHorizontalHeader(self._header)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._marks = RowMarks(self)
        self._place = RowPlace(self, self.rows)
        self._ahead = RowsAhead(self, self.rows)
        self._place.chosen.connect(self.chosen)
        self._place.selected.connect(self.selected)
        self.empty = EmptyState(self, self.rows, empty_text, empty_action)
        self.empty.clear_asked.connect(self.clear_filter)
        self._set_up(name)

    # What pages ask and say

    def set_rows(self, rows: Iterable[Any], places: Mapping[Any, int] | None = None) -> None:
        """Show other rows; what is chosen, ticked and in sight stays so by id."""
        self.rows.set_rows(rows, places)
        if self._ticks is not None and self._ticks.keep(self.rows.all_rows):
            self.ticked.emit(self.ticked_ids)

    def set_source(self, source: RowSource) -> None:
        """Show rows from elsewhere, of a list too long to be held; what is chosen stays by id."""
        self.rows.set_source(source)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, where these are not those it shows."""
        if self._ticks is not None:
            columns = (self.rows.columns[0], *columns)
        if [column.name for column in columns] != [column.name for column in self.rows.columns]:
            self.rows.set_columns(columns)
            self._header.lay_out()

    def set_filter(self, needle: str) -> None:
        """Show only rows that hold every word of `needle`."""
        self.rows.set_filter(needle)

    def clear_filter(self) -> None:
        """Show all rows again and tell so, for the search field to empty itself."""
        self.rows.narrow("", None)
        self.filter_cleared.emit()
        self.setFocus()

    def choose(self, row_id: Any, *, middle: bool = False) -> bool:
        """Make the row of that id the current one, in the middle if asked; False if not shown."""
        return self._place.choose(row_id, middle=middle)

    def choose_first(self) -> bool:
        """Make the first row current; False when there is none."""
        first = self.rows.id_at(0)
        return first is not None and self._place.choose(first)

    @property
    def current_id(self) -> Any:
        """The id of the current row, or None."""
        return self._place.current_id

    @property
    def current_row(self) -> Any:
        """The current row, or None."""
        return self.rows.row_at(self.rows.place_of(self.current_id))

    @property
    def selected_ids(self) -> list[Any]:
        """The ids of the selected rows, top to bottom."""
        return self._place.selected_ids

    @property
    def ticked_ids(self) -> list[Any]:
        """The ids of the ticked rows in the order given, hidden ones too."""
        return self._ticks.of(self.rows.all_rows) if self._ticks is not None else []

    def set_ticked(self, ids: Iterable[Any]) -> None:
        """Tick exactly these rows."""
        if self._ticks is not None:
            self._ticks.ids = set(ids)
            self.viewport().update()
            self.ticked.emit(self.ticked_ids)

    def column_state(self) -> dict[str, Any]:
        """Return widths in pixels by column and the order, as plain values to remember."""
        return self._header.columns_state()

    def restore_columns(self, state: dict[str, Any]) -> None:
        """Take back what `column_state` gave; unknown columns and odd values are left aside."""
        self._header.restore_columns(state)

    def fit_columns(self, limits: Mapping[str, int]) -> None:
        """Fit the columns to their texts; `limits` are the letters that some take at most."""
        self._header.measure(limits)

    def text_room(self, name: str) -> int:
        """Return how wide the texts of a column are."""
        return self._header.text_room(name)

    def badge_room(self, text: str) -> int:
        """Return how wide a column is that shows all of a text as a badge."""
        return self._delegate.badge_room(text)

    def sort_by(self, name: str | None, *, downwards: bool = False) -> None:
        """Sort by the column of that name; None returns to the order given."""
        names = [column.name for column in self.rows.columns]
        self._header.sort_by(None if name is None else (names.index(name), downwards))

    # Qt's own

    def own_keys(self) -> list[tuple[str, str]]:
        """Return what the keys do that it takes itself."""
        return [(_("Tick a row"), "Space")] if self._ticks is not None else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter, tick on Space."""
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if bare and event.key() in _ENTER and self.current_id is not None:
            self.activated_row.emit(self.current_id)
        elif bare and event.key() == Qt.Key.Key_Space and self._ticks is not None:
            self._turn_ticks(self.selected_ids)
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first row by Home and to the last by End: a row is chosen, not a cell."""
        if action in (self.CursorAction.MoveHome, self.CursorAction.MoveEnd):
            modifiers = modifiers | Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Jump to the next row whose first column starts with what was typed within a second."""
        now = time.monotonic()
        self._typed = search if now - self._typed_at > 1 else self._typed + search
        self._typed_at = now
        start = self.currentIndex().row() + (len(self._typed) == 1)
        found = self.rows.find_start(self._typed, max(start, 0))
        if found >= 0:
            self._place.choose(self.rows.id_at(found))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a box is clicked, without choosing the row."""
        index = self.indexAt(event.position().toPoint())
        if self._is_box(index):
            self._turn_ticks([self.rows.id_at(index.row())])
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the row under the mouse."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._is_box(index):
            self.activated_row.emit(self.rows.id_at(index.row()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse, for the row under it."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter):
            assert isinstance(event, QHoverEvent)
            self._marks.hover(self.rowAt(event.position().toPoint().y()))
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave, QEvent.Type.Wheel):
            self._marks.hover(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then mark the current one so that colour is not all that tells."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours_of(self.palette()).surface))
        self._delegate.paint_rows(painter, self._rows_in(event.rect()), self._cells(event.rect()))
        self._marks.paint(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "_delegate"
        ):
            self._delegate.refresh()
            self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
            if event.type() == QEvent.Type.FontChange:
                self._header.measure()

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Hide or show a column, and share the room out anew."""
        if hide != self.isColumnHidden(column):
            super().setColumnHidden(column, hide)
            self._header.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._header.fit()

    # Private

    def _rows_in(self, area: QRect) -> list[RowArea]:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        last = self.rows.rowCount() - 1 if last < 0 else last
        if first < 0:
            return []
        is_selected = self.selectionModel().isRowSelected
        return [
            RowArea(row, self._marks.area(at), is_selected(at), at == self._marks.hovered)
            for at in range(first, last + 1)
            if (row := self.rows.row_at(at)) is not None
        ]

    def _cells(self, area: QRect) -> list[Cell]:
        cells = [
            Cell(column, self.columnViewportPosition(at), self.columnWidth(at))
            for at, column in enumerate(self.rows.columns)
        ]
        first, last = area.left(), area.right()
        return [one for one in cells if one.left <= last and one.left + one.width > first]

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Else all that lies beneath is painted as well, and scrolling paints every row anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self._header.ticks_turned.connect(self._turn_ticks)
        self._header.changed.connect(self.columns_changed)
        self._header.lay_out()

    def _turn_ticks(self, ids: list[Any] | None = None) -> None:
        ids = [row.id for row in self.rows.rows] if ids is None else ids
        if self._ticks is not None and ids:
            self.set_ticked(self._ticks.turned(ids))

    def _is_box(self, index: QModelIndex) -> bool:
        return index.isValid() and self._ticks is not None and index.column() == 0
