"""Asks the addresses of calendars for news: by hand to be shown first, at the start by itself."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.choices import chosen
from planner.errors import NotConfirmed, PlannerError, StoreBusy
from planner.gui.job_strip import JobStrip
from planner.gui.jobs import Job, Jobs
from planner.gui.text import filled
from planner.i18n import _
from planner.queries.calendars import CalendarRow, calendar_rows
from planner.store import Store

_LATER = 1000  # milliseconds until a busy store is asked again
# What fetches and compares is loaded by the first question, on its worker, not at the start.
if TYPE_CHECKING:
    from planner.flows.importing import Preview
    from planner.flows.refreshing import Refreshed


class Refresher(QObject):
    """One calendar after the other; whatever fails leaves the store as it was.

    `found` brings the preview of what is new, to be shown before it is written. `refreshed`
    brings a Refreshed that was written at the start. `told` brings words for a passing notice,
    `unsure` those for a refresh that wants a look first, with the id of its calendar.
    """

    found = Signal(object)
    refreshed = Signal(object)
    told = Signal(str)
    unsure = Signal(str, int)

    def __init__(self, store: Store, jobs: Jobs, strip: JobStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._strip = store, jobs, strip
        self._waiting: deque[tuple[CalendarRow, bool]] = deque()
        self._job: Job | None = None
        self._asking: int | None = None  # the calendar that the job is about
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether an address is being asked."""
        return self._job is not None

    def refresh_all(self) -> None:
        """Ask every address there is, and show what is new."""
        rows = self._with_address()
        if rows == []:
            self.told.emit(
                _("No calendar comes from an address yet. Import one by its address first.")
            )
        self._ask(rows or [], by_hand=True)

    def refresh(self, calendar_id: int) -> None:
        """Ask the address of one calendar, and show what is new."""
        rows = self._with_address() or []
        self._ask([row for row in rows if row.id == calendar_id], by_hand=True)

    def begin_in(self, milliseconds: int) -> None:
        """Do what is to be done at the start, once the window is there and quiet."""
        self._timer.start(milliseconds)

    def stop(self) -> None:
        """Begin nothing more."""
        self._timer.stop()
        self._waiting.clear()

    def _begin(self) -> None:
        if self._jobs.running:  # what the window reads comes first, and would be waited for
            self.begin_in(_LATER)
            return
        self.go_on_with_series()
        self.refresh_at_start()

    def refresh_at_start(self) -> None:
        """Ask the addresses that the user wants asked at every start, and write what is new."""
        if not chosen("refresh-at-start"):
            return
        try:
            rows = self._store.read(calendar_rows)
        except StoreBusy:  # files that the program was started with come first
            self.begin_in(_LATER)
            return
        wanted = [row for row in rows if row.has_address and row.refresh_at_start]
        self._ask(wanted, by_hand=False)

    def go_on_with_series(self) -> None:
        """Expand series as far as they go today; a store that is busy has it done next time."""
        self._jobs.run(partial(_extend, self._store), failed=self._leave)

    def _leave(self, _error: PlannerError) -> None:
        """Say nothing: what was not done now is done at the next start."""

    def _with_address(self) -> list[CalendarRow] | None:
        """Return the calendars that can be asked; None, which is told, while the store is busy."""
        try:
            return [row for row in self._store.read(calendar_rows) if row.has_address]
        except StoreBusy as error:
            self.told.emit(str(error))
            return None

    def _ask(self, rows: Sequence[CalendarRow], *, by_hand: bool) -> None:
        asked = {row.id for row, _by_hand in self._waiting} | {self._asking}
        self._waiting.extend((row, by_hand) for row in rows if row.id not in asked)
        self._go_on()

    def _go_on(self) -> None:
        if self._job is not None or not self._waiting:
            return
        row, by_hand = self._waiting.popleft()
        self._asking = row.id
        work = partial(_look if by_hand else _refresh, self._store, row)
        done: Callable[[CalendarRow, Any], None] = self._show if by_hand else self._tell_of
        job = self._jobs.run(
            work,
            partial(self._answer, done, row),
            partial(self._answer, self._fail, row),
        )
        self._job = job
        job.ended.connect(self._end)
        self._strip.watch(job, filled(_("Asking for news of {name}"), name=row.name))

    def _answer(self, handler: Callable[[CalendarRow, Any], None], row: CalendarRow, answer: Any):
        self._job = self._asking = None
        handler(row, answer)
        self._go_on()

    def _end(self) -> None:
        # Neither an answer nor a failure came: it was cancelled, and with it all that waited.
        if self.sender() is self._job and self._job is not None:
            self._job = self._asking = None
            self._waiting.clear()

    def _show(self, row: CalendarRow, shown: "Preview | None") -> None:
        if shown is None:
            self.told.emit(filled(_("Nothing is new in “{name}”."), name=row.name))
        else:
            self.found.emit(shown)

    def _tell_of(self, _row: CalendarRow, done: "Refreshed") -> None:
        if done.outcome is not None:
            self.refreshed.emit(done)

    def _fail(self, row: CalendarRow, error: PlannerError) -> None:
        if isinstance(error, NotConfirmed):
            self.unsure.emit(str(error), row.id)
            return
        words = _("“{name}” was not refreshed: {reason}")
        self.told.emit(filled(words, name=row.name, reason=error))


def _look(store: Store, row: CalendarRow) -> "Preview | None":
    from planner.flows.refreshing import ask_address

    return ask_address(store, row)


def _refresh(
    store: Store, row: CalendarRow, progress: Callable[[int, int], None] | None = None
) -> "Refreshed":
    from planner.flows.refreshing import refresh

    return refresh(store, row, bulk=True, progress=progress)


def _extend(store: Store) -> int:
    from planner.flows.refreshing import extend_all_series

    return extend_all_series(store, bulk=True)
