"""What every page of the window has in common: two doors, a way to tell, and when to reload."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar, Self, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from planner.errors import NotFound, PlannerError, StoreBusy
from planner.gui.jobs import Job, Jobs
from planner.gui.page_cover import PageCover
from planner.gui.page_writing import WritingPage
from planner.gui.step_by_step import StepByStep
from planner.queries.events import is_listed
from planner.store import Store

T = TypeVar("T")

_RETRY = 100  # milliseconds until a busy store is asked again


class Page(WritingPage):
    """One page. It shows rows that it reads, and writes through commands; it keeps no records.

    The window calls `show_event` when another event is chosen and `changed` after each
    commit. A page that is hidden then only takes note and reloads when it is next shown.
    """

    # The same with something to do about it: words, the action's text, what it calls.
    offered = Signal(str, str, object)
    # Another place to go: name of a page ("plan", "log", "people" …), event id or None.
    wanted = Signal(str, object)
    # The same with what is to be chosen there: page, event id or None, a row's id or a part's name.
    sought = Signal(str, object, object)
    # A person is forgotten for good: name and addresses, which nobody may remember now.
    forgotten = Signal(object)
    # The help on this page.
    help_asked = Signal()

    name: ClassVar[str] = ""
    icon_name: ClassVar[str] = ""

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Keep the doors; a subclass makes its widgets, or of many the first, and leaves the rest
        to its `build`; whichever is last ends with `reload`."""
        super().__init__(store, jobs, parent)
        self.event_id: int | None = None
        self._stale = False
        self._fetching: Job | None = None
        self._fetches = 0
        self._to_fetch: Callable[[], Job] | None = None
        # Whether the store was busy while it was last read, and whether it ever was not.
        self._missed = self._filled = False
        self._cover = PageCover(self)
        # What is left of a long reload, a turn of the event loop at a time.
        self.turning = StepByStep(self)
        self.turning.ended.connect(self._uncover)
        self._begin = self._timer(0, self._begin_fetch)
        self._again = self._timer(_RETRY, self._read_again)

    @classmethod
    def whole(cls, store: Store, jobs: Jobs) -> Self:
        """Return a page with all that is in it, made in one go."""
        page = cls(store, jobs)
        for _step in page.build():
            pass
        return page

    def build(self) -> Iterator[None]:
        """Build what the page was made without, in steps; small pages are made at once.

        Large parts are put where they stand from the outside in: each is styled as it comes.
        """
        yield from ()

    def title(self) -> str:
        """Return the page's name on screen."""
        return self.name

    def reload(self) -> None:
        """Read again what is shown, keeping selection and scroll; each page says how."""
        self.turning.stop()
        for _step in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        """Do what a reload does in steps between which keys and painting may have their turn.

        What is shown must make sense after each of them. The first is done in the turn that
        shows the page: it does little but make ready what the keyboard goes to.
        """
        return iter(())

    def is_long(self) -> bool:
        """Return whether so much is shown that a reload takes several turns of the event loop."""
        return False

    def focus_first(self) -> None:
        """Put the keyboard where work on this page begins."""
        self.setFocus()

    def show_row(self, row_id: int) -> None:
        """Choose one of the page's rows, where it has any that are asked for from elsewhere."""

    def show_part(self, part: str) -> None:
        """Put the keyboard into a part of the page, where it has any that are asked for so."""

    def show_event(self, event_id: int | None) -> None:
        """Show another event, or none."""
        if event_id != self.event_id:
            self.event_id = event_id
            self._filled = False
            self._refresh()

    def changed(self, tables: frozenset[str]) -> None:
        """Take note that the store changed: reload now if visible, else when shown."""
        self._refresh()

    def take_setting(self, key: str) -> None:
        """Follow a setting that was changed; most pages ask for it when they need it."""

    def read(self, query: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Ask a query; None while the store is busy with a long task: the rows then stay.

        The page reloads as soon as the store is free again.
        """
        return self.load(Store.read, query, *args, **kwargs)

    def load(self, reader: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Do as `read`, by what takes the store and asks it several times."""
        try:
            return reader(self.store, *args, **kwargs)
        except StoreBusy:
            self._wait_for_store()
            return None

    def fetch(self, work: Callable[..., T], show: Callable[[T], object], after: int = 0) -> None:
        """Do long reading on a worker; `show(answer)` unless something else is fetched by then.

        What is shown stays meanwhile. `work` reads in short slices, so that nobody waits long
        for the store, and may take `progress` as the work of Jobs does. It begins in a turn of
        its own, or `after` as many milliseconds.
        """
        self.drop_fetch()
        answered = partial(self._take_fetched, self._fetches, show)
        failed = partial(self._miss_fetched, self._fetches)
        # What the window still does now would else wait for the store, slice by slice.
        self._to_fetch = partial(self.jobs.run, work, answered, failed)
        self._begin.start(after)

    def show_later(self, show: Callable[[], object]) -> None:
        """Show what was read, in a turn of its own, unless something else is read before."""

        def turns() -> Iterator[None]:
            yield
            show()

        self.turning.begin(turns())

    @property
    def is_stale(self) -> bool:
        """Whether it reads again as soon as it is shown."""
        return self._stale

    @property
    def is_fetching(self) -> bool:
        """Whether an answer of `fetch` is still to come."""
        return self._fetching is not None or self._begin.isActive()

    def drop_fetch(self) -> None:
        """Want nothing any more of what is being fetched."""
        self._fetches += 1
        self._begin.stop()
        if self._fetching is not None:
            self._fetching.cancel()
            self._fetching = None

    def showEvent(self, event: Any) -> None:
        """Reload what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._reload()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave what is not read yet for when the page is shown again."""
        super().hideEvent(event)
        self._put_off()

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _begin_fetch(self) -> None:
        begin, self._to_fetch = self._to_fetch, None  # what was read before hangs on it
        assert begin is not None
        self._fetching = begin()

    def _take_fetched(self, number: int, show: Callable[[T], object], answer: T) -> None:
        if number == self._fetches:
            self._fetching = None
            show(answer)

    def _miss_fetched(self, number: int, error: PlannerError) -> None:
        if number != self._fetches:
            return
        self._fetching = None
        if isinstance(error, StoreBusy):
            self._wait_for_store()
        elif not isinstance(error, NotFound) or self._is_there():
            self.failed.emit(error)

    def _wait_for_store(self) -> None:
        self._stale = self._missed = True
        self._again.start()

    def _read_again(self) -> None:
        if self._is_there():
            self._refresh()

    def _is_there(self) -> bool:
        """Return whether to ask about the event: where it is gone, the window leaves it soon."""
        return self.event_id is None or self.read(is_listed, self.event_id) is True

    def _refresh(self) -> None:
        if self.isVisible():
            self._stale = False
            self._reload()
        else:
            self._put_off()
            self._stale = True

    def _reload(self) -> None:
        self._missed = False
        if self.is_long():
            self.turning.begin(self.steps())
        else:
            self.turning.stop()
            self.reload()
            self._uncover()

    def _uncover(self) -> None:
        """Show what was read; where nothing of it could be, say instead what is waited for."""
        self._filled |= not self._missed
        if self._filled:
            self._cover.lift()
        else:
            self._cover.lay([job.title for job in self.jobs.having_to_end])

    def _put_off(self) -> None:
        if self.turning.is_busy:
            self.turning.stop()
            self._stale = True
