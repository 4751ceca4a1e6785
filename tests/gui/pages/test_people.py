"""The People page: adding by a line, editing, merging, deleting, forgetting."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert
from sqlalchemy.orm import Session

from planner.commands.encounters import log_lines
from planner.commands.people import Person, add_contact
from planner.errors import NotAllowed
from planner.formats.personline import parse_lines
from planner.gui.dialogs import Notice, Question
from planner.gui.jobs import Jobs
from planner.gui.pages.merge_dialog import MergeDialog
from planner.gui.pages.people import PeoplePage
from planner.gui.pages.person_card import check_addresses, check_roles
from planner.gui.row_model import ACCESSIBLE_TEXT
from planner.model import Contact, Role
from planner.queries.people import contact_rows
from planner.queries.people_list import people_ids
from planner.store import Store


@pytest.fixture
def page(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> PeoplePage:
    made = PeoplePage.whole(store, jobs)
    shown(made)
    return made


def add(store: Store, name: str, **known: object) -> int:
    return store.write("Add", add_contact, Person(name, **known), store.clock.now())  # type: ignore[arg-type]


def log(store: Store, event: int, line: str) -> None:
    lines = parse_lines(line, today=store.clock.today())
    store.write("Log", log_lines, event, lines, store.clock.now(), store.clock.zone_name)


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
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.person.form.editor("name").hasFocus()
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


def test_the_history_tells_all_that_was_said(
    qtbot: QtBot, page: PeoplePage, store: Store, conference: int
) -> None:
    line = (
        "Ada Lovelace !send the draft @+3d +a book *red glasses ?a weaver =her notes "
        '"asked about looms"'
    )
    log(store, conference, line)
    page.changed(frozenset({"participant"}))
    page.table.choose_first()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    history = page.person.history
    assert history.hasFocus()
    said = [history.rows.data(history.rows.index(at, 0), ACCESSIBLE_TEXT) for at in range(3)]
    assert said[:2] == [
        "send the draft, Due Sat, Mar 21 · Longshore: three days for things that last, Promise",
        "a book, Due Sat, Mar 28 · Longshore: three days for things that last, Give",
    ]
    for words in (
        "asked about looms",
        "Wants: a weaver",
        "Offered: her notes",
        "Recognise by: red glasses",
        "Promised: send the draft (due Sat, Mar 21)",
        "To give: a book (due Sat, Mar 28)",
    ):
        assert words in said[2]
    assert page.person.tabs.tabText(0).endswith("(3)")
    assert page.person.head.facts.text().startswith("Last met Wed, Mar 18 · Next: Sat, Mar 21")


def test_an_entry_of_the_history_leads_to_its_page(
    qtbot: QtBot, page: PeoplePage, store: Store, conference: int
) -> None:
    log(store, conference, "Ada Lovelace !send the draft")
    page.changed(frozenset({"participant"}))
    page.table.choose_first()
    page.person.read_on()
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, event: wanted.append((name, event)))
    qtbot.keyClick(page.person.history, Qt.Key.Key_Return)
    qtbot.keyClick(page.person.history, Qt.Key.Key_Down)
    qtbot.keyClick(page.person.history, Qt.Key.Key_Return)
    assert wanted == [("due", None), ("log", conference)]


def test_no_history_yet_names_the_next_action(page: PeoplePage, store: Store) -> None:
    add(store, "Ada Lovelace")
    page.changed(frozenset({"contact"}))
    empty = page.person.history.empty
    assert empty.words.startswith("Nothing has happened yet. Log what you talked about")
    wanted: list[str] = []
    page.wanted.connect(lambda name, _event: wanted.append(name))
    empty.button.click()
    assert wanted == ["log"]
    assert page.person.head.facts.text() == "Not met yet · No next step"


def test_the_columns_say_when_we_met_and_what_is_next(
    page: PeoplePage, store: Store, conference: int
) -> None:
    log(store, conference, "Ada Lovelace !send the draft @+3d")
    log(store, conference, "Bo !call back @2026-03-02")
    add(store, "Cy", roles=(Role.MENTOR, Role.PEER), tags=("looms",))
    page.changed(frozenset({"participant"}))
    by_key = {column.key: column for column in page.table.rows.columns}
    ada, bo, cy = page.table.rows.rows
    assert by_key["met"].text(ada) == "Wed, Mar 18"
    assert by_key["step"].text(ada) == "Sat, Mar 21: send the draft"
    assert by_key["step"].text(bo) == "Mon, Mar 2, overdue: call back"
    assert by_key["role"].text(cy) == "Mentor, Peer"
    assert (by_key["met"].text(cy), by_key["step"].text(cy)) == ("", "")
    page.search.setText("peer looms")
    assert [row.name for row in page.table.rows.rows] == ["Cy"]
    page.search.setText("call back")
    assert [row.name for row in page.table.rows.rows] == ["Bo"]


def test_the_own_rhythm_stands_as_next_step(
    qtbot: QtBot, page: PeoplePage, store: Store, conference: int
) -> None:
    add(store, "Ada Lovelace")
    page.changed(frozenset({"contact"}))
    page.edit()
    weeks = page.person.form.editor("keep_warm_weeks")
    assert isinstance(weeks, QLineEdit)
    weeks.setFocus()
    qtbot.keyClicks(weeks, "6")
    page.person.form.editor("note").setFocus()
    page.changed(frozenset({"contact"}))
    step = next(column for column in page.table.rows.columns if column.key == "step")
    assert step.text(page.table.rows.rows[0]) == "Wed, Apr 29: be in touch again"
    assert "Next: Wed, Apr 29: be in touch again" in page.person.head.facts.text()


def test_another_persons_history_begins_at_the_top(
    qtbot: QtBot, page: PeoplePage, store: Store, conference: int
) -> None:
    for n in range(20):
        log(store, conference, f'Ada Lovelace "talk {n}"')
        log(store, conference, f'Bo "talk {n}"')
    page.changed(frozenset({"participant"}))
    page.table.choose_first()
    bar = page.person.history.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.changed(frozenset({"participant"}))
    assert bar.value() == bar.maximum(), "the same person keeps the place"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert bar.value() == 0


def test_two_people_become_one(page: PeoplePage, store: Store) -> None:
    kept = add(store, "Ada Lovelace", emails=("ada@example.org",), title="CTO")
    other = add(store, "A. Lovelace", phones=("+44 1",))
    page.changed(frozenset({"contact"}))
    assert not page.acts["merge"].isEnabled()
    page.table.selectAll()
    assert page.person.merge_button.isVisible()
    page.acts["merge"].trigger()
    page.findChildren(MergeDialog)[-1].merge_button.click()
    row = store.read(contact_rows)[0]
    assert (row.id, row.name, row.phones) == (kept, "Ada Lovelace", ("+44 1",))
    assert store.undo_label == "Merge A. Lovelace into Ada Lovelace"
    store.undo()
    assert {row.id for row in store.read(contact_rows)} == {kept, other}


def test_who_looks_alike_is_asked_about_with_the_reason(
    qtbot: QtBot, page: PeoplePage, store: Store
) -> None:
    kept = add(store, "Ada Lovelace", emails=("ada@example.org",), title="CTO")
    add(store, "Lovelace, Ada", emails=("ADA@example.org",))
    page.changed(frozenset({"contact"}))
    qtbot.waitUntil(page.same.isVisible)
    assert page.same.names.words == "Ada Lovelace and Lovelace, Ada: one person?"
    assert page.same.reason.words == "They have the same e-mail address, ada@example.org"
    page.same.compare_button.click()
    dialog = page.findChildren(MergeDialog)[-1]
    dialog.merge_button.click()
    assert [row.id for row in store.read(contact_rows)] == [kept]
    page.changed(frozenset({"contact"}))
    qtbot.waitUntil(page.same.isHidden)


def test_not_the_same_is_remembered_and_can_be_undone(
    qtbot: QtBot, page: PeoplePage, store: Store
) -> None:
    add(store, "Ada Lovelace", organisation="Engines")
    add(store, "Ada Lovelace", organisation="Engines")
    page.changed(frozenset({"contact"}))
    qtbot.waitUntil(page.same.isVisible)
    assert page.same.deny_button.accessibleName() == "Ada Lovelace and Ada Lovelace are two people"
    page.same.deny_button.click()
    page.changed(frozenset({"distinct_pair"}))
    qtbot.waitUntil(page.same.isHidden)
    assert len(store.read(contact_rows)) == 2
    assert store.undo() == "Ada Lovelace is not Ada Lovelace"
    page.changed(frozenset({"distinct_pair"}))
    qtbot.waitUntil(page.same.isVisible)


def test_the_person_chosen_is_asked_about_first(
    qtbot: QtBot, page: PeoplePage, store: Store
) -> None:
    add(store, "Ada Lovelace", emails=("ada@example.org",))
    add(store, "A. L.", emails=("ada@example.org",))
    bo = add(store, "Bo Andersen", organisation="Looms")
    add(store, "Cy")
    page.changed(frozenset({"contact"}))
    qtbot.keyClicks(page.add_line, "Bo Anderson, Looms")
    qtbot.keyClick(page.add_line, Qt.Key.Key_Return)
    page.changed(frozenset({"contact"}))
    qtbot.waitUntil(lambda: "Bo Andersen and Bo Anderson" in page.same.names.words)
    assert page.same.reason.words == "They have alike names at Looms · 1 more pair"
    page.table.choose_first()
    assert page.same.names.words == "Ada Lovelace and A. L.: one person?"
    page.show_person(bo)
    assert page.same.names.words == "Bo Andersen and Bo Anderson: one person?"


def test_every_control_of_the_page_has_a_name(
    page: PeoplePage, store: Store, conference: int
) -> None:
    log(store, conference, "Ada Lovelace <ada@example.org> !send the draft")
    add(store, "A. Lovelace", emails=("x@example.org",), phones=("+44 1",))
    page.changed(frozenset({"participant"}))
    page.table.choose_first()
    roles = QAccessible.Role
    named = (roles.Button, roles.PushButton, roles.EditableText, roles.List, roles.PageTab)
    for at in (0, 1):
        page.person.tabs.setCurrentIndex(at)
        found = [
            one
            for one in walk(QAccessible.queryAccessibleInterface(page))
            if one.role() in named and not one.state().invisible
        ]
        assert len(found) > 8
        unnamed = [one.object() for one in found if not one.text(QAccessible.Text.Name)]
        assert unnamed == []


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from walk(child)


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
    gone: list[object] = []
    page.failed.connect(failed.append)
    page.forgotten.connect(gone.append)
    page.table.choose_first()
    page.acts["delete"].trigger()
    assert isinstance(failed[0], NotAllowed)
    assert names(store) == ["Ada Lovelace"]
    store.backup()
    page.acts["forget"].trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(Question)))
    question = page.findChildren(Question)[-1]
    said = "\n".join(label.text() for label in question.findChildren(QLabel))
    assert "1 conversation" in said
    assert "1 promise, message or other follow-up" in said
    assert "1 backup still holds them" in said
    assert question.refuse_button.isDefault()
    question.confirm_button.click()
    qtbot.waitUntil(lambda: names(store) == [])
    assert store.undo_label is None
    qtbot.waitUntil(lambda: bool(told_by(page)))
    notice = told_by(page)[-1]
    assert notice.words[0] == "Ada Lovelace is forgotten."
    assert gone == [("Ada Lovelace",)]
    (left,) = [box for box in notice.findChildren(QPlainTextEdit) if box.isVisible()]
    assert left.toPlainText() == str(store.backups()[0].path)
    notice.close()


def told_by(page: PeoplePage) -> list[Notice]:
    return [box for box in page.findChildren(Notice) if not isinstance(box, Question)]


def test_everybody_is_exported(
    qtbot: QtBot, page: PeoplePage, store: Store, tmp_path: Path
) -> None:
    add(store, "Łukasz Żółw", emails=("l@example.org",))
    page.changed(frozenset({"contact"}))
    page.acts["vcf"].trigger()
    dialog = page.out.saver.dialog
    assert dialog is not None
    target = tmp_path / "all.vcf"
    with qtbot.waitSignal(page.out.saver.saved):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert "FN:Łukasz Żółw" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("act", "suffix", "held"),
    [("held", ".txt", "red glasses"), ("held_json", ".json", '"cue": "red glasses"')],
)
def test_all_that_is_held_on_one_person_is_exported(
    qtbot: QtBot,
    page: PeoplePage,
    store: Store,
    conference: int,
    tmp_path: Path,
    act: str,
    suffix: str,
    held: str,
) -> None:
    log(store, conference, "Ada Lovelace *red glasses")
    page.changed(frozenset({"participant"}))
    page.table.choose_first()
    page.acts[act].trigger()
    dialog = page.out.saver.dialog
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == [f"Ada Lovelace{suffix}"]
    with qtbot.waitSignal(page.out.saver.saved):
        dialog.fileSelected.emit(str(tmp_path / "ada"))
    dialog.close()
    assert held in (tmp_path / "ada").read_text(encoding="utf-8")


def test_search_finds_without_accents(page: PeoplePage, store: Store) -> None:
    add(store, "Łukasz Żółw")
    add(store, "Bo")
    page.changed(frozenset({"contact"}))
    page.search.setText("lukasz")
    assert [row.name for row in page.table.rows.rows] == ["Łukasz Żółw"]


def test_the_card_follows_the_filter_once_the_typing_rests(
    qtbot: QtBot, page: PeoplePage, store: Store
) -> None:
    ada, bo = add(store, "Ada"), add(store, "Bo")
    page.changed(frozenset({"contact"}))
    page.show_person(ada)
    assert page.person.contact_id == ada
    page.search.setText("b")
    assert page.table.current_id == bo
    assert page.person.contact_id == ada
    qtbot.waitUntil(lambda: page.person.contact_id == bo)
    page.search.setText("")
    page.show_person(ada)  # chosen by hand it shows at once
    assert page.person.contact_id == ada


def test_an_empty_table_says_how_to_begin(page: PeoplePage) -> None:
    assert page.table.empty.words.startswith("Nobody here yet.")
    page.table.empty.button.click()
    assert page.add_line.hasFocus()


def crowd(store: Store, count: int) -> None:
    def fill(session: Session) -> None:
        now = store.clock.now()
        session.execute(
            insert(Contact),
            [
                {"uid": f"p{n}", "name": f"Person {n:05}", "title": f"{n % 9}", "created_at": now}
                for n in range(count)
            ],
        )

    store.write("Fill", fill)


def test_of_many_people_the_first_show_at_once_and_any_is_found(
    qtbot: QtBot, store: Store, jobs: Jobs, shown: Callable[..., QWidget]
) -> None:
    crowd(store, 5_100)
    page = PeoplePage.whole(store, jobs)
    shown(page)
    rows = page.table.rows
    assert rows.rowCount() == 5_100
    assert rows.data(rows.index(0, 0)) == "Person 00000"
    last = store.read(people_ids)[-1]
    page.show_person(last)  # before all of them are listed by id
    qtbot.waitUntil(lambda: page.table.current_id == last)
    assert page.table.current_row.name == "Person 05099"
    page.search.setText("person")
    assert rows.rowCount() == 1_000
    assert page.only_first.isVisible()
    assert page.only_first.text().startswith("The first 1,000 found.")
    page.search.setText("son 0423")
    assert not page.only_first.isVisible()
    assert [row.name for row in rows.rows] == [
        "Person 00423",
        *(f"Person {n:05}" for n in range(4230, 4240)),
    ]
    page.search.clear()
    page.table.sort_by("title", downwards=True)
    assert rows.row_at(0).title == "8"
    qtbot.waitUntil(lambda: not page.is_fetching)


def test_a_long_list_keeps_its_place_when_somebody_is_removed(
    qtbot: QtBot, store: Store, jobs: Jobs, shown: Callable[..., QWidget]
) -> None:
    crowd(store, 5_100)
    page = PeoplePage.whole(store, jobs)
    shown(page)
    store.on_change(page.changed)
    qtbot.waitUntil(lambda: not page.is_fetching)
    page.show_person(store.read(people_ids)[3000])
    page.delete()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 5_099)
    assert page.table.current_row.name == "Person 03001"
    qtbot.waitUntil(lambda: not page.is_fetching)


def test_columns_that_say_nothing_make_room_for_long_names(
    qtbot: QtBot, page: PeoplePage, store: Store
) -> None:
    long = "Maximiliana-Alexandra von Hohenzollern"
    qtbot.keyClicks(page.add_line, f"{long}, Head of the Looms, Bundesdruckerei")
    qtbot.keyClick(page.add_line, Qt.Key.Key_Return)
    table = page.table
    table.resize(table.text_room("name") + table.text_room("title") + 200, 300)

    def shown() -> list[str]:
        named = enumerate(column.name for column in table.rows.columns)
        return [name for at, name in named if not table.isColumnHidden(at)]

    assert table.columnWidth(0) >= table.text_room("name")
    assert shown() == ["name", "organisation", "title"]
    add(store, "Bo", emails=("bo@example.org",))
    page.changed(frozenset({"contact", "address"}))
    assert shown() == ["name", "organisation", "title", "email"]
    table.resize(3000, 300)
    assert len(shown()) == len(table.rows.columns)
