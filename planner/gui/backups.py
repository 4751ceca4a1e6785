"""Keeps the backups while the window is open: one a day, and restoring, which can be undone."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planner.errors import PlannerError, StoreBusy
from planner.flows.keeping import keep_daily, restore_kept
from planner.gui.file_dialogs import ask_files
from planner.gui.oversight import Oversight
from planner.gui.text import filled
from planner.i18n import _
from planner.store import Backup

if TYPE_CHECKING:
    from planner.gui.backups_dialog import BackupsDialog
    from planner.gui.main_window import MainWindow

_EVERY = 10 * 60 * 1000  # milliseconds; a machine that slept goes on where it was
_LATER = 6  # times as long until the rows are looked over as until a backup is looked for
_AGAIN = 60 * 1000  # milliseconds after which a busy store is asked again


class Backups(QObject):
    """Makes the daily backup in silence; whatever fails is told once, and tried again later."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._failure = ""
        self._is_at_work = False
        self.dialog: BackupsDialog | None = None
        self.oversight = Oversight(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def begin_in(self, milliseconds: int) -> None:
        """Look whether a backup is due, once the window is there and quiet, and then for ever.

        What was saved before is looked over as well, some time later.
        """
        self.oversight.begin_in(_LATER * milliseconds)
        if not self._window.store.read_only:
            self._timer.start(milliseconds)

    def stop(self) -> None:
        """Begin nothing more."""
        self._timer.stop()
        self.oversight.stop()

    def keep(self) -> None:
        """Make a backup on a worker where none of the last day is whole."""
        self._timer.start(_EVERY)
        if not self._is_at_work:
            self._is_at_work = True
            work = partial(keep_daily, self._window.store)
            self._window.jobs.run(work, self._done, self._fail)

    def show(self) -> None:
        """Open the list of backups."""
        from planner.gui.backups_dialog import BackupsDialog

        window = self._window
        self.dialog = BackupsDialog(window.store, window.jobs, window)
        self.dialog.restore_asked.connect(self.restore)
        self.dialog.file_asked.connect(self._ask_file)
        self.dialog.make_asked.connect(self._make)
        self.dialog.failed.connect(window.show_failure)
        self.dialog.open()

    def restore(self, path: Path, words: str = "") -> None:
        """Put a backup in the place of everything, and offer the one that is made before."""
        told = words or path.name
        work = partial(restore_kept, self._window.store, path)
        self._window.run(_("Restoring"), work, partial(self._tell_restored, told))

    def _tell_restored(self, words: str, before: Path | None) -> None:
        window = self._window
        window.undo_offer.forget()
        window.reload()
        window.show_some_event()
        self.oversight.look_anew()
        told = filled(_("Restored: {what}"), what=words)
        if before is None:
            window.tell(told)
            return
        back = partial(self.restore, before, _("what was there before"))
        window.toasts.show_message(told, _("Take it back"), back)

    def _make(self) -> None:
        self._window.run(_("Saving a backup"), self._window.store.backup, self._made)

    def _made(self, _backup: Backup) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.reload()

    def _ask_file(self) -> None:
        ask_files(
            self.dialog or self._window,
            self._window.state,
            _("Restore from a file"),
            _("Backups and exports ({kinds})").format(kinds="*.db planner.json"),
            self._take_file,
        )

    def _take_file(self, paths: list[Path]) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.restore(paths[0])

    def _done(self, made: Backup | None) -> None:
        self._is_at_work, self._failure = False, ""
        if made is not None and made.damaged:
            self.oversight.show_damage()

    def _fail(self, error: PlannerError) -> None:
        self._is_at_work = False
        if isinstance(error, StoreBusy):
            self._timer.start(_AGAIN)
        elif str(error) != self._failure:
            self._failure = str(error)
            self._window.tell(str(error))
