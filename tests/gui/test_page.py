"""A page whose store gets busy while it reads keeps its rows and reads again."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.commands.events import set_mark
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.page_cover import PageCover
from planner.gui.pages.log import LogPage
from planner.gui.pages.plan import PlanPage
from planner.gui.pages.schedule import SchedulePage
from planner.model import Mark
from planner.queries.schedule import schedule_size
from planner.store import Store

Open = Callable[[type[Page], int | None], Page]


def test_a_store_that_gets_busy_between_two_questions_is_waited_for(
    open_page: Open, conference: int, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(SchedulePage, conference)
    assert isinstance(page, SchedulePage)
    rows = page.table.rows.rows
    row_id = next(row.id for row in rows if row.event and row.event.mark is Mark.NONE)
    store.write("Mark", set_mark, [row_id], Mark.MUST)
    held, free = Event(), Event()
    read = Store.read

    def hold() -> None:
        with store.held():
            held.set()
            free.wait(2)

    busy = Thread(target=hold)

    def read_then_get_busy(asked: Store, query: Callable[..., Any], *args: Any, **how: Any) -> Any:
        answer = read(asked, query, *args, **how)
        if query is schedule_size and not held.is_set():
            busy.start()
            held.wait(2)
        return answer

    monkeypatch.setattr(Store, "read", read_then_get_busy)
    page.reload()
    assert held.is_set()
    assert [row.id for row in page.table.rows.rows] == [row.id for row in rows]
    free.set()
    busy.join()
    marked = page.table.rows
    qtbot.waitUntil(lambda: marked.row_at(marked.place_of(row_id)).event.mark is Mark.MUST)


def test_an_event_that_went_while_the_store_was_busy_is_not_asked_about(
    shown: Callable[..., QWidget], conference: int, store: Store, jobs: Jobs, qtbot: QtBot
) -> None:
    page = SchedulePage.whole(store, jobs)
    shown(page)
    page.show_event(conference)
    before = len(page.table.rows.rows)
    held, free = Event(), Event()

    def take_back_the_import() -> None:
        with store.held():
            held.set()
            free.wait(2)
            while store.undo_label:
                store.undo()

    busy = Thread(target=take_back_the_import)
    busy.start()
    held.wait(2)
    page.reload()
    free.set()
    busy.join()
    # No window is told, which would show another event; an exception in the loop fails the test.
    qtbot.wait(200)
    assert len(page.table.rows.rows) == before
    assert page.is_stale


def test_a_page_that_cannot_be_read_yet_says_what_it_waits_for(
    store: Store, jobs: Jobs, conference: int, open_page: Open, qtbot: QtBot
) -> None:
    page, other = open_page(LogPage, None), open_page(PlanPage, conference)
    assert not cover_of(page).isVisible()
    held, free = Event(), Event()

    def hold() -> None:
        with store.held():
            held.set()
            free.wait(20)

    jobs.run(hold).must_end("Importing looms.ics")
    assert held.wait(20)
    page.show_event(conference)  # what it shows is of no event
    other.reload()
    cover = cover_of(page)
    assert cover.isVisible()
    assert cover.size() == page.size()
    assert cover.words.text() == "Importing looms.ics. This page follows when that is done."
    qtbot.waitUntil(cover.words.isVisible)
    assert not cover_of(other).isVisible(), "its rows are those of the event still"
    page.resize(page.width() + 20, page.height())
    assert cover_of(page).size() == page.size()
    free.set()
    qtbot.waitUntil(lambda: not cover_of(page).isVisible())
    assert page.sentence.text() == "Nothing logged yet."


def cover_of(page: Page) -> PageCover:
    cover = page.findChild(PageCover)
    assert isinstance(cover, PageCover)
    return cover
