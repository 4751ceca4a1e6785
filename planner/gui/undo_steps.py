"""Takes the steps of the store back and does them again, in the order of the keys pressed."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.errors import PlannerError
from planner.i18n import _
from planner.store import Store

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

MANY_ROWS = 100  # a step that changes more is taken back by a worker
# So many keys are remembered while it works: one that is held down must not go on for long.
_MOST_WAITING = 4


class UndoSteps(QObject):
    """Undoes and redoes; what is asked for while a worker is at a step comes after it."""

    def __init__(self, window: "MainWindow", store: Store) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self._working = False
        self._waiting: deque[str] = deque()

    def undo(self) -> None:
        """Take back the newest step of the store."""
        self._ask("undo")

    def redo(self) -> None:
        """Do again the newest step that was taken back."""
        self._ask("redo")

    # Private

    def _ask(self, kind: str) -> None:
        if not self._working:
            self._do(kind)
        elif len(self._waiting) < _MOST_WAITING:
            self._waiting.append(kind)

    def _do(self, kind: str) -> None:
        undoing = kind == "undo"
        step = self._store.undo if undoing else self._store.redo
        tell = partial(self._tell, _("Undone: {step}") if undoing else _("Done again: {step}"))
        try:
            if self._store.step_size(kind, MANY_ROWS + 1) > MANY_ROWS:
                self._hand_over(_("Undoing") if undoing else _("Doing again"), step, tell)
                return
            tell(step())
        except PlannerError as error:
            self._waiting.clear()
            self._window.tell(str(error))

    def _hand_over(
        self, title: str, step: Callable[[], str], tell: Callable[[str], object]
    ) -> None:
        self._working = True
        job = self._window.jobs.run(partial(alone, self._store, step), tell, self._fail)
        job.must_end(title)
        job.ended.connect(self._go_on)
        self._window.panes.strip.watch(job, title, can_cancel=False)

    def _go_on(self) -> None:
        self._working = False
        while self._waiting and not self._working:
            self._do(self._waiting.popleft())

    def _fail(self, error: PlannerError) -> None:
        self._waiting.clear()
        self._window.show_failure(error)

    def _tell(self, words: str, label: str) -> None:
        self._window.undo_offer.forget()
        self._window.tell(words.format(step=label))


def alone(store: Store, step: Callable[[], str]) -> str:
    """Take a step back or do it again on a worker, with the store to itself."""
    with store.held():
        return step()
