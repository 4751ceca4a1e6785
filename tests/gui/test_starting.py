from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from planner.clock import Clock
from planner.flows.half_lines import half_line, keep_half_line
from planner.gui.dialogs import Notice
from planner.gui.jobs import Jobs
from planner.gui.starting import start
from planner.store import Store


def when_told(act) -> None:
    """Call `act` with the first dialog that is open."""

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Notice) and widget.isVisible():
                act(widget)
                return
        QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def press(notice: Notice, words: str) -> None:
    buttons = [one for one in notice.findChildren(QPushButton) if words in one.text()]
    buttons[0].click()


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "diary.db"
    path.write_text("Dear diary, " * 50, encoding="utf-8")
    return path


def test_a_foreign_file_is_left_and_another_is_opened(
    foreign: Path, tmp_path: Path, clock: Clock, jobs: Jobs
) -> None:
    before, other = foreign.read_bytes(), tmp_path / "planner.db"
    Store.open(other, clock).close()

    def choose(notice: Notice) -> None:
        press(notice, "another file")
        (dialog,) = notice.findChildren(QFileDialog)
        dialog.filesSelected.emit([str(other)])
        dialog.reject()

    when_told(choose)
    started = start(foreign, clock, jobs)
    assert started is not None
    assert started.store.path == other
    started.store.close()
    assert foreign.read_bytes() == before


def test_a_store_in_the_place_of_a_deleted_one_begins_without_its_half_lines(
    tmp_path: Path, clock: Clock, jobs: Jobs
) -> None:
    path = tmp_path / "planner.db"
    for is_new in (True, False, True):
        started = start(path, clock, jobs)
        assert started is not None
        started.store.close()
        assert half_line(path, 1) == ({} if is_new else {"text": "Ada !send"})
        if is_new:
            keep_half_line(path, 1, {"text": "Ada !send"})
        else:
            path.unlink()


def test_who_quits_gets_no_store(foreign: Path, clock: Clock, jobs: Jobs) -> None:
    told: list[tuple[str, ...]] = []

    def quit_it(notice: Notice) -> None:
        told.append(notice.words)
        press(notice, "Quit")

    when_told(quit_it)
    assert start(foreign, clock, jobs) is None
    assert "left exactly as it is" in told[0][1]
