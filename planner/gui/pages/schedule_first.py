"""Begins a long schedule with the rows one looks at first, while all of it is being read."""

from planner.errors import StoreBusy
from planner.gui.first_rows import rows_of
from planner.gui.pages.schedule_filters import DayTabs
from planner.gui.row_table import RowTable
from planner.i18n import _
from planner.queries.schedule import schedule_days
from planner.store import Store


def show_first_rows(store: Store, event_id: int, days: DayTabs, table: RowTable) -> bool:
    """Show them on their day, with the one to look at chosen; False where there are none yet."""
    try:
        glance = store.glance(event_id)
        all_days = store.read(schedule_days, event_id)
    except StoreBusy:
        return False
    if glance is None:
        return False
    days.set_days(all_days, glance.day)
    days.setVisible(len(all_days) > 1)
    table.set_rows(rows_of(glance))
    table.choose(glance.chosen)
    return True


def nothing_listed() -> str:
    """Return what a schedule says that is read and empty."""
    return _("Nothing is listed here yet. Import the conference calendar, or add a meeting.")
