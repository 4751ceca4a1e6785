"""What stands where the window is going to be while the code of the program is loaded."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.curtain import Curtain, raise_curtain
from planner.gui.main_window import MainWindow
from planner.gui.window_state import WindowState


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


@pytest.mark.parametrize("module", ["sqlalchemy", "babel", "planner.model", "click"])
def test_nothing_that_takes_long_is_loaded_for_it(module: str) -> None:
    root = Path(__file__).resolve().parents[2]
    loaded = "planner.start, planner.gui.first_rows, planner.store.glance"
    code = f"import sys, {loaded}; print({module!r} in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "False"


def test_the_program_does_not_end_with_it(qtbot: QtBot) -> None:
    curtain = Curtain()
    curtain.show()
    ended = []
    QApplication.instance().lastWindowClosed.connect(lambda: ended.append(True))
    curtain.fall()
    QApplication.processEvents()
    assert ended == []
