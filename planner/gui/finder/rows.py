"""The rows of a finder, and the model that shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from planner.gui.row_model import ACCESSIBLE_TEXT, DISPLAY, NOWHERE, ROW, Index
from planner.i18n import _

_HEADING = Qt.ItemFlag.ItemIsEnabled
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, slots=True)
class FinderRow:
    """One row: a heading, or something to take.

    `line` stands below the title, `end` muted at the end of the title's line, `keys` as key
    caps there. `why_not` says why it cannot be taken now, and stands in the place of `line`.
    """

    title: str
    line: str = ""
    end: str = ""
    icon: str = ""
    keys: str = ""
    why_not: str = ""
    is_heading: bool = False
    take: Callable[[], object] | None = None

    @property
    def below(self) -> str:
        """What stands below the title."""
        return self.why_not or self.line

    @property
    def spoken(self) -> str:
        """The row in full, as a screen reader says it."""
        state = _("not possible now") if self.why_not else ""
        parts = (self.title, state, self.below, self.end, self.keys)
        return ", ".join(part for part in parts if part)


class FinderModel(QAbstractListModel):
    """Shows finder rows; headings cannot be chosen."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[FinderRow] = ()
        self.words: Sequence[str] = ()

    def set_rows(self, rows: Sequence[FinderRow], words: Sequence[str] = ()) -> None:
        """Show other rows; `words` are picked out in them."""
        self.beginResetModel()
        self.rows, self.words = rows, words
        self.endResetModel()

    def row_at(self, place: int) -> FinderRow | None:
        """Return the row at a place, None outside."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def next_choosable(self, place: int, step: int) -> int:
        """Return the next place from `place` in the direction of `step` that can be chosen."""
        at = place + step
        while 0 <= at < len(self.rows) and self.rows[at].is_heading:
            at += 1 if step > 0 else -1
        return at if 0 <= at < len(self.rows) else -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a row shows or says."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == DISPLAY:
            return row.title
        if role == ACCESSIBLE_TEXT:
            return row.spoken
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all but headings can be chosen."""
        row = self.row_at(index.row())
        return _HEADING if row is None or row.is_heading else _CHOOSABLE
