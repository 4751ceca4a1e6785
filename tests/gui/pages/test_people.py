"""The People page: adding by a line, editing, merging, deleting, forgetting."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.encounters import log_lines
from planner.commands.people import Person, add_contact
from planner.errors import NotAllowed
from planner.formats.personline import parse_lines
from planner.gui.dialogs import Question
from planner.gui.jobs import Jobs
from planner.gui.pages.merge_dialog import MergeDialog
from planner.gui.pages.people import PeoplePage
from planner.gui.pages.person_view import check_addresses, check_roles
from planner.queries.people import contact_rows
from planner.store import Store


@pytest.fixture
def page(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> PeoplePage:
    made = PeoplePage(store, jobs)
    shown(made)
    return made


def add(store: Store, name: str, **known: object) -> int:
    return store.write("Add", add_contact, Person(name, **known), store.clock.now())  # type: ignore[arg-type]


def names(store: Store) -> list[str]:
    return [row.name for row in store.read(contact_rows)]


def test_a_typed_line_becomes_a_person(qtbot: QtBot, page: PeoplePage, store: Store) -> None:
    page.focus_first()
    qtbot.keyClicks(page.add_line, "Ada Lovelace <ada@example.org>, CTO, Analytical Engines #loom")
    assert page.understood.text() == (
        "Ada Lovelace · CTO · Analytical Engines · ada@example.org · #loom"
    )
    qtbot.keyClick(page.add_line, Qt.Key.Key_Return)
    row = store.read(contact_rows)[0]
    assert (row.name, row.title, row.organisation) == ("Ada Lovelace", "CTO", "Analytical Engines")
    assert (row.emails, row.tags) == (("ada@example.org",), ("loom",))
    assert page.add_line.text() == ""
    assert page.add_line.hasFocus()
    assert page.table.current_row.name == "Ada Lovelace"
    assert store.undo_label == "Add Ada Lovelace"


def test_only_a_name_is_needed_and_at_least_that(
    qtbot: QtBot, page: PeoplePage, store: Store
) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    qtbot.keyClick(page.add_line, Qt.Key.Key_Return)
    assert told == ["Type a name first; nothing else is needed."]
    qtbot.keyClicks(page.add_line, "Bo")
    qtbot.keyClick(page.add_line, Qt.Key.Key_Return)
    assert names(store) == ["Bo"]


def test_a_known_address_leads_to_the_person(qtbot: QtBot, page: PeoplePage, store: Store) -> None:
    add(store, "Ada Lovelace", emails=("ada@example.org",))
    page.changed(frozenset({"contact"}))
    qtbot.keyClicks(page.add_line, "A. L. <ada@example.org>")
    qtbot.keyClick(page.add_line, Qt.Key.Key_Return)
    assert names(store) == ["Ada Lovelace"]
    assert page.table.current_row.name == "Ada Lovelace"


def test_a_field_is_saved_when_it_is_left(qtbot: QtBot, page: PeoplePage, store: Store) -> None:
    contact = add(store, "Ada Lovelace")
    page.changed(frozenset({"contact"}))
    page.show_person(contact)
    title = page.person.form.editor("title")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    qtbot.keyClicks(title, "Countess")
    page.person.form.editor("name").setFocus()
    assert store.read(contact_rows)[0].title == "Countess"
    assert store.undo_label == "Edit Ada Lovelace"


def test_roles_are_read_in_words(qtbot: QtBot, page: PeoplePage, store: Store) -> None:
    contact = add(store, "Ada Lovelace")
    page.changed(frozenset({"contact"}))
    page.show_person(contact)
    page.person.form.edited.emit({"roles": ("mentor", "hero")})
    assert store.read(contact_rows)[0].roles == ("mentor",)
    assert check_roles(("mentor",)) == ""
    assert "“hero”" in check_roles(("mentor", "hero"))
    assert check_addresses(("a@b",)) == ""
    assert check_addresses(("nobody",)) == "“nobody” does not look like an address."


def test_the_history_tells_what_happened(page: PeoplePage, store: Store, conference: int) -> None:
    now = store.clock.now()
    lines = parse_lines(
        'Ada Lovelace !send the draft @+3d *red glasses "asked about looms"',
        today=store.clock.today(),
    )
    store.write("Log", log_lines, conference, lines, now, store.clock.zone_name)
    page.changed(frozenset({"participant"}))
    page.table.choose_first()
    cards = [page.person.history._card(row) for row in page.person.history.rows.rows]
    assert {card.badge for card in cards} == {"Met", "Promise"}
    met = next(card for card in cards if card.badge == "Met")
    assert met.lines == ("asked about looms", "Recognise by: red glasses")


def test_two_people_become_one(page: PeoplePage, store: Store) -> None:
    kept = add(store, "Ada Lovelace", emails=("ada@example.org",), title="CTO")
    other = add(store, "A. Lovelace", phones=("+44 1",))
    page.changed(frozenset({"contact"}))
    assert not page.acts["merge"].isEnabled()
    page.table.selectAll()
    page.acts["merge"].trigger()
    dialog = page.findChildren(MergeDialog)[-1]
    dialog.merge_button.click()
    row = store.read(contact_rows)[0]
    assert (row.id, row.name, row.phones) == (kept, "Ada Lovelace", ("+44 1",))
    assert store.undo_label == "Merge A. Lovelace into Ada Lovelace"
    store.undo()
    assert {row.id for row in store.read(contact_rows)} == {kept, other}


def test_deleting_is_one_step_to_undo(page: PeoplePage, store: Store) -> None:
    written: list[str] = []
    page.written.connect(written.append)
    add(store, "Ada Lovelace")
    page.changed(frozenset({"contact"}))
    page.table.choose_first()
    page.acts["delete"].trigger()
    assert names(store) == []
    assert written == ["Remove Ada Lovelace"]
    store.undo()
    assert names(store) == ["Ada Lovelace"]


def test_somebody_with_a_history_is_not_deleted_but_forgotten(
    qtbot: QtBot, page: PeoplePage, store: Store, conference: int
) -> None:
    lines = parse_lines("Ada Lovelace *red glasses", today=store.clock.today())
    store.write("Log", log_lines, conference, lines, store.clock.now(), store.clock.zone_name)
    page.changed(frozenset({"participant"}))
    failed: list[object] = []
    page.failed.connect(failed.append)
    page.table.choose_first()
    page.acts["delete"].trigger()
    assert isinstance(failed[0], NotAllowed)
    assert names(store) == ["Ada Lovelace"]
    page.acts["forget"].trigger()
    question = page.findChildren(Question)[-1]
    assert question.refuse_button.isDefault()
    question.confirm_button.click()
    assert names(store) == []
    assert store.undo_label is None


def test_everybody_is_exported(
    qtbot: QtBot, page: PeoplePage, store: Store, tmp_path: Path
) -> None:
    add(store, "Łukasz Żółw", emails=("l@example.org",))
    page.changed(frozenset({"contact"}))
    page.acts["vcf"].trigger()
    dialog = page._saver.dialog
    assert dialog is not None
    target = tmp_path / "all.vcf"
    with qtbot.waitSignal(page._saver.saved):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert "FN:Łukasz Żółw" in target.read_text(encoding="utf-8")


def test_search_finds_without_accents(page: PeoplePage, store: Store) -> None:
    add(store, "Łukasz Żółw")
    add(store, "Bo")
    page.changed(frozenset({"contact"}))
    page.search.setText("lukasz")
    assert [row.name for row in page.table.rows.rows] == ["Łukasz Żółw"]


def test_an_empty_table_says_how_to_begin(page: PeoplePage) -> None:
    assert page.table.empty.words.startswith("Nobody here yet.")
    page.table.empty.button.click()
    assert page.add_line.hasFocus()
