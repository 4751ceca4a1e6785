"""The Due page: all follow-ups together, the nearest first and no more than one can look at."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.follow_ups import Step, add_follow_up
from planner.gui.jobs import Jobs
from planner.gui.pages.due import DuePage
from planner.gui.pages.followups_words import Group
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import follow_up_rows
from planner.store import Store


def add(store: Store, person: str, days: int, kind: FollowUpKind = FollowUpKind.MESSAGE) -> None:
    due = store.clock.today() + timedelta(days=days)
    step = Step(kind, "", due, "Europe/Berlin", person=person)
    store.write("Add", add_follow_up, step, store.clock.now())


@pytest.fixture
def page(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> DuePage:
    made = DuePage.whole(store, jobs)
    shown(made).resize(1000, 650)
    store.on_change(made.changed)
    return made


def groups(page: DuePage) -> list[tuple[str, Group, bool]]:
    return [(item.row.person, item.group, item.leads) for item in page.table.rows.rows]


def test_groups_follow_the_calendar(page: DuePage, store: Store) -> None:
    for person, days in (("Late", -1), ("Now", 0), ("Soon", 2), ("Week", 3), ("Then", 30)):
        add(store, person, days)
    add(store, "Owed", 60, FollowUpKind.PROMISE)
    assert groups(page) == [
        ("Owed", Group.PROMISE, True),
        ("Late", Group.OVERDUE, True),
        ("Now", Group.SOON, True),
        ("Soon", Group.SOON, False),
        ("Week", Group.WEEK, True),
        ("Then", Group.LATER, True),
    ]
    assert page.summary.text() == (
        "1 promise · 1 overdue · 2 within 48 hours · 1 this week · 1 later"
    )
    assert not page.more_button.isVisible()


def test_no_count_is_cut_in_a_narrow_window(page: DuePage, store: Store) -> None:
    for person, days in (("Late", -1), ("Now", 0), ("Week", 3), ("Then", 30)):
        add(store, person, days)
    add(store, "Owed", 60, FollowUpKind.PROMISE)
    page.window().resize(460, 650)
    QApplication.processEvents()
    label = page.summary
    words = QRect(0, 0, label.width(), 1000)
    taken = label.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, label.text())
    assert label.wordWrap()
    assert taken.width() <= label.width()
    assert taken.height() <= label.height()


def test_seven_beyond_the_promises_then_how_many_more(
    page: DuePage, store: Store, qtbot: QtBot
) -> None:
    for number in range(10):
        add(store, f"Person {number}", number)
    for number in range(9):
        add(store, f"Owed {number}", 40, FollowUpKind.PROMISE)
    assert len(page.table.rows.rows) == 9 + 7
    assert page.more_button.text() == "and 3 more"
    qtbot.mouseClick(page.more_button, Qt.MouseButton.LeftButton)
    assert len(page.table.rows.rows) == 19
    qtbot.mouseClick(page.more_button, Qt.MouseButton.LeftButton)
    assert len(page.table.rows.rows) == 16


def test_a_search_finds_what_is_not_shown(page: DuePage, store: Store) -> None:
    for number in range(12):
        add(store, f"Person {number}", number)
    page.search.setText("person 11")
    assert [item.row.person for item in page.table.rows.rows] == ["Person 11"]
    page.search.clear()
    assert len(page.table.rows.rows) == 7


def test_what_is_done_leaves_the_page(page: DuePage, store: Store, qtbot: QtBot) -> None:
    add(store, "Ada", 0)
    add(store, "Bea", 1)
    page.table.choose_first()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_D)
    assert [item.row.person for item in page.table.rows.rows] == ["Bea"]
    assert page.table.current_row.row.person == "Bea"
    rows = store.read(follow_up_rows, store.clock.now())
    assert {row.person: row.status for row in rows}["Ada"] is FollowUpStatus.DONE


def test_it_is_about_all_events_whatever_is_chosen(
    page: DuePage, store: Store, conference: int
) -> None:
    add(store, "Ada", 0)
    page.show_event(conference)
    assert [item.row.person for item in page.table.rows.rows] == ["Ada"]


def test_nothing_due_offers_to_add(page: DuePage, qtbot: QtBot) -> None:
    assert "Nothing is due" in page.table.empty.words
    qtbot.mouseClick(page.table.empty.button, Qt.MouseButton.LeftButton)
    assert page.add_dialog.isVisible()
    page.add_dialog.close()
