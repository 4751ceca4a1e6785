"""The timeline on the Schedule page, through its keys, its mouse and its pictures."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.clock import Clock
from planner.commands import events
from planner.gui.main_window import MainWindow
from planner.gui.page import Page
from planner.gui.pages.schedule import SchedulePage
from planner.gui.pages.schedule_rows import title_text
from planner.gui.pages.timeline import Timeline
from planner.gui.palette import LIGHT
from planner.model import Mark
from planner.queries.events import event_rows
from planner.store import Store

LIBRARY = "A lending library for tools, seven years on"
TIDES = "Tide tables as open data: small feeds, big harbours"
INDIGO = "Indigo without the river paying for it"
SPARE = "The spare part that was never drawn"
EXPO = "Exhibition of mended things"

Open = Callable[[type[Page], int | None], Page]


@pytest.fixture
def page(open_page: Open, conference: int) -> SchedulePage:
    made = open_page(SchedulePage, conference)
    assert isinstance(made, SchedulePage)
    made.focus_first()
    QTest.keyClick(made.table, Qt.Key.Key_V)
    return made


@pytest.fixture
def timeline(page: SchedulePage) -> Timeline:
    return page.views.timeline


def choose(page: SchedulePage, title: str) -> None:
    row = next(row for row in page.table.rows.rows if title_text(row) == title)
    assert page.table.choose(row.id)


def current(page: SchedulePage) -> str:
    return title_text(page.table.current_row)


def marks(store: Store) -> dict[str, Mark]:
    return {row.title: row.mark for row in store.read(event_rows, include_hidden=True)}


def test_a_key_shows_the_timeline_and_goes_back(page: SchedulePage, timeline: Timeline) -> None:
    assert timeline.isVisible()
    assert timeline.hasFocus()
    QTest.keyClick(timeline, Qt.Key.Key_V)
    assert page.table.isVisible()
    assert page.table.hasFocus()


def test_rooms_stand_above_and_what_runs_at_once_beside(
    page: SchedulePage, timeline: Timeline
) -> None:
    board = timeline.places.board
    assert {"Boathouse", "Great Hall", "Rope Loft"} <= set(board.columns)
    choose(page, LIBRARY)
    left = timeline.visualRect(timeline.currentIndex())
    choose(page, INDIGO)
    right = timeline.visualRect(timeline.currentIndex())
    assert left.height() == right.height()
    assert not left.intersects(right)


def test_arrows_go_on_in_time_and_across_the_rooms(page: SchedulePage, timeline: Timeline) -> None:
    choose(page, LIBRARY)
    QTest.keyClick(timeline, Qt.Key.Key_Down)
    assert current(page) == SPARE
    QTest.keyClick(timeline, Qt.Key.Key_Up)
    assert current(page) == LIBRARY
    for _step in range(9):
        QTest.keyClick(timeline, Qt.Key.Key_Left)
    assert current(page) == TIDES, "the first room, at the same time"
    QTest.keyClick(timeline, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert current(page) == EXPO


def test_arrows_turn_round_where_reading_goes_the_other_way(
    page: SchedulePage, timeline: Timeline
) -> None:
    page.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    choose(page, TIDES)
    first_room = timeline.visualRect(timeline.currentIndex())
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    there = timeline.visualRect(timeline.currentIndex())
    assert there.right() < first_room.left(), "the next room stands to the left"
    assert timeline.hours.x() > timeline.viewport().x()


def test_the_marks_have_the_same_keys(
    page: SchedulePage, timeline: Timeline, store: Store, qtbot: QtBot
) -> None:
    choose(page, LIBRARY)
    qtbot.keyClicks(timeline, "1")
    assert marks(store)[LIBRARY] is Mark.MUST
    assert current(page) == LIBRARY
    qtbot.keyClicks(timeline, "0")
    assert marks(store)[LIBRARY] is Mark.NONE


def test_what_is_chosen_is_shared_with_the_agenda(page: SchedulePage, timeline: Timeline) -> None:
    choose(page, LIBRARY)
    there = timeline.visualRect(timeline.currentIndex()).center()
    choose(page, TIDES)
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert current(page) == LIBRARY
    assert page.details.title.text() == LIBRARY
    QTest.keyClick(timeline, Qt.Key.Key_V)
    assert current(page) == LIBRARY


def test_enter_goes_to_the_note(page: SchedulePage, timeline: Timeline) -> None:
    page.window().resize(820, 600)
    assert page.details.isHidden(), "the hours need the height"
    choose(page, LIBRARY)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert page.details.isVisible()
    assert page.details.form.isAncestorOf(QApplication.focusWidget())


def test_filters_narrow_it_as_they_do_the_agenda(page: SchedulePage, timeline: Timeline) -> None:
    page.filters.search.setText("lending")
    page.filters.search.searched.emit("lending")
    assert [title_text(row) for row in page.table.rows.rows] == [LIBRARY]
    assert timeline.places.board.columns == ("Great Hall",)
    page.filters.search.setText("zzzz")
    page.filters.search.searched.emit("zzzz")
    assert "matches the filter" in page.views.empty.words


def test_my_day_shows_gaps_and_all_days_stand_side_by_side(
    page: SchedulePage, timeline: Timeline, store: Store
) -> None:
    ids = {row.title: row.id for row in store.read(event_rows)}
    store.write("Mark", events.set_mark, [ids["Opening: welcome to Longshore"], ids[LIBRARY]],
                Mark.MUST)  # fmt: skip
    page.filters.mine.click()
    titles = {title_text(page.table.rows.rows[block.at]) for block in timeline.places.blocks}
    assert "Free 1 h 15 min" in titles
    page.days.choose(None)
    assert len(timeline.places.board.columns) == 3


def test_zoom_keys_make_the_hours_larger(page: SchedulePage, timeline: Timeline) -> None:
    choose(page, LIBRARY)
    before = timeline.visualRect(timeline.currentIndex())
    QTest.keyClick(timeline, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = timeline.visualRect(timeline.currentIndex())
    assert larger.height() > before.height()
    QTest.keyClick(timeline, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert timeline.visualRect(timeline.currentIndex()).height() == before.height()


def test_the_zoom_is_as_it_was_at_the_next_start(
    open_window: Callable[[], MainWindow], conference: int
) -> None:
    first = open_window()
    page = first.go("schedule", conference)
    assert isinstance(page, SchedulePage)
    page.views.switch.click()
    choose(page, LIBRARY)
    usual = height_of_current(page)
    for _step in range(2):
        QTest.keyClick(page.views.timeline, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = height_of_current(page)
    assert larger > usual
    first.close()
    again = open_window().go("schedule", conference)
    assert isinstance(again, SchedulePage)
    choose(again, LIBRARY)
    assert height_of_current(again) == larger


def height_of_current(page: SchedulePage) -> int:
    return page.views.timeline.visualRect(page.views.timeline.currentIndex()).height()


def test_each_session_is_said_in_full(page: SchedulePage, timeline: Timeline) -> None:
    interface = QAccessible.queryAccessibleInterface(timeline)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Timeline"
    names = [
        interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())
    ]
    said = next(name for name in names if LIBRARY in name)
    assert said == f"10:45–11:25, {LIBRARY}, Great Hall, Олена Ткачук"


def test_the_line_of_now_is_drawn_on_the_day_itself(
    page: SchedulePage, timeline: Timeline, store: Store
) -> None:
    assert timeline.now_y is None
    store.clock = Clock(datetime.combine(page.days.days[0], time(10, 50), UTC), "Europe/Berlin")
    line = timeline.now_y
    assert line is not None
    timeline.verticalScrollBar().setValue(line - 100)
    picture = timeline.viewport().grab().toImage()
    free = QPoint(picture.width() - 2, line - timeline.shift.y())
    assert picture.pixelColor(free).name() == LIGHT.bad


def test_rooms_or_tracks_are_chosen_only_where_there_are_both(
    page: SchedulePage, timeline: Timeline
) -> None:
    choice = page.views.side_by_side
    page.views.offer(rooms=True, tracks=False)
    assert not choice.isVisible()
    page.views.offer(rooms=True, tracks=True)
    assert choice.isVisible()
