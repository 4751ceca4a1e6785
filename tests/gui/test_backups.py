from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.commands.goals import add_goal
from planner.commands.people import Person, add_contact
from planner.gui.main_window import MainWindow
from planner.queries.dump import dump
from planner.store import Store

MakeWindow = Callable[..., MainWindow]


def content(store: Store) -> object:
    return store.read(dump, 1).tables


def wait_for_rows(qtbot: QtBot, window: MainWindow, count: int) -> None:
    dialog = window.backups.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.table.rows.all_rows) == count)


def test_a_backup_is_restored_and_that_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    store.backup()
    old = content(store)
    store.write("Add goal", add_goal, conference, "Meet five", 5)
    new = content(store)
    window.does.show_backups()
    wait_for_rows(qtbot, window, 1)
    dialog = window.backups.dialog
    assert dialog is not None
    assert dialog.table.current_row.backup.rows["event"] == 66
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: bool(window.toasts.shown) and window.jobs.running == 0)
    assert content(store) == old
    toast = window.toasts.shown[-1]
    assert toast.text == "Restored: Mar 18, 2026, 09:00"
    toast.button.click()
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert content(store) == new
    assert window.event_id == conference


def test_a_damaged_backup_is_named_and_not_restored(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    good, bad = store.backup(), store.backup()
    bad.path.write_bytes(b"rotten")
    window.does.show_backups()
    wait_for_rows(qtbot, window, 2)
    dialog = window.backups.dialog
    assert dialog is not None
    assert dialog.table.current_id == str(good.path), "the newest that can be restored"
    dialog.table.choose(str(bad.path))
    assert dialog.table.current_row.is_whole is False
    assert not dialog.restore_button.isEnabled()
    dialog.table.choose(str(good.path))
    assert dialog.restore_button.isEnabled()
    dialog.accept()


def test_one_more_is_made_and_a_copy_saved_elsewhere(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.does.show_backups()
    dialog = window.backups.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert not dialog.copy_button.isEnabled()
    dialog.make_button.click()
    wait_for_rows(qtbot, window, 1)
    dialog.copy_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "copy.db"))
    qtbot.waitUntil(lambda: (tmp_path / "copy.db").exists() and window.jobs.running == 0)
    asked.reject()
    assert (tmp_path / "copy.db").read_bytes() == store.backups()[0].path.read_bytes()
    dialog.accept()


def test_one_is_made_at_the_start_and_again_when_a_day_has_passed(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    window.backups.begin_in(0)
    qtbot.waitUntil(lambda: len(store.backups()) == 1 and window.jobs.running == 0)
    window.backups.keep()
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert len(store.backups()) == 1
    # The window stays open over midnight, and over the next noon.
    store.clock = replace(store.clock, fixed=store.clock.now() + timedelta(hours=25))
    window.backups.keep()
    qtbot.waitUntil(lambda: len(store.backups()) == 2 and window.jobs.running == 0)


def test_nothing_is_kept_of_an_empty_store(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    window.backups.keep()
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert store.backups() == []


def test_what_keeps_a_backup_from_being_made_is_told_once(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    store.write("Add", add_contact, Person("Ada"), store.clock.now())
    (tmp_path / "planner-backups").write_text("in the way")
    for _time in range(2):
        window.backups.keep()
        qtbot.waitUntil(lambda: window.jobs.running == 0)
    told = [toast.text for toast in window.toasts.shown if "No backup could be made" in toast.text]
    assert len(told) == 1
