"""The Sheet page: a live preview that equals what is saved and printed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.goals import add_goal
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.flows.printing import number_sheet
from planner.formats.pdf import raster
from planner.formats.pdf.report import Block, Layout, Paper, SheetOptions
from planner.gui.jobs import Jobs
from planner.gui.pages import sheet as sheet_module
from planner.gui.pages.sheet import SheetPage
from planner.gui.pages.sheet_preview import Preview
from planner.queries.loop import progress_of
from planner.store import Store

A4 = (595, 842)


class Told(QObject):
    """Carries what the store announces on a worker to the page, as the window does."""

    arrived = Signal(object)


@pytest.fixture
def page(
    store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget], qtbot: QtBot
) -> SheetPage:
    wish = Wish(priority=3, why="a long wish " * 40, give="intro to the guild")
    person = Person("Ada Lovelace", organisation="Analytical Engines")
    store.write("Add", add_target, conference, person, wish, store.clock.now())
    made = SheetPage(store, jobs)
    shown(made).resize(1000, 650)
    told = Told(made)
    told.arrived.connect(made.changed, Qt.ConnectionType.QueuedConnection)
    store.on_change(told.arrived.emit)
    with qtbot.waitSignal(made._maker.made, timeout=20_000):
        made.show_event(conference)
    return made


@contextmanager
def remade(page: SheetPage, qtbot: QtBot) -> Iterator[None]:
    """Wait until what was asked for within the block is shown."""
    yield
    QApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_current, timeout=20_000)


def shown_text(page: SheetPage) -> str:
    preview = page.preview
    assert isinstance(preview, Preview)
    pdf = preview.printed.pdf
    return "\n".join(raster.page_text(pdf, at) for at in range(raster.page_count(pdf)))


def size_of(page: SheetPage) -> tuple[int, int]:
    assert page.preview is not None
    width, height = raster.page_size(page.preview.printed.pdf, 0)
    return round(width), round(height)


def choose(box, value: object) -> None:
    box.setCurrentIndex([box.itemData(at) for at in range(box.count())].index(value))


def test_it_shows_the_sheet_page_by_page(page: SheetPage) -> None:
    assert page.preview is not None
    assert page.view.page_count == page.preview.printed.pages == 3
    assert page.bar.words == "3 pages"
    assert "Ada Lovelace" in shown_text(page)
    assert size_of(page) == A4


def test_it_keeps_up_with_edits(
    page: SheetPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    with remade(page, qtbot):
        store.write("Goal", add_goal, conference, "Find a reviewer")
        store.write("Goal", add_goal, conference, "Sleep enough")
    assert "Find a reviewer" in shown_text(page)
    assert "Sleep enough" in shown_text(page)
    with remade(page, qtbot):
        store.undo()
    assert "Sleep enough" not in shown_text(page)


def test_paper_layout_and_blocks_change_it(page: SheetPage, qtbot: QtBot) -> None:
    with remade(page, qtbot):
        choose(page.choices.paper_box, Paper.LETTER.value)
    assert size_of(page) == (612, 792)
    with remade(page, qtbot):
        choose(page.choices.layout_box, Layout.PHONE.value)
    assert size_of(page)[0] < 300
    assert not page.choices.paper_box.isEnabled()
    with remade(page, qtbot):
        choose(page.choices.layout_box, Layout.FULL.value)
        page.choices.block_boxes[Block.UNPLANNED].click()
        choose(page.choices.cards_box, -2)
    assert page.view.page_count == 1


def test_only_the_last_of_quick_changes_is_shown(page: SheetPage, qtbot: QtBot) -> None:
    asked = []
    page._maker.made.connect(lambda preview: asked.append(preview.asked.options.paper))
    with remade(page, qtbot):
        for paper in (Paper.A5, Paper.LETTER, Paper.A4, Paper.LETTER):
            choose(page.choices.paper_box, paper.value)
    assert asked == [Paper.LETTER]


def test_one_day_can_be_chosen(page: SheetPage, qtbot: QtBot) -> None:
    assert page.choices.day_box.count() == 4  # three days, and all of them
    with remade(page, qtbot):
        page.choices.day_box.setCurrentIndex(2)
    assert page.choices.day == date(2026, 3, 20)
    assert "March 20" in shown_text(page)


def test_what_is_cut_on_paper_is_listed(page: SheetPage, qtbot: QtBot) -> None:
    assert "too long for the paper" in page.notes.words
    assert any("a long wish" in line for line in page.notes.lines)
    assert not page.notes.list.isVisible()
    several = len(page.notes.lines) > 1
    assert page.notes._unfold.text() == ("Show them" if several else "Show it")
    page.notes._unfold.click()
    assert page.notes.list.isVisible()


def test_choices_are_remembered(page: SheetPage, store: Store, jobs: Jobs, qtbot: QtBot) -> None:
    with remade(page, qtbot):
        choose(page.choices.paper_box, Paper.A5.value)
        page.choices.discreet_box.click()
        page.choices.block_boxes[Block.LINES].click()
        choose(page.choices.cards_box, -1)
    again = SheetPage(store, jobs)
    qtbot.addWidget(again)
    assert again.choices.options == page.choices.options
    assert again.choices.options == SheetOptions(
        paper=Paper.A5, discreet=True, cards=-1, blocks=frozenset(Block) - {Block.LINES}
    )


def test_saving_numbers_the_sheet_and_offers_to_open_it(
    page: SheetPage, store: Store, conference: int, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "sheet 1" not in shown_text(page)  # a preview takes no number
    page.bar.save_button.click()
    dialog = page._saver.dialog
    assert dialog is not None
    proposed = Path(dialog.selectedFiles()[0]).name
    assert proposed.endswith("prep sheet.pdf")
    with qtbot.waitSignal(page.offered, timeout=20_000) as signal:
        dialog.fileSelected.emit(str(tmp_path / proposed))
    dialog.close()
    assert signal.args[0] == f"Saved “{proposed}”."
    assert signal.args[1] == "Open"
    data = (tmp_path / proposed).read_bytes()
    assert "sheet 1" in raster.page_text(data, 0)
    options, zone = page.choices.options, store.clock.zone_name
    assert number_sheet(store, conference, options, zone).number == 1  # the same content


def test_a_folder_that_cannot_be_written_is_told(page: SheetPage, qtbot: QtBot) -> None:
    page.save()
    dialog = page._saver.dialog
    assert dialog is not None
    with qtbot.waitSignal(page.failed, timeout=20_000) as signal:
        dialog.fileSelected.emit("/nowhere/at/all/sheet.pdf")
    dialog.close()
    assert "could not be written" in str(signal.args[0])


def test_open_hands_a_numbered_copy_to_the_system(
    page: SheetPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(sheet_module, "open_file", lambda path: opened.append(path) is None)
    page.bar.open_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert "sheet 1" in raster.page_text(opened[0].read_bytes(), 0)


def test_print_puts_every_page_on_the_printer(
    page: SheetPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: getattr(page, "print_dialog", None) is not None, timeout=20_000)
    field = page.print_dialog.findChild(QLineEdit, "filename")  # no printer: into a file
    assert field.text().endswith("prep sheet.pdf")
    field.setText(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(page.offered, timeout=30_000) as signal:
        page.print_dialog.accept()
    assert signal.args[:2] == ["Printed 3 pages into “printed.pdf”.", "Open"]
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert raster.page_count(printed) == 3
    assert "sheet 1" in raster.page_text(printed, 0)


def test_what_is_not_printed_after_all_counts_as_no_sheet(
    page: SheetPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page.bar.print_button.click()
    qtbot.waitUntil(lambda: getattr(page, "print_dialog", None) is not None, timeout=20_000)
    page.print_dialog.reject()
    done = store.read(progress_of, conference)
    assert done is not None
    assert done.sheets == 0


def test_an_event_without_people_says_where_to_plan(
    store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    page = SheetPage(store, jobs)
    shown(page)
    assert "Choose an event" in page._words.text()
    with qtbot.waitSignal(page._maker.made, timeout=20_000):
        page.show_event(conference)
    assert "Nobody is planned here yet" in page.notes.words
    with qtbot.waitSignal(page.wanted) as signal:
        qtbot.mouseClick(page.notes._plan, Qt.MouseButton.LeftButton)
    assert signal.args == ["plan", conference]


def test_the_keyboard_waits_for_the_preview(
    store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    page = SheetPage(store, jobs)
    shown(page)
    with qtbot.waitSignal(page._maker.made, timeout=20_000):
        page.show_event(conference)
        page.focus_first()
    assert page.view.hasFocus()


def test_its_buttons_have_the_usual_keys_and_are_found_by_name(
    page: SheetPage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    for words, button in (("Save", page.bar.save_button), ("Print", page.bar.print_button)):
        button.clicked.disconnect()
        button.clicked.connect(partial(asked.append, words))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Save", "Print"]
    names = {action.text() for action in page.findChildren(QAction)}
    assert {"Save as PDF…", "Print…", "Open"} <= names
    assert "(Ctrl+P)" in page.bar.print_button.toolTip()
