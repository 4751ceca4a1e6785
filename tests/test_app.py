"""The program as a whole: opening, refusing, logging without names, and pictures of the window."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLayout
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner import app, choices, paths
from planner.app import Pictures
from planner.commands.import_choices import ImportOptions
from planner.errors import BadInput
from planner.flows import importing, reading
from planner.formats.sample import sample_calendar
from planner.gui.dialogs import Notice
from planner.gui.help_window import HelpWindow
from planner.gui.main_window import MainWindow
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme, scale_text
from planner.queries.events import event_rows
from planner.store import Store


@pytest.fixture(autouse=True)
def _undisturbed(qapp: QApplication):
    root = logging.getLogger()
    before, level, hook = list(root.handlers), root.level, sys.excepthook
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    sys.excepthook = hook
    apply_theme(qapp, Scheme.LIGHT)


def when_open(qtbot: QtBot, kind: type, act) -> None:
    """Call `act` with the first visible widget of a kind, as soon as there is one."""

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                act(widget)
                return
        QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_it_opens_brings_the_files_in_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sample.ics"
    file.write_bytes(sample_calendar(app.Clock.from_environment().today()))
    seen: list[str] = []

    def accept_and_close(window: MainWindow) -> None:
        if window.importer.dialog is None and not seen:
            QTimer.singleShot(20, lambda: accept_and_close(window))
        elif window.importer.dialog is not None:
            seen.append(window.importer.dialog.words)
            window.importer.dialog.import_button.click()
            QTimer.singleShot(20, lambda: accept_and_close(window))
        elif window.event_id is None:
            QTimer.singleShot(20, lambda: accept_and_close(window))
        else:
            window.close()

    when_open(qtbot, MainWindow, accept_and_close)
    store_path = tmp_path / "planner.db"
    assert app.run(store_path, [str(file)]) == 0
    assert "new" in seen[0]
    store = Store.open(store_path)
    assert len(store.read(event_rows)) > 40
    store.close()
    assert (paths.state_folder() / "window.json").exists()


def test_the_window_opens_anew_on_the_same_store(qtbot: QtBot, tmp_path: Path) -> None:
    usual = QApplication.font().pointSizeF()
    sizes: list[float] = []
    windows: list[int] = []

    def change(window: MainWindow) -> None:
        windows.append(id(window))
        sizes.append(window.panes.first_run.buttons[0].font().pointSizeF())
        if len(windows) == 1:
            choices.choose("text-size", 150)
            when_open(qtbot, MainWindow, change)
            window.does.start_anew()
        else:
            choices.reset("text-size")
            window.close()

    when_open(qtbot, MainWindow, change)
    assert app.run(tmp_path / "planner.db", []) == 0
    assert len(windows) == 2
    assert sizes == pytest.approx([usual, usual * 1.5])
    scale_text(QApplication.instance(), 100)


def test_a_language_that_runs_the_other_way_turns_all_of_the_window_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides: list[list[tuple[int, int]]] = []
    spoken = iter(("xr", "en"))

    def look(window: MainWindow) -> None:
        window.does.show_settings()  # what is opened later is turned as well
        sides.append(sides_of(window))
        language = next(spoken, None)
        if language is None:
            window.close()
            return
        monkeypatch.setenv("PLANNER_LANG", language)
        when_open(qtbot, MainWindow, look)
        window.does.start_anew()

    when_open(qtbot, MainWindow, look)
    assert app.run(tmp_path / "planner.db", []) == 0
    before, turned, back = sides
    assert before == back
    assert turned == [(right, left) for left, right in before]
    assert any(left != right for left, right in before)


def sides_of(window: MainWindow) -> list[tuple[int, int]]:
    """Return how much stands free at the left and right within each layout of the window."""
    margins = [layout.contentsMargins() for layout in window.findChildren(QLayout)]
    return [(one.left(), one.right()) for one in margins]


def test_the_program_ends_with_its_window_though_the_help_is_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    helps: list[object] = []

    def close(window: MainWindow) -> None:
        window.does.help_start()
        helps.extend(w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow))
        window.close()

    when_open(qtbot, MainWindow, close)
    assert app.run(tmp_path / "planner.db", []) == 0
    assert len(helps) == 1
    assert not isValid(helps[0])


def test_nothing_opens_after_its_window_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sample.ics"
    file.write_bytes(sample_calendar(app.Clock.from_environment().today()))
    asked: list[object] = []

    def close_when_read(window: MainWindow) -> None:
        window.importer.asked.connect(asked.append)
        window.importer.was_read.connect(window.close)
        window.bring([str(file)])

    when_open(qtbot, MainWindow, close_when_read)
    assert app.run(tmp_path / "planner.db", []) == 0
    assert asked == []
    left = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    assert left == [], "it is taken down before the application is"


def test_a_foreign_file_is_told_and_ends_with_one(
    qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "planner.db"
    path.write_text("This is no store, but somebody's notes. " * 40, encoding="utf-8")
    words: list[str] = []

    def close(notice: Notice) -> None:
        words.append(notice.words[0])
        notice.accept()

    when_open(qtbot, Notice, close)
    assert app.run(path, []) == 1
    assert words == ["This file is not one of Planner’s."]
    assert "is not a Planner store" in capfd.readouterr().err


def test_what_nobody_caught_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "planner.db")
    workers = app.Jobs()
    window = app.build_window(store, workers, app.WindowState(tmp_path))
    qtbot.addWidget(window)
    window.show()
    edge = app.Edge(window, tmp_path / "planner.log")
    error = ValueError("odd")
    edge.catch(ValueError, error, None)
    edge.catch(ValueError, error, None)
    notices = [n for n in window.findChildren(Notice) if n.isVisible()]
    assert len(notices) == 1
    assert str(tmp_path / "planner.log") in "\n".join(notices[0].words)
    notices[0].accept()
    edge.catch(BadInput, BadInput("Write it otherwise."), None)
    told = [n for n in window.findChildren(Notice) if n.isVisible()]
    assert told[0].words[0] == "Write it otherwise."
    told[0].accept()
    window.close()
    workers.close()
    store.close()


def test_pictures_of_the_window_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "planner.db")
    folder = tmp_path / "out"
    folder.mkdir()
    with Pictures(store, folder) as pictures:
        pictures.shoot("first-run")
        today = store.clock.today()
        brought = reading.read_data(sample_calendar(today), "sample.ics", today, sample=True)
        shown = importing.preview(store, brought[0], ImportOptions(), store.clock.zone_name)
        pictures.shoot_preview("import-preview", shown)
        imported = importing.apply(store, shown).imported
        assert imported is not None
        pictures.shoot("people", page="people")
        pictures.shoot("schedule", page="schedule", event_id=imported.event_id)
        assert pictures.window.event_id == imported.event_id
    names = [path.name for path in pictures.written]
    assert names == [
        "01-first-run.png",
        "02-import-preview.png",
        "03-people.png",
        "04-schedule.png",
    ]
    assert all(path.stat().st_size > 5000 for path in pictures.written)
    assert len({path.read_bytes() for path in pictures.written}) == 4
    store.close()


def test_nothing_heavy_is_loaded_before_the_window() -> None:
    code = (
        "import sys, planner.app;"
        "print([m for m in ('reportlab', 'icalendar', 'vobject', 'pypdfium2', 'rapidfuzz',"
        " 'dateutil.rrule') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.strip() == "[]"
