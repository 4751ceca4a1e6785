"""How long the window stands still in a store of ten thousand sessions, stage by stage."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from planner.app import build_window, go_easy, hush_offscreen
from planner.clock import Clock
from planner.gui.application import make_application
from planner.gui.garbage import Garbage
from planner.gui.import_dialog import ImportDialog
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.pages.people import PeoplePage
from planner.gui.pages.plan import THERE, PlanPage
from planner.gui.pages.schedule import SchedulePage
from planner.gui.pages.sheet import SheetPage
from planner.gui.pages_ahead import PagesAhead
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme
from planner.gui.window_state import WindowState
from planner.model import Contact, Mark, Target
from planner.store import Store
from tests.bench.figures import Figure
from tests.bench.search import fill

SESSIONS = 10_000
PEOPLE = 20_000
TARGETS = 500
PRINTED = 2  # pages: each is a picture of its own
FLOOR = 0.050  # seconds that the event loop may stand still
_PATIENCE = 400.0
_QUIET = 0.25  # seconds without a longer gap than _CALM: what was asked for is done
_CALM = 0.012
_FIRST = datetime(2026, 5, 4, 9)
_WORDS = ("loom", "warp", "weft", "shuttle", "heddle", "reed", "bobbin", "spindle", "felt", "twill")


def figures() -> Iterator[Figure]:
    """Measure the longest gap of the event loop in each stage of a first and a second import.

    Beside each stands the longest turn of the window's own thread in processor time, which other
    work on the machine does not lengthen.
    """
    for stage, (gap, own) in measure().items():
        yield Figure(stage, gap, f"50 ms; own work {own * 1000:.0f} ms", FLOOR, 1.0)


def measure(count: int = SESSIONS) -> dict[str, tuple[float, float]]:
    """Return by stage, in the order they came, in seconds: the longest gap, the longest turn."""
    hush_offscreen()
    apply_theme(make_application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder / "planner.db", Clock.from_environment())
        jobs = Jobs()
        try:
            store.write_bulk("Fill", fill, PEOPLE)
            window = build_window(store, jobs, WindowState(folder / "state"))
            probe = Probe(window)
            Job(window, probe, folder, count).run()
            window.close()
        finally:
            jobs.close()
            store.close()
        return {stage: (gap, probe.own[stage]) for stage, gap in probe.worst.items()}


class Probe(QObject):
    """Ticks every millisecond; keeps, for each stage, the longest time without a tick.

    `own` has how long at most the thread of the window itself worked between two ticks.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.worst: dict[str, float] = {}
        self.own: dict[str, float] = {}
        self.stage = ""
        self.last = time.perf_counter()
        self._worked = time.thread_time()
        self._window = window
        self._running = self._until_quiet = False
        self._calm_since = self._given_up = 0.0
        self._done: Callable[[], bool] = bool
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def begin(self, stage: str) -> None:
        """Count what follows to this stage."""
        self.stage = stage
        self.worst.setdefault(stage, 0.0)
        self.own.setdefault(stage, 0.0)

    def wait(self, done: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until `done()` holds and then until nothing more happens."""
        self._done, self._calm_since = done, 0.0
        self._given_up = time.perf_counter() + _PATIENCE
        if not self._timer.isActive():
            self.last, self._worked = time.perf_counter(), time.thread_time()
            self._timer.start(1)
        self._loop.exec()
        if time.perf_counter() > self._given_up:
            raise TimeoutError(self.stage)

    def _tick(self) -> None:
        now = time.perf_counter()
        gap, self.last = now - self.last, now
        self.worst[self.stage] = max(self.worst[self.stage], gap)
        worked = time.thread_time()
        own, self._worked = worked - self._worked, worked
        self.own[self.stage] = max(self.own[self.stage], own)
        if not self._done() or own > _CALM or not self._calm_since:
            self._calm_since = now
        elif now - self._calm_since > _QUIET and not self._window.jobs.running:
            self._loop.quit()
        if now > self._given_up:
            self._loop.quit()


class Job:
    """One user at the real window: imports, looks at every page, types, marks, imports again."""

    def __init__(self, window: MainWindow, probe: Probe, folder: Path, count: int) -> None:
        self._window, self._probe, self._count, self._folder = window, probe, count, folder
        self._first = calendar_file(folder / "first", count)
        self._changed = calendar_file(folder / "again", count, changed=count // 100)
        self._dialog: ImportDialog | None = None
        self._imports = 0
        window.importer.asked.connect(self._take)
        window.importer.imported.connect(self._count_one)

    def run(self) -> None:
        """Do all of it."""
        probe, window = self._probe, self._window
        probe.begin("window opens")
        window.show()
        probe.wait()
        garbage = Garbage(window.jobs, window)
        ahead = PagesAhead(window.pages, window.jobs, window)
        go_easy(window, garbage, ahead)
        probe.begin("pages built ahead")
        probe.wait(lambda: len(window.pages.pages) == len(window.pages.names) and not ahead.is_busy)
        self._import("first", self._first)
        self._look()
        self._import("again", self._changed)
        self._look_again()
        garbage.stop()

    def _import(self, which: str, path: Path) -> None:
        probe, window = self._probe, self._window
        strip, seen = window.panes.strip, self._imports
        self._dialog = None
        probe.begin(f"{which}: read")
        window.importer.bring_paths([path])
        probe.wait(lambda: self._stage(which))
        dialog = self._dialog
        assert dialog is not None
        probe.begin(f"{which}: preview sorted and scrolled")
        table = dialog.table("changes")
        for column in (1, 2):
            table.horizontalHeader().sectionClicked.emit(column)
            probe.wait()
        table.scrollToBottom()
        probe.wait()
        probe.begin(f"{which}: write")
        dialog.import_button.click()
        probe.wait(lambda: self._imports > seen and self._shown(which))
        assert strip.isHidden()
        self._dialog = None

    def _stage(self, which: str) -> bool:
        if self._dialog is not None:
            self._probe.begin(f"{which}: preview shown")
            return True
        if self._window.panes.strip.words.startswith("Comparing"):
            self._probe.begin(f"{which}: compare")
        return False

    def _shown(self, which: str) -> bool:
        self._probe.begin(f"{which}: schedule shown")
        return bool(self._schedule.table.rows.rows)

    def _look(self) -> None:
        probe, window = self._probe, self._window
        for name in ("plan", "sheet", "log", "follow-ups", "review", "people", "due", "me"):
            probe.begin(f"page: {name}")
            window.go(name)
            probe.wait()
        probe.begin("plan: who is there")
        plan = window.go("plan")
        assert isinstance(plan, PlanPage)
        probe.wait()
        plan.tabs.setCurrentIndex(THERE)
        probe.wait(lambda: bool(plan.candidates.table.rows.rows))
        self._type("plan: typing a filter", plan.candidates.search, "speaker 77")
        self._type("people: typing a filter", self._people.search, "mar 77")
        self._print()
        for name in window.pages.names:
            probe.begin("from page to page")
            window.go(name)
            probe.wait()
        probe.begin("page: schedule again")
        window.go("schedule")
        probe.wait()
        probe.begin("schedule: another day")
        for tab in (2, 0, 1, 0):
            self._schedule.days.setCurrentIndex(tab)
            probe.wait()
        self._type("schedule: typing a filter", self._schedule.filters.search, "twill 77")
        probe.begin("schedule: a mark")
        self._schedule.table.choose_first()
        self._schedule.acts.set_mark(Mark.MUST)
        probe.wait()
        self._schedule.acts.set_mark(Mark.MAYBE)
        probe.wait()
        self._type("events: typing a filter", window.event_list.search, "loom")

    def _print(self) -> None:
        probe, window = self._probe, self._window
        event_id = window.event_id
        assert event_id is not None
        probe.begin(f"{TARGETS} people to meet taken")
        window.jobs.run(
            partial(window.store.write_bulk, "Targets", take_targets, event_id, TARGETS), bool
        )
        probe.wait()
        probe.begin(f"sheet of {TARGETS} shown")
        sheet = window.go("sheet")
        assert isinstance(sheet, SheetPage)
        probe.wait(lambda: sheet.view.page_count > TARGETS // 10)
        probe.begin(f"sheet of {TARGETS} printed")
        sheet.print_out()
        probe.wait(lambda: hasattr(sheet, "print_dialog"))
        printer = sheet.print_dialog.printer()
        printer.setOutputFileName(str(self._folder / "printed.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, PRINTED)
        sheet.print_dialog.accept()
        probe.wait()

    def _look_again(self) -> None:
        self._probe.begin("undo both imports")
        for _step in range(5):  # with the targets and the two marks between them
            self._window.does.undo_step()
            self._probe.wait()
        self._probe.begin("do both again")
        for _step in range(5):
            self._window.does.redo()
            self._probe.wait()

    def _type(self, stage: str, field: QObject, words: str) -> None:
        self._probe.begin(stage)
        for end in range(1, len(words) + 1):
            field.setText(words[:end])
            self._probe.wait()
        field.clear()
        self._probe.wait()

    @property
    def _schedule(self) -> SchedulePage:
        page = self._window.pages.page("schedule")
        assert isinstance(page, SchedulePage)
        return page

    @property
    def _people(self) -> PeoplePage:
        page = self._window.go("people")
        assert isinstance(page, PeoplePage)
        return page

    def _take(self, dialog: ImportDialog) -> None:
        self._dialog = dialog

    def _count_one(self, _outcomes: object) -> None:
        self._imports += 1


def take_targets(session: Session, event_id: int, count: int) -> None:
    """Make that many people one knows targets at an event, with something to say on each card."""
    people = session.scalars(select(Contact.id).limit(count)).all()
    session.execute(
        insert(Target),
        [
            {
                "event_id": event_id,
                "conference_id": event_id,
                "code": f"T{number}",
                "contact_id": person,
                "why": "Their looms, and how they keep the old ones going.",
                "give": "The map of mills",
                "position": number,
            }
            for number, person in enumerate(people, 1)
        ],
    )


def calendar_file(folder: Path, count: int, changed: int = 0) -> Path:
    """Write a programme of five days; `changed` of its sessions have another room and title."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN", "X-WR-CALNAME:Looms"]
    step = max(count // max(changed, 1), 1)
    for number in range(count):
        moved = bool(changed) and number % step == 0
        start = _FIRST + timedelta(days=number % 5, minutes=15 * (number // 5 % 36))
        words = " ".join(_WORDS[(number * prime) % len(_WORDS)] for prime in (1, 5, 7, 11))
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@looms.example.org",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Europe/Berlin:{start + timedelta(minutes=45):%Y%m%dT%H%M%S}",
            f"SUMMARY:{'Moved: ' if moved else ''}{words} {number}",
            f"LOCATION:Room {(number + moved) % 60}",
            f"CATEGORIES:Track {number % 12}",
            *_folded(
                f"DESCRIPTION:What session {number} is about: {words}\\, told in a few "
                f"sentences\\, with a look at {words} and at what became of it since."
            ),
            f"ATTENDEE;CN=Speaker {number % 2500}:mailto:speaker{number % 2500}@example.org",
            "END:VEVENT",
        ]
    folder.mkdir()
    path = folder / "looms.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8", newline="")
    return path


def _folded(line: str) -> list[str]:
    rest = line[75:]
    return [line[:75], *(f" {rest[at : at + 74]}" for at in range(0, len(rest), 74))]
