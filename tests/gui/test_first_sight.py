"""The first rows stand on the curtain where the window has them, whatever its size."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from planner import i18n
from planner.clock import Clock
from planner.commands.events import add_event, set_mark
from planner.gui.application import turn_round
from planner.gui.curtain import Curtain
from planner.gui.event_header import ElidedLabel, EventHeader
from planner.gui.main_window import MainWindow
from planner.gui.pages.schedule import SchedulePage
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme
from planner.gui.window_state import WindowState
from planner.model import Calendar, Mark
from planner.queries.events import event_rows
from planner.store import Store
from planner.times import Moment

SIZES = (800, 700), (900, 600), (1000, 780), (1050, 640), (1180, 780), (1280, 800), (1600, 1000)


@pytest.fixture
def curtain(store: Store, conference: int, qtbot: QtBot, tmp_path: Path) -> Callable[[], Curtain]:
    """Return what opens a curtain before a copy of the store, which is open and so locked."""

    def raise_it() -> Curtain:
        copy = tmp_path / "copy.db"
        copy.unlink(missing_ok=True)
        store.backup(copy)
        made = Curtain(WindowState(tmp_path / "state"))
        qtbot.addWidget(made)
        made.show()
        assert made.show_rows(copy)
        return made

    return raise_it


@contextmanager
def letters(app: QApplication, scale: float) -> Iterator[None]:
    usual = app.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * scale)
    app.setFont(larger)
    apply_theme(app, Scheme.LIGHT)
    try:
        yield
    finally:
        app.setFont(usual)
        apply_theme(app, Scheme.LIGHT)


def place_in(window: MainWindow) -> QRect:
    page = window.pages.page("schedule")
    assert isinstance(page, SchedulePage)
    return QRect(page.table.mapTo(window, QPoint()), page.table.size())


def columns_of(table) -> dict[str, int]:
    return {
        column.name: table.columnWidth(at)
        for at, column in enumerate(table.rows.columns)
        if not table.isColumnHidden(at)
    }


@pytest.mark.parametrize("language", ["en", "de", "xr"])
def test_they_stand_where_the_page_has_them(
    curtain: Callable[[], Curtain],
    open_window: Callable[[], MainWindow],
    qapp: QApplication,
    language: str,
) -> None:
    i18n.choose_language(language)
    turn_round(qapp)
    window, before = open_window(), curtain()
    window.go("schedule")
    for size in SIZES:
        for one in (window, before):
            one.resize(*size)
            QApplication.processEvents()
        assert before.rows is not None
        there, here = place_in(window), before.rows.geometry()
        assert here.topLeft() == there.topLeft(), size
        assert here.width() == there.width(), size
        assert abs(here.bottom() - there.bottom()) <= 1, size
        page = window.pages.page("schedule")
        assert isinstance(page, SchedulePage)
        assert columns_of(before.rows) == columns_of(page.table), size
    before.fall()


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_in_larger_letters_too(
    curtain: Callable[[], Curtain],
    open_window: Callable[[], MainWindow],
    qapp: QApplication,
    scale: float,
) -> None:
    with letters(qapp, scale):
        window, before = open_window(), curtain()
        window.go("schedule")
        for size in ((900, 600), (1180, 780), (1280, 900), (1600, 1000)):
            for one in (window, before):
                one.resize(*size)
                QApplication.processEvents()
            assert before.rows is not None
            there, here = place_in(window), before.rows.geometry()
            assert here.top() == there.top(), size
            assert abs(here.bottom() - there.bottom()) <= 1, size
        before.fall()


def written(widget: QWidget, part: QRect) -> tuple[int, int]:
    """Return the first and the last line of a part that has dark letters in it."""
    image = widget.grab(part).toImage()
    lines = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 120 for x in range(image.width()))
    ]
    return lines[0], lines[-1]


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_the_title_does_not_move_either(
    curtain: Callable[[], Curtain],
    open_window: Callable[[], MainWindow],
    qapp: QApplication,
    scale: float,
) -> None:
    with letters(qapp, scale):
        window, before = open_window(), curtain()
        window.go("schedule")
        for size in ((900, 600), (1180, 780), (1280, 640)):
            for one in (window, before):
                one.resize(*size)
                QApplication.processEvents()
            assert before.rows is not None
            header = window.findChild(EventHeader)
            labels = header.findChildren(ElidedLabel)
            label = next(one for one in labels if one.words == header.title)
            title = QRect(label.mapTo(window, QPoint()), QSize(120, label.height()))
            there, here = written(window, title), written(before, title)
            assert all(abs(a - b) <= 1 for a, b in zip(there, here, strict=True)), (size, here)
        before.fall()


def test_in_a_low_window_without_a_button_beside_the_title(
    curtain: Callable[[], Curtain],
    open_window: Callable[[], MainWindow],
    store: Store,
    conference: int,
) -> None:
    store.write("Keep", lambda session: session.execute(update(Calendar).values(sample=False)))
    window, before = open_window(), curtain()
    window.go("schedule")
    for size in ((900, 600), (1280, 640)):
        for one in (window, before):
            one.resize(*size)
            QApplication.processEvents()
        assert before.rows is not None
        assert before.rows.geometry().top() == place_in(window).top(), size
    before.fall()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_of_a_single_day_they_stand_higher(
    curtain: Callable[[], Curtain],
    open_window: Callable[[], MainWindow],
    store: Store,
    conference: int,
    qapp: QApplication,
    scale: float,
) -> None:
    begins = Moment.utc(store.clock.now() + timedelta(hours=3))
    meeting = store.write("Add", add_event, title="Fair", start=begins)
    store.write("Mark", set_mark, [meeting], Mark.MUST)
    with letters(qapp, scale):
        window, before = open_window(), curtain()
        window.go("schedule", meeting)
        assert before.rows is not None
        assert before.rows.glance.event_id == meeting
        for size in SIZES:
            for one in (window, before):
                one.resize(*size)
                QApplication.processEvents()
            assert before.rows.geometry().top() == place_in(window).top(), size
        before.fall()


def test_they_make_room_for_what_is_on_now(
    curtain: Callable[[], Curtain],
    open_window: Callable[[], MainWindow],
    store: Store,
    conference: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = next(
        row for row in store.read(event_rows, conference_id=conference) if not row.start.all_day
    )
    now = first.local_start + timedelta(minutes=5)
    monkeypatch.setenv("PLANNER_NOW", now.isoformat())
    store.clock = Clock(now, store.clock.zone_name)
    window, before = open_window(), curtain()
    window.go("schedule")
    for size in SIZES:
        for one in (window, before):
            one.resize(*size)
            QApplication.processEvents()
        assert before.rows is not None
        assert before.rows.geometry().top() == place_in(window).top(), size
    before.fall()


def test_the_second_time_they_stand_as_they_were_left(
    curtain: Callable[[], Curtain], open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    window.resize(1180, 780)
    window.go("schedule")
    page = window.pages.page("schedule")
    assert isinstance(page, SchedulePage)
    page.split.setSizes([200, 300])
    QApplication.processEvents()
    place, columns = place_in(window), columns_of(page.table)
    assert "kind" in columns
    window.close()
    before = curtain()
    before.resize(1180, 780)  # the screen of the tests is smaller
    QApplication.processEvents()
    assert before.rows is not None
    assert before.rows.geometry() == place
    assert columns_of(before.rows) == columns
    before.fall()


def test_a_schedule_that_is_there_by_then_stays_whole(
    curtain: Callable[[], Curtain], open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    before, window = curtain(), open_window()
    page = window.pages.page("schedule")
    assert isinstance(page, SchedulePage)
    whole = page.table.rows.total
    assert before.rows is not None
    assert whole > before.rows.rows.total, "there are days after the first"
    before.rows.choose(before.rows.rows.id_at(2))
    before.hand_on(page)
    assert page.table.rows.total == whole
    assert page.table.current_id == before.rows.current_id, "the row that was gone to"
    page.days.setCurrentIndex(2)
    day, rows = page.days.days[1], page.table.rows.rows
    assert rows
    assert all(row.first <= day <= row.last for row in rows)
    before.fall()
