"""The timeline of the schedule: the board with its keys, its mouse and what it says."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.gui.pages.schedule_rows import SessionRow, spoken, title_text
from planner.gui.pages.timeline_steps import Course, Move, in_order
from planner.gui.pages.timeline_view import NORMAL, ZOOMS, BoardView
from planner.gui.row_table import RowTable
from planner.gui.text import fold, show_tooltip
from planner.i18n import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_Action = QAbstractItemView.CursorAction
_MOVES = {
    _Action.MoveUp: Move.EARLIER,
    _Action.MoveDown: Move.LATER,
    _Action.MovePageUp: Move.PAGE_EARLIER,
    _Action.MovePageDown: Move.PAGE_LATER,
    _Action.MoveHome: Move.FIRST,
    _Action.MoveEnd: Move.LAST,
}

_ZOOM_KEYS = {QKeySequence.StandardKey.ZoomIn: 1, QKeySequence.StandardKey.ZoomOut: -1}


class Timeline(BoardView):
    """Arrows go on in time and across the rooms, Enter and double click activate."""

    activated_row = Signal(object)

    def __init__(
        self,
        table: RowTable,
        now: Callable[[], datetime],
        suits: Callable[[SessionRow], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(table, now, suits, parent)
        self._course = Course()
        self.setAccessibleName(_("Timeline"))
        self.setAccessibleDescription(
            _("Up and down go on in time, left and right to the room beside.")
        )

    def zoom(self, step: int) -> None:
        """Show the hours larger (1), smaller (-1), or as at first (0); what is current stays."""
        self.set_level(self._zoom + step if step else NORMAL)

    @property
    def level(self) -> int:
        """How large the hours are: a place in `ZOOMS`."""
        return self._zoom

    def set_level(self, level: int) -> None:
        """Show the hours as large as `ZOOMS` has them there, at most as its last; see `zoom`."""
        here = self.currentIndex()
        before = self.visualRect(here).top()
        self._zoom = min(max(level, 0), len(ZOOMS) - 1)
        self._lay_out()
        down = self.verticalScrollBar()
        down.setValue(down.value() + self.visualRect(here).top() - before)

    # Qt's own

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go on in time, or across the rooms."""
        places = self.places
        numbers = places.numbers_of(self.currentIndex().row())
        if not places.blocks:
            return QModelIndex()
        if not numbers:
            return self._index(in_order(places.blocks)[0])
        move = _MOVES.get(action)
        if move is None:
            back = action in (_Action.MoveLeft, _Action.MovePrevious)
            move = Move.BEFORE if back != self.isRightToLeft() else Move.AFTER
        elif modifiers & _CONTROL and move in (Move.FIRST, Move.LAST):
            move = Move.FIRST_OF_ALL if move is Move.FIRST else Move.LAST_OF_ALL
        page = round(self.viewport().height() * 0.8 / places.minute)
        here = places.blocks[numbers[0]]
        return self._index(self._course.go(places.blocks, here, move, page))

    def own_keys(self) -> list[tuple[str, str]]:
        """Return what the keys do that it takes itself."""
        return [
            (_("Show more of the day"), "Ctrl+-"),
            (_("Show less of the day, larger"), "Ctrl++"),
            (_("The day in its usual size"), "Ctrl+0"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter; the zoom keys show more or less of the day."""
        if (step := _zoom_step(event)) is not None:
            self.zoom(step)
        elif event.modifiers() in _BARE and event.key() in _ENTER and self.currentIndex().isValid():
            self.activated_row.emit(self._table.current_id)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Jump to the next session whose title starts so."""
        rows, start = self._table.rows.rows, self.currentIndex().row()
        for step in range(1, len(rows) + 1):
            at = (start + step) % len(rows)
            if self.places.numbers_of(at) and fold(title_text(rows[at])).startswith(fold(search)):
                self.setCurrentIndex(self.model().index(at, 0))
                return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the session under the mouse."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.activated_row.emit(self._table.current_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom while Control is held."""
        turned = event.angleDelta().y()
        if event.modifiers() & _CONTROL and turned:
            self.zoom(1 if turned > 0 else -1)
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the zoom keys from whatever else in the window may have them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _zoom_step(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full what is under the mouse, which may have little room."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._table.rows.row_at(self.indexAt(event.pos()).row())
            show_tooltip(event.globalPos(), spoken(row) if row else "", self)
            return True
        return super().viewportEvent(event)


def _zoom_step(event: QKeyEvent) -> int | None:
    """Return what a key does to the zoom; None where it is another key."""
    plain_zero = event.key() == Qt.Key.Key_0 and event.modifiers() == _CONTROL
    steps = [step for key, step in _ZOOM_KEYS.items() if event.matches(key)]
    return 0 if plain_zero else steps[0] if steps else None
