"""What completes a field of several lines."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.completion import LinesEdit
from planner.gui.text_completion import TextCompleter

SHELF = ["an hour of testing", "the guild's list", "Übersetzungen"]


@pytest.fixture
def edit(shown: Callable[..., QWidget]) -> LinesEdit:
    made = LinesEdit(2)
    made.setTabChangesFocus(True)
    TextCompleter(lambda: SHELF, made)
    shown(made)
    made.setFocus()
    return made


def popup(edit: LinesEdit) -> QAbstractItemView:
    completer = edit.findChild(TextCompleter)
    assert completer is not None
    found = completer.popup()
    assert found is not None
    return found


def test_a_piece_is_completed_and_what_stands_around_it_stays(
    edit: LinesEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(edit, "a tour; LI")
    assert popup(edit).isVisible()
    qtbot.keyClick(popup(edit), Qt.Key.Key_Down)
    qtbot.keyClick(popup(edit), Qt.Key.Key_Return)
    assert edit.toPlainText() == "a tour; the guild's list"
    assert not popup(edit).isVisible()
    qtbot.keyClicks(edit, "; ub")
    qtbot.keyClick(popup(edit), Qt.Key.Key_Down)
    qtbot.keyClick(popup(edit), Qt.Key.Key_Tab)
    assert edit.toPlainText() == "a tour; the guild's list; Übersetzungen", "accents are put aside"
    assert edit.hasFocus()


def test_without_a_choice_the_keys_do_what_they_always_do(edit: LinesEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "te")
    assert popup(edit).isVisible()
    qtbot.keyClick(popup(edit), Qt.Key.Key_Return)
    assert edit.toPlainText() == "te\n"
    assert not popup(edit).isVisible()
    qtbot.keyClicks(edit, "h")
    assert not popup(edit).isVisible(), "one letter offers nothing"
    qtbot.keyClicks(edit, "o")
    qtbot.keyClick(popup(edit), Qt.Key.Key_Escape)
    assert (edit.toPlainText(), popup(edit).isVisible()) == ("te\nho", False)


def test_what_the_program_writes_offers_nothing(edit: LinesEdit) -> None:
    edit.clearFocus()
    edit.setPlainText("hour")
    assert not popup(edit).isVisible()


def test_a_text_that_runs_on_has_no_bar_to_scroll_sideways(
    shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    made = LinesEdit(2)
    shown(made).resize(260, 90)
    words = "when we talked about tall, blue at RailsConf 2022, "
    for length in range(30, len(words) + 1):  # each may end a line with its space
        made.setPlainText(f"{words[:length]} " * 6 + "x" * 90)
        QApplication.processEvents()
        assert not made.horizontalScrollBar().isVisible(), length
