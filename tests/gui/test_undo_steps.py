"""Undo in the window: one step after the other, however fast the keys come."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from planner.commands.goals import add_goal
from planner.gui.main_window import MainWindow
from planner.queries.plan import goal_rows
from planner.store import Store

MANY = 120  # so many rows that a worker takes the step back


@pytest.fixture
def window(open_window: Callable[[], MainWindow], conference: int) -> MainWindow:
    made = open_window()
    made.show_event(conference)
    return made


def add_goals(session: Session, event_id: int, text: str) -> None:
    for _number in range(MANY):
        add_goal(session, event_id, text)


def goals(store: Store, event_id: int) -> list[str]:
    return sorted({row.text for row in store.read(goal_rows, event_id)})


def test_keys_pressed_while_a_step_is_taken_back_come_after_it(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    for text in ("One", "Two", "Three"):
        store.write(f"Goals {text}", add_goals, conference, text)
    window.activateWindow()
    window.setFocus()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    window.actions_by_id["redo"].trigger()
    assert window.jobs.running, "a worker does it"
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert goals(store, conference) == ["One", "Two"]
    assert (store.undo_label, store.redo_label) == ("Goals Two", "Goals Three")
    assert window.toasts.shown[-1].text == "Done again: Goals Two"


def test_a_key_held_down_does_not_go_on_for_long(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    for number in range(8):
        store.write(f"Goals {number}", add_goals, conference, str(number))
    for _press in range(30):
        window.does.undo_step()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert goals(store, conference) == ["0", "1", "2"]


def test_nothing_left_to_undo_ends_what_waits(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    store.write("Goals", add_goals, conference, "One")
    for _press in range(3):
        window.does.undo_step()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert goals(store, conference) == []
    assert window.toasts.shown[-1].text == "There is nothing to undo."
