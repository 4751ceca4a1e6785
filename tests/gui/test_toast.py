from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.toast import SHOWN_FOR, Toast, Toasts

Show = Callable[..., QWidget]


@pytest.fixture
def field() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def window(shown: Show, field: QLineEdit) -> QWidget:
    return shown(field)


@pytest.fixture
def undone() -> list[bool]:
    return []


def enter(toast: Toast) -> None:
    where = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(where, where, where))


def leave(toast: Toast) -> None:
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_toast_stays_at_least_six_seconds_and_then_goes(window: QWidget, qtbot: QtBot) -> None:
    assert SHOWN_FOR >= 6000
    toasts = Toasts(window, shown_for=40)
    toast = toasts.show_message("Saved")
    assert toast.isVisible()
    qtbot.waitUntil(lambda: toasts.shown == [])


def test_the_same_words_are_shown_once(window: QWidget) -> None:
    toasts = Toasts(window)
    first = toasts.show_message("Give your name too.")
    toasts.show_message("Saved")
    assert toasts.show_message("Give your name too.") is first
    assert [toast.text for toast in toasts.shown] == ["Saved", "Give your name too."]
    for _time in range(2):
        toasts.show_message("Removed Ada", "Undo", print)
    texts = [toast.text for toast in toasts.shown]
    assert texts == ["Saved", "Give your name too.", "Removed Ada"], "each step has its own undo"
    first.dismiss()
    assert [toast.text for toast in toasts.shown] == ["Saved", "Removed Ada", "Removed Ada"]


def test_the_action_is_done_once_and_the_toast_goes(
    window: QWidget, undone: list[bool], qtbot: QtBot
) -> None:
    toasts = Toasts(window)
    toast = toasts.show_message("Removed <b>Ada</b>", "Undo", lambda: undone.append(True))
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert toasts.shown == []


def test_no_window_of_its_own_takes_the_keyboard_from_the_window(window: QWidget) -> None:
    assert QApplication.activeWindow() is window
    Toasts(window).show_message("Removed Ada", "Undo", print)
    QApplication.processEvents()
    assert QApplication.activeWindow() is window


def test_it_waits_while_pointed_at_and_while_focused(window: QWidget, qtbot: QtBot) -> None:
    toasts = Toasts(window, shown_for=5000)
    toast = toasts.show_message("Removed Ada", "Undo", print)
    assert not toast.is_waiting
    enter(toast)
    assert toast.is_waiting
    leave(toast)
    assert not toast.is_waiting
    toasts.focus_newest()
    assert toast.button.hasFocus()
    assert toast.is_waiting
    toasts.clear()


def test_escape_sends_it_away_and_the_focus_returns(
    window: QWidget, field: QLineEdit, undone: list[bool], qtbot: QtBot
) -> None:
    toasts = Toasts(window)
    field.setFocus()
    toasts.show_message("Removed Ada", "Undo", lambda: undone.append(True))
    assert toasts.focus_newest()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert field.hasFocus()
    assert (toasts.shown, undone) == ([], [])
    assert not toasts.focus_newest()


def test_three_are_shown_and_more_wait_their_turn(window: QWidget, qtbot: QtBot) -> None:
    toasts = Toasts(window)
    made = [toasts.show_message(f"Message {number}") for number in range(5)]
    assert [t.text for t in toasts.shown] == ["Message 0", "Message 1", "Message 2"]
    qtbot.mouseClick(made[1].close_button, Qt.MouseButton.LeftButton)
    assert [t.text for t in toasts.shown] == ["Message 0", "Message 2", "Message 3"]
    rects = [t.geometry() for t in toasts.shown]
    assert all(window.rect().contains(rect) for rect in rects)
    assert not any(a.intersects(b) for a, b in pairwise(rects))
    toasts.clear()


def test_they_stay_inside_a_window_that_shrinks(window: QWidget, qtbot: QtBot) -> None:
    toasts = Toasts(window)
    toast = toasts.show_message("A long message " * 12, "Undo", print)
    window.resize(360, 300)
    QApplication.processEvents()
    assert window.rect().contains(toast.geometry())
    toasts.clear()


def test_one_that_is_taken_back_before_its_turn_never_comes(window: QWidget) -> None:
    toasts = Toasts(window)
    for number in range(3):
        toasts.show_message(f"Saved {number}")
    waiting = toasts.show_message("Removed Ada", "Undo", print)
    last = toasts.show_message("Saved at last")
    waiting.dismiss()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    toasts.shown[0].dismiss()
    assert [toast.text for toast in toasts.shown] == ["Saved 1", "Saved 2", "Saved at last"]
    assert last.isVisible()


def test_they_stand_at_the_foot_of_their_home_out_of_the_way(
    window: QWidget, field: QLineEdit
) -> None:
    toasts = Toasts(window)
    home = QWidget(window)
    home.setGeometry(10, 20, 240, 400)
    home.show()
    toasts.stand_over(home)
    toast = toasts.show_message("Made Ada Lovelace somebody to meet", "Undo", print)
    assert home.geometry().contains(toast.geometry())
    assert toast.geometry().bottom() >= home.geometry().bottom() - 4
    assert toast.button.y() > toast.close_button.y(), "the action stands beneath the words"
    toasts.clear()


def test_a_long_name_is_not_cut(window: QWidget) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorffhabsburglothringen"
    toast = Toast(f"Added {name}", "", None, window)
    assert toast.minimumSizeHint().width() < 260
    assert toast.text == f"Added {name}"
