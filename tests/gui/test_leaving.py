"""A window that is closed during an import finishes it first, and says so."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.errors import BadInput
from planner.flows import importing
from planner.gui.jobs import Jobs, Progress
from planner.gui.leaving import Leaving
from planner.gui.main_window import MainWindow
from planner.queries.events import event_rows
from planner.store import Store

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@looms.example.org
DTSTART:20260320T090000Z
SUMMARY:Looms
END:VEVENT
END:VCALENDAR
"""


class Gate:
    """Holds the import while it writes, until the test lets it go on; then it may fail."""

    def __init__(self) -> None:
        self.reached, self.let_go = Event(), Event()
        self.error: Exception | None = None
        self.stops = True  # False: it has been asked for the last time whether it shall stop

    def pass_by(self, progress: Progress) -> None:
        """Wait here; called on the worker."""
        self.reached.set()
        assert self.let_go.wait(30)
        if self.stops:
            progress.check()
        if self.error is not None:
            raise self.error


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, apply = Gate(), importing.apply

    def written(*args: Any, progress: Progress, **kwargs: Any) -> Any:
        made.pass_by(progress)
        return apply(*args, progress=progress if made.stops else None, **kwargs)

    monkeypatch.setattr(importing, "apply", written)
    yield made
    made.let_go.set()


@pytest.fixture
def writing(
    window: MainWindow, jobs: Jobs, gate: Gate, qtbot: QtBot, tmp_path: Path
) -> Iterator[MainWindow]:
    """Return the window while an import that was confirmed is being written."""
    leaving = Leaving(window, jobs, window.panes.strip)
    path = tmp_path / "looms.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    with qtbot.waitSignal(window.importer.asked):
        window.importer.bring_paths([path])
    window.importer.dialog.import_button.click()
    qtbot.waitUntil(gate.reached.is_set)
    yield window
    leaving.give_up()


def wait_until_closed(window: MainWindow, qtbot: QtBot, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(window.closed):
        act()
    assert not window.isVisible()


def test_the_import_is_finished_and_then_the_window_closes(
    writing: MainWindow, gate: Gate, store: Store, qtbot: QtBot
) -> None:
    assert not writing.close()
    assert writing.isVisible()
    strip = writing.panes.strip
    assert strip.isVisible()
    assert strip.words == "Importing looms.ics, then closing. Close again to stop it."
    assert strip.cancel_button.isHidden(), "it would be hard to say what that cancels"
    wait_until_closed(writing, qtbot, gate.let_go.set)
    assert [row.title for row in store.read(event_rows)] == ["Looms"]


def test_closed_once_more_the_window_stops_it_and_nothing_is_written(
    writing: MainWindow, gate: Gate, store: Store, qtbot: QtBot
) -> None:
    assert not writing.close()
    assert not writing.close()
    assert writing.panes.strip.words.startswith("Importing looms.ics: stopping, then closing.")
    wait_until_closed(writing, qtbot, gate.let_go.set)
    assert store.read(event_rows) == []
    assert store.undo_label is None


def test_too_late_to_be_stopped_it_is_finished_and_the_window_closes(
    writing: MainWindow, gate: Gate, store: Store, qtbot: QtBot
) -> None:
    gate.stops = False
    assert not writing.close()
    assert not writing.close()
    assert "What is almost written is finished." in writing.panes.strip.words
    wait_until_closed(writing, qtbot, gate.let_go.set)
    assert [row.title for row in store.read(event_rows)] == ["Looms"]


def test_what_failed_is_read_before_the_window_goes(
    writing: MainWindow, gate: Gate, store: Store, qtbot: QtBot
) -> None:
    gate.error = BadInput("The disk is full.")
    assert not writing.close()
    with qtbot.waitSignal(writing.importer.failed):
        gate.let_go.set()
    qtbot.waitUntil(lambda: not writing.panes.strip.isVisible())
    assert writing.isVisible()
    for dialog in writing.findChildren(QDialog):
        dialog.reject()
    assert writing.close()
    assert store.read(event_rows) == []


def test_other_work_than_an_import_is_named_by_what_it_does(
    window: MainWindow, jobs: Jobs, qtbot: QtBot
) -> None:
    leaving, go_on = Leaving(window, jobs, window.panes.strip), Event()
    window.run("Restoring", lambda: go_on.wait(30), bool)
    assert not window.close()
    assert window.panes.strip.words == "Restoring, then closing. Close again to stop it."
    wait_until_closed(window, qtbot, go_on.set)
    leaving.give_up()


def test_without_an_import_it_closes_at_once(window: MainWindow, jobs: Jobs) -> None:
    leaving = Leaving(window, jobs, window.panes.strip)
    assert window.close()
    leaving.give_up()
