import sqlite3

from pytestqt.qtbot import QtBot
from sqlalchemy import text

from planner.gui.dialogs import Notice
from planner.gui.main_window import MainWindow
from planner.store import Store


def the_notice(qtbot: QtBot, window: MainWindow) -> Notice:
    window.does.check_file()
    qtbot.waitUntil(lambda: bool(window.findChildren(Notice)))
    return window.findChildren(Notice)[-1]


def behind_the_door(store: Store, statement: str) -> None:
    """Change a row as damage would: with no sum kept of what it is now."""
    driver: sqlite3.Connection = store._driver()
    sums = driver.execute("SELECT * FROM row_sum").fetchall()
    store.write("x", lambda session: session.execute(text(statement)))
    marks = ", ".join("?" * len(sums[0]))
    driver.executemany(f"INSERT OR REPLACE INTO row_sum VALUES ({marks})", sums)


def press(notice: Notice, words: str) -> None:
    from PySide6.QtWidgets import QPushButton

    (button,) = [one for one in notice.findChildren(QPushButton) if words in one.text()]
    button.click()


def test_all_is_well_is_said_with_what_was_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    notice = the_notice(qtbot, window)
    assert notice.words[0] == "All is well."
    assert "rows were looked at" in notice.words[1]
    notice.accept()


def test_what_changed_behind_the_door_is_named_and_can_be_taken_as_it_is(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    store.write("Zone", lambda session: session.execute(text("UPDATE calendar SET etag = 'a'")))
    behind_the_door(store, "UPDATE calendar SET etag = 'b' WHERE id = 1")
    notice = the_notice(qtbot, window)
    assert "not as" in notice.words[0]
    notice.copy_details()
    from PySide6.QtGui import QGuiApplication

    assert "Row 1 of “calendar” is not as it was saved." in QGuiApplication.clipboard().text()
    press(notice, "Take the rows")
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    assert store.check_file() == []


def test_the_backups_are_one_click_away(
    qtbot: QtBot, window: MainWindow, store: Store, conference: int
) -> None:
    behind_the_door(store, "UPDATE calendar SET etag = 'b' WHERE id = 1")
    press(the_notice(qtbot, window), "Backups")
    assert window.backups.dialog is not None
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    window.backups.dialog.accept()
