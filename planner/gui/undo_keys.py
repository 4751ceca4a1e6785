"""Keys of the window that fields want too: undo is a field's own first, the others never."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo

# Ctrl+K and Ctrl+E move and cut in a field on X11; here the palette and the events are there.
_CUT_LINE = QKeySequence.StandardKey.DeleteEndOfLine
_TO_EVENTS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class UndoKeys(QObject):
    """Watches the field that has the focus: with nothing of its own to undo, its keys pass it by.

    Qt's fields keep the undo key to themselves even when they are empty.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def undo_text(self) -> bool:
        """Take back the focused field's own text; False when it has none."""
        field = self._window.focusWidget()
        if not can_undo(field) or not isinstance(field, QLineEdit | QPlainTextEdit):
            return False
        field.undo()
        return True

    def redo_text(self) -> bool:
        """Bring back the focused field's own text; False when it has none."""
        field = self._window.focusWidget()
        if not can_redo(field) or not isinstance(field, QLineEdit | QPlainTextEdit):
            return False
        field.redo()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window have the key where the field has no use for it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(_CUT_LINE) or event.keyCombination() == _TO_EVENTS:
            event.ignore()
            return True
        undoes, redoes = event.matches(_UNDO), event.matches(_REDO)
        if (undoes and not can_undo(watched)) or (redoes and not can_redo(watched)):
            event.ignore()
            return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit) and self._window.isAncestorOf(new):
            new.installEventFilter(self)


def can_undo(field: QObject | None) -> bool:
    """Return whether a field has text of its own to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def can_redo(field: QObject | None) -> bool:
    """Return whether a field has text of its own to bring back."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()
