"""Cyclic garbage is looked for on the GUI thread, while nobody works and no dialog is open."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.gui import garbage
from planner.gui.garbage import Garbage
from planner.gui.jobs import Jobs

MANY = 10_000  # objects, so that a search is worth it


class Ring:
    """Refers to itself, and says on which thread it went."""

    def __init__(self, gone: list[threading.Thread]) -> None:
        self.gone, self.itself = gone, self

    def __del__(self) -> None:
        self.gone.append(threading.current_thread())


@pytest.fixture
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_LOOK_EVERY", 10)


@pytest.fixture
def looking(_often: None, jobs: Jobs, qtbot: QtBot) -> Iterator[Garbage]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Garbage(jobs, owner)
    made.start()
    yield made
    made.stop()


def drop(gone: list[threading.Thread]) -> None:
    """Leave a ring, and so much else that a search is due."""
    Ring(gone)
    for _number in range(MANY):
        alone: list[object] = []
        alone.append(alone)


def test_what_is_left_goes_when_nobody_waits(looking: Garbage, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    drop(gone)
    assert gone == [], "not in the middle of work"
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]


def test_it_waits_for_work_that_is_under_way(looking: Garbage, jobs: Jobs, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    go_on = threading.Event()
    job = jobs.run(lambda: go_on.wait(2))
    drop(gone)
    qtbot.wait(60)
    assert gone == []
    with qtbot.waitSignal(job.ended):
        go_on.set()
    qtbot.waitUntil(lambda: bool(gone))


def test_it_waits_for_a_dialog(looking: Garbage, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    drop(gone)
    qtbot.wait(60)
    assert gone == []
    dialog.reject()
    qtbot.waitUntil(lambda: bool(gone))


def test_rows_are_not_walked_through(
    looking: Garbage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_TOO_MANY", MANY)
    rows = [[number] for number in range(2 * MANY)]
    qtbot.waitUntil(lambda: gc.get_count()[0] < MANY)
    assert gc.get_freeze_count() > len(rows)
    looking.stop()
    assert gc.get_freeze_count() == 0
