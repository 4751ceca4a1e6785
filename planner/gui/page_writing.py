"""How a page of the window writes: commands as steps to undo, and what it tells of them."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.errors import BadInput, PlannerError
from planner.gui.jobs import Jobs
from planner.store import Store

T = TypeVar("T")


class WritingPage(QWidget):
    """Sends commands through the store, long ones on a worker; the window tells what came of it."""

    # The label of a step that was written: the window offers to undo it.
    written = Signal(str)
    # The same with words that say what happened: label, words.
    written_as = Signal(str, str)
    # Words for a passing notice that offers nothing.
    told = Signal(str)
    # A PlannerError to show.
    failed = Signal(object)
    # Long work under way that has to end: a Job, words for the strip, whether it can be stopped.
    working = Signal(object, str, bool)

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.jobs = jobs

    def write(self, label: str, command: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Send a command as one step to undo; None when it failed, which is then told.

        What changed nothing is no step: that of before must not be offered in its place.
        """
        return self._send(self.failed.emit, label, command, *args, **kwargs)

    def write_typed(
        self, label: str, command: Callable[..., T], *args: Any, **kwargs: Any
    ) -> T | None:
        """Do as `write` with a line just typed: what is wrong with it is said at the foot.

        A dialog would take the keyboard, and what is typed on would be lost in it.
        """
        return self._send(self._tell_refusal, label, command, *args, **kwargs)

    def write_long(
        self,
        label: str,
        title: str,
        done: Callable[[T], object],
        command: Callable[..., T],
        *args: Any,
    ) -> None:
        """Do as `write` on a worker, for what takes seconds; `done(answer)` when it is written."""
        work = partial(self.store.write_bulk, label, command, *args)
        self.work_long(title, work, partial(self._finish_long, label, done), stops=False)

    def work_long(
        self, title: str, work: Callable[..., T], done: Callable[[T], object], *, stops: bool
    ) -> None:
        """Do on a worker what has to be done, which can be stopped or not; `done(answer)`."""
        job = self.jobs.run(work, done, self.failed.emit)
        job.must_end(title)
        self.working.emit(job, title, stops)

    def write_saying(
        self, label: str, words: str, command: Callable[..., T], *args: Any, **kwargs: Any
    ) -> T | None:
        """Do as `write`, and say what happened in other words than the name of the step."""
        before = self.store.revision
        try:
            answer = self.store.write(label, command, *args, **kwargs)
        except PlannerError as error:
            self.failed.emit(error)
            return None
        self.written_as.emit(label if self.store.revision != before else "", words)
        return answer

    # Private

    def _send(
        self,
        failed: Callable[[PlannerError], object],
        label: str,
        command: Callable[..., T],
        *args: Any,
        **kwargs: Any,
    ) -> T | None:
        before = self.store.revision
        try:
            answer = self.store.write(label, command, *args, **kwargs)
        except PlannerError as error:
            failed(error)
            return None
        if self.store.revision != before:
            self.written.emit(label)
        return answer

    def _finish_long(self, label: str, done: Callable[[T], object], answer: T) -> None:
        self.written.emit(label)
        done(answer)

    def _tell_refusal(self, error: PlannerError) -> None:
        if isinstance(error, BadInput):
            self.told.emit(str(error))
        else:
            self.failed.emit(error)
