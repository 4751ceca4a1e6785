"""What was done is said, and can be undone from where it is said."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.gui.toast import Toasts
from planner.gui.undo_offer import UndoOffer


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def offering(window: QWidget) -> Callable[[Callable[[], object]], tuple[Toasts, UndoOffer]]:
    def make(undo: Callable[[], object]) -> tuple[Toasts, UndoOffer]:
        toasts = Toasts(window)
        return toasts, UndoOffer(toasts, undo, window)

    return make


def test_it_says_the_step_and_undoes_it(
    offering: Callable[[Callable[[], object]], tuple[Toasts, UndoOffer]],
) -> None:
    undone: list[bool] = []
    toasts, offer = offering(lambda: undone.append(True))
    offer.make("Mark as must")
    (toast,) = toasts.shown
    assert toast.text == "Mark as must"
    toast.button.click()
    assert undone == [True]


def test_words_without_a_step_offer_nothing(
    offering: Callable[[Callable[[], object]], tuple[Toasts, UndoOffer]],
) -> None:
    toasts, offer = offering(lambda: None)
    offer.make("", "Nothing is new.")
    assert [(toast.text, toast.button.isVisible()) for toast in toasts.shown] == [
        ("Nothing is new.", False)
    ]


def test_another_step_takes_the_place_of_the_first(
    offering: Callable[[Callable[[], object]], tuple[Toasts, UndoOffer]],
) -> None:
    toasts, offer = offering(lambda: None)
    offer.make("One", "One thing was done.")
    offer.make("Two")
    assert [toast.text for toast in toasts.shown] == ["Two"]
    offer.forget()
    assert toasts.shown == []
