"""What every page of the window has in common: two doors, a way to tell, and when to reload."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError, StoreBusy
from planner.gui.jobs import Jobs
from planner.store import Store

T = TypeVar("T")


class Page(QWidget):
    """One page. It shows rows that it reads, and writes through commands; it keeps no records.

    The window calls `show_event` when another event is chosen and `changed` after each
    commit. A page that is hidden then only takes note and reloads when it is next shown.
    """

    # The label of a step that was written: the window offers to undo it.
    written = Signal(str)
    # Words for a passing notice that offers nothing.
    told = Signal(str)
    # The same with something to do about it: words, the action's text, what it calls.
    offered = Signal(str, str, object)
    # A PlannerError to show.
    failed = Signal(object)
    # Another place to go: name of a page ("plan", "log", "people" …), event id or None.
    wanted = Signal(str, object)

    name: ClassVar[str] = ""
    icon_name: ClassVar[str] = ""

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Keep the doors; a subclass builds its widgets and ends with `reload`."""
        super().__init__(parent)
        self.store = store
        self.jobs = jobs
        self.event_id: int | None = None
        self._stale = False

    def title(self) -> str:
        """Return the page's name on screen."""
        return self.name

    def reload(self) -> None:
        """Read again what is shown, keeping selection and scroll; each page says how."""

    def focus_first(self) -> None:
        """Put the keyboard where work on this page begins."""
        self.setFocus()

    def show_event(self, event_id: int | None) -> None:
        """Show another event, or none."""
        if event_id != self.event_id:
            self.event_id = event_id
            self._refresh()

    def changed(self, tables: frozenset[str]) -> None:
        """Take note that the store changed: reload now if visible, else when shown."""
        self._refresh()

    def read(self, query: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Ask a query; None while the store is busy with a long task: the rows then stay."""
        try:
            return self.store.read(query, *args, **kwargs)
        except StoreBusy:
            self._stale = True
            return None

    def write(self, label: str, command: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Send a command as one step to undo; None when it failed, which is then told."""
        try:
            answer = self.store.write(label, command, *args, **kwargs)
        except PlannerError as error:
            self.failed.emit(error)
            return None
        self.written.emit(label)
        return answer

    def showEvent(self, event: Any) -> None:
        """Reload what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _refresh(self) -> None:
        if self.isVisible():
            self._stale = False
            self.reload()
        else:
            self._stale = True
