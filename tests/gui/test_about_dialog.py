"""What the program says of itself: its parts with their licences, and what a report needs."""

import re
import tomllib
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import planner
from planner.formats.licences import licences
from planner.gui.about_dialog import AboutDialog
from planner.gui.main_window import MainWindow
from planner.store import Store

PROJECT = Path(planner.__file__).resolve().parents[1] / "pyproject.toml"


def test_every_library_is_named() -> None:
    named = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    parts = {plain(part.name) for part in licences()}
    assert {plain(re.split(r"[^\w.-]", need)[0]) for need in named} <= parts


def test_every_part_has_a_licence_with_its_whole_text() -> None:
    parts = licences()
    assert parts[0].name == "Planner"
    assert len(parts) > 25
    assert [part.name for part in parts if not part.licence] == []
    assert [part.name for part in parts if len(part.text) < 500] == []
    texts = {plain(part.name): part.text for part in parts}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["pyside6-essentials"]
    assert "Permission is hereby granted" in texts["planner"]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def test_the_text_stands_beside_the_part_that_is_chosen(window: MainWindow, store: Store) -> None:
    dialog = AboutDialog(window, store)
    dialog.open()
    assert "Planner" in dialog.text.toPlainText()[:200]
    at, chosen = next(pair for pair in enumerate(licences()) if pair[1].name == "click")
    dialog.parts.choose(at)
    shown = dialog.text.toPlainText()
    assert shown.split() == chosen.text.split(), "the whole text, broken where the window ends"
    assert len(max(shown.splitlines(), key=len)) > 100
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
