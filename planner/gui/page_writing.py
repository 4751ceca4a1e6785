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
        words: str = "",
    ) -> None:
        """Do as `write` on a worker, for what takes seconds; `done(answer)` when it is written.

        `words` say then what happened, where the label does not.
        """
        work = partial(_write_bulk, self.store, label, command, *args)
        self.work_long(title, work, partial(self._finish_long, label, words, done), stops=False)

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

    def _finish_long(
        self, label: str, words: str, done: Callable[[T], object], wrote: tuple[bool, T]
    ) -> None:
        changed, answer = wrote
        self.written_as.emit(label if changed else "", words or label)
        done(answer)

    def _tell_refusal(self, error: PlannerError) -> None:
        if isinstance(error, BadInput):
            self.told.emit(str(error))
        else:
            self.failed.emit(error)


def _write_bulk(store: Store, label: str, command: Callable[..., T], *args: Any) -> tuple[bool, T]:
    """Write on a worker; return whether that changed anything, and the command's answer."""
    with store.held():
        before = store.revision
        answer = store.write(label, command, *args)
        return store.revision != before, answer
