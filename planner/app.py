"""Joins store, jobs and window to the running program, and opens the window for pictures."""

import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from planner.clock import Clock
from planner.errors import PlannerError, StoreBusy
from planner.gui.application import make_application, speak
from planner.gui.aside_actions import ANEW
from planner.gui.bug_report import report_bug
from planner.gui.curtain import Curtain, raise_curtain
from planner.gui.dialogs import Notice
from planner.gui.dressing import dress_as_chosen
from planner.gui.garbage import Garbage
from planner.gui.jobs import Jobs
from planner.gui.leaving import Leaving
from planner.gui.loading import load
from planner.gui.looks import LOOKS, pictures_in
from planner.gui.main_window import MainWindow
from planner.gui.meeting_place import whole_sources
from planner.gui.page_list import ask_ahead, load_all
from planner.gui.pages_ahead import PagesAhead
from planner.gui.reminders import Reminders
from planner.gui.screenshots import Pictures
from planner.gui.self_test import window_trials
from planner.gui.starting import Started, refuse, start
from planner.gui.theme import load_fallback_fonts
from planner.gui.waiting import SWITCH, wait_for
from planner.gui.window_state import WindowState
from planner.i18n import _
from planner.log_file import start_log
from planner.store import Store

__all__ = [
    "LOOKS",
    "Pictures",
    "build_window",
    "hush_offscreen",
    "make_application",
    "pictures_in",
    "run",
    "window_trials",
]

log = logging.getLogger(__name__)

_SETTLED = 500  # milliseconds after which the window is painted and quiet


def run(store_path: Path, files: Sequence[str], curtain: Curtain | None = None) -> int:
    """Open the window on a store and bring `files` (paths and addresses) in; return the exit code.

    Where another window holds the store, it gets the files and 0 is returned. A store that is
    in use otherwise ends in one plain dialog and 1; so does one that cannot be opened, where
    the user gives up. `curtain` stands there already and gives way to the window.
    """
    app = make_application()
    if curtain is None:
        curtain = raise_curtain()
        dress_as_chosen()
    speak(app)
    sys.setswitchinterval(SWITCH)
    log_file = start_log()
    jobs = Jobs(app)
    try:
        started = start(store_path, Clock.from_environment(), jobs, curtain)
    except StoreBusy as error:
        jobs.close()
        curtain.fall()
        if _hand_over(store_path, files):
            return 0
        refuse(error)
        return 1
    if started is None:
        jobs.close()
        curtain.fall()
        return 1
    try:
        load("planner.gui.handover", "planner.gui.pages.schedule")  # else when they are needed
        wait_for(partial(ask_ahead, started.store))
        code, sources = ANEW, whole_sources(files)
        while code == ANEW:
            code = _run_window(app, started, jobs, log_file, sources, curtain)
            started, sources, curtain = Started(started.store), [], None
        return code
    finally:
        sys.excepthook = sys.__excepthook__
        jobs.close()
        started.store.close()


def _run_window(
    app: QApplication,
    started: Started,
    jobs: Jobs,
    log_file: Path,
    sources: list[str],
    curtain: Curtain | None,
) -> int:
    """Open the window as the settings say now, and return the code with which its loop ended."""
    dress_as_chosen()
    speak(app)
    store = started.store
    store.clock = Clock.from_environment()
    _load_fonts()  # else all that is built is laid out anew
    app.processEvents()
    window = MainWindow(store, jobs, WindowState(), at_once=False)
    for _step in window.build():
        app.processEvents()  # the first rows stand there meanwhile, and can be scrolled
    app.processEvents()
    edge = Edge(window, log_file)
    jobs.crashed.connect(edge.report)
    # The program ends with this window, whatever else is open or about to be.
    app.setQuitOnLastWindowClosed(False)
    window.closed.connect(app.exit)
    leaving = Leaving(window, jobs, window.panes.strip)
    window.show()
    if curtain is not None:
        curtain.hand_on(window.pages.pages.get("schedule"))
        QTimer.singleShot(0, curtain, curtain.fall)
    QTimer.singleShot(0, window, partial(_listen, window, store.path))
    garbage, ahead = Garbage(jobs, window), PagesAhead(window.pages, jobs, window)
    QTimer.singleShot(0, window, partial(go_easy, window, garbage, ahead))
    window.bring(sources)
    window.tell(started.words)
    if not store.read_only:
        window.refresher.begin_in(_SETTLED)
    window.backups.begin_in(_SETTLED)
    reminders = remind(window)
    reminders.begin_in(_SETTLED)
    code = app.exec()
    ahead.stop()
    reminders.stop()
    garbage.stop()
    leaving.give_up()
    jobs.crashed.disconnect(edge.report)
    if code == ANEW:
        jobs.unheed()
    else:
        jobs.close()
    take_down(app, window)
    return code


def take_down(app: QApplication, window: MainWindow) -> None:
    """Close a window and all that belongs to it, without ending the next event loop by it."""
    window.closed.disconnect(app.exit)
    if window.isVisible():
        window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.setQuitOnLastWindowClosed(True)


def build_window(store: Store, jobs: Jobs, state: WindowState) -> MainWindow:
    """Return the window, not yet shown; whoever made store and jobs closes them."""
    return MainWindow(store, jobs, state)


def go_easy(window: MainWindow, garbage: Garbage, ahead: PagesAhead) -> None:
    """After the first paint, see to it that the window never stands still for long.

    The pages are loaded and built ahead, and garbage is looked for when nobody waits.
    """
    ahead.start(partial(load_all, window.store))
    garbage.start()
    window.finders.indexing.wait()


def remind(window: MainWindow) -> Reminders:
    """Return what reminds of the store's follow-ups and meetings in and beside the window."""
    reminders = Reminders(window.store, window)

    def show_due() -> None:
        window.come_to_front()
        window.go("due")

    def tell(words: str) -> None:
        window.toasts.show_message(words, _("Show"), show_due)

    reminders.noticed.connect(tell)
    reminders.wanted.connect(show_due)
    return reminders


def hush_offscreen() -> None:
    """Keep Qt from saying on standard error what a platform without a screen cannot do."""
    qInstallMessageHandler(_say_unless_known)


def _say_unless_known(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if not words.startswith("This plugin does not support"):
        sys.stderr.write(f"{words}{os.linesep}")


class Edge:
    """The last edge: what nobody caught is logged and told, and the program goes on."""

    def __init__(self, window: MainWindow, log_file: Path) -> None:
        """Become the process's excepthook."""
        self._window, self._log_file = window, log_file
        self._notice: Notice | None = None
        sys.excepthook = self.catch

    def catch(
        self, kind: type[BaseException], error: BaseException, frames: TracebackType | None
    ) -> None:
        """Log an uncaught exception and tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        log.error("not caught: %s", kind.__name__, exc_info=(kind, error, frames))
        if isinstance(error, PlannerError):
            self._window.show_failure(error)
            return
        self.report(error)

    def report(self, error: BaseException, _told: str = "") -> None:
        """Open the dialog for a bug, unless one is open: a fault in painting comes many times."""
        if self._notice is None:
            self._notice = report_bug(self._window, error, self._log_file)
            self._notice.finished.connect(self._forget)

    def _forget(self, _result: int) -> None:
        self._notice = None


def _hand_over(store_path: Path, files: Sequence[str]) -> bool:
    from planner.gui.handover import hand_over

    return hand_over(store_path, whole_sources(files))


def _listen(window: MainWindow, store_path: Path) -> None:
    from planner.gui.handover import Handover

    handover = Handover(store_path, window)
    handover.asked.connect(window.bring)
    handover.asked.connect(window.come_to_front)


def _load_fonts() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fallback_fonts(app)
