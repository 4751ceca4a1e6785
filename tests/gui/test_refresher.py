"""Asking the addresses of calendars for news, by hand and at the start, through the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from store_world import Talk, ics, talks
from web_server import Server, server

from planner.commands.import_choices import ImportOptions
from planner.flows.importing import apply, preview
from planner.flows.reading import read_address
from planner.gui.address_dialog import AddressDialog
from planner.gui.calendar_dialog import CalendarDialog
from planner.gui.dialogs import Question
from planner.gui.main_window import MainWindow
from planner.queries.calendars import CalendarRow, calendar_rows
from planner.queries.dump import dump
from planner.queries.events import event_rows
from planner.store import Store

__all__ = ["server"]

NEWER = ics(*talks(), Talk("x", "One more", "20260316T180000"))


@pytest.fixture
def address(server: Server, store: Store) -> str:
    """Subscribe to a calendar of nine talks; return its address."""
    where = server.calendar("/days.ics", ics(*talks()), '"1"')
    (brought,) = read_address(where, store.clock.today())
    apply(store, preview(store, brought, ImportOptions(refresh_at_start=True), "UTC"))
    return where


def row(store: Store) -> CalendarRow:
    (found,) = store.read(calendar_rows)
    return found


def toasts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def titles(store: Store) -> set[str]:
    return {one.title for one in store.read(event_rows)}


def open_dialog(window: MainWindow, kind: type) -> object:
    (found,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def test_what_is_new_is_shown_before_it_is_written(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    server.calendar("/days.ics", NEWER, '"2"')
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    assert "1 new · 9 unchanged" in dialog.words
    assert "One more" not in titles(store)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert "One more" in titles(store)
    assert store.undo_label == "Refresh Loom Days"


def test_nothing_new_is_said(
    qtbot: QtBot, server: Server, address: str, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == ["Nothing is new in “Loom Days”."]
    assert server.seen[-1][1]["if-none-match"] == '"1"'


def test_a_key_pressed_again_while_an_address_is_asked_asks_once(
    qtbot: QtBot, server: Server, address: str, window: MainWindow
) -> None:
    asked = len(server.seen)
    for _press in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: bool(toasts(window)) and not window.refresher.is_busy)
    assert len(server.seen) == asked + 1
    assert toasts(window) == ["Nothing is new in “Loom Days”."]
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(server.seen) == asked + 2 and not window.refresher.is_busy)


def test_news_leave_the_page_one_is_on(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    window.go("plan", store.read(event_rows)[0].id)
    server.calendar("/days.ics", NEWER, '"2"')
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    window.importer.dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)) and not window.turns.is_busy)
    assert window.pages.current_name == "plan"


def test_without_an_address_there_is_nobody_to_ask(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["refresh_calendars"].trigger()
    assert toasts(window) == [
        "No calendar comes from an address yet. Import one by its address first."
    ]


def test_a_refresh_that_fails_is_told_and_changes_nothing(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    before = store.read(dump, 1)
    server.answers["/days.ics"] = lambda handler: handler.send(503)
    window.refresher.refresh_at_start()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == [
        "“Loom Days” was not refreshed: The server has trouble of its own (503); try later."
    ]
    assert store.read(dump, 1) == before


def test_at_the_start_news_is_written_and_can_be_undone(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    server.calendar("/days.ics", NEWER, '"2"')
    window.refresher.refresh_at_start()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == ["Loom Days: 1 new"]
    assert "One more" in titles(store)
    window.toasts.shown[0].button.click()
    assert "One more" not in titles(store)


def test_nobody_is_asked_at_the_start_unless_the_user_said_so(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    window.show_event(store.read(event_rows)[0].id)
    window.actions_by_id["edit_calendar"].trigger()
    dialog = open_dialog(window, CalendarDialog)
    assert isinstance(dialog, CalendarDialog)
    assert dialog.at_start.isChecked()
    dialog.at_start.click()
    dialog.save_button.click()
    assert not row(store).refresh_at_start
    assert store.undo_label == "Refresh Loom Days by hand only"
    asked = len(server.seen)
    window.refresher.refresh_at_start()
    assert not window.refresher.is_busy
    assert len(server.seen) == asked
    QApplication.processEvents()


def test_more_than_half_gone_is_asked_first(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    server.calendar("/days.ics", ics(*talks()[:3]), '"2"')
    before = store.read(dump, 1)
    window.refresher.refresh_at_start()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window)[0].startswith("6 of the 9 entries of “Loom Days” are missing")
    assert store.read(dump, 1) == before
    window.toasts.shown[0].button.click()
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    assert not dialog.import_button.isEnabled()
    dialog.choices.vanish.click()
    dialog.import_button.click()
    qtbot.waitUntil(lambda: toasts(window) == ["6 no longer listed"])
    assert sum(one.gone for one in store.read(event_rows)) == 6


def test_a_calendar_is_refreshed_from_its_own_dialog(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    window.show_event(store.read(event_rows)[0].id)
    window.actions_by_id["edit_calendar"].trigger()
    dialog = open_dialog(window, CalendarDialog)
    assert isinstance(dialog, CalendarDialog)
    dialog.refresh_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == ["Nothing is new in “Loom Days”."]


def test_an_address_is_subscribed_to_from_its_dialog(
    qtbot: QtBot, server: Server, window: MainWindow, store: Store
) -> None:
    where = server.calendar("/days.ics", ics(*talks()), '"1"')
    window.actions_by_id["import_address"].trigger()
    asking = open_dialog(window, AddressDialog)
    assert isinstance(asking, AddressDialog)
    asking.field.setText(where)
    asking.at_start.click()
    asking.fetch_button.click()
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    window.importer.dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert (row(store).source, row(store).refresh_at_start) == (where, True)


def test_a_place_in_the_own_network_is_fetched_only_when_allowed(
    qtbot: QtBot, server: Server, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = server.calendar("/days.ics", ics(*talks()), '"1"')
    # A public name that leads to this machine.
    monkeypatch.setattr(
        "planner.formats.network._resolved", lambda _host, _port, _seconds: ("127.0.0.1",)
    )
    window.importer.bring_address(where.replace("127.0.0.1", "calendar.example.org"))
    qtbot.waitUntil(lambda: bool(window.findChildren(Question)))
    question = open_dialog(window, Question)
    assert isinstance(question, Question)
    assert server.seen == []
    question.confirm_button.click()
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    window.importer.dialog.cancel_button.click()


def test_several_calendars_are_asked_one_after_the_other(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    more = server.calendar("/more.ics", ics(*talks(3), name="More"), '"1"')
    (brought,) = read_address(more, store.clock.today())
    apply(store, preview(store, brought, ImportOptions(into="new"), "UTC"))
    server.seen.clear()
    window.refresher.refresh_all()
    qtbot.waitUntil(lambda: len(toasts(window)) == 2)
    assert [path for path, _headers in server.seen] == ["/days.ics", "/more.ics"]


def test_a_stopped_refresh_changes_nothing_and_asks_nobody_else(
    qtbot: QtBot, server: Server, address: str, window: MainWindow, store: Store
) -> None:
    server.calendar("/days.ics", ics(*(replace(item, room="Attic") for item in talks())), '"2"')
    before = store.read(dump, 1)
    window.refresher.refresh_at_start()
    window.jobs.cancel_all()
    qtbot.waitUntil(lambda: not window.refresher.is_busy)
    assert store.read(dump, 1) == before
