"""What the preview of a list of people shows, and what can be chosen there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from planner.commands.import_choices import ImportOptions
from planner.commands.people_import import Meaning
from planner.flows import importing, reading
from planner.flows.choosing import Question
from planner.flows.importing import Preview
from planner.gui.people_preview import PeoplePreview
from planner.queries.people import contact_rows
from planner.store import Store

KNOWN = b"Name,E-mail,Company\nAda Lovelace,ada@example.org,Engines\nGrace Hopper,,Navy\n"
LIST = (
    b"Name,E-mail,Company,Shoe size\n"
    b"Countess Ada,ada@example.org,Engines,37\n"
    b"Grace Hoppe,,Academy,38\n"
    b"Zoe Muller,zoe@example.org,,39\n"
    b",,,40\n"
)

Make = Callable[..., Preview]


@pytest.fixture
def preview(store: Store) -> Make:
    def make(data: bytes, name: str = "list.csv", **options: object) -> Preview:
        brought = reading.read_data(data, name, store.clock.today(), by_hand=True)
        wanted = ImportOptions(**options)  # type: ignore[arg-type]
        return importing.preview(store, brought[0], wanted, store.clock.zone_name)

    return make


@pytest.fixture
def show(qtbot: QtBot, store: Store) -> Callable[..., PeoplePreview]:
    def open_it(shown: Preview, event_id: int | None = None) -> PeoplePreview:
        dialog = PeoplePreview(store, shown, event_id=event_id)
        dialog.show_preview(shown)
        qtbot.addWidget(dialog)
        dialog.options_changed.connect(lambda _options: answer(dialog, store))
        dialog.open()
        return dialog

    return open_it


def answer(dialog: PeoplePreview, store: Store) -> None:
    """Give the preview that was asked for, as the importer does."""
    asked: Question = dialog.question
    brought = dialog.preview.brought
    zone = store.clock.zone_name
    dialog.show_preview(importing.preview(store, brought, asked.options, zone, asked.choice))


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def known(dialog: PeoplePreview) -> list[tuple[str, str]]:
    return [(row.done, row.known) for row in dialog.table("people").rows.rows]


def test_each_row_says_who_it_is_and_what_becomes_of_it(
    store: Store, preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    importing.apply(store, preview(KNOWN))
    dialog = show(preview(LIST))
    assert known(dialog) == [
        ("changed", "is Ada Lovelace (same e-mail)"),
        ("new", "perhaps Grace Hopper?"),
        ("new", ""),
    ]
    assert "4 people found · 2 new · 1 changed · 1 skipped" in dialog.words
    assert dialog.table("problems").rows.rows[0].texts[0] == "5"


def test_rows_are_ticked_one_by_one_and_all_are_accounted_for(
    qtbot: QtBot, store: Store, preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(LIST))
    table = dialog.table("people")
    assert table.ticked_ids == [0, 1, 2]
    table.choose(1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert "4 people found · 2 new · 2 skipped" in dialog.words
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        dialog.import_button.click()
    assert confirmed.args is not None
    done = importing.apply(store, confirmed.args[0]).as_json()
    assert (done["found"], done["new"], done["skipped"]) == (4, 2, 2)
    assert [row.name for row in store.read(contact_rows)] == ["Countess Ada", "Zoe Muller"]


def test_nobody_ticked_is_nothing_to_import(
    preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(LIST))
    dialog.table("people").set_ticked([])
    assert not dialog.import_button.isEnabled()
    assert dialog.missing == "Nobody is ticked."


def test_a_column_is_read_as_another_field(
    store: Store, preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(LIST))
    boxes = {box.accessibleName(): box for box in dialog.columns.boxes}
    assert [box.currentText() for box in boxes.values()] == [
        "Name",
        "E-mail",
        "Organisation",
        "kept in the note",
    ]
    choose(boxes["Read “Shoe size” as"], "Title")
    rows = dialog.table("people").rows.rows
    assert [row.read.title for row in rows] == ["37", "38", "39"]
    choose(boxes["Read “Company” as"], "left out")
    assert [row.read.organisation for row in dialog.table("people").rows.rows] == ["", "", ""]
    assert importing.apply(store, dialog.answer).as_json()["new"] == 3


def test_ticks_stay_when_the_columns_are_read_anew(
    preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(LIST))
    dialog.table("people").set_ticked([0, 2])
    choose(dialog.columns.boxes[3], "Title")
    assert dialog.table("people").ticked_ids == [0, 2]


def test_headers_that_say_nothing_are_set_right_by_hand(
    store: Store, preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(b"A1;A2\nLoom Ltd;Yarn\nMill;Dye\n"))
    assert not dialog.columns.headed.isChecked()
    assert [row.read.name for row in dialog.table("people").rows.rows] == [
        "A1",
        "Loom Ltd",
        "Mill",
    ]
    dialog.columns.headed.click()
    assert [row.read.name for row in dialog.table("people").rows.rows] == ["Loom Ltd", "Mill"]
    choose(dialog.columns.kind, "a company")
    assert all(row.read.company for row in dialog.table("people").rows.rows)
    assert "2 companies found" in dialog.words
    choose(dialog.columns.boxes[0], "left out")
    choose(dialog.columns.boxes[1], "left out")
    assert "2 skipped" in dialog.words
    assert not dialog.import_button.isEnabled()
    choose(dialog.columns.boxes[1], "Name")
    assert [row.read.name for row in dialog.table("people").rows.rows] == ["Yarn", "Dye"]
    assert dialog.import_button.isEnabled()


def test_lines_of_several_shapes_say_how_they_were_read(
    store: Store, qtbot: QtBot, show: Callable[..., PeoplePreview]
) -> None:
    text = "Ada Lovelace; Engines; ada@example.org\nGrace Hopper; Navy"
    (brought,) = reading.read_clipboard(text, store.clock.today())
    dialog = show(importing.preview(store, brought, ImportOptions(), "Europe/Berlin"))
    assert "each was read by itself" in dialog.columns._hint.text()
    choose(dialog.columns.boxes[1], "Title")
    assert [row.read.title for row in dialog.table("people").rows.rows] == ["Engines", "Navy"]
    assert dialog.columns._hint.text() == ""


def test_cards_have_no_columns(preview: Make, show: Callable[..., PeoplePreview]) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n"
    dialog = show(preview(card, "ada.vcf"))
    tabs = [dialog._tabs.tabText(at) for at in range(dialog._tabs.count())]
    assert tabs == ["People (1)"]


def test_the_meaning_is_asked_once_and_needs_an_event(
    store: Store, conference: int, preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(LIST), conference)
    dialog.choices.buttons[Meaning.ATTENDEES].click()
    assert dialog.preview.meaning is Meaning.ATTENDEES
    assert dialog.preview.options.conference_id == conference
    assert importing.apply(store, dialog.answer).as_json()["new"] == 3
    assert store.read(contact_rows) == []


def test_without_an_event_nobody_can_have_been_there(
    preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    dialog = show(preview(LIST))
    dialog.choices.buttons[Meaning.MET].click()
    assert dialog.missing.startswith("There is no event yet.")


def test_a_newer_list_shows_who_is_new(
    store: Store, conference: int, preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    there = {"import_as": "attendees", "conference_id": conference}
    importing.apply(store, preview(LIST, **there))
    newer = LIST + b"Newby,new@example.org,,41\n"
    dialog = show(preview(newer, **there), conference)
    assert "1 new since the last list · 3 unchanged" in dialog.words
    assert [row.done for row in dialog.table("people").rows.rows][-1] == "new"


def test_a_long_list_is_searched(preview: Make, show: Callable[..., PeoplePreview]) -> None:
    dialog = show(preview(LIST))
    table = dialog.table("people")
    table.set_filter("zoe")
    assert [row.read.name for row in table.rows.rows] == ["Zoe Muller"]
    assert table.ticked_ids == [0, 1, 2], "who is not shown stays ticked"


def test_when_somebody_was_scanned_is_said_as_one_reads_it(
    preview: Make, show: Callable[..., PeoplePreview]
) -> None:
    table = b"Name,Scan date\nAda,2026-03-17T14:05\nBob,2026-03-18\nCy,\n"
    dialog = show(preview(table, "scans.csv"))
    rows = dialog.table("people").rows
    at = next(at for at, column in enumerate(rows.columns) if column.key == "more")
    said = [rows.index(row, at).data() for row in range(3)]
    assert said == ["Tue, Mar 17, 2026, 14:05", "Wed, Mar 18, 2026", ""]


REPORT = (
    b"Name,E-mail,Ticket,Attendee status\n"
    b"Ada Byron,ada@example.org,A,Attending\n"
    b"Bo Cole,bo@example.org,A,Not Attending\n"
    b"Cy Dee,cy@example.org,A,Refunded\n"
)


def test_who_cancelled_is_not_ticked_says_why_and_can_be_ticked(
    preview: Make, show: Callable[..., PeoplePreview], conference: int
) -> None:
    dialog = show(preview(REPORT, import_as="attendees", conference_id=conference), conference)
    table = dialog.table("people")
    assert table.ticked_ids == [0]
    assert [row.done for row in table.rows.rows] == ["new", "cancelled", "cancelled"]
    assert "2 cancelled, left out" in dialog.words
    assert "skipped" not in dialog.words
    dialog.choices.buttons[Meaning.CONTACTS].click()
    assert table.ticked_ids == [0, 1, 2], "one knows them, whether they come or not"
    assert "cancelled" not in dialog.words
    dialog.choices.buttons[Meaning.ATTENDEES].click()
    assert table.ticked_ids == [0]
    table.set_ticked({0, 1})
    assert dialog.answer.left_out == {2}
    assert "1 cancelled, left out" in dialog.words
