"""Opens the two finders over the window, one at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from planner.gui.finder.indexing import Indexing

if TYPE_CHECKING:
    from planner.gui.finder.finder import Finder, Source
    from planner.gui.main_window import MainWindow


class Finders(QObject):
    """Opens the search and the palette; the same key again closes them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.open: Finder | None = None
        self.indexing = Indexing(window.store, window.jobs, self)

    def search_everything(self) -> None:
        """Open the search; what the index lacks is taken in at once."""
        from planner.gui.finder.everything import Everything

        source = Everything(self._window)
        finder = self._show(source)
        if finder is None or not self.indexing.is_needed:
            return
        source.is_reading = True
        finder.look_again()

        def done() -> None:
            source.is_reading = False
            if isValid(finder) and finder is self.open:
                finder.look_again()

        self.indexing.begin_now(done)

    def offer_commands(self) -> None:
        """Open the palette."""
        from planner.gui.finder.palette import Palette

        self._show(Palette(self._window))

    def stop(self) -> None:
        """Close what is open, and index no more."""
        self.indexing.stop()
        if self.open is not None:
            self.open.dismiss()

    def _show(self, source: "Source") -> "Finder | None":
        from planner.gui.finder.finder import Finder

        before = self.open
        if before is not None:
            before.dismiss()
            if before.source_name == source.name:
                return None
        self.open = Finder(self._window, source)
        self.open.closed.connect(self._forget)
        return self.open

    def _forget(self) -> None:
        if self.sender() is self.open:
            self.open = None
