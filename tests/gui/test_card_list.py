from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.gui.card_delegate import Card
from planner.gui.card_list import CardList
from planner.gui.palette import LIGHT, Tone
from planner.gui.row_model import ACCESSIBLE_TEXT

Show = Callable[..., QWidget]


@dataclass(frozen=True)
class Target:
    id: int
    name: str
    state: str = "planned"


def card(target: Target) -> Card:
    return Card(
        target.name,
        ("Analytical Engines", ""),
        badge=target.state,
        badge_tone=Tone.GOOD,
        mark=f"T{target.id}",
        heading="Saturday" if target.id < 3 else "Sunday",
    )


TARGETS = [Target(i, name) for i, name in enumerate(["Ada", "Bea", "Cleo", "Dora", "Eva"], 1)]


@pytest.fixture
def cards(shown: Show) -> CardList:
    made = CardList(card, "Nobody yet.", name="People to meet", movable=True)
    shown(made)
    made.set_rows(TARGETS)
    made.setFocus()
    return made


def rect(cards: CardList, row_id: int):
    return cards.visualRect(cards.rows.index(cards.rows.place_of(row_id), 0))


def test_a_badge_makes_room_for_a_title_that_would_be_cut(shown: Show) -> None:
    made = CardList(card, "Nobody yet.", name="People to meet")
    shown(made).resize(300, 300)

    def top_of_badge(name: str) -> int:
        made.set_rows([Target(1, name)])
        picture = made.viewport().grab().toImage()
        at, ground = picture.width() - 24, QColor(LIGHT.good_soft)
        return next(y for y in range(picture.height()) if picture.pixelColor(at, y) == ground)

    assert top_of_badge("A name that takes the whole width") > top_of_badge("Ada") + 10


def test_choosing_activating_and_reading_in_full(cards: CardList, qtbot: QtBot) -> None:
    heard: list[object] = []
    cards.chosen.connect(heard.append)
    cards.activated_row.connect(lambda row_id: heard.append(f"open {row_id}"))
    where = rect(cards, 2).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert heard == [2, "open 2", 3]
    spoken = cards.rows.data(cards.rows.index(0, 0), ACCESSIBLE_TEXT)
    assert spoken == "T1, Ada, Analytical Engines, planned"


def test_a_heading_stands_once_above_its_run(cards: CardList) -> None:
    heights = [rect(cards, target.id).height() for target in TARGETS]
    assert heights[0] > heights[1] == heights[3] == heights[4]
    assert heights[2] > heights[1]


def test_the_place_stays_by_id(cards: CardList) -> None:
    cards.choose(4)
    cards.set_rows([Target(9, "New"), *TARGETS])
    assert (cards.current_id, cards.selected_ids) == (4, [4])


def test_alt_and_an_arrow_ask_for_a_move(cards: CardList, qtbot: QtBot) -> None:
    asked: list[tuple[int, int]] = []
    cards.moved.connect(lambda row_id, position: asked.append((row_id, position)))
    cards.choose(2)
    qtbot.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(cards, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    cards.choose(1)
    qtbot.keyClick(cards, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked == [(2, 2), (2, 0)]
    assert [row.id for row in cards.rows.rows] == [1, 2, 3, 4, 5], "nothing moves by itself"


class OwnDrop(QDropEvent):
    """A drop that comes from the list itself; Qt sets the source only in a real drag."""

    def __init__(self, where: QPoint, cards: CardList) -> None:
        data = cards.rows.mimeData([cards.currentIndex()])
        move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        super().__init__(QPointF(where), move, data, left, Qt.KeyboardModifier(0))
        self.cards, self.data = cards, data

    def source(self) -> CardList:
        return self.cards


@pytest.mark.parametrize(
    ("row_id", "over", "below", "position"),
    [(1, 4, False, 2), (1, 4, True, 3), (5, 2, False, 1), (5, 2, True, 2)],
)
def test_dropping_a_card_asks_for_a_move(
    cards: CardList, qtbot: QtBot, row_id: int, over: int, below: bool, position: int
) -> None:
    cards.choose(row_id)
    box = rect(cards, over)
    where = QPoint(box.center().x(), box.bottom() - 3 if below else box.top() + 3)
    with qtbot.waitSignal(cards.moved) as told:
        cards.dropEvent(OwnDrop(where, cards))
    assert told.args == [row_id, position]


def test_filter_and_empty_states(cards: CardList, qtbot: QtBot) -> None:
    cards.set_filter("dora")
    assert [row.id for row in cards.rows.rows] == [4]
    cards.set_filter("nobody")
    assert cards.empty.words == "Nothing here matches the filter."
    qtbot.mouseClick(cards.empty.button, Qt.MouseButton.LeftButton)
    cards.set_rows([])
    assert cards.empty.words == "Nobody yet."
    assert cards.empty.isVisible()


def test_long_and_mirrored_cards_are_painted(cards: CardList) -> None:
    cards.set_rows([Target(1, "A very long name " * 20, "a very long state " * 9)])
    cards.choose(1)
    before = cards.grab().toImage()
    cards.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert cards.grab().toImage() != before


def test_a_wrapped_card_is_as_high_as_its_words_need(shown: Show) -> None:
    said = "asked about looms, and whether they could play music. " * 6
    link = "https://www.example.org/" + "a-very-long-path/" * 12

    def wrapped(target: Target) -> Card:
        return Card(target.name, (said, link), badge="met", wrapped=target.id == 1)

    made = CardList(wrapped, "Nobody yet.", name="Said")
    shown(made)
    made.set_rows(TARGETS[:2])
    line = rect(made, 2).height()
    wide = rect(made, 1).height()
    assert wide > line + 30
    made.setFixedWidth(300)
    made.doItemsLayout()
    assert rect(made, 1).height() > wide
    assert rect(made, 2).height() == line
    made.grab()


def test_many_are_put_together_in_turns_and_shown_all_at_once(cards: CardList) -> None:
    many = [Target(number, f"Person {number}") for number in range(1, 601)]
    turns = cards.set_in_turns(many)
    assert [len(cards.rows.rows) for _turn in turns] == [len(TARGETS)] * 3
    assert cards.rows.rows == many
    tall = [rect(cards, row.id).height() for row in many]
    cards.set_rows(many)
    assert [rect(cards, row.id).height() for row in many] == tall


def test_what_is_left_in_the_middle_leaves_the_cards_that_are_shown(cards: CardList) -> None:
    turns = cards.set_in_turns([Target(9, "Zoe")])
    next(turns)
    turns.close()
    assert cards.rows.rows == TARGETS


def test_a_wrapped_title_is_not_squeezed_by_its_badge(shown: Show) -> None:
    def wrapped(target: Target) -> Card:
        return Card(target.name, ("tall, blue",), target.state, wrapped=True)

    made = CardList(wrapped, "Nobody yet.", name="Logged")
    shown(made).resize(320, 400)

    def height(state: str) -> int:
        made.set_rows([Target(1, "Ada Lovelace, Grace Hopper, Mary Shelley, Jane Austen", state)])
        return rect(made, 1).height()

    # The badge stands beside the line below, which has the room.
    assert height("Tue, 16:50") == height("")
