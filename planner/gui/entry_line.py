"""The line in which people are typed: Enter takes it, a completion is picked first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.completion import WordCompleter
from planner.gui.line_completion import Piece, PieceCompleter
from planner.gui.text import fold

LONGEST = 1_000_000  # Qt's own limit cuts a pasted text off without a word

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryLine(QLineEdit):
    """`entered` comes on Enter, `entered_and_on` on Ctrl+Enter, `pasted` for several lines at once.

    While a completion is picked, Enter takes that and no more. Escape empties the line, and
    Ctrl+Z brings it back. `words` is asked at each stroke for all lines there are to complete; as
    long as it returns the same object, that is not looked through anew. `pieces` is asked
    instead for what completes the text before the cursor.
    """

    entered = Signal(str)
    entered_and_on = Signal(str)
    pasted = Signal(list)
    left_down = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str,
        words: Callable[[], Sequence[str]] | None = None,
        *,
        pieces: Callable[[str], Sequence[Piece]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST)
        self._words, self._pieces = words, pieces
        self._is_put = False
        self._seen: Sequence[str] = ()
        self._folded: list[str] = []
        if pieces is not None:
            self.setCompleter(PieceCompleter(self._fitting_pieces, self))
        elif words is not None:
            self.setCompleter(WordCompleter(self._fitting, self, several=False))

    def put(self, text: str) -> None:
        """Write another text into the line as if it were typed: it can be undone.

        Nothing is offered to complete it: the list would take the keyboard from where it is.
        """
        if text != self.text():
            self._is_put = True
            self.selectAll()
            self.insert(text)
            self._is_put = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the line on Enter, several pasted lines at once, and empty it on Escape."""
        if event.key() in _ENTER:
            self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Paste) and (lines := _several_lines()):
            self.pasted.emit(lines)
        elif event.key() == Qt.Key.Key_Escape and self.text() and not self._picking():
            self.put("")
        elif event.key() == Qt.Key.Key_Down and not self._picking():
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _fitting_pieces(self, before: str) -> Sequence[Piece]:
        assert self._pieces is not None
        return () if self._is_put else self._pieces(before)

    def _fitting(self) -> list[str]:
        assert self._words is not None
        if self._is_put:
            return []
        words = self._words()
        if words is not self._seen:
            self._seen, self._folded = words, [fold(word) for word in words]
        needle = fold(self.text().strip())
        pairs = zip(words, self._folded, strict=True)
        return [word for word, folded in pairs if needle in folded]

    def _enter(self, and_on: bool) -> None:
        if self._picking():
            popup = self.completer().popup()
            assert popup is not None
            # The first word is current from the start, but selected only by an arrow key.
            chosen = popup.selectionModel().hasSelection()
            word = self.completer().pathFromIndex(popup.currentIndex()) if chosen else ""
            popup.hide()
            if word:
                self.setText(word)
                return
        (self.entered_and_on if and_on else self.entered).emit(self.text())

    def _picking(self) -> bool:
        popup = self.completer().popup() if self.completer() is not None else None
        return popup is not None and popup.isVisible()


def _several_lines() -> list[str]:
    lines = [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
    return lines if len(lines) > 1 else []
