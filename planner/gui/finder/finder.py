"""The field that lies over the window, with what fits below it: typed, chosen, taken by Enter."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from planner.gui.finder.delegate import FinderDelegate
from planner.gui.finder.rows import FinderModel, FinderRow
from planner.gui.icons import icon
from planner.gui.palette import colours_of
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _

_WIDEST = 720
_PAGE = 8  # rows that Page Up and Page Down go
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}


class Source(Protocol):
    """What a finder looks through."""

    name: str
    icon: str
    hint: str

    def look_for(self, typed: str) -> tuple[Sequence[FinderRow], Sequence[str]]:
        """Return the rows for what is typed, and the folded words to pick out in them."""

    def words_for_nothing(self, typed: str) -> str:
        """Return what is said where nothing fits."""


class _Rows(QListView):
    """Paints ground and rows itself: else all that lies beneath is painted with every letter."""

    def __init__(self, model: FinderModel) -> None:
        super().__init__()
        self.setModel(model)
        self._shown = model
        self.delegate = FinderDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours_of(self.palette()).surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored, chosen = self.isRightToLeft(), self.currentIndex().row()
        at = max(self.indexAt(QPoint(1, event.rect().top())).row(), 0)
        area, end = self.visualRect(self._shown.index(at)), event.rect().bottom()
        while (row := self._shown.row_at(at)) is not None and area.top() <= end:
            area.setHeight(self.delegate.height_of(row))  # each lies right below the one before
            is_chosen = at == chosen
            self.delegate.paint_row(painter, area, row, chosen=is_chosen, mirrored=mirrored)
            area.moveTop(area.bottom() + 1)
            at += 1
        painter.end()


class Finder(QFrame):
    """Lies over the top of the window until something is taken, Escape, or a click elsewhere.

    The focus returns to where it was before anything is done.
    """

    closed = Signal()

    def __init__(self, window: QWidget, source: Source) -> None:
        super().__init__(window)
        self._window, self._source = window, source
        self._came_from: QWidget | None = window.focusWidget()
        self._is_closing = False
        self.setProperty("card", True)
        self.setObjectName("finder")
        self.setAccessibleName(source.name)
        self.field = QLineEdit()
        self.field.setAccessibleName(source.name)
        self.field.setPlaceholderText(source.hint)
        self.field.setClearButtonEnabled(True)
        self.field.setProperty("finder", True)
        glass = self.field.addAction(icon(source.icon), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.field.findChildren(QToolButton):
            button.setAccessibleName(source.name if button.defaultAction() is glass else _("Clear"))
        self.model = FinderModel(self)
        self.list = _Rows(self.model)
        self.list.setAccessibleName(source.name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("bare", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._delegate = self.list.delegate
        self.nothing = plain_label("", Look.MUTED)
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self.foot = plain_label(_("↑ ↓ choose · Enter take · Esc close"), Look.SMALL)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.list.clicked.connect(self._click)
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self._look("")
        self.show()
        self.raise_()
        # What a stylesheet is about counts as seen through until one says that it is not.
        self.field.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def look_again(self) -> None:
        """Ask the source again for what is typed: it may know more by now."""
        self._look(self.field.text())

    @property
    def source_name(self) -> str:
        """What it looks through."""
        return self._source.name

    @property
    def chosen(self) -> FinderRow | None:
        """The row that Enter takes."""
        return self.model.row_at(self.list.currentIndex().row())

    def take(self) -> None:
        """Close, then do what the chosen row is for; one that says why not stays."""
        row = self.chosen
        if row is None or row.take is None or row.why_not:
            return
        self.dismiss()
        # When the focus is back: an action may be about the field that has it.
        QTimer.singleShot(0, self._window, row.take)

    def dismiss(self) -> None:
        """Go away; the focus returns to where it was."""
        if self._is_closing:
            return
        self._is_closing = True
        self._window.removeEventFilter(self)
        self.closed.emit()
        # First: Qt would give it to the next widget when this one is hidden.
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the field move through the list; follow the window's size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is not self.field:
            return False
        leaves = event.type() == QEvent.Type.FocusOut and not self._is_closing
        if leaves and self._focus_left():
            self._came_from = None  # who clicked elsewhere wants to be there
            self.dismiss()
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._press(event)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Paint in the new palette."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_delegate"):
            self._delegate.refresh()

    def _focus_left(self) -> bool:
        focus = self._window.focusWidget()
        return focus is not None and focus is not self.field and not self.isAncestorOf(focus)

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        now = self.list.currentIndex().row()
        size = self.model.rowCount()
        if abs(step) == 1:
            place = self.model.next_choosable(now, step)
            if place < 0:  # round the end
                place = self.model.next_choosable(-1 if step > 0 else size, step)
        else:
            place = min(max(now + step, 0), size - 1)
            row = self.model.row_at(place)
            if row is not None and row.is_heading:
                place = self.model.next_choosable(place, 1 if place < size - 1 else -1)
        self._choose(place)

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        index = self.model.index(place, 0)
        self.list.setCurrentIndex(index)
        # The heading of the first row comes into sight with it.
        before = self.model.row_at(place - 1)
        if before is not None and before.is_heading:
            self.list.scrollTo(self.model.index(place - 1, 0))
        self.list.scrollTo(index)
        said = QAccessibleEvent(self.list, QAccessible.Event.Focus)
        said.setChild(place)
        QAccessible.updateAccessibility(said)

    def _look(self, typed: str) -> None:
        rows, words = self._source.look_for(typed)
        self.model.set_rows(rows, words)
        self.nothing.setText("" if rows else self._source.words_for_nothing(typed))
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._place()
        self.list.scrollToTop()
        self._choose(self.model.next_choosable(-1, 1))

    def _click(self) -> None:
        self.take()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        column.setSpacing(Space.S)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addWidget(self.foot)
        self.foot.setContentsMargins(Space.S, 0, Space.S, 0)

    def _place(self) -> None:
        width = min(_WIDEST, self._window.width() - 2 * Space.XL)
        top = max(Space.XL, self._window.height() // 12)
        layout = self.layout()
        assert layout is not None
        rest = (
            self.field.sizeHint().height() + self.foot.sizeHint().height() + 3 * Space.S + Space.XS
        )
        if self.model.rowCount():
            wanted = sum(map(self._delegate.height_of, self.model.rows[:40]))
            room = self._window.height() - top - Space.XL - rest
            rest += min(wanted + 4, max(room, 120), 480)
        else:
            rest += self.nothing.heightForWidth(width - 2 * Space.S) + Space.S
        self.setGeometry((self._window.width() - width) // 2, top, width, rest)
