"""A second start and the window that is already open."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import planner
from planner.clock import Clock
from planner.gui.handover import Handover, hand_over
from planner.gui.meeting_place import server_name
from planner.store import Store


def test_a_second_start_of_the_program_hands_over_and_ends(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "planner.db"
    first = Store.open(path, clock)
    owner = QObject()
    handover = Handover(path, owner)
    # As a file manager and a browser call it: a name in the folder one is in, and a link.
    command = [sys.executable, "-m", "planner", "--store", str(path), "a b.ics", "webcal://x.org/c"]
    (tmp_path / "a b.ics").write_text("BEGIN:VCALENDAR", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(planner.__file__).parents[1])}
    with qtbot.waitSignal(handover.asked, timeout=20_000) as heard:
        second = subprocess.Popen(command, env=environment, cwd=tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert heard.args == [[str(tmp_path / "a b.ics"), "webcal://x.org/c"]]
    assert second.returncode == 0
    handover.close()
    first.close()


def test_without_a_window_nothing_is_taken(tmp_path: Path) -> None:
    assert hand_over(tmp_path / "planner.db", []) is False


def test_each_store_has_a_name_of_its_own_that_fits(tmp_path: Path) -> None:
    one, other = server_name(tmp_path / "one.db"), server_name(tmp_path / ("x" * 200))
    assert one != other
    assert len(other) < 100
