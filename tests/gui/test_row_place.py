from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QTableView, QWidget

from planner.gui.row_model import Column, RowModel
from planner.gui.row_place import RowPlace


@dataclass(frozen=True)
class Row:
    id: int
    name: str = ""


@pytest.fixture
def place(shown: Callable[..., QWidget]) -> RowPlace:
    view = QTableView()
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    model = RowModel([Column("Id", lambda row: f"row {row.id}")], view)
    view.setModel(model)
    made = RowPlace(view, model)
    shown(view)
    model.set_rows([Row(number) for number in range(1000)])
    view.verticalScrollBar().setValue(0)
    return made


def heard(place: RowPlace) -> list[object]:
    ids: list[object] = []
    place.chosen.connect(ids.append)
    return ids


def test_new_values_of_the_same_rows_change_nothing(place: RowPlace) -> None:
    place.choose(500)
    ids = heard(place)
    place._model.set_rows([Row(number, "new") for number in range(1000)])
    assert (place.current_id, ids) == (500, [])
    assert place._model.row_at(place._view.currentIndex().row()).name == "new"


def test_all_selected_rows_stay_selected(place: RowPlace) -> None:
    place._view.selectAll()
    place._model.set_rows([Row(number) for number in range(999, 99, -1)])
    assert len(place.selected_ids) == 900


def test_a_filter_that_hides_the_chosen_row_chooses_the_first_that_is_left(
    place: RowPlace,
) -> None:
    place.choose(500)
    ids = heard(place)
    place._model.set_filter("row 77")
    assert ids == [77]
    assert place._view.verticalScrollBar().value() == 0, "one reads on from the top"
    place.choose(777)
    place._model.set_filter("row 777")
    assert place.current_id == 777, "it stays where it fits still"
    place._model.set_rows([Row(number) for number in range(1000) if number != 777])
    assert ids[-1] is None
    assert not place.choose(3)


def test_the_chosen_row_comes_into_the_middle_where_asked(place: RowPlace) -> None:
    place.choose(500, middle=True)
    view = place._view
    off = view.visualRect(view.currentIndex()).center().y() - view.viewport().rect().center().y()
    assert abs(off) <= view.visualRect(view.currentIndex()).height()


def test_sorting_keeps_the_chosen_row_where_it_is_seen(place: RowPlace) -> None:
    place.choose(500)
    view, model = place._view, place._model
    before = view.visualRect(view.currentIndex()).top()
    model.sort(0)
    assert place.current_id == 500
    assert view.visualRect(view.currentIndex()).top() == before


def test_nothing_is_chosen_by_itself(place: RowPlace) -> None:
    ids = heard(place)
    place._model.set_rows([Row(1), Row(2)])
    place._model.set_rows([])
    assert (place.current_id, place.selected_ids, ids) == (None, [], [])
