"""Long work off the GUI thread, with its answer, progress and failure back on it."""

import inspect
import logging
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from planner.errors import Cancelled, PlannerError
from planner.formats.resting import collector_resting
from planner.gui.giving_way import GivingWay
from planner.i18n import _

log = logging.getLogger(__name__)

_TELL_EVERY = 0.05  # seconds between two reports of progress
# Seconds that Python lets one thread run while another waits for its turn. Every row that the
# window reads gives the turn away once; at the usual 5 ms a read of a few rows took 100 ms and
# more beside a job that reckons.
_TURN = 0.0001


class Progress:
    """What work is handed to say how far it is and to learn that it shall stop."""

    def __init__(self, job: "Job", way: GivingWay) -> None:
        self._job, self._way = job, way
        self._stop = Event()
        self._told = 0.0

    def __call__(self, done: int, total: int = 0, text: str = "") -> None:
        """Say that `done` of `total` (0: unknown) is done; raises Cancelled when it shall stop."""
        self.check()
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY or done == total:
            self._told = now
            self._job.told.emit(done, total, text)

    def check(self) -> None:
        """Let the window do first what it has to do; raise Cancelled when it shall stop."""
        self._way.wait()
        if self._stop.is_set():
            raise Cancelled(_("It was stopped; nothing was changed."))

    @property
    def cancelled(self) -> bool:
        """Whether it shall stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


class Job(QObject):
    """One piece of work under way. `told` is progress: done, total (0: unknown), words.

    Exactly one of the callbacks follows; `ended` comes after it, on the GUI thread, always.
    """

    told = Signal(int, int, str)
    ended = Signal()

    def __init__(self, jobs: "Jobs") -> None:
        super().__init__(jobs)
        self.progress = Progress(self, jobs.way)
        self.finished = self.failed = self.has_to_end = False
        self.title = ""  # of one that has to end: what it does, in words
        self.future: Future[None] | None = None

    def must_end(self, title: str) -> None:
        """Have the window stay open until it has ended; `title` says what it does."""
        self.has_to_end, self.title = True, title

    def cancel(self) -> None:
        """Ask the work to stop; what it has already done stays its own matter."""
        self.progress.stop()


class Jobs(QObject):
    """Runs work on threads of its own. The answer comes to `done(result)` on the GUI thread.

    A PlannerError comes to `failed(error)`; without `failed`, and for any other exception,
    `crashed(error, traceback text)` is emitted: a bug. Work that stops on Cancelled ends in
    silence. A callback whose QObject is gone is not called.

    As long as there are threads, Python looks for cyclic garbage on none of them by itself: it
    would destroy there what belongs to the GUI thread, which ends the process at once. `Garbage`
    looks for it on the GUI thread.
    """

    crashed = Signal(object, str)
    refused = Signal(object)
    changed = Signal()
    answered = Signal(object, object, object)  # job, result, error; from the worker

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="planner-job")
        self.way = GivingWay()
        self._jobs: list[Job] = []
        self._calls: dict[Job, tuple[Any, Any]] = {}
        self._closed = False
        self._usual_turn = sys.getswitchinterval()
        self._resting = ExitStack()
        self._resting.enter_context(collector_resting())
        # Queued by name: the signal comes from a thread that Qt did not start. It is no signal of
        # the job, which may be deleted while its thread has not yet come out of sending it.
        self.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many jobs are under way or waiting."""
        return len(self._jobs)

    @property
    def having_to_end(self) -> tuple[Job, ...]:
        """The jobs that the window is not to close over: the user meant what they write."""
        return tuple(job for job in self._jobs if job.has_to_end)

    def run(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[PlannerError], object] | None = None,
        progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Start `work` and return at once.

        Work that has a parameter named `progress` is given a Progress by that name. It must
        touch no widget. `progress(done, total, words)` is called on the GUI thread.
        """
        job = Job(self)
        self._jobs.append(job)
        sys.setswitchinterval(_TURN)
        self._calls[job] = (done, failed)
        if progress is not None:
            teller = _Teller(job, progress)
            job.told.connect(teller.tell, Qt.ConnectionType.QueuedConnection)
        handed = partial(work, progress=job.progress) if _takes_progress(work) else work
        job.future = self._pool.submit(_run, self, job, handed)
        self.changed.emit()
        return job

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for job in self._jobs:
            job.cancel()

    def unheed(self) -> None:
        """Call nobody back for the work there is: it goes on, and whoever asked for it is gone."""
        self._calls = dict.fromkeys(self._calls, (None, _ignore))

    def close(self) -> None:
        """Ask all work to stop and wait until it has; no answer comes afterwards."""
        self._closed = True
        self.cancel_all()
        self._pool.shutdown(wait=True, cancel_futures=True)
        QCoreApplication.removePostedEvents(self)
        for job in self._jobs:
            QCoreApplication.removePostedEvents(job)
            job.deleteLater()
        self._jobs.clear()
        self._calls.clear()
        self._resting.close()
        sys.setswitchinterval(self._usual_turn)

    @Slot(object, object, object)
    def _deliver(self, job: Job, result: Any, error: Exception | None) -> None:
        if self._closed or job not in self._calls:
            return
        done, failed = self._calls.pop(job)
        self._jobs.remove(job)
        job.finished = True
        job.failed = error is not None and not isinstance(error, Cancelled)
        if not self._jobs:
            sys.setswitchinterval(self._usual_turn)
        try:
            self._call(done, failed, result, error)
        finally:
            job.ended.emit()
            job.deleteLater()
            self.changed.emit()

    def _call(self, done: Any, failed: Any, result: Any, error: Exception | None) -> None:
        if error is None:
            if done is not None and _is_there(done):
                done(result)
        elif isinstance(error, Cancelled):
            log.info("a job was cancelled")
        elif isinstance(error, PlannerError):
            if failed is None:
                self.refused.emit(error)
            elif _is_there(failed):
                failed(error)
        else:
            text = "".join(traceback.format_exception(error))
            log.error("a job crashed: %s", type(error).__name__, exc_info=error)
            self.crashed.emit(error, text)


class _Teller(QObject):
    """Calls any callable with progress, on the GUI thread, where the job's receiver lives."""

    def __init__(self, job: Job, call: Callable[[int, int, str], object]) -> None:
        super().__init__(job)
        self._call = call

    @Slot(int, int, str)
    def tell(self, done: int, total: int, words: str) -> None:
        """Hand progress on."""
        if _is_there(self._call):
            self._call(done, total, words)


def _run(jobs: Jobs, job: Job, work: Callable[[], Any]) -> None:
    jobs.answered.emit(job, *_outcome(job, work))


def _outcome(job: Job, work: Callable[[], Any]) -> tuple[Any, Exception | None]:
    """Return what came of the work; an error refers to no frame that holds it in turn."""
    try:
        job.progress.check()
        return work(), None
    except Exception as raised:  # the edge where a worker's failure becomes a value
        return None, raised


def _ignore(_error: PlannerError) -> None:
    """Hear of a failure that concerns nobody any more."""


def _takes_progress(work: Callable[..., Any]) -> bool:
    try:
        parameter = inspect.signature(work).parameters.get("progress")
    except (TypeError, ValueError):
        return False
    given = isinstance(work, partial) and "progress" in work.keywords
    return parameter is not None and not given


def _is_there(call: Any) -> bool:
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
