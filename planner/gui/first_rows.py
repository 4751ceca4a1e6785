"""The rows that the schedule begins with, in the page's own table, before the page is there."""

from PySide6.QtWidgets import QWidget

from planner.gui.pages import schedule_rows
from planner.gui.pages.schedule_columns import ScheduleColumns, kinds_in
from planner.gui.pages.schedule_mine import running_and_coming
from planner.gui.pages.schedule_rows import SessionRow, row_at_once
from planner.gui.row_table import RowTable
from planner.gui.table_place import Stood
from planner.gui.words import kind_text
from planner.i18n import _
from planner.queries.event_row import event_row
from planner.store.glance import Glance
from planner.suiting import suits_of, tells_enough

# How high the line of what is on is by its letters, and what is around and below it.
_HEIGHT, _AROUND = 1.2, 18


def rows_of(glance: Glance) -> list[SessionRow]:
    """Return what was glanced at as rows of the schedule."""
    marked = [event_row(one, glance.zone, glance.counts) for one in glance.marked]
    events = [event_row(one, glance.zone, glance.counts) for one in glance.rows]
    return [row_at_once(event, marked) for event in events]


class FirstRows(RowTable):
    """Shows what the page will show, for as long as the page is being loaded."""

    def __init__(self, glance: Glance, parent: QWidget) -> None:
        super().__init__(
            schedule_rows.columns(
                self._time_text, self._note_text, self._kind_text, self._is_suiting
            ),
            "",
            name=_("Schedule"),
            spoken=schedule_rows.spoken,
            parent=parent,
        )
        self._fitting = ScheduleColumns(self)
        self.glance, self._suits = glance, suits_of(glance.suits)
        rows = rows_of(glance)
        self._fitting.kinds = tells_enough(*kinds_in(rows))
        self.set_rows(rows)

    def fit(self, stood: Stood | None = None) -> None:
        """Fit the columns to the room there is, and bring the row to look at first into sight.

        `stood` has how wide those were that the page showed in as much room, where it is known:
        it has more to say, by which it measures them.
        """
        self._fitting.fit()
        if stood:
            self._fitting.take(stood)
        self.choose(self.glance.chosen, middle=True)

    @property
    def lowered(self) -> int:
        """How much lower they stand on days that have a line above them of what is on."""
        if not any(running_and_coming(self.rows.rows, self.glance.now)):
            return 0
        return round(self.fontMetrics().height() * _HEIGHT) + _AROUND

    def _time_text(self, row: SessionRow) -> str:
        above = self.rows.row_at(self.rows.place_of(row.id) - 1)
        return schedule_rows.time_text(row, above, tight=self._fitting.tight, all_days=False)

    def _note_text(self, row: SessionRow) -> str:
        return schedule_rows.state_text(row, short=not self._fitting.names)

    def _kind_text(self, row: SessionRow) -> str:
        suits, tight = self._is_suiting(row), self._fitting.tight
        return kind_text(row.kind, row.guessed, suits, short=tight)

    def _is_suiting(self, row: SessionRow) -> bool:
        return row.kind in self._suits
