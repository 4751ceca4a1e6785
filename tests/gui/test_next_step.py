"""The line that names the next step of the loop."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.next_step import NextStepLine, Step, next_step
from planner.queries.events import event_record
from planner.queries.loop import DueCount, Progress, progress_of
from planner.store import Store

NOTHING_DUE = DueCount(0, 0)


@pytest.fixture
def untouched(store: Store, conference: int) -> Progress:
    found = store.read(progress_of, conference)
    assert found is not None
    return found


@pytest.fixture
def start(store: Store, conference: int) -> datetime:
    return store.read(event_record, conference).row.local_start


def words(done: Progress, now: datetime, due: DueCount = NOTHING_DUE) -> str:
    step = next_step(done, due, now)
    assert step is not None
    return step.words


def test_before_the_event_it_goes_from_marks_to_paper(untouched: Progress, start: datetime) -> None:
    now = start - timedelta(days=3)
    assert words(untouched, now) == "In 3 days. Mark what you want to attend: Schedule"
    marked = replace(untouched, marked=3)
    assert words(marked, now).startswith("In 3 days. What do you want from it?")
    with_goal = replace(marked, goals=1, goals_open=1)
    assert words(with_goal, now) == "In 3 days. Whom do you want to meet? Plan"
    with_target = replace(with_goal, targets=2)
    assert words(with_target, now) == "In 3 days, no sheet yet: Sheet"
    assert "prepared" in words(replace(with_target, sheets=1), now)


def test_close_to_the_event_paper_comes_first(untouched: Progress, start: datetime) -> None:
    planned = replace(untouched, targets=2)
    assert words(planned, start - timedelta(days=1)) == "Tomorrow, no sheet yet: Sheet"
    assert words(planned, start - timedelta(days=3)).startswith("In 3 days. Mark")


def test_while_it_runs_one_logs(untouched: Progress, start: datetime) -> None:
    now = start + timedelta(hours=1)
    assert words(untouched, now) == "On now. Whom have you met? Log"
    assert words(replace(untouched, targets=11, judged=3), now) == "On now, 3 of 11 logged: Log"


def test_afterwards_it_goes_from_the_log_to_the_review(
    untouched: Progress, start: datetime
) -> None:
    now = untouched.row.local_end + timedelta(hours=9)
    planned = replace(untouched, targets=11, judged=3)
    assert words(planned, now) == "Ended yesterday, 3 of 11 logged: Log"
    logged = replace(planned, judged=11, people_logged=9, pending=4)
    assert words(logged, now) == "4 follow-ups are open: Follow-ups"
    sent = replace(logged, pending=0)
    assert words(sent, now) == "All is sent. What did you get out of it? Review"
    assert words(replace(sent, reviewed=True), now) == "All done here: Review"


def test_promises_due_come_before_all(untouched: Progress, start: datetime) -> None:
    assert words(untouched, start, DueCount(2, 5)) == "2 promises are due: Due"
    step = next_step(None, DueCount(1, 1), start)
    assert step is not None
    assert step.page == "due"
    assert next_step(None, NOTHING_DUE, start) is None


def test_enter_does_the_step(qtbot: QtBot, shown: Callable[..., QWidget]) -> None:
    line = NextStepLine()
    shown(line)
    assert not line.isVisible()
    line.show_step(Step("Ham & eggs: Log", "log", "mail"))
    assert line.text() == "Ham && eggs: Log"
    line.setFocus()
    with qtbot.waitSignal(line.wanted) as heard:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard.args == ["log"]


def test_a_long_sentence_is_cut_and_a_short_one_never(
    qtbot: QtBot, shown: Callable[..., QWidget]
) -> None:
    line = NextStepLine()
    window = shown(line)
    for words in ("Due", "Tomorrow, and you are prepared: Sheet", "Ended 10 months ago: Log"):
        line.show_step(Step(words, "log", "mail"))
        QApplication.processEvents()
        assert (line.text(), line.toolTip()) == (words, "")
    long = "Whom did you meet? " * 20
    line.show_step(Step(long, "log", "mail"))
    qtbot.waitUntil(lambda: line.text().endswith("…"))
    assert line.width() <= window.width()
    assert long.strip() in line.toolTip()
