"""Has what was put off of the search index done while nobody waits, or when one searches."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from planner.errors import PlannerError, StoreBusy
from planner.gui.jobs import Job, Jobs, Progress
from planner.queries.search import is_put_off
from planner.store import Store

_REST = 4_000  # milliseconds after a change in which nothing else changed
_BREATH = 0.005  # seconds in which the window gets at the store between two pieces


class Indexing(QObject):
    """Waits until the store has been left alone for a while, then indexes on a worker."""

    def __init__(self, store: Store, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._job: Job | None = None
        self._done: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._begin)

    @property
    def is_needed(self) -> bool:
        """Whether the index lacks anything; while the store is busy that is not known."""
        try:
            return self._store.read(is_put_off)
        except StoreBusy:
            return True

    def wait(self) -> None:
        """Begin when the store has been left alone for a while, if there is anything to do."""
        self._timer.start()  # whether there is, is asked then

    def begin_now(self, done: Callable[[], object]) -> None:
        """Begin at once; `done()` when nothing is left."""
        self._done.append(done)
        self._timer.stop()
        self._begin()

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()
        self._done.clear()
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        if self._job is not None or not self.is_needed:
            return
        if self._jobs.running and not self._done:
            self._timer.start()  # whoever waits for that comes first
            return
        self._job = self._jobs.run(self._work, self._finish, self._fail)

    def _work(self, progress: Progress) -> None:
        while self._store.tend():
            progress.check()
            time.sleep(_BREATH)

    def _finish(self, _answer: object) -> None:
        self._job = None
        waiting, self._done = self._done, []
        for done in waiting:
            done()

    def _fail(self, _error: PlannerError) -> None:
        self._job = None
        self._timer.start()
