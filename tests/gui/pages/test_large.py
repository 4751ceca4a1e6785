"""Pages of an event with much to show take several turns and come to the same."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.events import add_event
from planner.commands.follow_ups import Step, add_follow_up
from planner.commands.people import Person
from planner.commands.targets import Wish, set_state
from planner.flows.planning import Wanted, add_wanted
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.page import Page
from planner.gui.pages.followups_board import FollowUpBoard
from planner.gui.pages.large import is_at_large
from planner.gui.pages.log import LogPage
from planner.gui.pages.plan import PlanPage
from planner.gui.pages.review import ReviewPage
from planner.model import FollowUpKind, TargetState
from planner.queries.amount import FEW_TO_MEET
from planner.store import Store
from planner.times import Moment

MANY = FEW_TO_MEET + 10

Shown = Callable[..., QWidget]


def meet(store: Store, event_id: int, count: int) -> None:
    """Plan to meet that many people."""
    people = [Wanted(Person(f"Person {number}"), Wish()) for number in range(1, count + 1)]
    store.write("Meet many", add_wanted, event_id, people, store.clock.now())


@pytest.fixture
def many(store: Store, conference: int) -> int:
    meet(store, conference, MANY)
    return conference


def settled(page: Page, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.turning.is_busy)


def names(table: Any) -> list[str]:
    return [row.name for row in table.rows.rows]


ALL = [f"Person {number}" for number in range(1, MANY + 1)]


def test_plan_shows_all_of_them_and_the_form_of_the_first(
    store: Store, jobs: Jobs, many: int, shown: Shown, qtbot: QtBot
) -> None:
    page = PlanPage.whole(store, jobs)
    shown(page)
    page.show_event(many)
    assert page.turning.is_busy
    settled(page, qtbot)
    assert names(page.cards) == ALL
    assert page.form.heading.text() == "T1 Person 1"
    assert page.tabs.tabText(0) == f"My plan ({MANY})"


def test_who_is_chosen_and_in_sight_stays_while_it_is_read_anew(
    store: Store, jobs: Jobs, many: int, shown: Shown, qtbot: QtBot
) -> None:
    page = PlanPage.whole(store, jobs)
    shown(page)
    page.show_event(many)
    settled(page, qtbot)
    fifty = page.cards.rows.rows[49]
    page.cards.choose(fifty.id)
    top = page.cards.verticalScrollBar().value()
    assert top > 0
    store.write("Met", set_state, [fifty.id], TargetState.MET)
    page.changed(frozenset({"target"}))
    assert names(page.cards) == ALL, "the old ones stay until all is read"
    settled(page, qtbot)
    assert page.cards.current_row.state is TargetState.MET
    assert page.form.heading.text() == "T50 Person 50"
    assert page.cards.verticalScrollBar().value() == top


def test_log_and_review_show_all_of_them(
    store: Store, jobs: Jobs, many: int, shown: Shown, qtbot: QtBot
) -> None:
    log, review = LogPage.whole(store, jobs), ReviewPage.whole(store, jobs)
    shown(log, review)
    for page in (log, review):
        page.show_event(many)
        assert page.turning.is_busy
        settled(page, qtbot)
    assert names(log.paper) == ALL
    assert log.count.text() == f"0 of {MANY} logged"
    assert log.entry.who(log.entry.read("T70")) == "T70 Person 70"
    assert names(review.pane.targets) == ALL
    assert review.pane.result.text().startswith(f"0 of {MANY} people met")


def test_a_page_that_is_left_goes_on_when_it_is_shown_again(
    store: Store, jobs: Jobs, many: int, shown: Shown, qtbot: QtBot
) -> None:
    page = PlanPage.whole(store, jobs)
    host = shown(page)
    page.show_event(many)
    page.hide()
    assert not page.turning.is_busy
    qtbot.wait(20)
    assert names(page.cards) == []
    page.show()
    settled(page, qtbot)
    assert names(page.cards) == ALL
    assert host.isVisible()


def test_few_are_there_at_once(store: Store, jobs: Jobs, conference: int, shown: Shown) -> None:
    meet(store, conference, FEW_TO_MEET)
    page = PlanPage.whole(store, jobs)
    shown(page)
    page.show_event(conference)
    assert not page.turning.is_busy
    assert len(names(page.cards)) == FEW_TO_MEET
    assert not is_at_large(page)


def test_the_page_before_stays_in_the_picture_until_all_is_there(
    window: MainWindow, many: int, qtbot: QtBot
) -> None:
    window.show_event(many)
    window.pages.page("plan")
    qtbot.waitUntil(lambda: not window.follower.is_busy)
    window.go("schedule")
    qtbot.waitUntil(lambda: not window.pages.page("schedule").is_fetching)
    QApplication.processEvents()
    before = window.screen().grabWindow(window.winId()).toImage()
    assert window.go("plan").turning.is_busy
    pictures = [before]
    for _turn in range(200):
        QApplication.processEvents()
        picture = window.screen().grabWindow(window.winId()).toImage()
        if window.pages.page("plan").turning.is_busy:
            assert picture == before
        pictures.append(picture)
        if picture != before:
            break
    assert pictures[-1] != before
    assert window.updatesEnabled()
    assert names(window.pages.page("plan").cards) == ALL


def test_so_does_the_picture_of_the_event_before(
    window: MainWindow, store: Store, many: int, qtbot: QtBot
) -> None:
    start = Moment.of_date(datetime(2026, 3, 20))
    small = store.write("Talk", add_event, title="Talk", start=start, end=None, zone="UTC")
    window.show_event(small)
    plan = window.go("plan")
    assert isinstance(plan, PlanPage)
    qtbot.waitUntil(lambda: not window.follower.is_busy)
    assert names(plan.cards) == []
    window.show_event(many)
    assert plan.turning.is_busy
    assert not window.updatesEnabled()
    settled(plan, qtbot)
    assert window.updatesEnabled()
    assert names(plan.cards) == ALL


def test_a_message_that_is_sought_is_there_to_be_written_at_once(
    window: MainWindow, store: Store, many: int, qtbot: QtBot
) -> None:
    window.show_event(many)
    kind, today = FollowUpKind.MESSAGE, store.clock.today()
    step = Step(kind, "", today, "UTC", person="Somebody else", event_id=many)
    made = store.write("Add", add_follow_up, step, store.clock.now())
    qtbot.waitUntil(lambda: not window.follower.is_busy)
    page = window.go("follow-ups")
    assert isinstance(page, FollowUpBoard)
    assert page.turning.is_busy
    page.show_row(made)
    assert page.table.current_id == made
    assert page.details.draft.isAncestorOf(page.focusWidget())
    settled(page, qtbot)
    assert page.table.current_id == made
