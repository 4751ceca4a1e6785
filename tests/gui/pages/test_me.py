"""The Me page: one's own card, what one says, one's style."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.form import Form
from planner.gui.jobs import Jobs
from planner.gui.main_window import SMALLEST, MainWindow
from planner.gui.pages.me import MePage
from planner.gui.pages.plan import PlanPage
from planner.queries.people import my_card
from planner.store import Store


@pytest.fixture
def page(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> MePage:
    made = MePage.whole(store, jobs)
    shown(made)
    return made


def type_into(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    editor = form.editor(name)
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.setFocus()
    qtbot.keyClicks(editor, text)
    editor.clearFocus()


def test_the_card_is_kept_until_it_has_a_name(qtbot: QtBot, page: MePage, store: Store) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    type_into(qtbot, page.card, "title", "Weaver")
    assert store.read(my_card).contact is None
    assert told == ["Give your name too; then the card is saved."]
    type_into(qtbot, page.card, "name", "Lena Okafor")
    contact = store.read(my_card).contact
    assert contact is not None
    assert (contact.name, contact.title) == ("Lena Okafor", "Weaver")
    assert store.undo_label == "Edit my card"


def test_a_field_of_the_card_can_be_emptied(qtbot: QtBot, page: MePage, store: Store) -> None:
    type_into(qtbot, page.card, "name", "Lena Okafor")
    type_into(qtbot, page.card, "title", "Weaver")
    page.card.focus_on("title")
    editor = page.card.editor("title")
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    editor.clearFocus()
    contact = store.read(my_card).contact
    assert contact is not None
    assert contact.title == ""


def test_lines_are_saved_when_they_are_left(qtbot: QtBot, page: MePage, store: Store) -> None:
    type_into(qtbot, page.lines, "introduction", "I build looms.")
    type_into(qtbot, page.shelf, "offers", "A look at a draft")
    card = store.read(my_card)
    assert (card.introduction, card.offers) == ("I build looms.", "A look at a draft")
    store.undo()
    page.changed(frozenset({"profile"}))
    assert page.shelf.values()["offers"] == ""


def test_the_style_keeps_numbers_and_kinds(qtbot: QtBot, page: MePage, store: Store) -> None:
    type_into(qtbot, page.style_form, "conversations_a_day", "6")
    for name in ("suits workshop", "suits hallway"):
        box = page.style_form.editor(name)
        assert isinstance(box, QCheckBox)
        box.click()
    card = store.read(my_card)
    assert card.conversations_a_day == 6
    assert card.suits.split() == ["workshop", "hallway"]


def test_a_number_that_is_none_is_said_and_not_saved(
    qtbot: QtBot, page: MePage, store: Store
) -> None:
    type_into(qtbot, page.style_form, "conversations_a_day", "many")
    assert page.style_form.hint("conversations_a_day").startswith("Write a whole number")
    assert store.read(my_card).conversations_a_day is None


def test_the_style_is_gone_to_from_where_it_is_missed(
    open_window: Callable[[], MainWindow], conference: int, qtbot: QtBot
) -> None:
    window = open_window()
    window.resize(*SMALLEST)
    plan = window.go("plan", conference)
    assert isinstance(plan, PlanPage)
    plan.style_line.ask.click()
    me = window.pages.page("me")
    assert isinstance(me, MePage)
    assert me.isVisible()
    assert me.style_form.editor("conversations_a_day").hasFocus()
    heading = next(label for label in me.findChildren(QLabel) if label.text() == "My style")
    for widget in (heading, me.style_form.editor("conversations_a_day")):
        assert not widget.visibleRegion().isEmpty(), widget
