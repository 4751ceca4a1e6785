from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.palette import Scheme, Tone
from planner.gui.row_delegate import PAD
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.theme import apply_theme

Show = Callable[..., QWidget]


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    town: str = ""


PEOPLE = [Person(i, f"Person {i:03}", "Ulm" if i % 2 else "Bonn") for i in range(200)]
COLUMNS = [
    Column("Name", lambda p: p.name, bold=lambda p: p.id == 1),
    Column("Town", lambda p: p.town, key="town", width=20, badge=lambda p: Tone.GOOD),
]


@pytest.fixture
def table(shown: Show) -> RowTable:
    made = RowTable(COLUMNS, "No people yet.", name="People", ticks=True)
    shown(made)
    made.set_rows(PEOPLE)
    made.setFocus()
    return made


def at(table: RowTable, row_id: int, column: int = 1) -> QPoint:
    return table.visualRect(table.rows.index(table.rows.place_of(row_id), column)).center()


def test_choosing_tells_the_id_once(table: RowTable, qtbot: QtBot) -> None:
    heard: list[int] = []
    table.chosen.connect(heard.append)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at(table, 3))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    table.set_rows(PEOPLE)
    assert heard == [3, 4]
    assert (table.current_id, table.selected_ids) == (4, [4])


def test_selection_and_scroll_stay_by_id_when_rows_come_before(table: RowTable) -> None:
    table.choose(100)
    before = at(table, 100).y()
    table.set_rows([Person(1000 + i, "Aa") for i in range(50)] + PEOPLE)
    assert (table.current_id, table.selected_ids) == (100, [100])
    assert at(table, 100).y() == before


def test_scroll_stays_when_nothing_is_chosen(table: RowTable) -> None:
    table.verticalScrollBar().setValue(1111)
    top = table.indexAt(QPoint(50, 2)).row()
    table.set_rows(PEOPLE)
    assert table.verticalScrollBar().value() == 1111
    assert table.indexAt(QPoint(50, 2)).row() == top


def test_several_selected_rows_stay_selected(table: RowTable, qtbot: QtBot) -> None:
    table.choose(5)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    table.set_rows(list(reversed(PEOPLE)))
    assert table.selected_ids == [7, 6, 5]


def test_the_next_row_is_chosen_when_the_chosen_one_goes(table: RowTable, qtbot: QtBot) -> None:
    table.choose(5)
    with qtbot.waitSignal(table.chosen) as told:
        table.set_rows([p for p in PEOPLE if p.id != 5])
    assert told.args == [6]
    table.set_rows([])
    assert table.current_id is None


def test_enter_and_double_click_activate(table: RowTable, qtbot: QtBot) -> None:
    heard: list[int] = []
    table.activated_row.connect(heard.append)
    table.choose(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at(table, 4))
    assert heard == [2, 4]


def test_space_and_the_box_tick_and_the_ticks_outlive_filter_and_reload(
    table: RowTable, qtbot: QtBot
) -> None:
    heard: list[list[int]] = []
    table.ticked.connect(heard.append)
    table.choose(2)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at(table, 4, 0))
    assert heard == [[2], [2, 4]]
    assert table.current_id == 2, "ticking by mouse chooses nothing"
    table.set_filter("Ulm")
    table.set_rows([p for p in PEOPLE if p.id != 4])
    assert table.ticked_ids == [2]
    qtbot.keyClick(table, Qt.Key.Key_Space)  # the filter made another row current
    assert table.ticked_ids != [2]


def test_the_header_of_the_boxes_ticks_all_that_is_shown(table: RowTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    table.set_filter("Ulm")
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert len(table.ticked_ids) == 100
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert table.ticked_ids == []


def test_a_header_sorts_turns_round_and_lets_go(table: RowTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(1) + 20, 10)
    first = []
    for _press in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        first.append(table.rows.row_at(0).id)
    assert first == [0, 199, 0]
    assert table.rows.order is None


def test_typing_letters_jumps(shown: Show, qtbot: QtBot) -> None:
    table = RowTable([COLUMNS[0]], "Nobody.", name="People")
    shown(table)
    table.set_rows([Person(1, "Ada"), Person(2, "Bea"), Person(3, "Ben")])
    table.setFocus()
    qtbot.keyClicks(table, "be")
    assert table.current_id == 2
    qtbot.keyClicks(table, "n")
    assert table.current_id == 3


def test_an_empty_table_names_the_next_action(shown: Show, qtbot: QtBot) -> None:
    action = QAction("&Add person")
    table = RowTable([COLUMNS[0]], "No people yet.", action, name="People")
    shown(table)
    assert table.empty.isVisible()
    assert table.empty.words == "No people yet."
    assert table.empty.button.text() == "Add person"
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(table.empty.button, Qt.MouseButton.LeftButton)
    table.set_rows(PEOPLE)
    assert not table.empty.isVisible()


def test_filtered_to_nothing_offers_to_clear(table: RowTable, qtbot: QtBot) -> None:
    table.set_filter("nobody is called so")
    assert table.empty.words == "Nothing here matches the filter."
    with qtbot.waitSignal(table.filter_cleared):
        qtbot.mouseClick(table.empty.button, Qt.MouseButton.LeftButton)
    assert len(table.rows.rows) == 200


def test_columns_are_remembered_by_name(table: RowTable, shown: Show) -> None:
    table.setColumnWidth(2, 123)
    table.sort_by("town")
    other = RowTable(COLUMNS, "None.", name="People", ticks=True)
    shown(other)
    other.restore_columns(table.column_state())
    assert other.columnWidth(2) == 123
    assert other.rows.order == (2, False)
    other.restore_columns({"widths": {"town": "wide"}, "sorted": ["gone", True]})
    assert other.columnWidth(2) == 123


def test_columns_fit_their_texts_until_somebody_draws_them(table: RowTable, shown: Show) -> None:
    table.window().resize(900, 400)
    before = [table.columnWidth(at) for at in range(len(COLUMNS) + 1)]
    table.set_rows([replace(PEOPLE[0], id=1000, town="Llanfairpwllgwyngyll")])
    assert table.columnWidth(2) > before[2], "another list, and its town is longer"
    assert table.column_state()["widths"] == {}, "nobody drew a column"
    table.set_rows([replace(PEOPLE[0], id=1000, town="Llanfairpwllgwyngyllgoger")])
    assert table.columnWidth(2) >= table.badge_room("Llanfairpwllgwyngyllgoger")
    table.setColumnWidth(2, 50)
    table.set_rows([replace(PEOPLE[0], id=1001, town="Llanfairpwllgwyngyll")])
    assert table.columnWidth(2) == 50
    assert table.column_state()["widths"] == {"town": 50}


def test_painting_holds_for_both_schemes_and_mirrored(
    table: RowTable, qapp: object, qtbot: QtBot
) -> None:
    table.choose(3)
    light = table.grab().toImage()
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert table.grab().toImage() != light
    table.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    apply_theme(qapp, Scheme.DARK)
    dark = table.grab().toImage()
    assert dark.pixelColor(dark.width() // 2, dark.height() - 10).lightness() < 80
    assert light.pixelColor(light.width() // 2, light.height() - 10).lightness() > 200


def test_the_row_under_the_mouse_stands_out_until_the_mouse_leaves(
    table: RowTable, qtbot: QtBot
) -> None:
    table.resize(500, 300)
    before = table.viewport().grab().toImage()
    place = QPoint(40, table.rowViewportPosition(2) + 8)
    qtbot.mouseMove(table.viewport(), place)
    qtbot.waitUntil(lambda: table.viewport().grab().toImage() != before)
    over = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(2) + 3
    changed = {before.pixel(x, middle) != over.pixel(x, middle) for x in range(4, 480, 25)}
    assert changed == {True}
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert table.viewport().grab().toImage() == before


def test_a_text_is_cut_off_only_where_it_has_no_room(shown: Show) -> None:
    table = RowTable([Column("Name", lambda p: p.name, width=20)], "Nothing", name="People")
    shown(table)
    fitting, long = "Wide enough", "Much too wide for a column of so few letters"
    table.setColumnWidth(0, table.fontMetrics().horizontalAdvance(fitting) + 2 * PAD + 6)

    def picture(name: str) -> object:
        table.set_rows([Person(2, name)])
        return table.viewport().grab().toImage()

    assert picture(fitting) != picture(fitting[:-1] + "k")  # all of it shows
    assert picture(long) == picture(long[:-1] + "k") != picture("Ünal Þór")


def test_a_badge_is_never_cut_for_a_name(shown: Show) -> None:
    columns = [
        Column("Name", lambda p: p.name),
        Column("Town", lambda p: p.town, key="town", width=12, badge=lambda p: Tone.GOOD),
    ]
    narrow = RowTable(columns, "No people yet.", name="People")
    shown(narrow).resize(220, 400)
    narrow.set_rows([Person(1, "A name that is much longer than there is room", "Not there")])
    QApplication.processEvents()
    assert narrow.columnWidth(1) >= narrow.badge_room("Not there")


def test_the_frame_of_a_row_goes_whole_when_another_is_current(
    table: RowTable, qtbot: QtBot
) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at(table, 3))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(table, Qt.Key.Key_Space, control)  # nothing is selected: only the frame tells
    window = table.window()
    window.show()
    QApplication.processEvents()
    qtbot.keyClick(table, Qt.Key.Key_Down, control)
    QApplication.processEvents()
    kept = window.screen().grabWindow(window.winId()).toImage()
    table.viewport().update()
    QApplication.processEvents()
    assert kept == window.screen().grabWindow(window.winId()).toImage()


def test_an_empty_table_has_no_bar_to_scroll_sideways(shown: Show) -> None:
    wide = [Column(f"Column {at}", lambda p: p.name, width=30) for at in range(9)]
    made = RowTable(wide, "No people yet.", name="People")
    shown(made).resize(500, 300)
    QApplication.processEvents()
    assert not made.horizontalScrollBar().isVisible()
    made.set_rows([replace(one, name="x" * 40) for one in PEOPLE[:3]])
    QApplication.processEvents()
    assert made.horizontalScrollBar().isVisible()
    made.set_rows([])
    QApplication.processEvents()
    assert not made.horizontalScrollBar().isVisible()


def test_home_and_end_go_to_the_first_row_and_the_last(table: RowTable, qtbot: QtBot) -> None:
    table.choose(5)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert (table.current_id, table.selected_ids) == (199, [199])
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert (table.current_id, len(table.selected_ids)) == (0, 200)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.selected_ids == [199]


def test_the_headings_of_an_empty_table_are_whole(shown: Show) -> None:
    titles = ("Checked at last", "Conversations", "Promises", "Follow-ups")
    columns = [Column(title, lambda p: p.name, key=title, width=4) for title in titles]
    table = RowTable([*columns, Column("Size", lambda p: p.town)], "Nothing yet.", name="Backups")
    dialog = QDialog(shown(QWidget()))
    dialog.setLayout(QVBoxLayout())
    dialog.layout().addWidget(table)
    dialog.resize(760, 300)
    dialog.open()
    QApplication.processEvents()
    header = table.horizontalHeader()
    for place in range(len(titles)):
        assert header.sectionSize(place) >= header.sectionSizeHint(place)
    dialog.reject()


def test_the_header_asks_for_no_row_however_many_are_selected(
    table: RowTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.selectAll()
    assert len(table.selected_ids) == len(PEOPLE)
    asked: list[int] = []
    flags = table.rows.flags

    def count(index: QModelIndex) -> Qt.ItemFlag:
        asked.append(index.row())
        return flags(index)

    monkeypatch.setattr(table.rows, "flags", count)
    table.rows.flags(table.rows.index(0, 0))
    assert asked == [0], "which Qt would be told too"
    table.horizontalHeader().grab()
    assert asked == [0]
