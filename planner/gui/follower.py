"""Shows in the window what was written, one part after the other, each in a turn of its own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.errors import StoreBusy
from planner.gui.changes import Changes
from planner.queries.events import is_listed

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow


class Follower(QObject):
    """Turns what the store announces into reloads: the list, what stands on top, the pages."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._changes = Changes(window.store, self)
        self._changes.happened.connect(self._follow)
        self._coming: int | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something that was written does not show yet."""
        return self._changes.is_waiting or self._window.turns.is_busy

    def take_in(self, coming: int | None = None) -> None:
        """Show at once what was just written; `coming` is the event that is shown next anyway."""
        self._coming = coming
        self._changes.flush()
        self._coming = None

    def begin(self) -> None:
        """Go to the event one most likely wants; its page comes in a turn of its own."""
        self._window.show_some_event(bring=False)
        self._window.turns.then(partial(self._bring, self._window.moves))

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._changes.stop()

    def _follow(self, tables: object) -> None:
        assert isinstance(tables, frozenset)
        window, turns = self._window, self._window.turns
        window.reload_list()
        window.finders.indexing.wait()
        if window.panes.is_first_run and window.event_list.rows and self._coming is None:
            turns.then(self.begin)
        else:
            turns.then(self._show_top)
        turns.then(partial(self._tell_pages, tables))

    def _bring(self, moves: int) -> None:
        """Bring a page of the event, unless one has gone elsewhere by now: `moves` tells."""
        if self._window.event_id is not None and self._window.moves == moves:
            self._window.bring_page()
        self._window.turns.then(self._focus)

    def _focus(self) -> None:
        if not self._window.panes.is_first_run and (page := self._window.pages.current_name):
            self._window.pages.page(page).focus_first()

    def _show_top(self) -> None:
        if not self._left_what_is_gone():
            self._window.refresh_top()

    def _tell_pages(self, tables: frozenset[str]) -> None:
        self._left_what_is_gone()  # something else may have been written since
        self._window.pages.changed(tables)

    def _left_what_is_gone(self) -> bool:
        """Show another event where the one shown is listed no longer: pages must not ask for it."""
        window = self._window
        if window.event_id is None:
            return False
        try:
            gone = not window.store.read(is_listed, window.event_id)
        except StoreBusy:
            return False
        if gone:
            window.reload_list()  # which may have it still
            window.show_some_event()
        return gone
