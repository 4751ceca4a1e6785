from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planner.gui.row_model import ACCESSIBLE_TEXT, TOOLTIP, Column, RowModel


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    town: str = ""
    met: int | None = None


PEOPLE = [
    Person(1, "Łukasz Żak", "Gdańsk", 3),
    Person(2, "ada", "London", None),
    Person(3, "Zoë", "", 1),
    Person(4, "Ørsted", "Århus", 2),
]


def _met(person: Person) -> int | None:
    return person.met


@pytest.fixture
def model() -> RowModel:
    made = RowModel(
        [
            Column("Name", lambda p: p.name, tooltip=lambda p: f"<b>{p.name}</b>"),
            Column("Town", lambda p: p.town),
            Column("Met", lambda p: str(p.met or ""), sort_key=_met, searched=False),
            Column("Kept", lambda p: "", check=lambda p: p.id == 2),
        ]
    )
    made.tester = QAbstractItemModelTester(made)
    made.set_rows(PEOPLE)
    return made


def names(model: RowModel) -> list[str]:
    return [row.name for row in model.rows]


def test_the_given_order_stands_until_a_column_sorts(model: RowModel) -> None:
    assert names(model) == ["Łukasz Żak", "ada", "Zoë", "Ørsted"]
    model.sort(0)
    assert names(model) == ["ada", "Łukasz Żak", "Ørsted", "Zoë"]
    model.sort(-1)
    assert names(model) == ["Łukasz Żak", "ada", "Zoë", "Ørsted"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Qt.SortOrder.AscendingOrder, ["Zoë", "Ørsted", "Łukasz Żak", "ada"]),
        (Qt.SortOrder.DescendingOrder, ["Łukasz Żak", "Ørsted", "Zoë", "ada"]),
    ],
)
def test_what_has_no_key_stands_last_both_ways(
    model: RowModel, order: Qt.SortOrder, expected: list[str]
) -> None:
    model.sort(2, order)
    assert names(model) == expected


@pytest.mark.parametrize(
    ("needle", "expected"),
    [
        ("LUKASZ", ["Łukasz Żak"]),
        ("zoe", ["Zoë"]),
        ("orsted arhus", ["Ørsted"]),
        ("ada gdansk", []),
        ("3", []),
        ("  ", ["Łukasz Żak", "ada", "Zoë", "Ørsted"]),
    ],
)
def test_filter_finds_every_word_without_accents(
    model: RowModel, needle: str, expected: list[str]
) -> None:
    model.set_filter(needle)
    assert names(model) == expected


def test_filter_condition_and_order_hold_for_new_rows(model: RowModel) -> None:
    model.set_condition(lambda p: p.met is not None)
    model.set_filter("z")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_rows([*PEOPLE, Person(5, "Zuse", "Berlin", 9)])
    assert names(model) == ["Zuse", "Zoë", "Łukasz Żak"]
    assert model.is_filtered


def test_a_row_is_read_in_full(model: RowModel) -> None:
    def spoken(row: int, column: int) -> str:
        return model.data(model.index(row, column), ACCESSIBLE_TEXT)

    assert spoken(0, 0) == "Łukasz Żak, Gdańsk, 3, Kept not ticked"
    assert spoken(1, 3) == "Kept ticked"


def test_a_tooltip_never_holds_markup_of_its_own(model: RowModel) -> None:
    tip = model.data(model.index(1, 0), TOOLTIP)
    assert "&lt;b&gt;ada&lt;/b&gt;" in tip


def test_places_follow_what_is_shown(model: RowModel) -> None:
    model.sort(0)
    assert [model.place_of(i) for i in (2, 1, 4, 3)] == [0, 1, 2, 3]
    model.set_filter("ada")
    assert model.place_of(1) == -1
    assert model.row_at(7) is None


def test_several_changes_are_shown_once(model: RowModel) -> None:
    shown: list[list[str]] = []
    model.modelReset.connect(lambda: shown.append(names(model)))
    with model.at_once():
        model.set_rows([*PEOPLE, Person(5, "Zuse", "Berlin", 9)])
        model.narrow("z", lambda p: p.met is not None)
    assert shown == [["Łukasz Żak", "Zoë", "Zuse"]]


@pytest.mark.parametrize("column", [-1, 0])
def test_only_those_are_looked_at_among_which_all_can_be_shown(
    model: RowModel, column: int
) -> None:
    model.sort(column)
    looked: list[str] = []
    model.narrow("", lambda p: not looked.append(p.name), [1, 2])
    assert names(model) == looked == ["ada", "Zoë"]
    model.set_rows(reversed(PEOPLE))
    assert len(names(model)) == len(PEOPLE), "others are looked through whole"


def test_what_another_filter_would_show_comes_in_the_order_given(model: RowModel) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    found = model.matching("a", lambda p: p.id != 2)
    assert {at: row.name for at, row in found.items()} == {0: "Łukasz Żak", 3: "Ørsted"}
    assert len(names(model)) == len(PEOPLE)
