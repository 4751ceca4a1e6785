from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField


@dataclass(frozen=True)
class Row:
    id: int
    name: str


@pytest.fixture
def pair(shown: Callable[..., QWidget]) -> tuple[SearchField, RowTable]:
    field = SearchField("Find people")
    table = RowTable([Column("Name", lambda row: row.name)], "Nobody.", name="People")
    shown(field, table)
    field.filters(table)
    table.set_rows([Row(1, "Ada"), Row(2, "Bea")])
    field.setFocus()
    return field, table


def test_typing_filters_and_enter_goes_to_what_was_found(
    pair: tuple[SearchField, RowTable], qtbot: QtBot
) -> None:
    field, table = pair
    qtbot.keyClicks(field, "be")
    assert [row.id for row in table.rows.rows] == [2]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert table.hasFocus()
    assert table.current_id == 2


def test_it_leads_to_the_first_that_fits_unless_what_was_chosen_fits_too(
    pair: tuple[SearchField, RowTable], qtbot: QtBot
) -> None:
    field, table = pair
    names = ("Ada", "Bea", "Cy Bee", "Dan", "Abe", "Zoe")
    table.set_rows([Row(at, name) for at, name in enumerate(names)])
    for chosen, reached in ((5, 1), (2, 2)):
        field.clear()
        table.choose(chosen)
        table.setFocus()
        field.setFocus()
        qtbot.keyClicks(field, "be")
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert table.current_id == reached


def test_the_keyboard_stays_where_nothing_was_found(
    pair: tuple[SearchField, RowTable], qtbot: QtBot
) -> None:
    field, table = pair
    qtbot.keyClicks(field, "zz")
    assert not table.rows.rowCount()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()
    qtbot.keyClicks(field, "!")
    assert field.text() == "zz!"


def test_escape_clears(pair: tuple[SearchField, RowTable], qtbot: QtBot) -> None:
    field, table = pair
    qtbot.keyClicks(field, "be")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), len(table.rows.rows)) == ("", 2)


def test_clear_filter_in_the_list_empties_the_field(
    pair: tuple[SearchField, RowTable], qtbot: QtBot
) -> None:
    field, table = pair
    qtbot.keyClicks(field, "zzz")
    qtbot.mouseClick(table.empty.button, Qt.MouseButton.LeftButton)
    assert (field.text(), len(table.rows.rows)) == ("", 2)
