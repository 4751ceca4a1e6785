"""The list of events at the side."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.commands.events import add_event, hide_events, set_mark
from planner.gui.event_list import EventList
from planner.model import Mark
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def events(store: Store, shown: Callable[..., QWidget]) -> EventList:
    made = EventList(store, QAction("Import…"))
    shown(made)
    return made


def add(store: Store, title: str, days: int, hour: int = 12) -> int:
    day = store.clock.today().toordinal() + days
    start = Moment.zoned(
        store.clock.now().replace(tzinfo=None).fromordinal(day).replace(hour=hour), "Europe/Berlin"
    )
    end = Moment.zoned(start.wall.replace(hour=hour + 1), "Europe/Berlin")
    return store.write("Add", add_event, title=title, start=start, end=end, zone="Europe/Berlin")


def cards(events: EventList) -> list[tuple[str, str]]:
    return [(events._card(row).heading, row.title) for row in events.list.rows.rows]


def test_what_is_on_stands_before_what_comes_and_what_is_past(
    events: EventList, store: Store
) -> None:
    for title, days, hour in (
        ("Next week", 7, 12),
        ("Now", 0, 9),
        ("Tomorrow", 1, 12),
        ("Last week", -7, 12),
        ("Yesterday", -1, 12),
    ):
        event = add(store, title, days, hour)
        store.write("Mark", set_mark, [event], Mark.MUST)
    events.reload()
    assert cards(events) == [
        ("On now", "Now"),
        ("Coming", "Tomorrow"),
        ("Coming", "Next week"),
        ("Past", "Yesterday"),
        ("Past", "Last week"),
    ]


def test_all_shows_what_is_not_followed(events: EventList, store: Store) -> None:
    add(store, "Soon", 2)
    add(store, "Long past", -300)
    events.reload()
    assert [title for _heading, title in cards(events)] == ["Soon"]
    events.all_button.click()
    assert [title for _heading, title in cards(events)] == ["Soon", "Long past"]


def test_where_nothing_is_followed_everything_is_shown(events: EventList, store: Store) -> None:
    add(store, "Long past", -300)
    events.reload()
    assert [title for _heading, title in cards(events)] == ["Long past"]


def test_what_is_hidden_is_among_all_and_is_shown_again_from_there(
    qtbot: QtBot, events: EventList, store: Store
) -> None:
    event = add(store, "Fair", 1)
    store.write("Mark", set_mark, [event], Mark.MUST)
    store.write("Hide", hide_events, [event])
    events.reload()
    assert (cards(events), events.rows) == ([], [])
    assert events.list.empty.words == "Every event is hidden. “All” shows them."
    events.all_button.click()
    (row,) = events.list.rows.rows
    assert (events._card(row).badge, events._card(row).faded) == ("Hidden", True)
    assert events.rows == [], "none to be opened by itself"
    heard: list[tuple[str, object]] = []
    events.chosen.connect(lambda one: heard.append(("chosen", one)))
    events.shown_again.connect(lambda ids: heard.append(("again", ids)))
    events.activated.connect(lambda one: heard.append(("opened", one)))
    events.list.choose(event)
    events.list.setFocus()
    qtbot.keyClick(events.list, Qt.Key.Key_H)
    qtbot.keyClick(events.list, Qt.Key.Key_Return)
    assert heard == [("again", [event]), ("again", [event]), ("opened", event)]


def test_a_filter_brings_up_nothing_by_itself(
    qtbot: QtBot, events: EventList, store: Store
) -> None:
    first, second = add(store, "Looms", 1), add(store, "Mills", 2)
    events.reload()
    events.show_chosen(first)
    heard: list[int] = []
    events.chosen.connect(heard.append)
    events.search.setText("mills")
    assert heard == []
    qtbot.keyClick(events.search, Qt.Key.Key_Down)
    assert events.list.hasFocus()
    events.search.clear()
    assert events.list.current_id in (first, second)
    events.list.choose(second)
    assert heard[-1] == second


def test_it_says_when_there_is_nothing(events: EventList) -> None:
    events.reload()
    assert events.list.empty.words == "No event yet."
    assert events.list.empty.button.text() == "Import…"


def test_a_card_tells_mark_and_state(events: EventList, store: Store) -> None:
    event = add(store, "Fair", 1)
    store.write("Mark", set_mark, [event], Mark.MUST)
    events.reload()
    card = events._card(events.rows[0])
    assert card.badge == "Must"
    assert card.spoken.startswith("Fair, Thu, Mar 19, 12:00–13:00")


def test_del_asks_to_hide_the_chosen_one(events: EventList, store: Store, qtbot: QtBot) -> None:
    fair = add(store, "Fair", 1)
    store.write("Mark", set_mark, [fair], Mark.MUST)
    events.reload()
    events.show_chosen(fair)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_H):
        with qtbot.waitSignal(events.hidden) as asked:
            qtbot.keyClick(events.list, key)
        assert asked.args == [[fair]]
