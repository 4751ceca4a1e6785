import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from planner import paths
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.window_state import WindowState

Show = Callable[..., QWidget]


@dataclass(frozen=True)
class Row:
    id: int


def make(shown: Show) -> tuple[QWidget, QSplitter, RowTable]:
    splitter = QSplitter()
    splitter.setObjectName("main")
    columns = [Column("A", str, width=20), Column("B", str, key="b", width=10)]
    table = RowTable(columns, "Nothing.", name="Rows")
    table.setObjectName("rows")
    splitter.addWidget(QPushButton("x"))
    splitter.addWidget(table)
    return shown(splitter), splitter, table


def test_what_was_remembered_is_back_at_the_next_start(shown: Show, tmp_path: Path) -> None:
    window, splitter, table = make(shown)
    window.resize(640, 480)
    splitter.setSizes([200, 400])
    table.setColumnWidth(1, 77)
    table.sort_by("b", downwards=True)
    state = WindowState(tmp_path / "new")
    assert not state.give_to(window), "nothing is known at the first start"
    state.take_from(window)
    state.last_event = 7
    state.last_folder = tmp_path
    state.set("scheme", "dark")
    state.save()

    later = WindowState(tmp_path / "new")
    other, other_splitter, other_table = make(shown)
    assert later.give_to(other)
    assert (other.width(), other.height()) == (640, 480)
    assert other_splitter.sizes() == splitter.sizes()
    assert other_table.columnWidth(1) == 77
    assert other_table.rows.order == (1, True)
    assert (later.last_event, later.last_folder) == (7, tmp_path)
    assert later.get("scheme") == "dark"
    assert later.get("unknown", 3) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b"[" * 100_000,
        b'{"geometry": 4, "splitters": [1], "tables": {"rows": 3}, "event": "x", "folder": 1}',
        b'{"zooms": {"main": "x", "rows": -1}, "tables": 3}',
        b'{"geometry": "@@", "splitters": {"main": ["a", -1]}, "tables": {"rows": {"widths": 1}}}',
    ],
)
def test_a_file_that_makes_no_sense_counts_as_none(
    shown: Show, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "window.json").write_bytes(content)
    window, _splitter, _table = make(shown)
    state = WindowState(tmp_path)
    assert not state.give_to(window)
    assert state.last_event is None
    assert state.last_folder == Path.home()
    state.take_from(window)
    state.save()
    assert isinstance(json.loads((tmp_path / "window.json").read_bytes()), dict)


def test_a_folder_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    state = WindowState(tmp_path)
    state.last_folder = tmp_path / "gone"
    assert state.last_folder == Path.home()


def test_it_lies_in_the_state_folder_for_the_user_alone() -> None:
    WindowState().save()
    file = paths.state_folder() / "window.json"
    assert file.stat().st_mode & 0o077 == 0


def test_a_state_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    WindowState(tmp_path / "file").save()
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_remembered_button_is_as_it_was(shown: Show, tmp_path: Path) -> None:
    def make_button() -> tuple[QWidget, QPushButton]:
        button = QPushButton("Timeline")
        button.setCheckable(True)
        button.setObjectName("timeline")
        button.setProperty("remembered", True)
        return shown(button), button

    window, button = make_button()
    button.setChecked(True)
    state = WindowState(tmp_path / "new")
    state.take_from(window)
    state.save()
    other, other_button = make_button()
    WindowState(tmp_path / "new").give_to_parts(other)
    assert other_button.isChecked()
