"""Announcements of the store reach the window when it can be read."""

from threading import Event, Thread

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.commands.events import add_event
from planner.gui.changes import Changes
from planner.store import Store
from planner.times import Moment


def test_a_change_on_another_thread_is_told_once_the_store_is_free(
    qtbot: QtBot, store: Store
) -> None:
    owner = QObject()
    changes = Changes(store, owner)
    told: list[frozenset[str]] = []
    readable: list[str | None] = []
    changes.happened.connect(told.append)
    changes.happened.connect(lambda _tables: readable.append(store.undo_label))
    held = Event()
    store.on_change(lambda _tables: held.wait(0.2))
    start = Moment.utc(store.clock.now())
    thread = Thread(
        target=lambda: store.write_bulk("Add fair", add_event, title="Fair", start=start)
    )
    thread.start()
    qtbot.waitUntil(lambda: bool(told))
    thread.join()
    assert "event" in told[0]
    assert readable == ["Add fair"]
    changes.stop()


def test_a_window_that_is_gone_is_left_alone(qtbot: QtBot, store: Store) -> None:
    owner = QObject()
    changes = Changes(store, owner)
    with qtbot.waitSignal(changes.destroyed):
        changes.deleteLater()
    start = Moment.utc(store.clock.now())
    assert store.write("Add", add_event, title="Fair", start=start) > 0
