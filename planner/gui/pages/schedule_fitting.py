"""Shows of a schedule what fits the filters on the day chosen, in one go."""

from collections.abc import Sequence
from functools import partial

from planner.gui.pages.schedule_filters import DayTabs, FilterBar
from planner.gui.pages.schedule_loading import Loaded
from planner.gui.pages.schedule_mine import my_rows
from planner.gui.row_table import RowTable
from planner.i18n import _


class Fitting:
    """Joins the days and the filters to the table that shows the rows left by them."""

    def __init__(self, table: RowTable, days: DayTabs, filters: FilterBar) -> None:
        self._table, self._days, self._filters = table, days, filters

    @property
    def left_out(self) -> str:
        """What one's own day says that has nothing in it, where that alone is asked for."""
        if not self._filters.mine.isChecked():
            return ""
        return _("Nothing is part of your day yet: mark what you want to attend.")

    def fill(self, loaded: Loaded | None) -> None:
        """Show the rows of a schedule, or none."""
        with self._table.rows.at_once():
            if loaded is None:
                self._table.set_rows(())
            elif self._filters.mine.isChecked():
                self._table.set_rows(my_rows(loaded.rows, self._days.days))
            else:
                self._table.set_rows(loaded.rows, loaded.places)
            self.narrow(loaded)

    def narrow(self, loaded: Loaded | None) -> None:
        """Show what fits on the chosen day, or on the first day that has any.

        `loaded` is what the table was filled with.
        """
        model, asked, day = self._table.rows, self._filters.filter, self._days.day
        words = self._filters.search.text()
        among: Sequence[int] | None = None
        if asked.is_set or words or self._filters.mine.isChecked():
            fitting = model.matching(words, asked.fits)
            found = [row for row in fitting.values() if row.event]
            self._days.set_counts(found)
            if found and day is not None and not any(row.first <= day <= row.last for row in found):
                day = found[0].first
                self._days.choose_silently(day)
            pairs = fitting.items()
            among = [at for at, row in pairs if day is None or row.first <= day <= row.last]
        else:
            self._days.set_counts(None)
            if loaded is not None:
                among = loaded.shown_on(day, hidden_too=asked.hidden)
        # Where all that fits is known, no row is looked at a second time.
        condition = partial(asked.fits_on, day) if among is None else None
        model.narrow(words, condition, among)
