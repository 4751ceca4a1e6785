"""Rows that are held whole, and rows of which only those in sight are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planner.gui.row_model import PAGE, Column, RowModel
from planner.gui.row_source import PagedRows


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    town: str


NAMES = Column("Name", lambda row: row.name, key="name")
TOWNS = Column("Town", lambda row: row.town, key="town")
COUNT = 16 * PAGE + 5


class Library:
    """Rows in memory that counts how often it is asked; busy, it answers nothing."""

    def __init__(self) -> None:
        self.rows = {n: Row(n, f"Name {n:04}", f"Town {n % 7}") for n in range(1, COUNT + 1)}
        self.asked: list[int] = []
        self.busy = False

    def fetch(self, ids: Sequence[int]) -> list[Row] | None:
        self.asked.append(len(ids))
        return None if self.busy else [self.rows[id_] for id_ in ids if id_ in self.rows]

    def fetch_from(self, place: int, count: int) -> list[Row] | None:
        self.asked.append(count)
        return None if self.busy else list(self.rows.values())[place : place + count]

    def sorted_by(self, column: str) -> list[int]:
        told = [row for row in self.rows.values() if row.town != "Town 3"]
        return [row.id for row in sorted(told, key=lambda row: row.town)]

    def starting(self, text: str) -> list[int]:
        return [id_ for id_, row in self.rows.items() if row.name.lower().startswith(text)]

    def holding(self, words: Sequence[str]) -> Iterable[int]:
        return [i for i, row in self.rows.items() if all(w in row.name.lower() for w in words)]


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def model(library: Library) -> RowModel:
    made = RowModel([NAMES, TOWNS])
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    made.set_source(PagedRows(library, COUNT, list(library.rows)))
    return made


def test_only_what_is_in_sight_is_read_and_only_once(model: RowModel, library: Library) -> None:
    library.asked.clear()
    seen = [model.data(model.index(at, 0)) for at in range(3 * PAGE, 3 * PAGE + 40)]
    again = [model.data(model.index(at, 0)) for at in range(3 * PAGE, 3 * PAGE + 40)]
    assert seen == again == [f"Name {n + 1:04}" for n in range(3 * PAGE, 3 * PAGE + 40)]
    assert library.asked == [PAGE]
    assert model.rowCount() == model.total == COUNT


def test_a_row_is_found_by_its_id_without_being_read(model: RowModel, library: Library) -> None:
    library.asked.clear()
    assert model.place_of(600) == 599
    assert model.places_of(list(range(1, 12))) == list(range(11))
    assert model.place_of(COUNT + 1) == -1
    assert model.id_at(12) == 13
    assert library.asked == []


def test_it_sorts_as_it_is_told_and_who_has_none_stands_last(model: RowModel) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    towns = [row.town for row in model.rows]
    assert towns[0] == "Town 6"
    assert towns[-1] == "Town 3"
    told = [town for town in towns if town != "Town 3"]
    assert told == sorted(told, reverse=True)
    model.sort(-1)
    assert model.id_at(0) == 1


def test_the_filter_keeps_the_order_shown(model: RowModel) -> None:
    model.sort(1)
    model.set_filter("name 010")
    found = model.rows
    assert {row.id for row in found} == {10, *range(100, 110)}
    assert [row.town for row in found] == sorted(
        row.town for row in found if row.town != "Town 3"
    ) + [row.town for row in found if row.town == "Town 3"]
    model.set_filter("nobody")
    assert model.rowCount() == 0
    assert model.is_filtered
    assert model.total == COUNT


def test_letters_jump_to_the_row_that_starts_so(model: RowModel) -> None:
    assert model.find_start("Name 05", 0) == 499


def test_before_the_ids_are_known_the_rows_show_in_their_order(library: Library) -> None:
    model = RowModel([NAMES, TOWNS])
    model.set_source(PagedRows(library, COUNT))
    assert model.data(model.index(COUNT - 1, 0)) == f"Name {COUNT:04}"
    assert model.place_of(COUNT) == COUNT - 1
    assert model.place_of(1) == -1  # not read yet
    assert model.id_at(0) == 1
    assert model.place_of(1) == 0


def test_a_row_that_is_gone_meanwhile_shows_nothing(model: RowModel, library: Library) -> None:
    del library.rows[205]
    assert model.data(model.index(204, 0)) is None
    assert model.data(model.index(205, 0)) == "Name 0206"


def test_while_the_store_is_busy_nothing_shows_and_nothing_is_kept(
    model: RowModel, library: Library
) -> None:
    library.busy = True
    assert model.data(model.index(202, 0)) is None
    library.busy = False
    assert model.data(model.index(202, 0)) == "Name 0203"
