from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.gui.dialogs import Notice, ask, show_error

Show = Callable[..., QWidget]


@pytest.fixture
def window(shown: Show) -> QWidget:
    return shown(QPushButton("Import"))


def press(qtbot: QtBot, dialog: Notice, text: str) -> None:
    buttons = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text]
    assert len(buttons) == 1, [b.text() for b in dialog.findChildren(QPushButton)]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def gone(dialog: Notice, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_an_error_says_three_things_and_hides_the_details(window: QWidget, qtbot: QtBot) -> None:
    said = ("<b>x.ics</b> cannot be read.", "Nothing was changed.", "Export it once more.")
    dialog = show_error(window, *said, details="Traceback: line 12")
    assert dialog.isVisible()
    labels = [label for label in dialog.findChildren(QLabel) if label.text()]
    assert tuple(label.text() for label in labels) == said
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    details = dialog.findChild(QPlainTextEdit)
    assert not details.isVisible()
    press(qtbot, dialog, "Details")
    assert details.isVisible()
    assert details.toPlainText() == "Traceback: line 12"
    press(qtbot, dialog, "Copy details")
    assert QGuiApplication.clipboard().text() == "\n".join([*said, "", "Traceback: line 12"])
    press(qtbot, dialog, "Close")
    gone(dialog, qtbot)


def test_an_error_without_details_has_nothing_to_unfold(window: QWidget, qtbot: QtBot) -> None:
    dialog = show_error(window, "The disk is full.")
    assert [b.text() for b in dialog.findChildren(QPushButton)] == ["Close"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    gone(dialog, qtbot)


def test_a_dangerous_question_is_not_answered_by_enter(window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []

    def open_it() -> Notice:
        sentences = ("This cannot be undone.",)
        return ask(window, "Forget Ada?", sentences, "Forget", lambda: answers.append("yes"))

    dialog = open_it()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    gone(dialog, qtbot)
    dialog = open_it()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    gone(dialog, qtbot)
    assert answers == []
    dialog = open_it()
    press(qtbot, dialog, "Forget")
    gone(dialog, qtbot)
    assert answers == ["yes"]


def test_the_focus_returns_after_a_dialog(window: QWidget, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton)
    button.setFocus()
    dialog = show_error(window, "The disk is full.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    gone(dialog, qtbot)
    window.activateWindow()
    qtbot.waitUntil(button.hasFocus)
