"""Ctrl+F and Ctrl+K in the whole window: what they find, and where Enter leads."""

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from search_state import tended

from planner.commands.people import Person, add_contact, edit_contact
from planner.gui.finder.finder import Finder
from planner.gui.main_window import MainWindow
from planner.gui.pages.schedule import SchedulePage
from planner.gui.pages.sheet import SheetPage
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ada(store: Store, conference: int) -> int:
    person = Person("Ada Lovelace", organisation="Analytical Engines", note="owns a loom")
    return store.write("Add Ada", add_contact, person, NOW)


def opened(window: MainWindow, action: str) -> Finder:
    window.actions_by_id[action].trigger()
    assert window.finders.open is not None
    return window.finders.open


def titles(finder: Finder) -> list[str]:
    return [row.title for row in finder.model.rows]


def take(qtbot: QtBot, finder: Finder, typed: str, title: str) -> None:
    finder.field.setText(typed)
    qtbot.waitUntil(lambda: any(title in one for one in titles(finder)))
    place = next(at for at, one in enumerate(titles(finder)) if title in one)
    finder.list.setCurrentIndex(finder.model.index(place, 0))
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    qtbot.wait(1)


def test_a_person_is_found_by_a_word_of_a_note_and_shown(
    qtbot: QtBot, ada: int, window: MainWindow
) -> None:
    take(qtbot, opened(window, "find"), "loom engines", "Ada Lovelace")
    page = window.pages.page("people")
    assert page.isVisible()
    qtbot.waitUntil(lambda: page.table.current_id == ada)


def test_a_session_is_found_by_its_speaker_and_chosen_in_the_schedule(
    qtbot: QtBot, conference: int, window: MainWindow
) -> None:
    take(qtbot, opened(window, "find"), "lukasz", "Tide tables as open data")
    page = window.pages.page("schedule")
    assert page.isVisible()
    assert page.table.current_row.event.title.startswith("Tide tables")


def test_a_whole_import_is_taken_in_when_one_searches(
    qtbot: QtBot, conference: int, window: MainWindow
) -> None:
    finder = opened(window, "find")
    finder.field.setText("keynote")
    qtbot.waitUntil(lambda: "Sessions" in titles(finder))
    finder.dismiss()


def test_the_same_key_closes_and_the_other_changes_over(ada: int, window: MainWindow) -> None:
    before = QApplication.focusWidget()
    finder = opened(window, "find")
    assert QApplication.focusWidget() is finder.field
    palette = opened(window, "show_palette")
    assert finder.isHidden()
    window.actions_by_id["show_palette"].trigger()
    assert palette.isHidden()
    assert window.finders.open is None
    assert QApplication.focusWidget() is before


def test_the_palette_does_an_action(qtbot: QtBot, ada: int, window: MainWindow) -> None:
    take(qtbot, opened(window, "show_palette"), "peopel", "People")
    assert window.pages.page("people").isVisible()


def test_the_palette_says_why_something_cannot_be_done(window: MainWindow) -> None:
    finder = opened(window, "show_palette")
    finder.field.setText("hide this event")
    assert finder.chosen is not None
    assert finder.chosen.why_not == "Choose an event in the list first."
    finder.field.setText("undo")
    assert finder.chosen.why_not == "There is nothing to undo."
    finder.dismiss()


def test_the_palette_offers_every_action_with_its_key(ada: int, window: MainWindow) -> None:
    finder = opened(window, "show_palette")
    keys = {row.title: row.keys for row in finder.model.rows}
    assert keys["Log"] == "Ctrl+L"
    assert keys["Meet speakers"] == "T"
    menus = [a for a in window.findChildren(QAction) if a.objectName() in window.actions_by_id]
    assert len(keys) > len(menus)
    finder.dismiss()


def test_what_another_page_does_is_found_by_name(
    qtbot: QtBot, ada: int, window: MainWindow, conference: int
) -> None:
    sheet = window.go("sheet", conference)
    assert isinstance(sheet, SheetPage)
    printed: list[bool] = []
    sheet.bar.print_asked.disconnect()  # else it asks for a printer
    sheet.bar.print_asked.connect(partial(printed.append, True))
    qtbot.waitUntil(sheet.bar.print_button.isEnabled, timeout=20_000)
    schedule = window.go("schedule")
    assert isinstance(schedule, SchedulePage)
    finder = opened(window, "show_palette")
    assert "Print" not in titles(finder), "before one types only what can be done here"
    finder.field.setText("print")
    assert "Print" in titles(finder)
    finder.dismiss()
    row = next(row for row in finder.model.rows if row.title == "Print")
    assert row.end == "Page Sheet"
    assert row.take is not None
    row.take()
    assert window.pages.current_name == "sheet"
    assert printed == [True]
    window.go("people")
    finder = opened(window, "show_palette")
    finder.field.setText("Meet speakers")
    row = next(row for row in finder.model.rows if row.title == "Meet speakers")
    finder.dismiss()
    assert row.take is not None
    before = window.store.revision
    row.take()
    assert window.pages.current_name == "schedule"
    assert window.store.revision == before, "no row was looked at"


def test_events_and_people_are_in_the_palette_even_misspelt(
    qtbot: QtBot, ada: int, window: MainWindow, store: Store
) -> None:
    tended(store)
    finder = opened(window, "show_palette")
    finder.field.setText("lovelcae")
    assert "Ada Lovelace" in titles(finder)
    finder.field.setText("longshore")
    assert titles(finder)[0] == "Events and sessions"
    finder.dismiss()


def test_the_keys_reach_the_window_from_a_field(qtbot: QtBot, ada: int, window: MainWindow) -> None:
    window.go("people")
    field = window.pages.page("people").add_line
    field.setText("half a name")
    QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
    assert window.finders.open is not None
    assert field.text() == "half a name"
    window.finders.open.dismiss()


def test_a_field_undoes_its_own_text_through_the_palette_too(
    qtbot: QtBot, ada: int, window: MainWindow, store: Store
) -> None:
    store.write("Edit Ada", edit_contact, ada, note="sold it")
    window.go("people")
    field = window.pages.page("people").add_line
    QTest.keyClicks(field, "Bo")
    take(qtbot, opened(window, "show_palette"), "undo", "Undo")
    assert field.text() == ""
    assert store.undo_label == "Edit Ada"
