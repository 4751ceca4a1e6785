"""Steps of one thing, each in a turn of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from planner.gui.step_by_step import StepByStep


@pytest.fixture
def turning(qapp: QApplication) -> Iterator[StepByStep]:
    owner = QObject()
    yield StepByStep(owner)
    owner.deleteLater()


def writes(heard: list[str], *words: str) -> Iterator[None]:
    for word in words:
        heard.append(word)
        yield


def test_the_first_comes_at_once_and_each_other_in_a_turn(
    turning: StepByStep, qtbot: QtBot
) -> None:
    heard: list[str] = []
    turning.ended.connect(lambda: heard.append("ended"))
    turning.begin(writes(heard, "a", "b"))
    assert heard == ["a"]
    assert turning.is_busy
    qtbot.waitUntil(lambda: not turning.is_busy)
    assert heard == ["a", "b", "ended"]


def test_begun_anew_the_rest_is_left(turning: StepByStep, qtbot: QtBot) -> None:
    heard: list[str] = []
    turning.begin(writes(heard, "a", "b"))
    turning.begin(writes(heard, "c", "d"))
    qtbot.waitUntil(lambda: not turning.is_busy)
    assert heard == ["a", "c", "d"]


def test_stopped_it_ends_once(turning: StepByStep, qtbot: QtBot) -> None:
    heard: list[str] = []
    turning.ended.connect(lambda: heard.append("ended"))
    turning.begin(writes(heard, "a", "b"))
    turning.stop()
    turning.stop()
    qtbot.wait(20)
    assert heard == ["a", "ended"]
    assert not turning.is_busy


def test_a_step_that_fails_is_the_last(turning: StepByStep, qtbot: QtBot) -> None:
    def failing() -> Iterator[None]:
        yield
        raise ValueError("a bug")

    turning.begin(failing())
    with capture_exceptions() as caught:
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ValueError
    assert not turning.is_busy
