"""Messages on their way out: mail program, mail file, clipboard, and the templates behind them."""

import email
from collections.abc import Callable
from email import policy
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.encounters import log_lines
from planner.commands.people import Person, edit_contact, set_me
from planner.formats.drafts import FIELDS
from planner.formats.personline import parse_lines
from planner.gui.jobs import Jobs
from planner.gui.pages import followups_writing
from planner.gui.pages.due import DuePage
from planner.model import FollowUpStatus
from planner.queries.follow_ups import follow_up_rows
from planner.queries.people import contact_rows
from planner.store import Store


@pytest.fixture
def page(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> DuePage:
    now = store.clock.now()
    store.write("Me", set_me, Person("Lena Vogt", emails=("lena@example.org",)), now)
    line = 'Ada "Countess" Lovelace <ada@example.org> /mail "asked about looms"'
    lines = parse_lines(line, today=store.clock.today())
    store.write("Log", log_lines, None, lines, now, store.clock.zone_name)
    made = DuePage.whole(store, jobs)
    shown(made).resize(1000, 650)
    store.on_change(made.changed)
    return made


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that were handed to the system."""
    opened: list[str] = []

    def take(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(followups_writing, "open_url", take)
    return opened


def test_what_is_handed_over_can_be_ticked_sent_at_once(
    page: DuePage, store: Store, qtbot: QtBot, handed: list[str]
) -> None:
    page.details.draft.menu.actions()[0].trigger()
    with qtbot.waitSignal(page.offered) as offered:
        qtbot.mouseClick(page.details.draft.mail_button, Qt.MouseButton.LeftButton)
    assert handed[0].startswith("mailto:ada@example.org?subject=looms")
    assert offered.args[:2] == ["Handed to your mail program.", "Mark as sent"]
    offered.args[2]()
    (row,) = store.read(follow_up_rows, store.clock.now())
    assert row.status is FollowUpStatus.SENT


def test_a_mail_to_somebody_without_an_address_says_that_it_is_missing(
    page: DuePage, store: Store, qtbot: QtBot, handed: list[str]
) -> None:
    (contact,) = store.read(contact_rows)
    store.write("Edit", edit_contact, contact.id, emails=())
    page.show_again()
    page.details.draft.menu.actions()[0].trigger()
    with qtbot.waitSignal(page.offered) as offered:
        qtbot.mouseClick(page.details.draft.mail_button, Qt.MouseButton.LeftButton)
    assert handed[0].startswith("mailto:?subject=looms")
    assert offered.args[0].endswith("No address is known: add it there.")


def test_what_is_too_long_to_hand_over_is_on_the_clipboard(
    page: DuePage, qtbot: QtBot, handed: list[str]
) -> None:
    text = "Looms, looms.\n" * 300
    page.details.draft.edit.setPlainText(text)
    with qtbot.waitSignal(page.offered) as offered:
        qtbot.mouseClick(page.details.draft.mail_button, Qt.MouseButton.LeftButton)
    assert offered.args[0].startswith("It is too long to be handed over.")
    assert unquote(handed[0]).endswith("&body=")
    assert QGuiApplication.clipboard().text() == text.strip()


def test_a_mail_file_opens_as_a_draft(page: DuePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.details.draft.edit.setPlainText("Dear Ada,\r\n.\nBcc: x@example.org\n🧵 looms")
    qtbot.mouseClick(page.details.draft.file_button, Qt.MouseButton.LeftButton)
    dialog = page.desk.saver.dialog
    assert dialog is not None
    assert "Ada" in dialog.selectedFiles()[0]
    with qtbot.waitSignal(page.offered) as offered:
        dialog.fileSelected.emit(str(tmp_path / "ada.eml"))
    dialog.reject()
    assert offered.args[0] == "Saved “ada.eml”."
    message = email.message_from_bytes((tmp_path / "ada.eml").read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert [one.addr_spec for one in message["To"].addresses] == ["ada@example.org"]
    assert message["From"].addresses[0].display_name == "Lena Vogt"
    assert message["Bcc"] is None
    assert message.get_content().splitlines()[-2:] == ["Bcc: x@example.org", "🧵 looms"]


def test_a_template_of_ones_own_begins_as_another_and_is_proposed_with_it(
    page: DuePage, store: Store, qtbot: QtBot
) -> None:
    page.rules.templates.trigger()
    dialog = page.desk.templates_dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen is not None
    assert (dialog.chosen.title, dialog.chosen.own) == ("My “After we met”", True)
    title, lines = (dialog.form.editor(name) for name in ("title", "lines"))
    assert isinstance(title, QLineEdit)
    assert isinstance(lines, QPlainTextEdit)
    title.setText("תודה")
    dialog.form.commit()  # as when the field is left
    qtbot.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen.title == "My “תודה”"  # it is kept, so without unseen signs
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    dialog.choose("own-1")
    title.setText("Short thanks")
    dialog.form.commit()
    lines.setPlainText("Thank you for {talk}, {name}.")
    dialog.accept()
    offered = {action.text(): action for action in page.details.draft.menu.actions()}
    offered["Short thanks"].trigger()
    assert page.details.draft.text == 'Thank you for looms, Ada "Countess" Lovelace.'
    page.rules.templates.trigger()
    dialog = page.desk.templates_dialog
    dialog.choose("own-1")
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert store.undo_label == "Remove a template"
    assert "Short thanks" not in {action.text() for action in page.details.draft.menu.actions()}


def test_templates_are_changed_and_go_back_to_the_original(
    page: DuePage, store: Store, qtbot: QtBot
) -> None:
    page.rules.templates.trigger()
    dialog = page.desk.templates_dialog
    assert dialog is not None
    assert dialog.chosen is not None
    assert dialog.chosen.key == "met-mail"
    edit = dialog.form.editor("lines")
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText('Hello {name}, "so" {talk}?\n\nand {nonsense}')
    dialog.list.setCurrentRow(3)  # the field is left by that
    dialog.choose("met-mail")
    assert dialog.form.hint("lines").startswith("Nothing fills {nonsense}")
    assert dialog.list.currentItem().text() == "After we met (changed)"
    dialog.accept()
    page.details.draft.menu.actions()[0].trigger()
    assert page.details.draft.text == 'Hello Ada "Countess" Lovelace, "so" looms?'
    page.rules.templates.trigger()
    dialog = page.desk.templates_dialog
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert dialog.list.currentItem().text() == "After we met"
    dialog.accept()
    page.details.draft.menu.actions()[0].trigger()
    assert page.details.draft.text.startswith("Dear Ada")
    while store.undo_label in ("Take a template back", "Edit a draft"):
        store.undo()
    page.details.draft.menu.actions()[0].trigger()
    assert page.details.draft.text.startswith("Hello Ada")


def test_a_field_is_put_where_the_cursor_stands(page: DuePage, qtbot: QtBot) -> None:
    page.rules.templates.trigger()
    dialog = page.desk.templates_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    actions = {action.data(): action for action in dialog.field_button.menu().actions()}
    assert set(actions) == set(FIELDS)
    assert actions["talk"].text() == "What we talked about\t{talk}"
    subject, lines = (dialog.form.editor(name) for name in ("subject", "lines"))
    assert isinstance(subject, QLineEdit)
    assert isinstance(lines, QPlainTextEdit)
    lines.setPlainText("About : more.")
    lines.moveCursor(QTextCursor.MoveOperation.NextWord)
    actions["talk"].trigger()
    assert lines.toPlainText() == "About {talk}: more."
    subject.setFocus()
    subject.setText("On ")
    actions["topic"].trigger()
    assert subject.text() == "On {topic}"
    assert subject.hasFocus()
    dialog.choose("met-linkedin")  # it has no subject
    lines.setPlainText("")
    actions["me"].trigger()
    assert lines.toPlainText() == "{me}"
    dialog.reject()


def test_the_list_of_templates_is_as_wide_as_its_words(page: DuePage, qtbot: QtBot) -> None:
    page.rules.templates.trigger()
    dialog = page.desk.templates_dialog
    assert dialog is not None
    short = [(key, key) for key in dialog._templates]
    dialog.show_items(short)
    narrow = dialog.list.width()
    dialog.show_items([(key, "After we met and shook hands (colleague)") for key, _words in short])
    assert narrow < dialog.list.width()
    assert dialog.list.sizeHintForColumn(0) <= dialog.list.viewport().width()
    dialog.show_items([(key, 20 * "very long ") for key, _words in short])
    assert dialog.list.width() < dialog.width() / 2
    dialog.reject()
