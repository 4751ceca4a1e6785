"""The Follow-ups page, through its widgets and a store on a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import i18n
from planner.commands.encounters import log_lines
from planner.commands.people import Person, set_me
from planner.formats.personline import parse_lines
from planner.gui import opening
from planner.gui.jobs import Jobs
from planner.gui.pages import followups_writing
from planner.gui.pages.followups import FollowUpsPage
from planner.gui.pages.followups_table import FollowUpTable
from planner.gui.pages.followups_words import Group, group_words
from planner.gui.row_delegate import PAD
from planner.gui.row_table import RowTable
from planner.model import Channel, FollowUpStatus
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.store import Store

LINES = """\
Ada Lovelace <ada@example.org>, CTO, Analytical Engines !send the draft @2026-03-16 *red glasses \
"asked about looms"
Bea Blum !the photo @2026-03-19 +intro to the guild @2026-04-20
Cy Court /linkedin @2026-03-18
"""


@pytest.fixture
def page(store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget]) -> FollowUpsPage:
    now = store.clock.now()
    store.write("Me", set_me, Person("Lena Vogt"), now)
    lines = parse_lines(LINES, today=store.clock.today())
    store.write("Log", log_lines, conference, lines, now)
    made = FollowUpsPage.whole(store, jobs)
    shown(made).resize(1000, 650)
    made.show_event(conference)
    store.on_change(made.changed)
    return made


def told(table: RowTable) -> list[tuple[str, str, str]]:
    """Return person, what and due of each row as shown."""
    cells = {column.name: column for column in table.rows.columns}
    return [
        tuple(cells[name].text(row) for name in ("person", "what", "due"))
        for row in table.rows.rows
    ]


def kept(store: Store, person: str) -> list[FollowUpRow]:
    rows = store.read(follow_up_rows, store.clock.now())
    return [row for row in rows if row.person == person]


def press(qtbot: QtBot, page: FollowUpsPage, person: str, key: Qt.Key) -> None:
    chosen = next(item.id for item in page.table.rows.rows if item.row.person == person)
    page.table.choose(chosen)
    page.table.setFocus()
    qtbot.keyClick(page.table, key)


def test_promises_stand_first_then_the_nearest(page: FollowUpsPage) -> None:
    assert told(page.table) == [
        ("N1  Ada Lovelace", "send the draft", "2 days overdue"),
        ("N2  Bea Blum", "the photo", "tomorrow"),
        ("N3  Cy Court", "Write on LinkedIn", "today"),
        ("N2  Bea Blum", "intro to the guild", "Mon, Apr 20"),
    ]
    assert page.summary.text() == "4 to do · 1 overdue"


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (Qt.Key.Key_D, FollowUpStatus.DONE),
        (Qt.Key.Key_S, FollowUpStatus.SENT),
        (Qt.Key.Key_A, FollowUpStatus.ANSWERED),
        (Qt.Key.Key_W, FollowUpStatus.WAIVED),
    ],
)
def test_one_key_says_how_far_it_got_and_undo_takes_it_back(
    page: FollowUpsPage, store: Store, qtbot: QtBot, key: Qt.Key, status: FollowUpStatus
) -> None:
    press(qtbot, page, "Ada Lovelace", key)
    assert kept(store, "Ada Lovelace")[0].status is status
    assert page.table.current_row.row.person == "Bea Blum"  # the next one is ready
    assert page.table.rows.rows[-1].row.person == "Ada Lovelace"
    store.undo()
    assert kept(store, "Ada Lovelace")[0].status is FollowUpStatus.OPEN


def test_o_opens_again(page: FollowUpsPage, store: Store, qtbot: QtBot) -> None:
    press(qtbot, page, "Cy Court", Qt.Key.Key_D)
    press(qtbot, page, "Cy Court", Qt.Key.Key_O)
    assert kept(store, "Cy Court")[0].status is FollowUpStatus.OPEN


def test_the_box_in_front_turns_done(page: FollowUpsPage, store: Store, qtbot: QtBot) -> None:
    at = page.table.visualRect(page.table.model().index(0, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert kept(store, "Ada Lovelace")[0].status is FollowUpStatus.DONE


def test_p_puts_off_to_a_day_picked_or_written(
    page: FollowUpsPage, store: Store, qtbot: QtBot
) -> None:
    press(qtbot, page, "Ada Lovelace", Qt.Key.Key_P)
    qtbot.mouseClick(page.deeds.put_off_dialog.day_buttons[2], Qt.MouseButton.LeftButton)
    assert kept(store, "Ada Lovelace")[0].due == date(2026, 3, 25)
    press(qtbot, page, "Ada Lovelace", Qt.Key.Key_P)
    dialog = page.deeds.put_off_dialog
    dialog.field.setText("2026-03-01")
    qtbot.mouseClick(dialog.put_button, Qt.MouseButton.LeftButton)
    assert "still to come" in dialog.hint
    dialog.field.setText("2026-05-04")
    qtbot.mouseClick(dialog.put_button, Qt.MouseButton.LeftButton)
    row = kept(store, "Ada Lovelace")[0]
    assert (row.due, row.status) == (date(2026, 5, 4), FollowUpStatus.POSTPONED)


def test_a_day_is_typed_at_once_and_enter_takes_the_day_that_is_focused(
    page: FollowUpsPage, store: Store, qtbot: QtBot
) -> None:
    press(qtbot, page, "Ada Lovelace", Qt.Key.Key_P)
    dialog = page.deeds.put_off_dialog
    for key in (Qt.Key.Key_F, Qt.Key.Key_R, Qt.Key.Key_I, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.focusWidget(), key)
    assert kept(store, "Ada Lovelace")[0].due == date(2026, 3, 20)
    press(qtbot, page, "Ada Lovelace", Qt.Key.Key_P)
    qtbot.keyClick(page.deeds.put_off_dialog.focusWidget(), Qt.Key.Key_Return)
    assert kept(store, "Ada Lovelace")[0].due == date(2026, 3, 19)


def test_what_is_closed_cannot_be_put_off(page: FollowUpsPage, qtbot: QtBot) -> None:
    press(qtbot, page, "Cy Court", Qt.Key.Key_D)
    with qtbot.waitSignal(page.told) as signal:
        press(qtbot, page, "Cy Court", Qt.Key.Key_P)
    assert "closed already" in signal.args[0]


def test_delete_removes_and_undo_brings_back(
    page: FollowUpsPage, store: Store, qtbot: QtBot
) -> None:
    press(qtbot, page, "Cy Court", Qt.Key.Key_Delete)
    assert kept(store, "Cy Court") == []
    assert store.undo() == "Remove a follow-up"
    assert len(kept(store, "Cy Court")) == 1


def test_the_details_tell_what_was_said(page: FollowUpsPage) -> None:
    page.table.choose_first()
    assert page.details.said.text().splitlines() == [
        "Recognise by: red glasses",
        "Talked about: asked about looms",
    ]


def test_text_and_channel_are_saved_when_left(
    page: FollowUpsPage, store: Store, qtbot: QtBot
) -> None:
    page.table.choose_first()
    form = page.details.form
    form.focus_on("text")
    edit = form.editor("text")
    assert isinstance(edit, QPlainTextEdit)
    qtbot.keyClicks(edit, "send the second draft")
    page.table.setFocus()
    assert kept(store, "Ada Lovelace")[0].text == "send the second draft"


def test_enter_leads_into_the_text_and_escape_back_to_the_list(
    page: FollowUpsPage, store: Store, qtbot: QtBot
) -> None:
    press(qtbot, page, "Ada Lovelace", Qt.Key.Key_Return)
    edit = page.details.form.editor("text")
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "xyz")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.hasFocus(), "the first Escape puts back what was changed"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_D)
    (ada, *_others) = kept(store, "Ada Lovelace")
    assert (ada.text, ada.status) == ("send the draft", FollowUpStatus.DONE)


def test_a_due_date_is_never_emptied(page: FollowUpsPage, store: Store) -> None:
    page.table.choose_first()
    due = page.details.form.editor("due")
    assert isinstance(due, QLineEdit)
    due.setFocus()
    due.clear()
    page.table.setFocus()
    assert kept(store, "Ada Lovelace")[0].due == date(2026, 3, 16)
    assert due.text() == "Mon, Mar 16, 2026"


def write_to_ada(page: FollowUpsPage, qtbot: QtBot, text: str) -> None:
    page.table.choose_first()
    edit = page.details.draft.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_a_message_is_kept_when_it_is_left(page: FollowUpsPage, store: Store, qtbot: QtBot) -> None:
    write_to_ada(page, qtbot, "Dear Ada")
    page.table.setFocus()
    row = kept(store, "Ada Lovelace")[0]
    assert (row.draft, row.status) == ("Dear Ada", FollowUpStatus.OPEN)
    assert store.undo() == "Edit a draft"
    assert kept(store, "Ada Lovelace")[0].draft == ""


def test_only_a_message_with_a_detail_can_be_ticked_ready(
    page: FollowUpsPage, store: Store, qtbot: QtBot
) -> None:
    box = page.details.draft
    write_to_ada(page, qtbot, "Dear Ada, it was great to meet you. Let us keep in touch.")
    assert box.advice.startswith("Generic: add one detail")
    qtbot.mouseClick(box.ready_box, Qt.MouseButton.LeftButton)
    assert kept(store, "Ada Lovelace")[0].status is FollowUpStatus.OPEN
    write_to_ada(page, qtbot, "Dear Ada, here is what you asked about looms.")
    assert box.advice == ""
    qtbot.mouseClick(box.ready_box, Qt.MouseButton.LeftButton)
    assert kept(store, "Ada Lovelace")[0].status is FollowUpStatus.DRAFTED
    assert told(page.table)[0][1] == "send the draft (ready)"
    write_to_ada(page, qtbot, "Dear Ada, nice to meet you.")
    page.table.setFocus()
    assert kept(store, "Ada Lovelace")[0].status is FollowUpStatus.OPEN


def test_a_linkedin_note_is_counted_against_its_limit(page: FollowUpsPage) -> None:
    cy = next(item for item in page.table.rows.rows if item.row.channel is Channel.LINKEDIN)
    page.table.choose(cy.id)
    draft = page.details.draft
    draft.edit.setPlainText("x" * 199)
    assert draft.counted == "199 characters"
    assert draft.limit_box.isVisible()
    draft.edit.setPlainText("x" * 202)
    assert draft.counted == "2 too many"
    draft.limit_box.setCurrentIndex(1)
    assert draft.counted == "202 characters"


def test_a_proposal_is_made_of_my_own_notes(page: FollowUpsPage) -> None:
    page.table.choose_first()
    draft = page.details.draft
    first = draft.menu.actions()[0]
    assert first.text() == "What I promised"
    first.trigger()
    assert "I promised you this: send the draft. Here it is." in draft.text
    assert "From our talk I noted: looms" in draft.text
    assert draft.text.endswith("Kind regards\nLena Vogt")
    assert draft.advice == ""


def test_a_proposal_without_one_detail_is_called_generic(page: FollowUpsPage) -> None:
    cy = next(item for item in page.table.rows.rows if item.row.person == "Cy Court")
    page.table.choose(cy.id)
    page.details.draft.menu.actions()[0].trigger()
    assert "add one detail" in page.details.draft.advice


def test_copy_puts_it_on_the_clipboard(page: FollowUpsPage, qtbot: QtBot) -> None:
    page.table.choose_first()
    page.details.draft.edit.setPlainText("Dear Ada")
    qtbot.mouseClick(page.details.draft.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Dear Ada"


def test_a_mail_draft_goes_to_her_address(
    page: FollowUpsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(address: str) -> bool:
        opened.append(address)
        return opening.may_open(address)

    monkeypatch.setattr(followups_writing, "open_url", note)
    page.table.choose_first()
    page.details.draft.edit.setPlainText("Dear Ada,\nhere it is & more.")
    qtbot.mouseClick(page.details.draft.mail_button, Qt.MouseButton.LeftButton)
    assert opened[0].startswith("mailto:ada@example.org?subject=")
    assert opened[0].endswith("body=Dear%20Ada%2C%0D%0Ahere%20it%20is%20%26%20more.")


def test_one_can_be_added_by_hand(page: FollowUpsPage, store: Store, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    dialog = page.add_dialog
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert dialog.hint == "Say to whom, or what."
    qtbot.keyClicks(dialog.form.editor("person"), "ada lovelace")
    qtbot.keyClicks(dialog.form.editor("text"), "the second draft")
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    row = next(row for row in kept(store, "Ada Lovelace") if row.text == "the second draft")
    assert (row.due, row.event_id) == (date(2026, 3, 19), page.event_id)
    assert row.contact_id is not None  # she is known, whatever the letter case
    assert page.table.current_id == row.id


def test_nothing_yet_names_the_next_action(
    store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    page = FollowUpsPage.whole(store, jobs)
    shown(page)
    page.show_event(conference)
    assert "Nothing to follow up yet" in page.table.empty.words
    with qtbot.waitSignal(page.wanted) as signal:
        qtbot.mouseClick(page.table.empty.button, Qt.MouseButton.LeftButton)
    assert signal.args == ["log", conference]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_word_of_a_group_is_never_cut(
    page: FollowUpsPage, shown: Callable[..., QWidget], language: str
) -> None:
    i18n.choose_language(language)
    table = FollowUpTable("")
    window = shown(table)
    at = [column.name for column in table.rows.columns].index("group")
    for group in Group:
        table.set_rows([replace(item, group=group, leads=True) for item in page.table.rows.rows])
        font = table.font()
        font.setBold(True)
        needed = QFontMetrics(font).horizontalAdvance(group_words(group))
        for width in (500, 560, 620, 700, 900):
            window.resize(width, 400)
            QGuiApplication.processEvents()
            assert table.isColumnHidden(at) or table.columnWidth(at) >= needed + 2 * PAD
        assert not table.isColumnHidden(at)


def test_whom_the_next_one_is_about_is_in_sight(page: FollowUpsPage) -> None:
    page.window().resize(800, 420)
    page.table.choose_first()
    QGuiApplication.processEvents()
    bar = page.details.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    kept = bar.value()
    page.reload()
    assert bar.value() == kept, "the same one stays where it is"
    page.table.choose(page.table.rows.rows[1].id)
    assert bar.value() == 0
