"""The finder over the window: typed, moved through, taken; and the focus that comes back."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.finder.finder import Finder
from planner.gui.finder.rows import FinderRow

KEY = Qt.Key


class Fruit:
    """A source of a few rows."""

    name, icon, hint = "Fruit", "search", "Which fruit?"

    def __init__(self) -> None:
        self.taken: list[str] = []

    def look_for(self, typed: str) -> tuple[Sequence[FinderRow], Sequence[str]]:
        names = ["Apple", "Apricot", "Banana", "Blueberry"]
        rows = [FinderRow("Fruit", is_heading=True)]
        for name in names:
            if typed in name:
                why = "None are left." if name == "Banana" else ""
                take = lambda name=name: self.taken.append(name)  # noqa: E731
                rows.append(FinderRow(name, why_not=why, take=take, keys="Ctrl+B"))
        return (rows if len(rows) > 1 else []), [typed]

    def words_for_nothing(self, typed: str) -> str:
        return f"No {typed}."


@pytest.fixture
def source() -> Fruit:
    return Fruit()


@pytest.fixture
def field() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def finder(shown, field: QLineEdit, source: Fruit) -> Finder:
    window: QWidget = shown(field)
    field.setFocus()
    return Finder(window, source)


def press(finder: Finder, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(finder.field, key)


def chosen(finder: Finder) -> str:
    assert finder.chosen is not None
    return finder.chosen.title


def test_the_first_row_is_chosen_and_headings_are_stepped_over(finder: Finder) -> None:
    assert chosen(finder) == "Apple"
    press(finder, KEY.Key_Up)
    assert chosen(finder) == "Blueberry"
    press(finder, KEY.Key_Down)
    assert chosen(finder) == "Apple"
    press(finder, KEY.Key_PageDown)
    assert chosen(finder) == "Blueberry"
    press(finder, KEY.Key_PageUp)
    assert chosen(finder) == "Apple"


def test_enter_takes_when_the_focus_is_back(
    qtbot: QtBot, finder: Finder, field: QLineEdit, source: Fruit
) -> None:
    QTest.keyClicks(finder.field, "Ap")
    press(finder, KEY.Key_Down, KEY.Key_Return)
    assert finder.isHidden()
    assert QApplication.focusWidget() is field
    qtbot.waitUntil(lambda: source.taken == ["Apricot"])


def test_what_cannot_be_taken_says_why_and_stays(finder: Finder, source: Fruit) -> None:
    QTest.keyClicks(finder.field, "Ban")
    assert finder.chosen is not None
    assert finder.chosen.below == "None are left."
    press(finder, KEY.Key_Return)
    QApplication.processEvents()
    assert not finder.isHidden()
    assert source.taken == []


def test_escape_closes_and_gives_the_focus_back(finder: Finder, field: QLineEdit) -> None:
    press(finder, KEY.Key_Escape)
    assert finder.isHidden()
    assert QApplication.focusWidget() is field


def test_a_click_elsewhere_closes_it(finder: Finder, field: QLineEdit) -> None:
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert finder.isHidden()
    assert QApplication.focusWidget() is field


def test_a_click_on_a_row_takes_it(qtbot: QtBot, finder: Finder, source: Fruit) -> None:
    place = finder.list.visualRect(finder.model.index(2, 0)).center()
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: source.taken == ["Apricot"])


def test_nothing_found_says_so(finder: Finder) -> None:
    QTest.keyClicks(finder.field, "zzz")
    assert finder.nothing.text() == "No zzz."
    assert finder.list.isHidden()
    press(finder, KEY.Key_Down, KEY.Key_Return)
    assert not finder.isHidden()


def test_it_stays_within_the_window(finder: Finder) -> None:
    window = finder.parentWidget()
    window.resize(420, 300)
    QApplication.processEvents()
    assert window.rect().contains(finder.geometry())


def test_a_row_is_read_in_full(finder: Finder) -> None:
    QTest.keyClicks(finder.field, "Ban")
    listed = QAccessible.queryAccessibleInterface(finder.list)
    assert listed.text(QAccessible.Text.Name) == "Fruit"
    said = finder.chosen.spoken if finder.chosen else ""
    assert said == "Banana, not possible now, None are left., Ctrl+B"
