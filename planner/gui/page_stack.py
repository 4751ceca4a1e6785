"""The pages one behind the other, each made when it is first shown."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.page_list import PageSpec, load_in_turns
from planner.store import Store

_LONGEST = 400  # milliseconds in which a page that takes turns has to be seen at all


class PageStack(QStackedWidget):
    """Shows one page at a time; `made` brings each page once, before it is first seen.

    `event_chosen` comes whenever the pages are told of an event.
    """

    made = Signal(object)
    event_chosen = Signal()

    def __init__(
        self, store: Store, jobs: Jobs, specs: Sequence[PageSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._specs = {spec.name: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._half_made: dict[str, tuple[Page, Iterator[None]]] = {}
        self._event_id: int | None = None
        self.current_name = ""
        self._held: tuple[Page, QWidget] | None = None
        self._enough = QTimer(self)
        self._enough.setSingleShot(True)
        self._enough.setInterval(_LONGEST)
        self._enough.timeout.connect(self._show_again)

    def show_page(self, name: str) -> Page:
        """Bring a page to the front and return it."""
        page = self.page(name)
        self.current_name = name
        self._show_again()
        self.setCurrentWidget(page)
        if page.turning.is_busy:
            self._hold(page)
        return page

    def page(self, name: str) -> Page:
        """Return a page, made now if it was not yet; KeyError for a name there is none of."""
        if name not in self._pages:
            for _step in self.make(name):
                pass
            page, _made = self._half_made.pop(name)
            self._pages[name] = page
            self.addWidget(page)
            self.made.emit(page)
            page.show_event(self._event_id)
        return self._pages[name]

    def load(self, name: str) -> Iterator[None]:
        """Load the code of a page; between two steps the event loop may have its turn."""
        return load_in_turns(self._specs[name])

    def make(self, name: str) -> Iterator[None]:
        """Make a page that `page` will take in, which is half of the work, a step at a time.

        Between two steps the event loop may have its turn; who asks for the page meanwhile has
        what is left made at once.
        """
        if name in self._pages:
            return
        if name in self._half_made:
            _page, left = self._half_made[name]
        else:
            page = self._specs[name].load()(self._store, self._jobs)
            left = self._built(page)
            self._half_made[name] = page, left
            yield
        yield from left

    def _built(self, page: Page) -> Iterator[None]:
        # All that a widget holds is styled when it comes into the window: part by part, if the
        # page stands there before it has them.
        page.setParent(self)
        page.hide()
        yield
        yield from page.build()

    def drop_half_made(self) -> None:
        """Let go of what was made and not taken in."""
        for page, left in self._half_made.values():
            for _step in left:  # what has no parent yet would be taken away with it in any order
                pass
            page.deleteLater()
        self._half_made.clear()

    @property
    def is_fetching(self) -> bool:
        """Whether a page waits for rows that it is shown with."""
        return any(page.is_fetching for page in self._pages.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pages, made or not."""
        return tuple(self._specs)

    @property
    def pages(self) -> dict[str, Page]:
        """The pages made so far, by name."""
        return dict(self._pages)

    def show_event(self, event_id: int | None) -> None:
        """Tell every page which event is chosen."""
        self._event_id = event_id
        for page in self._pages.values():
            page.show_event(event_id)
            if page is self.currentWidget() and page.turning.is_busy:
                self._show_again()
                self._hold(page)
        if event_id is not None:
            self.event_chosen.emit()

    def changed(self, tables: frozenset[str]) -> None:
        """Tell every page that the store changed."""
        for page in self._pages.values():
            page.changed(tables)

    # Private

    def _hold(self, page: Page) -> None:
        """Leave the picture of the page before in place until this one has all it is to show."""
        # The whole window: of a part that is not painted Qt wipes out the ground.
        self._held = (page, self.window())
        self.window().setUpdatesEnabled(False)
        page.turning.ended.connect(self._show_again)
        self._enough.start()

    def _show_again(self) -> None:
        if self._held is not None:
            (page, window), self._held = self._held, None
            self._enough.stop()
            page.turning.ended.disconnect(self._show_again)
            window.setUpdatesEnabled(True)
            # What Qt did not paint meanwhile it would leave aside until something else changes.
            QTimer.singleShot(0, window, window.repaint)
