"""What helps while typing: words to complete, and a plain field of several lines."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from planner.gui.text import fold
from planner.gui.theme import dress

_FEW_ROWS, _MOST_ROWS = 4, 8


class LinesEdit(QPlainTextEdit):
    """A field of several plain lines that asks for the height of so many rows.

    It grows with what is written, so that a second address is not hidden behind the first.
    """

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self.document().setDocumentMargin(2)  # as far in as the text of a QLineEdit
        # Its lines run on below; the space at the end of one asked for a bar.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        """Return the height of its rows, or of what is written there up to a limit."""
        return QSize(260, self.fontMetrics().lineSpacing() * self._shown_rows + 22)

    def minimumSizeHint(self) -> QSize:
        """Return the height of two rows, or of all lines where there are a few."""
        rows = max(min(self._rows, 2), min(self._shown_rows, _FEW_ROWS))
        return QSize(80, self.fontMetrics().lineSpacing() * rows + 22)

    @property
    def _shown_rows(self) -> int:
        # The layout of plain text reckons its height in lines.
        written = int(self.document().documentLayout().documentSize().height())
        return max(self._rows, min(written, _MOST_ROWS))

    def _grow(self, _size: object) -> None:
        self.updateGeometry()


class WordCompleter(QCompleter):
    """Finds words anywhere in the list, accents aside; completes the last tag of several."""

    def __init__(
        self, words: Callable[[], Iterable[str]], line: QLineEdit, *, several: bool
    ) -> None:
        self._words = QStringListModel()
        super().__init__(self._words, line)
        self._ask, self._several, self._line = words, several, line
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)
        line.textEdited.connect(self._dress_popup)

    def splitPath(self, path: str) -> list[str]:
        """Look for what stands there; the words found stand in the list afterwards."""
        needle = fold((path.rpartition(",")[2] if self._several else path).strip())
        words = self._ask() if needle else ()
        found = [word for word in words if needle in fold(word)]
        found.sort(key=lambda word: not fold(word).startswith(needle))
        self._words.setStringList(found[:40])
        return [""]

    def pathFromIndex(self, index: Any) -> str:
        """Return what the line is to hold for a word: itself, or behind the tags before it."""
        word = str(index.data() or "")
        if not self._several:
            return word
        before = self._line.text().rpartition(",")[0]
        return f"{before.strip()}, {word}" if before.strip() else word

    def _dress_popup(self, _text: str) -> None:
        if popup := self.popup():  # a window of its own, with nothing above it
            dress(popup)
