"""Completes the piece of a line that is being typed, and leaves the rest of the line alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit


@dataclass(frozen=True, slots=True)
class Piece:
    """One completion: the words offered, and what the line before the cursor becomes by it."""

    shown: str
    before: str


class PieceCompleter(QCompleter):
    """Offers what `ask` finds for the text before the cursor of `line`, in its order."""

    def __init__(self, ask: Callable[[str], Sequence[Piece]], line: QLineEdit) -> None:
        self._shown = QStringListModel()
        super().__init__(self._shown, line)
        self._ask, self._line = ask, line
        self._pieces: Sequence[Piece] = ()
        self._behind = ""
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(12)

    def splitPath(self, path: str) -> list[str]:
        """Look for what stands there; what is found stands in the list afterwards."""
        cursor = self._line.cursorPosition()
        self._behind = path[cursor:]
        self._pieces = self._ask(path[:cursor]) if path.strip() else ()
        self._shown.setStringList([piece.shown for piece in self._pieces])
        return [""]

    def pathFromIndex(self, index: Any) -> str:
        """Return what the line is to hold for a piece."""
        if not 0 <= index.row() < len(self._pieces):
            return self._line.text()
        piece = self._pieces[int(index.row())]
        return piece.before + self._behind
