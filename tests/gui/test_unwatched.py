"""What a dialog watched is let go of by a worker, and by nobody else's hand."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.jobs import Jobs
from planner.gui.unwatched import stop_watching


def _watches() -> list[str]:
    entries = Path("/proc/self/fd").iterdir()
    return [entry.name for entry in entries if _is_watch(entry)]


def _is_watch(entry: Path) -> bool:
    try:
        return "inotify" in os.readlink(entry)
    except OSError:  # the descriptor that lists the others
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are looked up as on Linux")
def test_a_print_dialog_watches_nothing_any_more(
    jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    before = _watches()
    dialog = QPrintDialog(QPrinter(), shown(QWidget()))
    assert len(_watches()) == len(before) + 1, "Qt watches the home folder by itself"
    stop_watching(dialog, jobs)
    qtbot.waitUntil(lambda: not jobs.running)
    assert _watches() == before
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    assert model.testOption(QFileSystemModel.Option.DontWatchForChanges)
    dialog.deleteLater()


def test_a_dialog_without_folders_is_left_alone(jobs: Jobs, shown: Callable[..., QWidget]) -> None:
    stop_watching(shown(QWidget()), jobs)
    assert jobs.running == 0
