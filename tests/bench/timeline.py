"""What a step of scrolling costs on the timeline of a day with hundreds of sessions."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.app import hush_offscreen, make_application
from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.gui.jobs import Jobs
from planner.gui.pages import schedule_rows
from planner.gui.pages.schedule import SchedulePage
from planner.gui.pages.timeline import Timeline
from planner.gui.pages.timeline_split import Split
from planner.gui.pages.timeline_view import NORMAL
from planner.gui.palette import Scheme
from planner.gui.row_table import RowTable
from planner.gui.theme import apply_theme
from planner.store import Store
from tests.bench.calendars import conference
from tests.bench.figures import Figure, in_turn

SESSIONS = 1_000  # of which 720 are on the first day, three at once in each of twenty rooms
LEVELS = (NORMAL, NORMAL + 2)
STEPS = 60
_TODAY = date(2026, 3, 18)
_FIRST = date(2026, 5, 1)
_SIZE = 1040, 500


def figures() -> Iterator[Figure]:
    """Measure a step of the wheel down the first day, at the usual zoom and at a larger one."""
    hush_offscreen()
    apply_theme(make_application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        store = Store.open(Path(name) / "planner.db", Clock.from_environment())
        jobs = Jobs()
        try:
            page = _page(store, jobs)
            ours = page.views.timeline
            columns = schedule_rows.columns(*[lambda _row: ""] * 3, lambda _row: False)
            nothing = RowTable(columns, "", name="")
            theirs = Timeline(nothing, store.clock.now, lambda _row: False)
            theirs.show_days((_FIRST,), Split.ROOM)
            theirs.resize(ours.size())
            theirs.show()
            for level in LEVELS:
                for view in (ours, theirs):
                    view.set_level(level)
                    QApplication.processEvents()
                took, empty = in_turn(_Scrolling(ours).run, _Scrolling(theirs).run)
                words = f"timeline of {SESSIONS}: a step, zoom {level}"
                yield Figure(words, took / STEPS, "without sessions", empty / STEPS, 2.0)
            anew = partial(_lay_out, ours, theirs)
            took, empty = in_turn(_Scrolling(ours).run, _Scrolling(theirs).run, before=anew)
            words = f"timeline of {SESSIONS}: a step, first seen"
            yield Figure(words, took / STEPS, "without sessions", empty / STEPS, 2.0)
            theirs.close()
            page.close()
        finally:
            jobs.close()
            store.close()


def _lay_out(*views: Timeline) -> None:
    """Have every block set anew when it is next seen, and go back to the top."""
    for view in views:
        view.doItemsLayout()
        view.verticalScrollBar().setValue(0)
    QApplication.processEvents()


class _Scrolling:
    """Scrolls one view down and up again by single steps, each of them painted."""

    def __init__(self, view: Timeline) -> None:
        self._bar = view.verticalScrollBar()
        assert self._bar.maximum() > self._bar.singleStep(), "there is nothing to scroll"

    def run(self) -> None:
        """Make all the steps."""
        step = self._bar.singleStep()
        for _step in range(STEPS):
            if not 0 <= self._bar.value() + step <= self._bar.maximum():
                step = -step
            self._bar.setValue(self._bar.value() + step)
            QApplication.processEvents()


def _page(store: Store, jobs: Jobs) -> SchedulePage:
    """Return the page with the timeline of the first day, painted."""
    (brought,) = reading.read_data(conference(SESSIONS), "big.ics", _TODAY)
    shown = importing.preview(store, brought, ImportOptions(import_as="conference"), "UTC")
    done = importing.apply(store, shown).imported
    assert done is not None
    page = SchedulePage.whole(store, jobs)
    page.resize(*_SIZE)
    page.show()
    page.show_event(done.event_id)
    while len(page.table.rows.all_rows) < SESSIONS or jobs.running:
        QApplication.processEvents()
        time.sleep(0.001)
    page.views.switch.click()
    page.days.choose(_FIRST)
    QApplication.processEvents()
    return page
