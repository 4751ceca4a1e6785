"""The papers beside the sheet: the slip of a stale one, and the list of who is here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.events import add_event, parse_start_end
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.flows import importing, reading
from planner.flows.printing import number_sheet
from planner.formats.pdf import raster
from planner.formats.pdf.report import Layout, Paper, SheetOptions
from planner.formats.sample import sample_calendar
from planner.gui.jobs import Jobs
from planner.gui.pages.sheet import SheetPage
from planner.queries.events import event_rows
from planner.store import Store

LENDING = b"SUMMARY:A lending library for tools\\, seven years on\r\nLOCATION:"
SALT = b"SUMMARY:Sensors that survive salt\r\nLOCATION:"


class Told(QObject):
    """Carries what the store announces on a worker to the page, as the window does."""

    arrived = Signal(object)


@pytest.fixture
def page(
    store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget], qtbot: QtBot
) -> SheetPage:
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


def plan_salt_and_lending(store: Store, conference: int) -> None:
    """Seek somebody at two sessions that later move."""
    rows = store.read(event_rows, conference_id=conference)
    for start, name in (("Sensors that", "Bea Blum"), ("A lending", "Cy Court")):
        find = next(row.id for row in rows if row.title.startswith(start))
        wish = Wish(finds=(find,))
        store.write("Add", add_target, conference, Person(name), wish, store.clock.now())


def reread(store: Store, *moved: tuple[bytes, bytes]) -> None:
    """Read the sample calendar again with other rooms."""
    today = store.clock.today()
    data = sample_calendar(today)
    for summary, room in moved:
        assert data.count(summary) == 1
        data = data.replace(summary, summary + room)
    (brought,) = reading.read_data(data, "sample.ics", today, sample=True)
    read = importing.preview(store, brought, ImportOptions(), store.clock.zone_name)
    importing.apply(store, read)


def saved(page: SheetPage, qtbot: QtBot, folder: Path) -> Path:
    """Agree to the name that the dialog of one of the other papers proposes."""
    dialog = page.others.saver.dialog
    assert dialog is not None
    path = folder / Path(dialog.selectedFiles()[0]).name
    with qtbot.waitSignal(page.offered, timeout=20_000) as signal:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert signal.args[:2] == [f"Saved “{path.name}”.", "Open"]
    return path


def choose_paper(page: SheetPage, paper: Paper) -> None:
    box = page.choices.paper_box
    box.setCurrentIndex([box.itemData(at) for at in range(box.count())].index(paper.value))


def test_a_stale_sheet_is_told_until_a_new_one_is_printed(
    page: SheetPage, store: Store, conference: int, qtbot: QtBot, tmp_path: Path
) -> None:
    zone = store.clock.zone_name
    with remade(page, qtbot):
        plan_salt_and_lending(store, conference)
        number_sheet(store, conference, page.choices.options, zone)
    assert page.stale.isHidden()
    with remade(page, qtbot):
        reread(store, (SALT, b"Upper "), (LENDING, b"Lower "))
    assert page.stale.words == "Sheet 1 is stale: 2 things moved"
    assert page.stale.button.accessibleName() == "Print change slip"
    last = store.undo_label
    qtbot.mouseClick(page.stale.button, Qt.MouseButton.LeftButton)
    path = saved(page, qtbot, tmp_path)
    assert path.name.endswith("changes to sheet 1.pdf")
    data = path.read_bytes()
    assert raster.page_count(data) == 1
    text = raster.page_text(data, 0)
    assert "Sheet 1 is stale: 2 changes" in text
    assert "Upper Boathouse" in text
    assert store.undo_label == last
    assert page.stale.words == "Sheet 1 is stale: 2 things moved"  # the slip marks nothing
    with remade(page, qtbot):
        number_sheet(store, conference, page.choices.options, zone)
    assert page.stale.isHidden()


def test_of_several_stale_sheets_one_is_chosen(
    page: SheetPage, store: Store, conference: int, qtbot: QtBot, tmp_path: Path
) -> None:
    zone = store.clock.zone_name
    with remade(page, qtbot):
        plan_salt_and_lending(store, conference)
        number_sheet(store, conference, page.choices.options, zone)
        number_sheet(store, conference, SheetOptions(layout=Layout.POCKET), zone)
        reread(store, (SALT, b"Upper "))
    assert page.stale.words == "2 sheets are stale."
    lines = {action.text(): action for action in page.stale.menu.actions()}
    assert list(lines) == [
        "Sheet 2 is stale: 1 thing moved",
        "Sheet 1 is stale: 1 thing moved",
    ]
    lines["Sheet 1 is stale: 1 thing moved"].trigger()
    path = saved(page, qtbot, tmp_path)
    assert "changes to sheet 1" in raster.page_text(path.read_bytes(), 0)
    page.show_event(None)
    assert page.stale.isHidden()


def test_what_was_cancelled_did_not_move(
    page: SheetPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    with remade(page, qtbot):
        plan_salt_and_lending(store, conference)
        number_sheet(store, conference, page.choices.options, store.clock.zone_name)
        reread(store, (SALT.removesuffix(b"LOCATION:"), b"STATUS:CANCELLED\r\n"))
    assert page.stale.words == "Sheet 1 is stale: 1 thing changed"


def test_who_is_here_is_saved_on_the_paper_chosen(
    page: SheetPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with remade(page, qtbot):
        choose_paper(page, Paper.A5)
    assert page.bar.more_button.accessibleName() == "More to print"
    (action,) = page.bar.more_button.menu().actions()
    assert action.text() == "&Who is here…"
    action.trigger()
    path = saved(page, qtbot, tmp_path)
    assert path.name.endswith("– who is here.pdf")
    data = path.read_bytes()
    assert "Who is here" in raster.page_text(data, 0)
    assert "43 people" in raster.page_text(data, 0)
    assert round(raster.page_size(data, 0)[0]) == 420  # points: the width of A5


def test_an_event_that_names_nobody_gives_no_list(
    store: Store, open_page: Callable[..., SheetPage], qtbot: QtBot, tmp_path: Path
) -> None:
    zone = store.clock.zone_name
    start, end = parse_start_end("2026-03-20 10:00", None, zone, store.clock.today())
    event = store.write("New", add_event, title="Tea", start=start, end=end, zone=zone)
    page = open_page(SheetPage, event)
    page.failed.disconnect()  # this time it shall refuse
    qtbot.waitUntil(lambda: page.preview is not None, timeout=20_000)
    page.bar.who_action.trigger()
    dialog = page.others.saver.dialog
    assert dialog is not None
    with qtbot.waitSignal(page.failed, timeout=20_000) as signal:
        dialog.fileSelected.emit(str(tmp_path / "who.pdf"))
    dialog.close()
    assert "Nobody is listed" in str(signal.args[0])
    assert not (tmp_path / "who.pdf").exists()
