"""What every test of the window stands on: our own look, and a window to put things in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.app import build_window
from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.formats.sample import sample_calendar
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.page import Page
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme, dress
from planner.gui.window_state import WindowState
from planner.store import Store


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show widgets in one active window of 700 x 500 and return the window."""

    windows: list[QWidget] = []  # qtbot holds them by weak references only

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        QCursor.setPos(790, 590)  # beside the window: what appears under the mouse is hovered
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        window.resize(700, 500)
        dress(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    return show


@pytest.fixture
def store(tmp_path: Path, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Store]:
    """Return a store on a file of its own: an empty one, or with the conference if asked for."""
    path = tmp_path / "planner.db"
    if "conference" in request.fixturenames:
        shutil.copyfile(request.getfixturevalue("sample")[0], path)
    opened = Store.open(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Return workers that have ended when the test has."""
    workers = Jobs(qapp)
    yield workers
    workers.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Import the sample conference, once; return the store's file and the conference's id."""
    path = tmp_path_factory.mktemp("sample") / "planner.db"
    store = Store.open(path)
    today = store.clock.today()
    brought = reading.read_data(sample_calendar(today), "sample.ics", today, sample=True)
    shown = importing.preview(store, brought[0], ImportOptions(), store.clock.zone_name)
    imported = importing.apply(store, shown).imported
    store.close()
    assert imported is not None
    assert imported.event_id is not None
    return path, imported.event_id


@pytest.fixture
def conference(store: Store, sample: tuple[Path, int]) -> int:
    """Return the id of the sample conference in the store."""
    return sample[1]


class _Relay(QObject):
    """Tells a page what was written: at once, or from a worker in a turn of the event loop."""

    written = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.written.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def tell(self, tables: frozenset[str]) -> None:
        if current_thread() is main_thread():
            self._page.changed(tables)
        else:
            self.written.emit(tables)

    @Slot(object)
    def _pass_on(self, tables: frozenset[str]) -> None:
        self._page.changed(tables)


@pytest.fixture
def open_page(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget]
) -> Callable[[type[Page], int | None], Page]:
    """Open a page on an event as the window does; what it refuses fails the test."""

    def open_it(kind: type[Page], event_id: int | None) -> Page:
        page = kind.whole(store, jobs)
        page.failed.connect(_fail)
        shown(page).resize(1040, 700)
        page.show_event(event_id)
        store.on_change(_Relay(page).tell)
        QApplication.processEvents()
        return page

    return open_it


@pytest.fixture
def open_window(
    qtbot: QtBot, store: Store, jobs: Jobs, tmp_path: Path
) -> Iterator[Callable[[], MainWindow]]:
    """Return a function that opens the whole window on the store."""
    windows: list[MainWindow] = []

    def open_it() -> MainWindow:
        window = build_window(store, jobs, WindowState(tmp_path / "state"))
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_it
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """Open the whole window on the store."""
    return open_window()


def _fail(error: object) -> None:
    raise AssertionError(str(error))
