"""Enter in the window, on a button that has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from planner.commands.goals import add_goal
from planner.gui.main_window import MainWindow
from planner.gui.pages.followups_board import FollowUpBoard
from planner.queries.plan import goal_rows
from planner.store import Store


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key = Qt.Key.Key_Return) -> None:
    focused = window.focusWidget()
    assert isinstance(focused, QAbstractButton)
    qtbot.keyClick(focused, key)


def test_the_undo_of_a_message_is_taken_by_enter(
    window: MainWindow, store: Store, conference: int, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    store.write("Goal", add_goal, conference, "Meet five")
    window.undo_offer.make("Goal")
    window.actions_by_id["go_message"].trigger()
    press(qtbot, window)
    assert store.read(goal_rows, conference) == []


def test_a_place_beside_the_events_is_gone_to_by_enter(
    window: MainWindow, conference: int, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_event(conference)
    button = next(
        one
        for one in window.findChildren(QToolButton)
        if one.text() == "People" and not window.pages.isAncestorOf(one)
    )
    button.setFocus()
    press(qtbot, window, Qt.Key.Key_Enter)
    assert window.pages.current_name == "people"


def test_enter_opens_the_menu_of_a_button(
    window: MainWindow, conference: int, qtbot: QtBot
) -> None:
    page = window.go("follow-ups", conference)
    assert isinstance(page, FollowUpBoard)
    with qtbot.waitActive(window):
        window.activateWindow()
    seen: list[bool] = []
    menu = page.export.menu
    assert isinstance(menu, QMenu)
    menu.aboutToShow.connect(lambda: seen.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    page.export.button.setFocus()
    press(qtbot, window)
    assert seen == [True]
