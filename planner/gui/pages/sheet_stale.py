"""One line above the preview: which printed sheet no longer holds, with a slip to lay into it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from planner.gui.calls import Call
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _, ngettext
from planner.queries.stale import ChangeKind, StaleSheet

_STILL_ON = frozenset({ChangeKind.MOVED, ChangeKind.ROOM})


class StaleNote(QFrame):
    """Hidden while every printed sheet holds. `slip_asked` brings the StaleSheet."""

    slip_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._sheets: tuple[StaleSheet, ...] = ()
        self._words = plain_label("", Look.BODY)
        self.button = QPushButton(_("Print change slip…"))
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self._ask_only)
        self.menu = QMenu(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.M, Space.XS, Space.S, Space.XS))
        row.setSpacing(Space.S)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, "" for nothing."""
        return self._words.text() if not self.isHidden() else ""

    def show_sheets(self, sheets: Sequence[StaleSheet]) -> None:
        """Say that these sheets are stale, newest first; nothing for none."""
        if tuple(sheets) == self._sheets:
            return  # an open menu stays as it is
        self._sheets = tuple(sheets)
        self.menu.clear()
        if len(sheets) > 1:
            for sheet in sheets:
                action = self.menu.addAction(_line(sheet))
                action.triggered.connect(Call(action, partial(self.slip_asked.emit, sheet)).run)
        self.button.setMenu(self.menu if len(sheets) > 1 else None)  # type: ignore[arg-type]
        words = _said(sheets)
        self._words.setText(words)
        self.button.setAccessibleName(_("Print change slip"))
        self.button.setAccessibleDescription(words)
        self.setVisible(bool(sheets))

    def _ask_only(self) -> None:
        if len(self._sheets) == 1:
            self.slip_asked.emit(self._sheets[0])


def _said(sheets: Sequence[StaleSheet]) -> str:
    if not sheets:
        return ""
    if len(sheets) == 1:
        return _line(sheets[0])
    count = len(sheets)
    return ngettext("{count} sheet is stale.", "{count} sheets are stale.", count).format(
        count=count
    )


def _line(sheet: StaleSheet) -> str:
    """Return which sheet is stale, and by how much; what is cancelled or gone did not move."""
    count = len(sheet.changes)
    if all(change.kind in _STILL_ON for change in sheet.changes):
        words = ngettext(
            "Sheet {number} is stale: {count} thing moved",
            "Sheet {number} is stale: {count} things moved",
            count,
        )
    else:
        words = ngettext(
            "Sheet {number} is stale: {count} thing changed",
            "Sheet {number} is stale: {count} things changed",
            count,
        )
    return words.format(number=sheet.number, count=count)
