"""The button on the Log page that leads from an event to none, and to one."""

from PySide6.QtWidgets import QPushButton

from planner.gui.calls import Call
from planner.gui.page import Page
from planner.gui.text import filled
from planner.i18n import _
from planner.queries.events import EventRow, followed_rows

_LONG = 24  # letters of a title on the button


class EventOffer(QPushButton):
    """Offers to log without the event that is shown; without one, the event left or running now."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._event: EventRow | None = None
        self._left: EventRow | None = None
        self._running: EventRow | None = None
        self._looked = False
        self.clicked.connect(Call(self, self._take).run)

    def forget(self) -> None:
        """Begin anew: another event is shown, or none."""
        self._left = self._running = None
        self._looked = False

    def fit(self, event: EventRow | None) -> None:
        """Offer what suits where one logs now."""
        self._event = event
        if event is None and not self._looked:  # all events are read, so once for each time
            self._running, self._looked = self._running_now(), True
        there = self._left or self._running
        if event is not None:
            self.setText(_("Without an event"))
            self.setToolTip(_("Whom you met elsewhere, in the office or on the train"))
        elif there is not None:
            title = there.title
            short = title if len(title) <= _LONG else title[: _LONG - 1].rstrip() + "…"
            self.setText(filled(_("Log at “{title}”"), title=short))
            self.setToolTip("")
        self.setVisible(event is not None or there is not None)

    def come_back(self) -> None:
        """Return to the event that was left."""
        if self._left is not None:
            self._page.show_event(self._left.id)

    def _running_now(self) -> EventRow | None:
        now = self._page.store.clock.now()
        rows = self._page.read(followed_rows, now) or []
        return next((row for row in rows if row.local_start <= now <= row.local_end), None)

    def _take(self) -> None:
        if self._event is not None:
            left = self._event
            self._page.show_event(None)
            self._left = left
            self.fit(None)
        elif self._left is not None:
            self.come_back()
        elif self._running is not None:
            self._page.wanted.emit("log", self._running.id)
        self._page.focus_first()
