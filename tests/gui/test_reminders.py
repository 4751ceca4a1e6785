"""Reminders: off until they are asked for, at the start and from the tray, nothing told twice."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from planner.clock import Clock
from planner.commands.events import add_event
from planner.commands.follow_ups import Step, add_follow_up
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.gui.jobs import Jobs
from planner.gui.pages.due import DuePage
from planner.gui.reminders import AT_START, BY_TRAY, Reminders, is_wanted, want
from planner.model import FollowUpKind
from planner.queries.people import my_card
from planner.store import Store
from planner.times import Moment

BERLIN = "Europe/Berlin"


@pytest.fixture
def reminders(store: Store, qtbot: QtBot) -> Iterator[Reminders]:
    owner = QObject()
    made = Reminders(store, owner)
    yield made
    made.stop()


def owe(store: Store, person: str, due: date, kind: FollowUpKind = FollowUpKind.PROMISE) -> None:
    step = Step(kind, "", due, BERLIN, person=person)
    store.write("Add", add_follow_up, step, store.clock.now())


def test_nothing_is_told_before_it_is_asked_for(reminders: Reminders, store: Store) -> None:
    owe(store, "Ada", date(2026, 3, 18))
    said: list[str] = []
    reminders.noticed.connect(said.append)
    reminders.begin()
    assert (said, reminders.tray) == ([], None)
    assert not is_wanted(AT_START)
    assert not is_wanted(BY_TRAY)


def test_the_start_tells_what_is_due_in_one_sentence(reminders: Reminders, store: Store) -> None:
    owe(store, "Ada", date(2026, 3, 17))
    for person in ("Bo", "Cy", "Di"):
        owe(store, person, date(2026, 3, 18), FollowUpKind.MESSAGE)
    owe(store, "Later", date(2026, 3, 19))
    want(AT_START, True)
    said: list[str] = []
    reminders.noticed.connect(said.append)
    reminders.begin()
    assert said == ["Due: 1 promise and 3 follow-ups (Ada, Bo, Cy …)"]


def test_a_start_with_nothing_due_says_nothing(reminders: Reminders, store: Store) -> None:
    owe(store, "Later", date(2026, 3, 19))
    want(AT_START, True)
    said: list[str] = []
    reminders.noticed.connect(said.append)
    reminders.begin()
    assert said == []


def test_the_tray_is_told_each_thing_once(reminders: Reminders, store: Store) -> None:
    owe(store, "Ada", date(2026, 3, 18))
    owe(store, "Bo", date(2026, 3, 19))
    assert [one.words for one in reminders.new_notices()] == ["Due: 1 promise (Ada)"]
    assert reminders.new_notices() == []
    store.clock = Clock(store.clock.now() + timedelta(days=1), BERLIN)
    assert [one.words for one in reminders.new_notices()] == ["Due: 1 promise (Bo)"]


def test_ten_minutes_before_a_session_its_people_are_named(
    reminders: Reminders, store: Store
) -> None:
    now = store.clock.now()
    start = Moment.utc(now + timedelta(minutes=12))
    talk = store.write(
        "Add", add_event, title="Old looms", start=start, zone=BERLIN, place="Hall 2"
    )
    store.write("T", add_target, talk, Person("Ada"), Wish(), now)
    conference = store.write(
        "Meet",
        add_event,
        title="Coffee",
        start=start,
        zone=BERLIN,
        place="Kiosk",
        conference_id=talk,
        codes=["T1"],
    )
    assert conference
    assert reminders.new_notices() == []
    store.clock = Clock(now + timedelta(minutes=3), BERLIN)
    (notice,) = reminders.new_notices()
    assert (notice.title, notice.words) == ("09:12: Coffee", "T1 Ada · Kiosk")
    assert reminders.new_notices() == []


def test_the_switches_stand_in_the_menu_and_weekends_are_kept(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget]
) -> None:
    page = DuePage.whole(store, jobs)
    shown(page)
    page.rules.menu.aboutToShow.emit()
    assert not page.rules.at_start.isChecked()
    assert page.rules.by_tray.isEnabled() is QSystemTrayIcon.isSystemTrayAvailable()
    page.rules.at_start.trigger()
    assert is_wanted(AT_START)
    page.rules.at_start.trigger()
    assert not is_wanted(AT_START)
    page.rules.weekends.trigger()
    assert store.read(my_card).skip_weekends
    page.rules.menu.aboutToShow.emit()
    assert page.rules.weekends.isChecked()
