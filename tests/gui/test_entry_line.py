"""The line in which people are typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.entry_line import EntryLine
from planner.gui.line_completion import Piece

WORDS = ["Ada Byron", "Łukasz", "Bea Blum"]


@pytest.fixture
def line(shown: Callable[..., QWidget]) -> EntryLine:
    made = EntryLine("Person", "Name", lambda: WORDS)
    shown(made)
    made.setFocus()
    return made


def test_enter_hands_the_line_over_though_words_are_offered(line: EntryLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "ad")
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    with qtbot.waitSignal(line.entered) as told:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert told.args == ["ad"]
    assert not popup.isVisible()


def test_enter_on_an_offered_word_takes_the_word_alone(line: EntryLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "lu")
    popup = line.completer().popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(line.entered):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Łukasz", "accents are put aside"
    with qtbot.waitSignal(line.entered):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_control_enter_is_another_signal(line: EntryLine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(line.entered), qtbot.waitSignal(line.entered_and_on):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_escape_empties_and_undo_brings_back(line: EntryLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "xyz")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "xyz"


def test_several_lines_are_handed_over_and_one_is_pasted(line: EntryLine, qtbot: QtBot) -> None:
    heard: list[list[str]] = []
    line.pasted.connect(heard.append)
    QGuiApplication.clipboard().setText("one\n\n  two\n")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard == [["one", "  two"]]
    QGuiApplication.clipboard().setText("three\n")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text().strip() == "three"
    assert len(heard) == 1


def test_a_piece_is_completed_where_the_cursor_stands(
    shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    def ask(before: str) -> list[Piece]:
        words = ("mail", "call")
        return [Piece(w, f"{before.rpartition('/')[0]}/{w}") for w in words if "/" in before]

    line = EntryLine("Person", "Name", pieces=ask)
    shown(line)
    line.setText("T1  *hat")
    line.setFocus()
    line.setCursorPosition(3)
    qtbot.keyClicks(line, "/")
    popup = line.completer().popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "T1 /call *hat", "what stands behind it stays"


def test_a_long_text_is_not_cut_off(line: EntryLine) -> None:
    line.insert("x" * 40_000)
    assert len(line.text()) == 40_000


def test_nothing_is_offered_for_what_another_field_writes_into_the_line(
    shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    pieces = [Piece("mail", "/mail")]
    lines = [
        EntryLine("Person", "Name", lambda: WORDS),
        EntryLine("Log", "Line", pieces=lambda _before: pieces),
    ]
    box = QCheckBox("Mail")
    shown(*lines, box)
    for line in lines:
        line.setFocus()
        qtbot.keyClicks(line, "a")
        popup = line.completer().popup()
        assert popup is not None
        popup.hide()
        box.setFocus()
        line.put("ad")
        assert line.text() == "ad"
        assert not popup.isVisible(), "the list would take the next key from the box"
