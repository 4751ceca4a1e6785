"""Begins a long schedule with the rows one looks at first, while all of it is being read."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.errors import StoreBusy
from planner.gui.first_rows import rows_of
from planner.gui.pages.schedule_columns import ScheduleColumns, kinds_in
from planner.gui.pages.schedule_filters import DayTabs
from planner.gui.row_table import RowTable
from planner.i18n import _
from planner.kinds import SessionKind
from planner.queries.schedule import schedule_days
from planner.store import Store
from planner.store.glance import Glance, glance_of
from planner.suiting import suits_of, tells_enough

_PAINTED = 30  # milliseconds in which the first rows mostly are painted
FIRST_LOOK = 160  # and in which their days are known: whoever reads sooner makes them wait


class FirstLook(QTimer):
    """Shows them on their day, in a turn of its own once `begin` was called; `shown` tells so."""

    shown = Signal()

    def __init__(
        self,
        parent: QWidget,
        store: Store,
        days: DayTabs,
        table: RowTable,
        columns: ScheduleColumns,
    ) -> None:
        super().__init__(parent)
        self._store, self._days, self._table, self._columns = store, days, table, columns
        self._event_id = 0
        self.suits: frozenset[SessionKind] = frozenset()  # until the user's style is read
        self._glance: Glance | None = None
        self._read: Sequence[date] | None = None
        self.setSingleShot(True)
        self.timeout.connect(self._look)

    def begin(self, event_id: int) -> None:
        """Show those of an event, soon, and its days once they are painted."""
        self._event_id, self._glance, self._read = event_id, None, None
        self.start(0)

    def show(self, glance: Glance) -> None:
        """Show what was glanced at, now; the days wait until it is painted."""
        rows, self.suits = rows_of(glance), suits_of(glance.suits)
        self._columns.kinds = tells_enough(*kinds_in(rows))
        with QSignalBlocker(self._table):
            self._table.set_rows(rows)
            self._table.choose(glance.chosen, middle=True)
        self._columns.fit()
        if self.isActive():
            self.start(_PAINTED)

    def _look(self) -> None:
        # To ask for something and to show it are two turns.
        if self._read is not None:
            self._show_days(self._read)
        elif self._glance is not None:
            glance, self._glance = self._glance, None
            self.start(_PAINTED)
            self.show(glance)
        elif self._ask():
            self.start(0)

    def _ask(self) -> bool:
        """Ask for the first rows, or where there are some already for the days."""
        try:
            if not self._table.rows.total:
                now = self._store.clock.now()
                self._glance = self._store.read(glance_of, self._event_id, now)
            if self._glance is None:
                self._read = self._store.read(schedule_days, self._event_id)
        except StoreBusy:
            return False
        return True

    def _show_days(self, days: Sequence[date]) -> None:
        first = self._table.rows.row_at(0)
        if first is not None:
            self._days.set_days(days, first.first)
            self._days.setVisible(len(days) > 1)
            self._table.selected.emit(self._table.selected_ids)
            self.shown.emit()


def nothing_listed() -> str:
    """Return what a schedule says that is read and empty."""
    return _("Nothing is listed here yet. Import the conference calendar, or add a meeting.")
