"""Has what the user meant to be written finished before the window closes."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from planner.gui.job_strip import JobStrip
from planner.gui.jobs import Job, Jobs
from planner.gui.text import filled
from planner.i18n import _


class Leaving(QObject):
    """Puts off the close of a window while work is under way that has to end.

    The strip says so; asked to close once more, the window has the work stopped, which writes
    nothing then, and closes. Late in a write it can be stopped no more; the strip says that it
    is finished in this case. The window stays where the work failed: that has to be read.
    """

    def __init__(self, window: QWidget, jobs: Jobs, strip: JobStrip) -> None:
        super().__init__(window)
        self._window, self._jobs, self._strip = window, jobs, strip
        self._waited_for: tuple[Job, ...] = ()
        jobs.changed.connect(self._look)
        window.installEventFilter(self)

    def give_up(self) -> None:
        """Let the window close whatever is under way: it goes on without the window."""
        self._window.removeEventFilter(self)
        self._jobs.changed.disconnect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse to close while something has to end, and stop it when asked again."""
        if watched is not self._window or not isinstance(event, QCloseEvent):
            return False
        under_way = self._jobs.having_to_end
        if not under_way:
            return False
        event.ignore()
        words = _("{title}, then closing. Close again to stop it.")
        if self._waited_for:
            for job in under_way:
                job.cancel()
            words = _("{title}: stopping, then closing. What is almost written is finished.")
        self._waited_for = under_way
        last = under_way[-1]
        self._strip.watch(last, filled(words, title=last.title), can_cancel=False)
        self._strip.show()
        return True

    def _look(self) -> None:
        if not self._waited_for or self._jobs.having_to_end:
            return
        ended, self._waited_for = self._waited_for, ()
        if not any(job.failed for job in ended):
            self._window.close()
