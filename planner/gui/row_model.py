"""A table model over plain frozen rows that sorts and filters itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from planner.gui.palette import Tone
from planner.gui.row_filter import RowFilter, folded_words, met, rows_of
from planner.gui.row_source import HeldRows, RowSource
from planner.gui.signs import escaped, fold
from planner.gui.theme import TypeScale, scaled_font
from planner.i18n import _

# Roles arrive as ints; comparing them with enums made painting four times slower.
DISPLAY, DECORATION, TOOLTIP, FONT, ALIGNMENT, CHECK_STATE, ACCESSIBLE_TEXT = 0, 1, 3, 6, 7, 10, 11
ROW = 256

_START = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_END = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
ALIGNMENTS = {"start": _START, "end": _END, "middle": int(Qt.AlignmentFlag.AlignCenter)}
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MOVABLE = _CHOSEN | Qt.ItemFlag.ItemIsDragEnabled

_FEW = 8  # so many ids are looked up one by one
PAGE = 40  # rows brought at a time: as many as a header looks at, and more than are in sight

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """What one column shows of a row; every callable is handed the row.

    `key` names the column where its width is remembered (by default the header). `width` is
    in characters, 0 shares what is left. `sort_key` returns anything that compares with its
    like, None to stand last; without it the folded text sorts. `icon` returns an icon name,
    `badge` the tone of a pill or None, `check` whether a box is ticked or None. The filter looks
    through `searched` columns, `spare` ones may go where all are empty, `worded` are never cut.
    """

    header: str
    text: Callable[[Any], str]
    key: str = ""
    width: int = 0
    align: str = "start"
    sort_key: Callable[[Any], Any] | None = None
    tooltip: Callable[[Any], str] | None = None
    bold: Callable[[Any], bool] | None = None
    muted: Callable[[Any], bool] | None = None
    icon: Callable[[Any], str] | None = None
    badge: Callable[[Any], Tone | None] | None = None
    check: Callable[[Any], bool | None] | None = None
    searched: bool = True
    spare: bool = False
    worded: bool = False
    spoken_header: str = ""

    @property
    def name(self) -> str:
        """The key, or the header where there is none."""
        return self.key or self.header


class RowModel(QAbstractTableModel):
    """Shows frozen rows, each with a hashable `.id`, through columns; keeps order and filter.

    `set_rows` replaces all rows; views that watch `modelAboutToBeReset` and `modelReset` keep
    their place by id (RowPlace does it). `spoken(row)` may say a row in full for a screen
    reader; by default its cells are read one after the other. `sought(row)` is what the filter
    looks through, folded; by default the cells of the `searched` columns are folded for it.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QObject | None = None,
        *,
        spoken: Callable[[Any], str] | None = None,
        sought: Callable[[Any], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.movable = False
        self._spoken, self._sought = spoken, sought
        self._source: RowSource = HeldRows((), self.columns, sought)
        self._shown: Sequence[int] = []  # numbers in the source
        self._sorted: Sequence[int] | None = None  # all of them, in order
        self.filter = RowFilter()
        self._order: tuple[int, bool] | None = None
        self._changing = False

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Show once, at the end, what becomes of several changes within."""
        if self._changing:
            yield
            return
        self._changing = True
        self.beginResetModel()
        try:
            yield
        finally:
            self._changing = False
            self._shown = self._matching(self._in_order())
            self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; the order stays where its column does."""
        by = self.columns[self._order[0]].name if self._order else ""
        with self.at_once():
            self.columns = tuple(columns)
            names = [column.name for column in self.columns]
            if self._order is not None:
                self._order = (names.index(by), self._order[1]) if by in names else None
            self._sorted = None
            if isinstance(self._source, HeldRows):
                self._source = HeldRows(self._source.rows, self.columns, self._sought)

    def set_rows(self, rows: Iterable[Any], places: Mapping[Any, int] | None = None) -> None:
        """Replace all rows; order and filter stay. `places` has where each id stands, if known."""
        self.set_source(HeldRows(rows, self.columns, self._sought, places))

    def set_source(self, source: RowSource) -> None:
        """Show rows from elsewhere; order and filter stay."""
        with self.at_once():
            self._source, self._sorted, self.filter.among = source, None, None

    def set_filter(self, needle: str) -> None:
        """Show only rows that hold every word of `needle`, accents and letter case put aside."""
        needle, before = folded_words(needle), self.filter.needle
        if needle == before:
            return
        # What goes on typing only narrows what is shown already.
        narrows = self._source.narrows and before and needle.startswith(before)
        within = self._shown if narrows else self._in_order()
        self.filter.set(needle, self.filter.condition)
        self._show(within)

    def set_condition(self, condition: Callable[[Any], bool] | None) -> None:
        """Show only rows for which `condition(row)` holds, besides the filter; None shows all."""
        self.filter.set(self.filter.needle, condition)
        self._show(self._in_order())

    def narrow(
        self,
        needle: str,
        condition: Callable[[Any], bool] | None,
        among: Sequence[int] | None = None,
    ) -> None:
        """Set filter and condition at once; only `among`, which hold `needle`, can be shown."""
        with self.at_once():
            self.filter.set(needle, condition, among)

    def matching(self, needle: str, condition: Callable[[Any], bool]) -> dict[int, Any]:
        """Return the rows that another filter and condition would show, in the order given."""
        source = self._source
        return met(source, source.holding(fold(needle).split(), source.numbers), condition)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter or a condition is set."""
        return self.filter.is_set

    @property
    def all_rows(self) -> list[Any]:
        """Every row, in the order it was given, filtered or not."""
        return rows_of(self._source, self._source.numbers)

    @property
    def is_held(self) -> bool:
        """Whether all rows are at hand, so that to look at some of them fetches none."""
        return isinstance(self._source, HeldRows)

    @property
    def knows_all(self) -> bool:
        """Whether every row can be found by its id already."""
        return self._source.knows_ids

    @property
    def total(self) -> int:
        """How many rows there are, filtered or not."""
        return len(self._source)

    @property
    def rows(self) -> list[Any]:
        """The rows as shown: filtered and in order."""
        return rows_of(self._source, self._shown)

    @property
    def order(self) -> tuple[int, bool] | None:
        """The column sorted by and whether downwards; None is the order given."""
        return self._order

    def row_at(self, position: int) -> Any:
        """Return the row shown at a position, or None outside."""
        if not 0 <= position < len(self._shown):
            return None
        row = self._source.row(self._shown[position])
        if row is None:
            first = position - position % PAGE
            self._source.bring(self._shown[first : first + PAGE])
            row = self._source.row(self._shown[position])
        return row

    def rows_with(self, ids: Iterable[Any]) -> list[Any]:
        """Return the rows shown that have these ids, in their order."""
        return [self.row_at(self.place_of(row_id)) for row_id in ids]

    def id_at(self, position: int) -> Any:
        """Return the id of the row shown at a position, or None outside."""
        if not 0 <= position < len(self._shown):
            return None
        if self._source.knows_ids:
            return self._source.id_at(self._shown[position])
        row = self.row_at(position)
        return None if row is None else row.id

    def place_of(self, row_id: Any) -> int:
        """Return the position at which the row of that id is shown, or -1."""
        return self.places_of([row_id])[0]

    def places_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the position of each id, -1 for what is not shown."""
        numbers = self._source.numbers_of(ids)
        if len(numbers) > _FEW:
            places = {at: place for place, at in enumerate(self._shown)}
            return [places.get(at, -1) for at in numbers]
        return [_index(self._shown, at) for at in numbers]

    def find_start(self, text: str, after: int) -> int:
        """Return the next position from `after`, round the end, that starts so; or -1."""
        found, size = self._source.starting(self.columns[0], fold(text)), len(self._shown)
        rounds = chain(range(after, size), range(min(after, size)))
        return next((place for place in rounds if self._shown[place] in found), -1)

    def spoken(self, row: Any) -> str:
        """Return a row in full, as a screen reader says it."""
        if self._spoken:
            return self._spoken(row)
        return ", ".join(part for c in self.columns if (part := self._say(c, row)))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell shows in a role."""
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if row is None:
            return None
        if role == DISPLAY:
            return column.text(row)
        if role == ACCESSIBLE_TEXT:
            return self.spoken(row) if index.column() == 0 else self._say(column, row)
        if role == TOOLTIP:
            return escaped(column.tooltip(row)) if column.tooltip else None
        if role == ALIGNMENT:
            return ALIGNMENTS[column.align]
        if role == CHECK_STATE and column.check and (ticked := column.check(row)) is not None:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == FONT and column.bold and column.bold(row):
            return scaled_font(TypeScale.BODY, bold=True)
        return row if role == ROW else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | int | QColor | None:
        """Return the header of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == DISPLAY:
            return column.header
        if role == ACCESSIBLE_TEXT:
            return column.spoken_header or column.header
        return ALIGNMENTS[column.align] if role == ALIGNMENT else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen, and dragged where they may be moved."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        return _MOVABLE if self.movable else _CHOSEN

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 returns to the order given."""
        wanted = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
        if wanted != self._order:
            self._order, self._sorted = wanted, None
            self._show(self._in_order())

    def _say(self, column: Column, row: Any) -> str:
        text = column.text(row)
        if column.check and (ticked := column.check(row)) is not None:
            state = _("ticked") if ticked else _("not ticked")
            return f"{text or column.spoken_header or column.header} {state}"
        return text

    def _show(self, within: Sequence[int]) -> None:
        self.beginResetModel()
        self._shown = self._matching(within)
        self.endResetModel()

    def _matching(self, within: Sequence[int]) -> Sequence[int]:
        return self.filter.matching(self._source, within, given=self._order is None)

    def _in_order(self) -> Sequence[int]:
        if self._sorted is None:
            if self._order is None:
                self._sorted = self._source.numbers
            else:
                column, downwards = self._order
                self._sorted = self._source.sorted_by(self.columns[column], downwards=downwards)
        return self._sorted


def _index(numbers: Sequence[int], number: int) -> int:
    try:
        return numbers.index(number) if number >= 0 else -1
    except ValueError:
        return -1
