"""The header of a RowTable: lays out, sorts, and knows its state to be remembered."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from planner.gui.column_fit import Need, share_out
from planner.gui.row_delegate import PAD, RowDelegate
from planner.gui.row_model import PAGE, Column, RowModel

TICK = "tick"
_LOOKED_AT = PAGE  # rows that a column is measured by
_AMPLE = 1.6  # how much wider than its first width a column may be for its texts
_FAIR_SHARE = 1.3  # times that, for which other columns give way
_FEW = 15  # letters that a word of few takes at most
_BARE = 2 * PAD + 1  # pixels that a cell without a text takes
_SHARE = 17  # letters that a column keeps which takes what is left


class RowHeader(QHeaderView):
    """A click sorts, another turns round, a third returns to the order given.

    A column is as wide as its texts need, within reason, until somebody draws it otherwise.
    `ticks_turned` comes for a click above the boxes, `changed` when width or order changed,
    `room_changed` when the table is wider or narrower than it was.
    """

    ticks_turned = Signal()
    changed = Signal()
    room_changed = Signal()

    def __init__(self, model: RowModel, delegate: RowDelegate, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._rows = model
        self._delegate = delegate
        self._table = table
        self._by_hand: set[str] = set()
        self._texts: list[int] = []  # how wide the texts of each column are
        self._measured: frozenset[Any] = frozenset()
        self._limits: Mapping[str, int] = {}
        self._left_out: set[int] = set()  # columns that say nothing, where the room is short
        self._fitting = False
        self._was_shown = False
        self._room = 0
        self._headings: dict[int, int] = {}  # how wide each heading is; Qt lays it out to tell
        self.sortIndicatorChanged.connect(self._forget_headings)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(28)
        self.sectionClicked.connect(self._press)
        self.sectionResized.connect(self._tell)
        model.modelReset.connect(self._follow_rows)

    def lay_out(self) -> None:
        """Say which columns share what is left, and fit all of them."""
        self._left_out.clear()
        modes = QHeaderView.ResizeMode
        for at, column in enumerate(self._rows.columns):
            if column.key == TICK:
                self.setSectionResizeMode(at, modes.Fixed)
            else:
                self.setSectionResizeMode(at, modes.Interactive if column.width else modes.Stretch)
        self._let_scroll()
        self.measure()

    def measure(self, limits: Mapping[str, int] | None = None) -> None:
        """Fit the columns to the rows there are; `limits` are letters that some may take."""
        if limits is not None:
            self._limits = limits
        self._headings.clear()
        places = range(min(_LOOKED_AT, self._rows.rowCount()))
        # None is not read yet, while the store is busy.
        rows = [row for at in places if (row := self._rows.row_at(at)) is not None]
        self._measured = frozenset(row.id for row in rows)
        self._texts = [
            max((self._delegate.room_for(column, row) for row in rows), default=0)
            for column in self._rows.columns
        ]
        self.fit()

    def fit(self) -> None:
        """Give each column its room in the table as wide as it is now.

        Before a text is cut, the spare columns go that say nothing of any row.
        """
        room = self._table.viewport().width()
        self._fitting = True
        for at in self._left_out:
            self.showSection(at)
        self._left_out.clear()
        shown = [at for at in range(len(self._texts)) if not self.isSectionHidden(at)]
        needs = [self._need(at) for at in shown]
        if sum(max(need.all, need.whole) for need in needs) > room:
            self._left_out.update(filter(self._is_idle, shown))
            for at in self._left_out:
                self.hideSection(at)
            shown = [at for at in shown if at not in self._left_out]
            needs = [self._need(at) for at in shown]
        for at, width in zip(shown, share_out(needs, room), strict=True):
            if self._rows.columns[at].key == TICK or self._rows.columns[at].width:
                self.resizeSection(at, width)
        self._fitting = False
        if room != self._room:
            self._room = room
            self.room_changed.emit()

    def text_room(self, name: str) -> int:
        """Return how wide the texts of a column are, its heading among them."""
        at = [column.name for column in self._rows.columns].index(name)
        return max(self.sectionSizeHint(at), self._texts[at])

    def columns_state(self) -> dict[str, Any]:
        """Return the order, and the widths in pixels that somebody chose, to remember."""
        widths = {
            column.name: self.sectionSize(at)
            for at, column in enumerate(self._rows.columns)
            if column.name in self._by_hand
        }
        order = self._rows.order
        named = [self._rows.columns[order[0]].name, order[1]] if order else None
        return {"widths": widths, "sorted": named}

    def restore_columns(self, state: dict[str, Any]) -> None:
        """Take back what `columns_state` gave; unknown columns and odd values are left aside."""
        widths, order = state.get("widths"), state.get("sorted")
        names = [column.name for column in self._rows.columns]
        for at, name in enumerate(names):
            width = widths.get(name) if isinstance(widths, dict) else None
            if isinstance(width, int) and 16 <= width <= 4000:
                self.resizeSection(at, width)
        if isinstance(order, list) and len(order) == 2 and order[0] in names:
            self.sort_by((names.index(order[0]), bool(order[1])))

    def sort_by(self, order: tuple[int, bool] | None) -> None:
        """Sort by a column, downwards or not; None returns to the order given."""
        self.setSortIndicatorShown(order is not None)
        if order is None:
            self._rows.sort(-1)
            return
        way = Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(order[0], way)
        self._rows.sort(order[0], way)

    def setSelectionModel(self, selection: QItemSelectionModel) -> None:
        """Look at an empty one: of the table's, Qt asks for each row at each painting.

        It does so to tell whether a whole column is selected, which here none ever is.
        """
        super().setSelectionModel(QItemSelectionModel(selection.model(), self))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit anew when it is first shown: only then do the headings have their own letters."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._headings.clear()
            self.fit()

    def _need(self, at: int) -> Need:
        column = self._rows.columns[at]
        letter = self.fontMetrics().averageCharWidth()
        if column.key == TICK:
            side = self.fontMetrics().height() + 2 * PAD
            return Need(side, side, side)
        if not column.width:
            least = _SHARE * letter
            ample = max(least, min(self._texts[at], round(_FAIR_SHARE * least)))
            return Need(ample, least, least, shares=True)
        if column.name in self._by_hand:
            width = self.sectionSize(at)
            return Need(width, width, width, fixed=True)
        most = self._limits.get(column.name, round(column.width * _AMPLE))
        heading = self._heading(at)
        texts = max(heading, min(self._texts[at], letter * most + 2 * PAD))
        if not self._measured:
            texts = max(heading, letter * column.width + 2 * PAD)
        # A badge is a word of few: cut it says nothing.
        part = 1.25 if column.badge else 1
        fair = min(texts, max(heading, round(letter * column.width * part) + 2 * PAD))
        says_whose = at == (self._rows.columns[0].key == TICK)  # the row is
        if column.worded:
            whole = max(texts, self._texts[at])
            return Need(whole, whole, whole, whole)
        if says_whose or (column.badge and column.width <= _FEW):
            return Need(texts, fair, fair, self._texts[at])
        return Need(texts, fair, min(fair, self._least(column, heading)), self._texts[at])

    def _heading(self, at: int) -> int:
        if at not in self._headings:
            self._headings[at] = self.sectionSizeHint(at)
        return self._headings[at]

    def _forget_headings(self, _section: int, _order: Qt.SortOrder) -> None:
        self._headings.clear()  # the arrow takes room

    def _is_idle(self, at: int) -> bool:
        """Whether a column that can be spared has no text in any row looked at."""
        column = self._rows.columns[at]
        may_go = column.spare and column.name not in self._by_hand
        return bool(self._measured) and may_go and self._texts[at] <= _BARE

    def _least(self, column: Column, heading: int) -> int:
        return max(heading, self.fontMetrics().averageCharWidth() * column.width * 3 // 5)

    def _follow_rows(self) -> None:
        """Fit anew where the rows are other ones; a change among them moves no column.

        Rows that are fetched are looked at once: with each letter of a filter that would fetch
        others, far apart. What was left out is looked for, in the first of the whole list.
        """
        self._let_scroll()
        wanted = bool(self._left_out) and not self._rows.is_filtered
        if self._measured and not self._rows.is_held and not wanted:
            return
        few = range(min(_LOOKED_AT, self._rows.rowCount()))
        ids = frozenset(self._rows.id_at(at) for at in few)
        if ids and not ids & self._measured:
            self.measure()
        elif ids and len(self._texts) == len(self._rows.columns):
            # Where these are others, they are about to be laid out.
            rows = [row for at in few if (row := self._rows.row_at(at)) is not None]
            self._widen_badges(rows)

    def _let_scroll(self) -> None:
        """Show no bar below a table that has no row to be seen by it."""
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAsNeeded if self._rows.rowCount() else policy.ScrollBarAlwaysOff
        if self._table.horizontalScrollBarPolicy() is not wanted:
            self._table.setHorizontalScrollBarPolicy(wanted)

    def _widen_badges(self, rows: list[Any]) -> None:
        """Let a column grow whose words are few and now longer: a state that became another.

        One that was left out comes back with its first text.
        """
        needed = [
            max((self._delegate.room_for(column, row) for row in rows), default=0)
            if column.badge or column.worded or at in self._left_out
            else 0
            for at, column in enumerate(self._rows.columns)
        ]
        if any(now > before for now, before in zip(needed, self._texts, strict=True)):
            self._texts = [max(pair) for pair in zip(needed, self._texts, strict=True)]
            self.fit()

    def _press(self, section: int) -> None:
        if self._rows.columns[section].key == TICK:
            self.ticks_turned.emit()
            return
        order = self._rows.order
        if order is None or order[0] != section:
            self.sort_by((section, False))
        else:
            self.sort_by(None if order[1] else (section, True))
        self.changed.emit()

    def _tell(self, section: int, old: int, new: int) -> None:
        drawn = self.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive
        if drawn and old and new and not self._fitting:
            self._by_hand.add(self._rows.columns[section].name)
            self.changed.emit()
