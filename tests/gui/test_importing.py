"""A long import through the real window: progress is shown, and Cancel leaves all as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from planner.app import build_window
from planner.flows import importing
from planner.gui import jobs as jobs_module
from planner.gui.jobs import Jobs, Progress
from planner.gui.main_window import MainWindow
from planner.gui.pages.schedule import SchedulePage
from planner.gui.window_state import WindowState
from planner.queries.dump import dump
from planner.store import Store

SESSIONS = 1_200
# Long enough that the file is read in several pieces.
TOLD = "How looms are built and what breaks on the way. " * 8


class Gate:
    """Holds a worker where the test wants it, until the test lets it go on."""

    def __init__(self) -> None:
        self.stage = ""
        self.reached, self.let_go = Event(), Event()

    def pass_by(self, stage: str) -> None:
        """Wait here if it is the stage asked for; called on the worker."""
        if stage == self.stage:
            self.reached.set()
            assert self.let_go.wait(30)

    def hold(self, stage: str) -> None:
        """Hold the next worker that comes to this stage."""
        self.stage = stage
        self.reached.clear()
        self.let_go.clear()

    def open(self) -> None:
        """Let everybody through."""
        self.stage = ""
        self.let_go.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Return a gate at the middle of reading, comparing and writing."""
    made = Gate()
    tell, preview, apply = Progress.__call__, importing.preview, importing.apply
    writing: list[Any] = []

    def told(progress: Progress, done: int, total: int = 0, text: str = "") -> None:
        tell(progress, done, total, text)
        if 0 < done < total:
            made.pass_by("write" if writing else "read")

    def compared(*args: Any, **kwargs: Any) -> Any:
        found = preview(*args, **kwargs)
        made.pass_by("compare")
        return found

    def written(*args: Any, **kwargs: Any) -> Any:
        writing.append(None)
        try:
            return apply(*args, **kwargs)
        finally:
            writing.pop()

    monkeypatch.setattr(jobs_module, "_TELL_EVERY", 0.0)
    monkeypatch.setattr(Progress, "__call__", told)
    monkeypatch.setattr(importing, "preview", compared)
    monkeypatch.setattr(importing, "apply", written)
    yield made
    made.open()


@pytest.fixture
def window(
    qtbot: QtBot, store: Store, jobs: Jobs, tmp_path: Path, gate: Gate
) -> Iterator[MainWindow]:
    made = build_window(store, jobs, WindowState(tmp_path / "state"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    gate.open()
    made.close()


@pytest.fixture
def bring(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Callable[[str], None]:
    """Import the programme with these titles, and wait until the schedule shows it."""

    def bring_it(title: str) -> None:
        confirm(qtbot, window, programme(tmp_path, title))
        page = window.pages.page("schedule")
        assert isinstance(page, SchedulePage)
        # The first rows come before all of them.
        qtbot.waitUntil(
            lambda: shown_titles(page) == {title} and page.table.rows.total == SESSIONS,
            timeout=30_000,
        )

    return bring_it


def programme(folder: Path, title: str) -> Path:
    blocks = [
        "BEGIN:VEVENT\n"
        f"UID:{number}@looms.example.org\n"
        f"DTSTART:202603{20 + number % 3}T{9 + number % 9:02}0000Z\n"
        f"SUMMARY:{title} {number}\n"
        f"DESCRIPTION:{TOLD}\n"
        "END:VEVENT\n"
        for number in range(SESSIONS)
    ]
    path = folder / "looms.ics"
    text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(blocks) + "END:VCALENDAR\n"
    path.write_text(text, encoding="utf-8")
    return path


def ask(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.importer.asked, timeout=30_000):
        window.importer.bring_paths([path])


def confirm(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    ask(qtbot, window, path)
    with qtbot.waitSignal(window.importer.imported, timeout=30_000):
        window.importer.dialog.import_button.click()


def shown_titles(page: SchedulePage) -> set[str]:
    return {row.event.title.split()[0] for row in page.table.rows.all_rows}


def content(store: Store) -> tuple[object, str | None]:
    return store.read(dump, 0).tables, store.undo_label


def cancel(qtbot: QtBot, window: MainWindow, gate: Gate, moves: bool) -> tuple[str, int, int]:
    """Press Cancel once the worker is held, and return what the strip showed until then."""
    strip = window.panes.strip
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: gate.reached.is_set() and strip.isVisible(), timeout=30_000)
    if moves:  # what the worker told reaches the bar in a turn of the window
        qtbot.waitUntil(lambda: bar.value() > 0)
    shown = strip.words, bar.value(), bar.maximum()
    qtbot.mouseClick(strip.cancel_button, Qt.MouseButton.LeftButton)
    assert strip.words.endswith("stopping…")
    gate.open()
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=30_000)
    return shown


@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
@pytest.mark.parametrize("stage", ["read", "compare", "write"])
def test_cancel_leaves_the_store_as_it_was_and_the_next_import_works(
    qtbot: QtBot,
    window: MainWindow,
    store: Store,
    gate: Gate,
    bring: Callable[[str], None],
    tmp_path: Path,
    stage: str,
    again: bool,
) -> None:
    if again:
        bring("Loom")
    before = content(store)
    if stage == "write":
        ask(qtbot, window, programme(tmp_path, "Warp"))
        gate.hold(stage)
        window.importer.dialog.import_button.click()
    else:
        gate.hold(stage)
        window.importer.bring_paths([programme(tmp_path, "Warp")])
    words, done, total = cancel(qtbot, window, gate, moves=stage != "compare")
    doing = {"read": "Reading", "compare": "Comparing", "write": "Importing"}[stage]
    assert words == f"{doing} looms.ics"
    if stage != "compare":
        assert 0 < done < total == SESSIONS
    assert window.importer.dialog is None
    assert content(store) == before
    bring("Weft")


def test_what_is_planned_shows_at_once_in_a_long_schedule(
    qtbot: QtBot, window: MainWindow, store: Store, bring: Callable[[str], None]
) -> None:
    bring("Loom")
    page = window.pages.page("schedule")
    assert isinstance(page, SchedulePage)
    qtbot.waitUntil(lambda: not page.is_fetching)
    page.table.choose(page.table.rows.rows[70].id)
    chosen, top = page.table.current_id, page.table.verticalScrollBar().value()
    page.acts.marks[0].trigger()
    qtbot.waitUntil(lambda: page.table.current_row.event.mark.value == "must")
    assert not page.is_fetching, "the programme itself was not read again"
    assert (page.table.current_id, page.table.verticalScrollBar().value()) == (chosen, top)
    page.acts.hide.trigger()
    qtbot.waitUntil(lambda: page.table.rows.place_of(chosen) < 0)
    store.undo()
    store.undo()
    qtbot.waitUntil(lambda: page.table.rows.place_of(chosen) >= 0)
    row = next(row for row in page.table.rows.all_rows if row.id == chosen)
    assert row.event.mark.value == "none"


def test_a_page_opened_while_the_store_is_busy_fills_itself_afterwards(
    qtbot: QtBot,
    window: MainWindow,
    gate: Gate,
    bring: Callable[[str], None],
    tmp_path: Path,
) -> None:
    bring("Loom")
    ask(qtbot, window, programme(tmp_path, "Warp"))
    gate.hold("write")
    window.importer.dialog.import_button.click()
    qtbot.waitUntil(gate.reached.is_set, timeout=30_000)
    page = window.go("people")
    window.go("schedule")
    schedule = window.pages.page("schedule")
    assert isinstance(schedule, SchedulePage)
    schedule.reload()
    assert shown_titles(schedule) == {"Loom"}, "it keeps its rows"
    assert page is not None
    gate.open()
    qtbot.waitUntil(lambda: shown_titles(schedule) == {"Warp"}, timeout=30_000)


def test_who_goes_elsewhere_at_once_after_an_import_stays_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    confirm(qtbot, window, programme(tmp_path, "Looms"))
    window.go("plan")
    qtbot.waitUntil(lambda: not window.turns.is_busy)
    assert window.pages.current_name == "plan"
    assert window.event_id is not None


def test_an_import_shows_the_schedule_of_what_came_in(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    confirm(qtbot, window, programme(tmp_path, "Looms"))
    qtbot.waitUntil(lambda: window.event_id is not None and not window.turns.is_busy)
    assert window.pages.current_name == "schedule"


def test_a_long_schedule_begins_with_the_rows_one_looks_at_first(
    qtbot: QtBot, window: MainWindow, bring: Callable[[str], None], open_window: Callable[[], Any]
) -> None:
    bring("Loom")
    window.close()
    later = open_window()
    page = later.pages.page("schedule")
    assert isinstance(page, SchedulePage)
    assert page.is_fetching
    qtbot.waitUntil(lambda: 0 < page.table.rows.total < SESSIONS)
    qtbot.waitUntil(lambda: bool(page.days.days))  # once the rows are painted
    assert page.table.rows.total < SESSIONS
    first = [row.id for row in page.table.rows.rows]
    assert page.table.current_id == first[0]
    assert page.table.choose(first[3])
    days = page.days.days
    qtbot.waitUntil(lambda: page.table.rows.total == SESSIONS, timeout=30_000)
    assert [row.id for row in page.table.rows.rows][: len(first)] == first
    assert page.table.current_id == first[3], "what was chosen meanwhile stays so"
    assert page.days.days == days
