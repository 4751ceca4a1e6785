"""The ground every test stands on: one clock, one language, an empty home, nothing left behind."""

import gc
import ipaddress
import itertools
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before the first Qt import: without a display the process would abort.
if os.environ.get("PLANNER_TEST_X"):
    os.environ["QT_QPA_PLATFORM"] = "xcb"
else:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for _display in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(_display, None)

NOW = "2026-03-18T09:00:00+01:00"
os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="Europe/Berlin", PLANNER_NOW=NOW)
for _variable in ("LANGUAGE", "LC_MESSAGES", "PLANNER_STORE", "QT_STYLE_OVERRIDE"):
    os.environ.pop(_variable, None)
time.tzset()

# Every commit waits for the disk four times. What memory holds is there at once, and no test
# pulls the plug: those that kill a process need no disk either.
_MEMORY, _ROOM = Path("/dev/shm"), 1 << 30
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

import pytest  # noqa: E402
import sqlalchemy  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from planner import i18n  # noqa: E402
from planner.clock import Clock  # noqa: E402
from planner.store import engine  # noqa: E402

# The same examples on every machine and every day; a deadline would measure the machine, and so
# would the check of how long it takes to make them.
settings.register_profile(
    "planner",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("planner")

PATIENCE = 2.0  # seconds that a thread has to end after its test
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

_outside_calls: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has to be asked for: slow tests by `-m slow`, X tests by PLANNER_TEST_X."""
    unwanted = set()
    if "slow" not in config.option.markexpr:
        unwanted.add("slow")
    if not os.environ.get("PLANNER_TEST_X"):
        unwanted.add("xserver")
    left_out = [item for item in items if any(map(item.get_closest_marker, unwanted))]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish() -> None:
    """Leave what every test stands on out of each later search for garbage."""
    gc.collect()
    gc.freeze()


# Every test has a store of its own, and SQLAlchemy keeps the SQL it has written by store: writing
# it anew each time took a third of the suite. So all stores of a run share what is written.
_writer = sqlalchemy.create_engine("sqlite://", query_cache_size=10_000)
_writer.connect().close()  # the dialect asks what its database can do


def _sharing_sql(*arguments: Any, **options: Any) -> sqlalchemy.Engine:
    made = sqlalchemy.create_engine(*arguments, **options)
    made.dialect, made._compiled_cache = _writer.dialect, _writer._compiled_cache
    return made


engine.create_engine = _sharing_sql


@pytest.fixture
def clock() -> Clock:
    """Return the suite's clock: Wednesday 18 March 2026, nine in the morning in Berlin."""
    return Clock.from_environment()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real files, which lies beside the checkout and is no part of it."""
    if not CORPUS.is_dir():
        pytest.skip(f"The real files are not on this machine ({CORPUS}).")
    return CORPUS


# An empty home ---------------------------------------------------------------------------


_count = itertools.count(1)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _empty_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    home = _homes / str(next(_count))
    home.mkdir()
    for variable, name in (
        ("HOME", "."),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
        ("PLANNER_STORE", "store/planner.db"),
    ):
        monkeypatch.setenv(variable, str(home / name))
    monkeypatch.chdir(home)
    yield
    i18n.choose_language("en")


# No network ------------------------------------------------------------------------------


class OutsideNetworkError(RuntimeError):
    """A test wanted to leave this machine; an OSError would pass for a failed fetch."""


def _refuse_outside(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        # A Unix socket's address is a path, not a tuple.
        host = address[0] if isinstance(address, tuple) else ""
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
        if _is_numeric(host):  # asks nobody
            return
    else:
        return
    if not _is_loopback(host):
        _outside_calls.append(f"{event} {host}")
        raise OutsideNetworkError(f"Tests stay on this machine: {event} {host!r}")


def _is_numeric(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    return _is_numeric(host) and ipaddress.ip_address(str(host)).is_loopback


sys.addaudithook(_refuse_outside)


# Nothing made of Qt by another thread -----------------------------------------------------


_loaded_aside: list[str] = []


def _note_loading(event: str, arguments: tuple[object, ...]) -> None:
    # Qt asks for our classes without Python's lock: one made on another thread ends the process.
    if event == "import" and threading.current_thread() is not threading.main_thread():
        name = str(arguments[0])
        if name.startswith(("planner.gui.", "PySide6.")):
            _loaded_aside.append(name)


sys.addaudithook(_note_loading)


# No leftovers ----------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _as_it_spoke_and_looked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give the application its font, its language and its direction back: texts are measured.

    It has the program's own font throughout: once a test has loaded that, Qt takes it for the
    machine's too.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont

    from planner.gui.theme import load_reading_font

    application = request.getfixturevalue("qapp")
    load_reading_font(application)
    font, way, numbers = QFont(application.font()), application.layoutDirection(), QLocale()
    yield
    QLocale.setDefault(numbers)
    if application.font() != font:
        application.setFont(font)
    if application.layoutDirection() is not way:
        application.setLayoutDirection(way)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    threads_before = set(threading.enumerate())
    _outside_calls.clear()
    _loaded_aside.clear()
    yield
    left = [f"loaded on another thread: {name}" for name in _loaded_aside]
    left += [f"connection outside: {call}" for call in _outside_calls]
    left += _threads_left(threads_before)
    left += _widgets_left()
    if left:
        pytest.fail("The test left something behind: " + "; ".join(left))


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Return the threads still running; those of Qt's pool show up as dummies and may stay."""
    until = time.monotonic() + PATIENCE
    left = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            left.append(f"thread {thread.name}")
    return left


def _widgets_left() -> list[str]:
    """Return windows still open and timers still running, and close them for the tests to come.

    pytest-qt has closed what was given to `qtbot.addWidget` before this is asked.
    """
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if widgets is None or application is None:
        return []
    from PySide6.QtCore import QEvent, QThreadPool, QTimer

    left = []
    if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
        left.append("work in the thread pool")
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tops = widgets.QApplication.topLevelWidgets()
    for widget in tops:
        if widget.isVisible() and widget.metaObject().className() != "QTipLabel":
            kind = "modal dialog" if widget.isModal() else "window"
            left.append(f"{kind} {widget.metaObject().className()} “{widget.windowTitle()}”")
            widget.close()
    for owner in (application, *tops):
        for timer in owner.findChildren(QTimer):
            if timer.isActive():
                left.append(f"timer {timer.objectName() or timer.interval()} of {owner!r}")
                timer.stop()
    return left
