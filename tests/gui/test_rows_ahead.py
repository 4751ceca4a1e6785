from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.gui.row_model import Column
from planner.gui.row_source import PagedRows
from planner.gui.row_table import RowTable

COUNT = 2_000


@dataclass(frozen=True)
class Row:
    id: int
    name: str


class Library:
    """Rows made as they are asked for; it keeps what was asked for."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def fetch(self, ids: Sequence[int]) -> list[Row]:
        self.asked.update(ids)
        return [Row(id_, f"Name {id_}") for id_ in ids]


def test_the_next_screenful_is_there_before_it_comes_into_sight(
    qtbot: QtBot, shown: Callable[..., QWidget]
) -> None:
    library = Library()
    table = RowTable([Column("Name", lambda row: row.name)], "Nobody")
    table.set_source(PagedRows(library, COUNT, range(COUNT)))  # type: ignore[arg-type]
    table.resize(400, 600)
    shown(table)
    table.grab()
    assert max(library.asked) < 100
    bar = table.verticalScrollBar()
    bar.setValue(table.rowHeight(0) * 1_000)
    screen = table.viewport().height() // table.rowHeight(0)
    qtbot.waitUntil(lambda: 1_000 + 2 * screen - 1 in library.asked)
    bar.setValue(table.rowHeight(0) * 900)
    qtbot.waitUntil(lambda: 900 - screen in library.asked)
    assert 1_500 not in library.asked
