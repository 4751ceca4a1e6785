"""Every page and every dialog of the window in a row, over data that has no Latin letter in it.

So a Latin word on the screen is the program's own, or was not put through gettext.
"""

import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QItemSelectionModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid
from store_world import Talk, bring, ics

from planner import i18n
from planner.commands.encounters import log_lines
from planner.commands.events import add_event, edit_plan, set_mark
from planner.commands.follow_ups import Step, add_follow_up
from planner.commands.goals import add_goal
from planner.commands.people import Person, add_contact, edit_profile, set_me
from planner.commands.people_import import Meaning, import_people
from planner.commands.targets import Wish, add_company_target, add_target
from planner.errors import PlannerError, StoreDamaged
from planner.formats.people import ReadContact, ReadPeople
from planner.formats.personline import parse_lines
from planner.gui.application import speak
from planner.gui.bug_report import report_bug
from planner.gui.damage_dialog import DamageDialog
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.page import Page
from planner.gui.row_table import RowTable
from planner.gui.window_state import WindowState
from planner.model import Event, FollowUpKind, Mark, Role
from planner.store import Store
from planner.times import Moment

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
ZONE = "Europe/Berlin"
SMALLEST = (900, 600)
# What opens a dialog of the system or ends the window.
LEFT_OUT = {"quit", "import_files", "export_everything", "open_data_folder", "save_backup"}


def fill(store: Store) -> int:
    """Fill a store with a conference, a plan, a log and people; return the conference's id."""
    talks = [
        Talk(
            f"{number}@example.org",
            f"Ткацкий станок, часть {number}",
            f"202603{17 + number // 5}T{9 + number % 5:02}0000",
            room=f"Зал {1 + number % 2}",
            speakers=(f"Докладчик {number}-й",),
            text="О чём эта часть.",
        )
        for number in range(9)
    ]
    outcome = bring(store, ics(*talks, name="Дни ткачества", zone=ZONE), "дни.ics").imported
    assert outcome is not None
    assert outcome.event_id is not None
    conference = outcome.event_id
    _plan(store, conference)
    _log(store, conference)
    return conference


def _plan(store: Store, conference: int) -> None:
    write = store.write
    sessions = store.read(
        lambda session: [event.id for event in session.query(Event).filter_by(parent_id=conference)]
    )
    ada = Person(
        "Ада Линд",
        "ткачиха",
        "Гильдия",
        emails=("ada@example.org",),
        phones=("+351 21 000 000",),
        roles=(Role.MENTOR,),
        tags=("станки",),
        note="Знает всех.",
    )
    write("а", add_contact, ada, NOW)
    write("а", add_contact, Person("Адель Линд", emails=("adele@example.org",)), NOW)
    write("а", set_me, Person("Я Сам", "мастер", "Рычаг", emails=("me@example.org",)), NOW)
    write("а", edit_profile, introduction="Я строю станки.", conversations_a_day=5)
    write("а", set_mark, sessions[:3], Mark.MUST)
    write("а", edit_plan, sessions[2], note="Сесть впереди", paper_title="Станки 2")
    write("а", add_goal, conference, "Встретить пятерых", 5)
    wish = Wish(3, Role.MENTOR, "совет", "говорила в мае", "мои записи", ("Почему?", "Как?"))
    write("а", add_target, conference, Person("Ада Линд", emails=("ada@example.org",)), wish, NOW)
    write("а", add_target, sessions[3], Person("Докладчик 3-й"), Wish(), NOW)
    write("а", add_company_target, conference, "Северный ветер", Wish(2, place="Зал 2"))
    start = datetime(2026, 3, 18, 15)
    write(
        "а",
        add_event,
        title="Кофе с Адой",
        start=Moment.zoned(start, ZONE),
        end=Moment.zoned(start.replace(minute=30), ZONE),
        zone=ZONE,
        my_zone=ZONE,
        conference_id=conference,
        codes=["T1"],
    )
    listed = ReadContact(1, "Гость Первый", organisation="Гости", emails=("l@example.org",))
    write("а", import_people, ReadPeople(1, 0, (listed,)), Meaning.ATTENDEES, conference, NOW)


def _log(store: Store, conference: int) -> None:
    text = (
        'T1 !послать набросок @2026-03-20 *красные очки /mail "спросила о станках"\nНовый, Артель'
    )
    lines = parse_lines(text, today=date(2026, 3, 18))
    store.write("а", log_lines, conference, lines, NOW, ZONE)
    contact = store.read(lambda session: _first_contact(session))
    step = Step(FollowUpKind.MESSAGE, "написать", date(2026, 3, 16), ZONE, contact_id=contact)
    store.write("а", add_follow_up, step, NOW)


def _first_contact(session) -> int:
    from planner.model import Contact

    return session.query(Contact).filter_by(name="Ада Линд").one().id


class Gallery:
    """The window in one language; `views` shows all there is to see, one after another."""

    def __init__(
        self, store: Store, jobs: Jobs, folder: Path, size: tuple[int, int] = SMALLEST
    ) -> None:
        self.store, self.jobs, self._folder = store, jobs, folder
        self.seen: set[type[QDialog]] = set()
        self.found: list[str] = []
        self.returns = 0  # dialogs after which the focus was looked for
        self._pressed: set[str] = set()
        self.window = MainWindow(store, jobs, WindowState(folder / "state"))
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def views(self, conference: int, *, dialogs: bool = True) -> Iterator[tuple[str, QWidget]]:
        """Show each page, then each dialog, and yield it with its name."""
        for name in self.window.specs:
            self.window.go(name, conference)
            self.settle()
            yield name, self.window
            if dialogs:
                yield from self._dialogs_of(name)
        if not dialogs:
            return
        for name, action in self.window.actions_by_id.items():
            asks = "…" in action.text() or name.startswith("show_")
            if asks and name not in LEFT_OUT:
                yield from self._opened(name, action.trigger)
        schedule = self.window.pages.page("schedule")
        yield from self._opened("a meeting", schedule.acts.add_own)
        for file in self._files():
            yield from self._opened(file.name, partial(self.window.importer.bring_paths, [file]))
        broken = PlannerError("Диск полон.")
        yield from self._opened("a failure", partial(self.window.show_failure, broken))
        bug = partial(report_bug, self.window, ValueError("нет"), Path("журнал"))
        yield from self._opened("a bug", bug)
        error = StoreDamaged("Файл испорчен.", "нет")
        damaged = DamageDialog(self._folder / "файл.db", error, self.store.clock, self.jobs)
        yield from self._opened("a damaged file", damaged.open)

    def settle(self) -> None:
        """Wait until nothing runs and all that was asked for is painted."""
        quiet = 0
        for _turn in range(5000):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            quiet = 0 if self.jobs.running else quiet + 1
            if quiet == 4:  # one job may begin the next
                break
            if not quiet:
                time.sleep(0.002)
        self.window.toasts.clear()

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _dialogs_of(self, page_name: str) -> Iterator[tuple[str, QWidget]]:
        page = self.window.pages.page(page_name)
        lists = [one for one in page.findChildren(RowTable) if one.isVisible()]
        for chosen in (1, 2):
            if lists and lists[0].rows.rowCount() >= chosen:
                lists[0].choose_first()
                if chosen == 2:
                    lists[0].selectRow(0)
                    flags = QItemSelectionModel.SelectionFlag
                    lists[0].selectionModel().select(
                        lists[0].rows.index(1, 0), flags.Select | flags.Rows
                    )
                self.settle()
                yield f"{page_name}, {chosen} chosen", self.window
                yield from self._dialogs_behind(page_name, page)

    def _dialogs_behind(self, page_name: str, page: Page) -> Iterator[tuple[str, QWidget]]:
        for one in [*page.findChildren(QAction), *page.findChildren(QAbstractButton)]:
            # A page may make its menus anew meanwhile.
            if isValid(one) and one.isEnabled() and one.isVisible() and "…" in one.text():
                press = one.trigger if isinstance(one, QAction) else one.click
                words = one.text()
                if words not in self._pressed and not (isinstance(one, QPushButton) and one.menu()):
                    self._pressed.add(words)
                    yield from self._opened(f"{page_name}: {one.text()}", press)

    def _opened(self, name: str, open_it: Callable[[], object]) -> Iterator[tuple[str, QWidget]]:
        before, focus = set(self._dialogs()), self.window.focusWidget()
        open_it()
        self.settle()
        opened = [one for one in self._dialogs() if one not in before]
        for dialog in opened:
            if not isinstance(dialog, QFileDialog):
                self.seen.add(type(dialog))
                yield name, dialog
            dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        if opened and focus is not None and isValid(focus):
            self.returns += 1
            if self.window.focusWidget() is not focus:
                self.found.append(f"{name}: the focus does not return to {focus.accessibleName()}")

    def _files(self) -> list[Path]:
        talk = Talk("new@example.org", "Новый станок", "20260319T090000", room="Зал")
        calendar = ics(talk, name="Другие дни", zone="")
        people = "Name;E-mail;Company;Цвет\nАда Линд;ada@example.org;Гильдия;синий\n;;;\n".encode()
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("дни.ics", calendar)
            archive.writestr("люди.csv", people)
        found = {"дни.ics": calendar, "люди.csv": people, "всё.zip": packed.getvalue()}
        for name, data in found.items():
            (self._folder / name).write_bytes(data)
        return [self._folder / name for name in found]

    def _dialogs(self) -> list[QDialog]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if isinstance(top, QDialog) and top.isVisible()]


@contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """Have the program and Qt speak a language for a while."""
    i18n.choose_language(language)
    speak(app)
    yield
    i18n.choose_language("en")
    speak(app)
