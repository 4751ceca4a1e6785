"""The line on the schedule that says what is on now and what comes next."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.clock import Clock
from planner.commands import events
from planner.gui.page import Page
from planner.gui.pages.schedule import SchedulePage
from planner.gui.pages.schedule_rows import title_text
from planner.model import Mark
from planner.queries.events import event_rows
from planner.store import Store

OPENING = "Opening: welcome to Longshore"
LIBRARY = "A lending library for tools, seven years on"

Open = Callable[[type[Page], int | None], Page]


@pytest.fixture
def page(open_page: Open, conference: int) -> SchedulePage:
    made = open_page(SchedulePage, conference)
    assert isinstance(made, SchedulePage)
    return made


def at(page: SchedulePage, store: Store, hour: int, minute: int) -> None:
    """Let it be so late on the first day, in Lisbon in winter."""
    moment = datetime.combine(page.days.days[0], time(hour, minute), UTC)
    store.clock = Clock(moment, store.clock.zone_name)
    page.reload()


def test_it_is_said_on_the_day_itself_only(page: SchedulePage, store: Store) -> None:
    assert page.now_and_next.isHidden()
    at(page, store, 9, 20)
    assert page.now_and_next.isVisible()
    assert page.now_and_next.now.accessibleName().startswith(f"Now: {OPENING} (Great Hall")
    assert "Next, in 10 minutes: Keynote" in page.now_and_next.next.accessibleName()
    at(page, store, 23, 50)
    assert page.now_and_next.isHidden()


def test_what_i_marked_comes_before_all_else(page: SchedulePage, store: Store) -> None:
    ids = {row.title: row.id for row in store.read(event_rows)}
    store.write("Mark", events.set_mark, [ids[LIBRARY]], Mark.MUST)
    at(page, store, 9, 20)
    assert page.now_and_next.now.isHidden()
    assert page.now_and_next.next.accessibleName() == f"Next, 10:45: {LIBRARY} (Great Hall)"


def test_it_leads_to_the_session(page: SchedulePage, store: Store) -> None:
    at(page, store, 9, 20)
    page.days.choose(page.days.days[1])
    page.now_and_next.now.setFocus()
    QTest.keyClick(page.now_and_next.now, Qt.Key.Key_Space)
    assert page.days.day == page.days.days[0]
    assert title_text(page.table.current_row) == OPENING
