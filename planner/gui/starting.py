"""From a path to an open store, whatever is wrong with the file: a dialog asks what to do."""

import logging
import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from planner.clock import Clock
from planner.errors import PlannerError, StoreBusy, StoreDamaged, StoreForeign, StoreNewer
from planner.flows.half_lines import drop_orphans
from planner.gui.damage_dialog import DamageDialog
from planner.gui.dialogs import Notice
from planner.gui.file_dialogs import ask_files
from planner.gui.jobs import Jobs
from planner.gui.palette import Tone
from planner.gui.waiting import wait_for
from planner.gui.window_state import WindowState
from planner.i18n import _
from planner.store import Store, open_or_read

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Started:
    """The open store, and what was done to get there, in words."""

    store: Store
    words: str = ""


def start(path: Path, clock: Clock, jobs: Jobs, curtain: QWidget | None = None) -> Started | None:
    """Open the store; where that cannot be, ask what to do until it can or nothing is wanted.

    `curtain` is out of sight for good once something is asked: nothing is being opened then.
    Raises StoreBusy when another process has it open. Returns None when the user gives up.
    """
    words = ""
    while True:
        try:
            store = wait_for(partial(open_or_read, path, clock))
            drop_orphans(path, is_new=store.is_new)
            return Started(store, words)
        except StoreBusy:
            raise
        except StoreDamaged as error:
            _note(error)
            _take_away(curtain)
            words = _ask_about_damage(path, error, clock, jobs)
            if not words:
                return None
        except PlannerError as error:
            _note(error)
            _take_away(curtain)
            chosen = _ask_for_another(path, error)
            if chosen is None:
                return None
            path = chosen


def refuse(error: PlannerError) -> None:
    """Say in one dialog why the program ends, and wait until it is closed."""
    _note(error)
    notice = Notice(None, str(error), symbol="triangle-alert", tone=Tone.BAD)
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    _wait_for(notice)


def _take_away(curtain: QWidget | None) -> None:
    if curtain is not None:
        curtain.hide()


def _ask_about_damage(path: Path, error: StoreDamaged, clock: Clock, jobs: Jobs) -> str:
    told: list[str] = []
    dialog = DamageDialog(path, error, clock, jobs)
    dialog.solved.connect(told.append)
    _wait_for(dialog)
    return told[0] if told else ""


def _ask_for_another(path: Path, error: PlannerError) -> Path | None:
    chosen: list[Path] = []
    headline, sentences = _explained(error)
    notice = Notice(
        None,
        headline,
        sentences,
        f"{path}\n{error}",
        symbol="triangle-alert",
        tone=Tone.BAD,
    )

    def take(paths: list[Path]) -> None:
        chosen.append(paths[0])
        notice.accept()

    def choose() -> None:
        kinds = f"{_('Stores of Planner ({kinds})').format(kinds='*.db')};;{_('All files (*)')}"
        ask_files(notice, WindowState(), _("Open another file"), kinds, take)

    def open_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    notice.add_button(_("Open &folder"), open_folder)
    notice.add_button(_("Open &another file…"), choose)
    notice.add_button(_("&Quit"), notice.reject, kind="primary", default=True)
    _wait_for(notice)
    return chosen[0] if chosen else None


def _explained(error: PlannerError) -> tuple[str, tuple[str, ...]]:
    """Return what is wrong in a line, and what it means for the user's data."""
    if isinstance(error, StoreNewer):
        return _("This file was made by a newer Planner."), (
            _("It was left exactly as it is; nothing in it is lost."),
            _("Install the newer program to open it, or open another file."),
        )
    if isinstance(error, StoreForeign):
        return _("This file is not one of Planner’s."), (
            _("It was left exactly as it is."),
            _("If Planner’s own file lies elsewhere, open that one."),
        )
    return str(error), ()


def _note(error: PlannerError) -> None:
    log.warning("the store was not opened: %s", type(error).__name__)
    sys.stderr.write(f"{error}{os.linesep}")


def _wait_for(dialog: QDialog) -> None:
    # A loop of its own: to end the application twice would end the next loop as well.
    waiting = QEventLoop()
    dialog.finished.connect(waiting.quit)
    dialog.open()
    waiting.exec()
