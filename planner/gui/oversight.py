"""Looks over what the user wrote once the window is quiet, and shows at once what is damaged."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planner.errors import PlannerError
from planner.flows.checking import Findings, check, look_over
from planner.gui.dialogs import Notice
from planner.gui.jobs import Job

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow


class Oversight(QObject):
    """Compares every row with its checksum, a few at a time; where all is well nobody is told.

    Damage is shown once: as it is to be dealt with before the next backups are made.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self.notice: Notice | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin_in(self, milliseconds: int) -> None:
        """Look once, when the window has been quiet for so long."""
        self._timer.start(milliseconds)

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def look(self) -> None:
        """Look over all rows on a worker."""
        if self._job is None:
            work = partial(look_over, self._window.store)
            self._job = self._window.jobs.run(work, self._looked, self._give_up)
            self._job.ended.connect(self._end)

    def look_anew(self) -> None:
        """Look over what took the place of everything, whatever was told of what was there."""
        self.notice = None
        self.look()

    def show_damage(self) -> None:
        """Check everything and show what is wrong, unless it is shown already."""
        if self.notice is None:
            work = partial(check, self._window.store)
            self._window.jobs.run(work, self._show, self._give_up)

    def _looked(self, is_sound: bool) -> None:
        if not is_sound:
            self.show_damage()

    def _show(self, found: Findings) -> None:
        from planner.gui.check_dialog import show_findings

        if found.problems and self.notice is None:
            self.notice = show_findings(self._window, found)

    def _give_up(self, _error: PlannerError) -> None:
        """Leave it to the next start or to whoever asks for a check: the store has other work."""

    def _end(self) -> None:
        self._job = None
