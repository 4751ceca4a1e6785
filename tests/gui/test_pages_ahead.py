"""Tests of planner.gui.pages_ahead."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.page_list import load_all, page_specs
from planner.gui.page_stack import PageStack
from planner.gui.pages_ahead import PagesAhead
from planner.gui.row_table import RowTable
from planner.store import Store


def test_every_page_is_built_unseen_and_shown_as_it_was_built(
    qtbot: QtBot, store: Store, jobs: Jobs
) -> None:
    pages = PageStack(store, jobs, page_specs())
    qtbot.addWidget(pages)
    ahead = PagesAhead(pages, jobs, pages)
    ahead.start(lambda: load_all(store))
    qtbot.waitUntil(lambda: len(pages.pages) == len(pages.names), timeout=10_000)
    qtbot.waitUntil(lambda: not ahead.is_busy)
    assert not any(page.isVisible() for page in pages.pages.values())
    built = pages.pages["plan"]
    assert pages.show_page("plan") is built


def test_what_pages_ask_is_asked_again_once_there_is_an_event(
    qtbot: QtBot, store: Store, jobs: Jobs, conference: int
) -> None:
    pages = PageStack(store, jobs, [])
    qtbot.addWidget(pages)
    ahead = PagesAhead(pages, jobs, pages)
    asked: list[int | None] = []

    def ask() -> bool:
        asked.append(event_id)
        return event_id is not None

    event_id: int | None = None
    ahead.start(ask)
    qtbot.waitUntil(lambda: not ahead.is_busy)
    pages.show_event(None)
    assert not ahead.is_busy
    for event_id in (conference, conference + 1):
        pages.show_event(event_id)
        qtbot.waitUntil(lambda: not ahead.is_busy and not jobs.running)
    assert asked == [None, conference]


def test_what_was_begun_is_let_go_when_no_more_is_wanted(
    qtbot: QtBot, store: Store, jobs: Jobs
) -> None:
    pages = PageStack(store, jobs, page_specs())
    qtbot.addWidget(pages)
    ahead = PagesAhead(pages, jobs, pages)
    ahead.start()
    qtbot.waitUntil(lambda: len(loose_pages()) == 1)
    ahead.stop()
    qtbot.waitUntil(lambda: not loose_pages())


def test_who_goes_to_a_page_that_is_being_built_has_all_of_it(
    qtbot: QtBot, store: Store, jobs: Jobs
) -> None:
    pages = PageStack(store, jobs, page_specs())
    qtbot.addWidget(pages)
    for name in ("plan", "schedule"):
        making = pages.make(name)
        next(making)
        page = pages.show_page(name)
        assert page.findChildren(RowTable), "who is there, or the sessions"
        assert list(making) == [], "what is left of the steps does nothing"
        assert pages.show_page(name) is page


def test_a_page_in_the_middle_is_let_go_whole(qtbot: QtBot, store: Store, jobs: Jobs) -> None:
    pages = PageStack(store, jobs, page_specs())
    qtbot.addWidget(pages)
    next(pages.make("plan"))
    (page,) = loose_pages()
    assert not page.findChildren(RowTable)
    pages.drop_half_made()
    assert page.findChildren(RowTable)
    qtbot.waitUntil(lambda: not loose_pages())


def loose_pages() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Page)]
