"""Two people side by side: every field chosen by keyboard or mouse, and what comes of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.people import Person
from planner.flows.side_by_side import Side
from planner.gui.pages.merge_choice import Choice
from planner.gui.pages.merge_dialog import MergeDialog
from planner.queries.people import ContactRow

BARE = ContactRow(1, "Ada", "", "", (), (), (), "", (), (), None, None)
ADA = Side(
    replace(BARE, title="CTO", emails=("ada@example.org",), tags=("looms",), note="knits"), None
)
LOVELACE = Side(
    replace(
        BARE,
        id=2,
        name="Ada Lovelace",
        title="Countess",
        organisation="Engines",
        emails=("ADA@example.org", "countess@example.org"),
        roles=("mentor",),
        note="sings",
    ),
    None,
)


@pytest.fixture
def dialog(qtbot: QtBot, shown: Callable[..., QWidget]) -> MergeDialog:
    window = shown()
    made = MergeDialog(ADA, LOVELACE, "the same e-mail address", window)
    with qtbot.waitExposed(made):
        made.open()
    return made


def merged(dialog: MergeDialog) -> tuple[int, int, str, Person]:
    answers: list[tuple[int, int, str, Person]] = []
    dialog.chosen.connect(lambda *answer: answers.append(answer))
    dialog.merge_button.click()
    return answers[0]


def test_enter_merges_with_what_is_proposed(qtbot: QtBot, dialog: MergeDialog) -> None:
    answers: list[tuple[int, int, str, Person]] = []
    dialog.chosen.connect(lambda *answer: answers.append(answer))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    ((kept, other, label, card),) = answers
    # The one that is known better is the first.
    assert (kept, other, label) == (2, 1, "Merge Ada into Ada Lovelace")
    assert (card.name, card.title, card.organisation) == ("Ada Lovelace", "Countess", "Engines")
    assert card.emails == ("ADA@example.org", "countess@example.org")
    assert card.note == "sings\nknits"


def test_each_field_is_chosen_by_itself(qtbot: QtBot, dialog: MergeDialog) -> None:
    dialog.picks["title"][1].setFocus()
    qtbot.keyClick(dialog.picks["title"][1], Qt.Key.Key_Space)
    dialog.picks["note"][0].click()
    qtbot.keyClick(dialog.ticks["emails", "countess@example.org"], Qt.Key.Key_Space)
    _kept, _other, _label, card = merged(dialog)
    assert (card.name, card.title, card.note) == ("Ada Lovelace", "CTO", "sings")
    assert card.emails == ("ADA@example.org",)
    assert card.tags == ("looms",)


def test_the_name_of_the_other_can_stay(dialog: MergeDialog) -> None:
    dialog.picks["name"][1].click()
    kept, _other, label, card = merged(dialog)
    assert (kept, label, card.name) == (2, "Merge Ada Lovelace into Ada", "Ada")


def test_a_click_on_the_text_chooses_too(qtbot: QtBot, dialog: MergeDialog) -> None:
    button = dialog.picks["title"][1]
    choice = button.parentWidget()
    assert isinstance(choice, Choice)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center())
    assert button.isChecked()


def test_every_choice_says_its_field_and_value(dialog: MergeDialog) -> None:
    names = {button.accessibleName() for group in dialog.picks.values() for button in group}
    names |= {box.accessibleName() for box in dialog.ticks.values()}
    assert {
        "Name: Ada",
        "Name: Ada Lovelace",
        "Title: CTO",
        "E-mail: countess@example.org",
        "Roles: Mentor",
        "Only this note: knits",
        "Keep both notes",
    } <= names
    found = QAccessible.queryAccessibleInterface(dialog.merge_button)
    assert found.text(QAccessible.Text.Name) == "Merge"
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("They share the same e-mail address.") for text in said)


def test_they_may_be_two(qtbot: QtBot, dialog: MergeDialog) -> None:
    with qtbot.waitSignal(dialog.denied) as denied:
        dialog.deny_button.click()
    assert sorted(denied.args) == [1, 2]


def test_long_names_wrap_and_nothing_is_wider_than_the_window(
    qtbot: QtBot, shown: Callable[..., QWidget]
) -> None:
    long = "Maximiliane-Freifrau-von-und-zu-" * 5
    mail = f"{'maximiliane.' * 10}@{'zukunftsforschung-' * 5}example"
    one = Side(replace(BARE, name=long, organisation=long, emails=(mail,)))
    other = Side(replace(BARE, id=2, name="山田 太郎", organisation="株式会社ヤマダ"))
    window = shown()
    made = MergeDialog(one, other, parent=window)
    with qtbot.waitExposed(made):
        made.open()
    assert made.width() <= window.width()
    for choice in made.findChildren(Choice):
        right = choice.mapTo(made, choice.rect().bottomRight()).x()
        assert right <= made.width(), choice.text
