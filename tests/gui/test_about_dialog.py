"""What the program says of itself: its parts with their licences, and what a report needs."""

import re

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import planner
from planner.gui.about_dialog import AboutDialog
from planner.gui.main_window import MainWindow
from planner.store import Store


def test_every_part_has_its_licence_beside_it(window: MainWindow, store: Store) -> None:
    dialog = AboutDialog(window, store)
    dialog.open()
    names = [row.of.name for row in dialog.parts.rows.rows]
    assert {"Planner", "PySide6_Essentials", "SQLAlchemy", "Lucide", "Noto Sans"} <= set(names)
    short = []
    for row in dialog.parts.rows.rows:
        dialog.parts.choose(row.id)
        if len(dialog.text.toPlainText()) < 500:
            short.append(row.of.name)
    assert short == []
    dialog.accept()


def test_a_report_can_be_copied(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    dialog = AboutDialog(window, store)
    dialog.open()
    dialog.copy_button.click()
    text = QGuiApplication.clipboard().text()
    for needed in (f"Planner {planner.__version__}", "Python 3.", "Qt 6.", str(store.path)):
        assert needed in text
    assert re.search(r"SQLAlchemy 2\S+ \(MIT\)", text)
    dialog.accept()
