"""Tests of planner.gui.follower."""

from datetime import datetime

from pytestqt.qtbot import QtBot

from planner.commands.events import add_event, edit_plan
from planner.gui.main_window import MainWindow
from planner.model import Mark
from planner.store import Store
from planner.times import Moment


def test_what_was_written_shows_in_list_top_and_page(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    event_id = store.write("Add", add_event, title="Coffee", start=noon(store))
    qtbot.waitUntil(lambda: [row.title for row in window.event_list.rows] == ["Coffee"])
    qtbot.waitUntil(lambda: window.event_id == event_id)
    assert window.panes.header.title == "Coffee"
    schedule = window.go("schedule")
    store.write("Mark", edit_plan, event_id, mark=Mark.MUST)
    qtbot.waitUntil(lambda: schedule.table.rows.rows[0].event.mark is Mark.MUST)


def test_pages_never_ask_for_an_event_that_was_taken_back_meanwhile(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    event_id = store.write("Add", add_event, title="Coffee", start=noon(store))
    qtbot.waitUntil(lambda: window.event_id == event_id)
    window.go("schedule")
    store.write("Mark", edit_plan, event_id, mark=Mark.MUST)
    window.follower.take_in()
    store.undo()
    store.undo()
    qtbot.waitUntil(lambda: window.event_id is None)
    assert window.event_list.rows == []


def test_who_has_gone_elsewhere_by_then_stays_there(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    event_id = store.write("Add", add_event, title="Coffee", start=noon(store))
    qtbot.waitUntil(lambda: window.event_id == event_id)
    window.go("people")  # the page of the event would be brought in the next turn
    qtbot.waitUntil(lambda: not window.follower.is_busy)
    assert (window.pages.current_name, window.event_id) == ("people", event_id)


def noon(store: Store) -> Moment:
    day = store.clock.today()
    return Moment.zoned(datetime(day.year, day.month, day.day, 12), "Europe/Berlin")
