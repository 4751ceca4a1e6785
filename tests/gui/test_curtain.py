"""What stands where the window is going to be while the code of the program is loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.curtain import LEFT, Curtain, raise_curtain
from planner.gui.main_window import MainWindow
from planner.gui.palette import DARK, LIGHT, Colours
from planner.gui.window_state import WindowState
from planner.paths import settings_file


def test_it_stands_where_the_window_stood(window: MainWindow, qtbot: QtBot) -> None:
    window.setGeometry(QRect(40, 50, 740, 520))
    state = WindowState()
    state.take_from(window)
    state.save()
    curtain = Curtain()
    qtbot.addWidget(curtain)
    assert curtain.size() == window.size()


def test_it_is_painted_at_once_and_nobody_closes_it(qtbot: QtBot) -> None:
    curtain = raise_curtain()
    qtbot.addWidget(curtain)
    assert curtain.isVisible()
    picture = curtain.grab().toImage()
    colours = {picture.pixelColor(x, 5).name() for x in range(0, curtain.width(), 7)}
    assert len(colours) <= 2  # a calm ground, and at most the line
    curtain.fall()
    assert not curtain.isVisible()


@pytest.mark.parametrize(
    ("scheme", "ground"), [("dark", DARK), ("light", LIGHT), ("system", LIGHT), (7, LIGHT)]
)
def test_it_has_the_colours_that_are_chosen(qtbot: QtBot, scheme: object, ground: Colours) -> None:
    keep(scheme=scheme)
    curtain = raise_curtain()
    qtbot.addWidget(curtain)
    picture = curtain.grab().toImage()
    assert picture.pixelColor(5, 5).name() == ground.window
    assert picture.pixelColor(LEFT, 5).name() == ground.hairline
    assert picture.pixelColor(curtain.width() - 5, 5).name() == ground.window


def test_its_line_stands_at_the_other_side_where_texts_run_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_LANG", "xr")
    curtain = raise_curtain()
    qtbot.addWidget(curtain)
    picture = curtain.grab().toImage()
    assert picture.pixelColor(curtain.width() - LEFT - 1, 5).name() == LIGHT.hairline
    assert picture.pixelColor(LEFT, 5).name() == LIGHT.window


def test_it_says_that_it_opens_where_there_are_no_rows(qtbot: QtBot, tmp_path: Path) -> None:
    curtain = raise_curtain()
    qtbot.addWidget(curtain)
    before = curtain.grab().toImage()
    assert not curtain.show_rows(tmp_path / "none.db")
    assert curtain.grab().toImage() != before


def keep(**chosen: object) -> None:
    """Write settings as they may stand in their file."""
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(json.dumps(chosen), encoding="utf-8")


def told_by(code: str) -> str:
    """Return what a program of its own writes that runs this code."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["sqlalchemy", "babel", "planner.model", "click"])
def test_nothing_that_takes_long_is_loaded_for_the_rows(module: str) -> None:
    loaded = (
        "planner.start, planner.gui.curtain, planner.gui.dressing, planner.gui.first_sight, "
        "planner.gui.first_rows, planner.store.glance"
    )
    assert told_by(f"import sys, {loaded}; print({module!r} in sys.modules)") == "False"


def test_the_ground_is_painted_before_most_is_loaded() -> None:
    told = told_by(
        "import linecache, sys; from planner.start import first_curtain; first_curtain()\n"
        "from PySide6 import QtCore, QtWidgets\n"
        "names = ['Qt' in vars(QtCore), 'QStyle' in vars(QtWidgets)]\n"
        "names += [name in sys.modules for name in ('planner.settings', 'planner.gui.theme')]\n"
        "import planner.settings\n"
        "print(*names, planner.settings.__file__ in linecache.cache)"
    )
    # Qt's names for sides and keys, its styles, our texts; and no source is kept in memory.
    assert told == "False False False False False"


def test_the_program_does_not_end_with_it(qtbot: QtBot) -> None:
    curtain = Curtain()
    curtain.show()
    ended = []
    QApplication.instance().lastWindowClosed.connect(lambda: ended.append(True))
    curtain.fall()
    QApplication.processEvents()
    assert ended == []
