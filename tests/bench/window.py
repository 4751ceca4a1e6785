"""How long the window stands still in a store of ten thousand sessions, stage by stage."""

import builtins
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject
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
from planner.gui.page_list import ask_ahead
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
from tests.bench import OWN_IMPORT
from tests.bench.figures import Figure
from tests.bench.search import fill
from tests.bench.standing_still import Longest, Probe

SESSIONS = 10_000
PEOPLE = 20_000
TARGETS = 500
PRINTED = 2  # pages: each is a picture of its own
FLOOR = 0.050  # seconds that the event loop may stand still
_FIRST = datetime(2026, 5, 4, 9)
_WORDS = ("loom", "warp", "weft", "shuttle", "heddle", "reed", "bobbin", "spindle", "felt", "twill")


def figures() -> Iterator[Figure]:
    """Measure the longest gap of the event loop in each stage of a first and a second import.

    It is told without what other programs took of it. Beside it stand the longest gap by the
    clock on the wall, and the longest turn of the window's own thread in processor time.
    """
    for stage, longest in measure().items():
        whole, own = longest.gap * 1000, longest.own * 1000
        words = f"50 ms; on the wall {whole:.0f}, own work {own:.0f}"
        yield Figure(stage, longest.ours, words, FLOOR, 1.0)


def measure(count: int = SESSIONS) -> dict[str, Longest]:
    """Return by stage, in the order they came, how long the window stood still at most."""
    builtins.__import__ = OWN_IMPORT  # as the program does once Qt is loaded
    hush_offscreen()
    apply_theme(make_application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder / "planner.db", Clock.from_environment())
        jobs = Jobs()
        try:
            store.write_bulk("Fill", fill, PEOPLE)
            ask_ahead(store)  # as the program does on a worker before it builds its window
            window = build_window(store, jobs, WindowState(folder / "state"))
            probe = Probe(window)
            Job(window, probe, folder, count).run()
            window.close()
        finally:
            jobs.close()
            store.close()
        return probe.longest


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
        probe.begin("schedule: a session chosen")
        self._schedule.table.choose_first()
        probe.wait()
        probe.begin("schedule: a mark")
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
