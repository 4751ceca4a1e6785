import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.job_strip import JobStrip
from planner.gui.jobs import Jobs, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def strip(shown: Callable[..., QWidget]) -> JobStrip:
    made = JobStrip()
    shown(made)
    made.hide()
    return made


def slow(progress: Progress) -> None:
    while True:
        progress(3, 10, "sessions")
        time.sleep(0.01)


def test_a_slow_job_shows_and_can_be_cancelled(jobs: Jobs, strip: JobStrip, qtbot: QtBot) -> None:
    job = jobs.run(slow)
    strip.watch(job, "Reading x.ics")
    assert not strip.isVisible()
    qtbot.waitUntil(lambda: strip.isVisible() and strip.words == "Reading x.ics · sessions")
    bar = strip.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 10)
    with qtbot.waitSignal(job.ended):
        qtbot.mouseClick(strip.cancel_button, Qt.MouseButton.LeftButton)
        assert strip.words == "Reading x.ics: stopping…"
    assert not strip.isVisible()


def test_a_quick_job_never_shows(jobs: Jobs, strip: JobStrip, qtbot: QtBot) -> None:
    job = jobs.run(threading.current_thread)
    strip.watch(job, "Quick")
    with qtbot.waitSignal(job.ended):
        pass
    qtbot.wait(350)
    assert not strip.isVisible()


def test_a_long_name_does_not_keep_the_window_wide(
    jobs: Jobs, strip: JobStrip, qtbot: QtBot
) -> None:
    name = "Reading " + "programme of all the workshops " * 8
    job = jobs.run(slow)
    strip.watch(job, name)
    qtbot.waitUntil(strip.isVisible)
    assert strip.minimumSizeHint().width() < 400
    assert strip.words.startswith(name.strip()), "all of it is told"
    with qtbot.waitSignal(job.ended):
        job.cancel()
