"""Keeps the preview of a sheet up to date: made on a worker, a moment after the last change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import PlannerError, StoreBusy
from planner.flows.printing import number_sheet, overtaken, preview_sheet
from planner.formats.pdf import raster
from planner.formats.pdf.report import PrepReport, Printed, SheetOptions
from planner.gui.jobs import Jobs, Progress
from planner.queries.schedule import schedule_days
from planner.queries.stale import StaleSheet
from planner.store import Store

_PAUSE = 200  # milliseconds without a change before the sheet is made again
_AGAIN = 1000  # milliseconds before asking a busy store again


@dataclass(frozen=True)
class Asked:
    """Which sheet is wanted. `day` None is every planned day."""

    event_id: int
    options: SheetOptions
    day: date | None = None


@dataclass(frozen=True)
class Preview:
    """A sheet as it would be printed now, and the days on which the event takes place.

    `stale` is what was printed before and no longer holds, newest first.
    """

    asked: Asked
    title: str
    printed: Printed
    days: tuple[date, ...]
    people: int = 0
    stale: tuple[StaleSheet, ...] = ()


class PreviewMaker(QObject):
    """Makes one preview at a time; what was asked for meanwhile follows, the older is dropped."""

    made = Signal(object)
    refused = Signal(object)

    def __init__(self, store: Store, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._asked: Asked | None = None
        self._running: Asked | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def is_waiting(self) -> bool:
        """Whether a preview is still to come."""
        return self._timer.isActive() or self._running is not None

    def ask(self, asked: Asked, *, at_once: bool = False) -> None:
        """Make this preview soon, instead of any asked for before."""
        self._asked = asked
        if self._running is not None:
            self._again = True
        else:
            self._timer.start(0 if at_once else _PAUSE)

    def stop(self) -> None:
        """Ask for nothing any more; what is under way is dropped."""
        self._asked = None
        self._again = False
        self._timer.stop()

    def _start(self) -> None:
        if self._asked is None or self._running is not None:
            return
        self._running, self._again = self._asked, False
        self._jobs.run(partial(make_preview, self._store, self._asked), self._done, self._fail)

    def _done(self, preview: Preview) -> None:
        self._running = None
        if self._follow():
            return
        if self._asked == preview.asked:
            self.made.emit(preview)

    def _fail(self, error: PlannerError) -> None:
        failed, self._running = self._running, None
        if self._follow():
            return
        if isinstance(error, StoreBusy):
            self._timer.start(_AGAIN)
        elif self._asked == failed:
            self.refused.emit(error)

    def _follow(self) -> bool:
        """Start what was asked for meanwhile; False when there is nothing."""
        if self._again and self._asked is not None:
            self._timer.start(0)
            return True
        return False


def make_preview(store: Store, asked: Asked, progress: Progress | None = None) -> Preview:
    """Return the preview; for a worker. Takes no sheet number."""
    raster.load()
    zone = store.clock.zone_name
    check = _check_of(progress)
    report = preview_sheet(store, asked.event_id, asked.options, zone, asked.day, check)
    return Preview(
        asked,
        report.head.title,
        _drawn(report, progress),
        store.read(schedule_days, asked.event_id),
        report.targets,
        tuple(overtaken(store, asked.event_id)),
    )


def make_numbered(store: Store, asked: Asked, progress: Progress | None = None) -> Printed:
    """Return the sheet to save or print, numbered and remembered; for a worker."""
    zone = store.clock.zone_name
    check = _check_of(progress)
    check()  # the window shows first that it was asked for
    report = number_sheet(store, asked.event_id, asked.options, zone, asked.day, check)
    return _drawn(report, progress)


def numbered_pdf(store: Store, asked: Asked) -> bytes:
    """Return it as the document alone; for a worker."""
    return make_numbered(store, asked).pdf


def write_numbered(store: Store, asked: Asked, path: Path) -> Path:
    """Write it to a file, and return where it lies; for a worker."""
    from planner.files import atomic_write

    return atomic_write(path, make_numbered(store, asked).pdf)


def _check_of(progress: Progress | None) -> Callable[[], object]:
    return (lambda: None) if progress is None else progress.check


def _drawn(report: PrepReport, progress: Progress | None) -> Printed:
    # Drawing loads ReportLab, which is not wanted before the first preview.
    from planner.formats.pdf.prep import prep_sheet

    return prep_sheet(report) if progress is None else prep_sheet(report, progress.check)
