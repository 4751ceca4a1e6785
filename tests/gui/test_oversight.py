"""Damage is shown in the window once it is quiet, before a backup is made of it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.clock import Clock
from planner.commands.people import Person, add_contact
from planner.gui.main_window import MainWindow
from planner.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: Clock, request: pytest.FixtureRequest):
    """Return a store with a person, whose name a bit changed if the test asks for it."""
    path = tmp_path / "planner.db"
    store = Store.open(path, clock)
    store.write("Add", add_contact, Person("Ada"), clock.now())
    store.close()
    if getattr(request, "param", "") == "damaged":
        with closing(sqlite3.connect(path)) as file:
            file.execute("UPDATE contact SET name = 'Adb'")
            file.commit()
    store = Store.open(path, clock)
    yield store
    store.close()


@pytest.mark.parametrize("store", ["damaged"], indirect=True)
@pytest.mark.parametrize("begin", ["look", "keep"])
def test_damage_is_shown_with_what_to_do(qtbot: QtBot, window: MainWindow, begin: str) -> None:
    oversight = window.backups.oversight
    act: Callable[[], None] = oversight.look if begin == "look" else window.backups.keep
    act()
    qtbot.waitUntil(lambda: oversight.notice is not None and window.jobs.running == 0)
    assert oversight.notice.words[0] == "1 thing in the file is not as it should be."
    if begin == "keep":
        (made,) = window.store.backups()
        assert made.damaged == 1
    first = oversight.notice
    first.reject()
    oversight.look()
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert oversight.notice is first, "it is told once"


def test_of_a_sound_store_nothing_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.backups.begin_in(0)
    qtbot.waitUntil(lambda: len(window.store.backups()) == 1 and window.jobs.running == 0)
    window.backups.oversight.look()
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert window.backups.oversight.notice is None
    window.backups.stop()


def test_who_closes_the_window_does_not_wait_for_it(qtbot: QtBot, window: MainWindow) -> None:
    oversight = window.backups.oversight
    oversight.look()
    oversight.stop()
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert oversight.notice is None


@pytest.mark.parametrize("store", ["damaged"], indirect=True)
def test_what_was_restored_is_looked_over_at_once(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    oversight = window.backups.oversight
    oversight.look()
    qtbot.waitUntil(lambda: oversight.notice is not None and window.jobs.running == 0)
    first = oversight.notice
    first.reject()
    window.backups.restore(store.backup().path)
    qtbot.waitUntil(lambda: oversight.notice not in (None, first) and window.jobs.running == 0)
    oversight.notice.reject()
