"""Completes the piece of a field of several lines that is being typed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QCompleter, QPlainTextEdit

from planner.gui.text import fold
from planner.gui.theme import dress

_LEAST, _MOST = 2, 20  # letters typed before words are offered, words offered at once
_ENDS = ";\n"  # what stands between two pieces
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class TextCompleter(QCompleter):
    """Offers what `words` has for the piece before the cursor of `edit`, from its second letter.

    An arrow chooses, Enter or Tab takes what is chosen; without a choice they do what they
    always do. Pieces are parted by semicolons and lines.
    """

    def __init__(self, words: Callable[[], Iterable[str]], edit: QPlainTextEdit) -> None:
        self._words = QStringListModel()
        super().__init__(self._words, edit)
        self._ask, self._edit = words, edit
        self.setWidget(edit)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.activated.connect(self._take)
        edit.textChanged.connect(self._offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the chosen word, or pass the key on where none is."""
        popup = self.popup()
        if (
            watched is popup
            and popup is not None
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TAKING
        ):
            chosen = popup.selectionModel().hasSelection()
            popup.hide()
            if chosen:
                self._take(str(popup.currentIndex().data() or ""))
            else:
                QApplication.sendEvent(self._edit, event)
            return True
        return super().eventFilter(watched, event)

    @property
    def _piece(self) -> str:
        """What is typed of the piece before the cursor."""
        before = self._edit.toPlainText()[: self._edit.textCursor().position()]
        at = max(before.rfind(end) for end in _ENDS)
        return before[at + 1 :].lstrip()

    def _offer(self) -> None:
        needle = fold(self._piece)
        found = []
        if self._edit.hasFocus() and len(needle) >= _LEAST:
            found = [w for w in self._ask() if needle in fold(w) and needle != fold(w)][:_MOST]
        self._words.setStringList(found)
        popup = self.popup()
        assert popup is not None
        if not found:
            popup.hide()
            return
        dress(popup)  # a window of its own, with nothing above it
        self.complete()

    def _take(self, word: str) -> None:
        cursor = self._edit.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._piece)
        )
        cursor.insertText(word)
        self._edit.setTextCursor(cursor)
