"""A second start and the window that is already open."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import planner
from planner.gui.handover import Handover, hand_over
from planner.gui.server_name import server_name

SECOND_START = """
import sys
from pathlib import Path
from planner.gui.handover import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2:]) else 7)
"""


def test_files_reach_the_open_window(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    handover = Handover(tmp_path / "planner.db", owner)
    sources = ["/a/b c.ics", "webcal://example.org/x.ics"]
    command = [sys.executable, "-c", SECOND_START, str(tmp_path / "planner.db"), *sources]
    environment = {**os.environ, "PYTHONPATH": str(Path(planner.__file__).parents[1])}
    with qtbot.waitSignal(handover.asked, timeout=20_000) as heard:
        second = subprocess.Popen(command, env=environment)
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert heard.args == [sources]
    assert second.returncode == 0
    handover.close()


def test_without_a_window_nothing_is_taken(tmp_path: Path) -> None:
    assert hand_over(tmp_path / "planner.db", []) is False


def test_each_store_has_a_name_of_its_own_that_fits(tmp_path: Path) -> None:
    one, other = server_name(tmp_path / "one.db"), server_name(tmp_path / ("x" * 200))
    assert one != other
    assert len(other) < 100
