"""A list of cards, painted by a delegate: the event list, the people to meet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from planner.gui.card_delegate import Card, CardDelegate
from planner.gui.empty_state import EmptyState
from planner.gui.palette import colours_of
from planner.gui.row_model import Column, RowModel
from planner.gui.row_place import RowPlace
from planner.i18n import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AT_ONCE = 250  # cards put together in one step
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardList(QListView):
    """Shows rows as cards, each `card(row)`; keeps selection and scroll by id over reloads.

    With `movable` a card is moved by dragging or by Alt+Up and Alt+Down: `moved` brings its id
    and the position it is to have among the rows shown; nothing moves until new rows come.
    """

    chosen = Signal(object)
    activated_row = Signal(object)
    selected = Signal(list)
    moved = Signal(object, int)
    filter_cleared = Signal()

    def __init__(
        self,
        card: Callable[[Any], Card],
        empty_text: str,
        empty_action: QAction | None = None,
        *,
        name: str = "",
        movable: bool = False,
        several: bool = False,
        searched: Callable[[Any], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._card = card
        columns = [Column(name, self._title), Column(name, searched or self._words)]
        self.rows = RowModel(columns, self, spoken=self._say)
        self.rows.movable = movable
        self.setModel(self.rows)
        self._delegate = CardDelegate(self.rows, card, self)
        self.setItemDelegate(self._delegate)
        self._place = RowPlace(self, self.rows)
        self._place.chosen.connect(self.chosen)
        self._place.selected.connect(self.selected)
        self.empty = EmptyState(self, self.rows, empty_text, empty_action)
        self.empty.clear_asked.connect(self.clear_filter)
        self._drop_at = -1
        self._set_up(name, movable, several)

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show other rows; what is chosen and in sight stays so by id."""
        self.rows.set_rows(rows)

    def set_in_turns(self, rows: Sequence[Any]) -> Iterator[None]:
        """Show other rows as `set_rows` does, after some steps that put their cards together."""
        try:
            for at in range(0, len(rows), _AT_ONCE):
                self._delegate.take_ahead(rows[at : at + _AT_ONCE])
                yield
            self.set_rows(rows)
        finally:
            self._delegate.forget_ahead()

    def set_filter(self, needle: str) -> None:
        """Show only rows whose card, or `searched` text, holds every word of `needle`."""
        self.rows.set_filter(needle)

    def clear_filter(self) -> None:
        """Show all rows again and tell so, for the search field to empty itself."""
        self.rows.set_condition(None)
        self.rows.set_filter("")
        self.filter_cleared.emit()
        self.setFocus()

    def choose(self, row_id: Any) -> bool:
        """Make the row of that id the current one; False when it is not shown."""
        return self._place.choose(row_id)

    def bring_into_sight(self, row_id: Any) -> None:
        """Scroll to the card of that id, whatever is chosen."""
        at = self.rows.place_of(row_id)
        if at >= 0:
            self.scrollTo(self.rows.index(at, 0))

    def choose_first(self) -> bool:
        """Make the first row current; False when there is none."""
        row = self.rows.row_at(0)
        return row is not None and self._place.choose(row.id)

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

    # Qt's own

    def own_keys(self) -> list[tuple[str, str]]:
        """Return what the keys do that it takes itself."""
        up, down = (_("Move a card up"), "Alt+Up"), (_("Move a card down"), "Alt+Down")
        return [up, down] if self.rows.movable else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter, move on Alt with an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in _ENTER and self.current_id is not None:
            self.activated_row.emit(self.current_id)
        elif self.rows.movable and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move_to(self.currentIndex().row() + step)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the card under the mouse."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.activated_row.emit(self.rows.id_at(index.row()))

    def dragMoveEvent(self, event: Any) -> None:
        """Show where the card would go."""
        super().dragMoveEvent(event)
        if event.source() is self:
            self._drop_at = self._gap_at(event.position().toPoint())
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.viewport().update()

    def dragLeaveEvent(self, event: Any) -> None:
        """Forget where it would go."""
        self._drop_at = -1
        super().dragLeaveEvent(event)
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the card to be moved."""
        if event.source() is not self:
            event.ignore()
            return
        gap, here = self._gap_at(event.position().toPoint()), self.currentIndex().row()
        self._drop_at = -1
        # A copy, so that Qt does not remove rows: the store moves it and new rows come.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.viewport().update()
        self._move_to(gap - 1 if gap > here else gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and the line where a dragged one would go."""
        super().paintEvent(event)
        if self._drop_at < 0:
            return
        last = self.rows.rowCount() - 1
        at = min(self._drop_at, last)
        rect = self.visualRect(self.rows.index(at, 0))
        top = rect.bottom() if self._drop_at > last else rect.top()
        painter = QPainter(self.viewport())
        line = QRect(rect.left(), top - 1, rect.width(), 3)
        painter.fillRect(line, QColor(colours_of(self.palette()).accent))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew: their lines wrap with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "_delegate"
        ):
            self._delegate.refresh()
            self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """Return room for one narrow card."""
        return QSize(160, 80)

    # Private

    def _set_up(self, name: str, movable: bool, several: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setAccessibleName(name)
        self.setProperty("cards", True)
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        if movable:
            self.setDragEnabled(True)
            self.setAcceptDrops(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDropIndicatorShown(False)

    def _gap_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.rows.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _move_to(self, position: int) -> None:
        here = self.currentIndex().row()
        if position != here and here >= 0 and 0 <= position < self.rows.rowCount():
            self.moved.emit(self.current_id, position)

    def _title(self, row: Any) -> str:
        return self._card(row).title

    def _words(self, row: Any) -> str:
        return "\n".join(self._card(row).lines)

    def _say(self, row: Any) -> str:
        return self._card(row).spoken
