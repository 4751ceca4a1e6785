"""Builds the pages while nobody waits for them, so that going to one only shows it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from planner.gui.jobs import Jobs
from planner.gui.page_stack import PageStack

_REST = 30  # milliseconds between two steps, in which keys and painting have their turn


class PagesAhead(QObject):
    """Builds one page after the other, each in steps that are turns of the event loop."""

    def __init__(self, pages: PageStack, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._jobs = pages, jobs
        self._left = self._steps()
        self._load: Callable[[], bool] | None = None
        self._load_again: Callable[[], bool] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether there are pages left to build."""
        return self._timer.isActive()

    def start(self, load: Callable[[], bool] | None = None) -> None:
        """Begin; `load`, work for a worker, comes first, once no other work is under way.

        Where it returns False, it comes again as soon as there is an event to show.
        """
        self._load = self._load_again = load
        self._timer.start()

    def stop(self) -> None:
        """Build no more of them."""
        self._load = self._load_again = None
        self._timer.stop()
        self._pages.drop_half_made()

    def _go_on(self) -> None:
        if self._jobs.running or self._pages.is_fetching:
            return
        load, self._load = self._load, None
        if load is not None:
            self._jobs.run(load, self._loaded)
        elif next(self._left, None) is None:
            self._timer.stop()

    def _loaded(self, whole: bool) -> None:
        if not whole:
            self._pages.event_chosen.connect(self._begin_again)

    def _begin_again(self) -> None:
        self._pages.event_chosen.disconnect(self._begin_again)
        self._load = self._load_again
        if self._load is not None:
            self._timer.start()

    def _steps(self) -> Iterator[str]:
        """Do a step of building and yield the name of its page, until all are built."""
        for name in self._pages.names:
            if name in self._pages.pages:
                continue
            for _step in self._pages.load(name):
                yield name
            yield name
            for _step in self._pages.make(name):
                yield name
            yield name
            page = self._pages.page(name)
            yield name
            if not page.isVisible():
                page.resize(self._pages.size())
                page.grab()  # unseen: styles and fonts are ready when it is shown
                yield name
