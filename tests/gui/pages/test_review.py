"""The Review page, through its widgets and a store on a file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.goals import add_goal
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.gui.jobs import Jobs
from planner.gui.pages.review import ReviewPage
from planner.model import GoalState, TargetState
from planner.queries.events import event_record
from planner.queries.plan import goal_rows, target_rows
from planner.queries.review import event_review
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def page(store: Store, jobs: Jobs, conference: int, shown: Callable[..., QWidget]) -> ReviewPage:
    now = store.clock.now()
    store.write("Goal", add_goal, conference, "Meet people", 2)
    for name in ("Ada Lovelace", "Bea Blum"):
        wish = Wish(priority=2, why="a talk", give="an intro")
        store.write("Add", add_target, conference, Person(name), wish, now)
    lines = parse_lines("T1 !the draft @fri\nCy Court *tall", today=store.clock.today())
    store.write("Log", log_lines, conference, lines, now)
    made = ReviewPage(store, jobs)
    shown(made).resize(1000, 650)
    made.show_event(conference)
    store.on_change(made.changed)
    return made


def pick(qtbot: QtBot, box: QWidget, value: str) -> None:
    """Choose an entry of a combo box as the user does."""
    assert isinstance(box, QComboBox)
    box.setFocus()
    at = [box.itemData(index) for index in range(box.count())].index(value)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_the_result_in_one_line(page: ReviewPage) -> None:
    assert page.pane.result.text() == (
        "1 of 2 people met · 1 unplanned · 0 of 1 goal reached · 0 of 1 promise kept"
    )
    assert page.pane.gives.text().splitlines() == [
        "2 planned · 0 promised · 0 made",
        "Ada Lovelace: an intro",
        "Bea Blum: an intro",
    ]
    assert [row.name for row in page.pane.unplanned.rows.rows] == ["Cy Court"]


def test_who_was_missed_stands_first(page: ReviewPage) -> None:
    assert [row.name for row in page.pane.targets.rows.rows] == ["Bea Blum", "Ada Lovelace"]


def test_a_goal_is_judged_with_a_note(
    page: ReviewPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    pick(qtbot, page.pane.goal_form.editor("state"), "reached")
    note = page.pane.goal_form.editor("note")
    note.setFocus()
    qtbot.keyClicks(note, "both at lunch")
    page.pane.goals.setFocus()
    (goal,) = store.read(goal_rows, conference)
    assert (goal.state, goal.note) == (GoalState.REACHED, "both at lunch")
    assert page.pane.result.text().startswith("1 of 2 people met · 1 unplanned · 1 of 1 goal")


def test_one_key_judges_and_undo_takes_it_back(
    page: ReviewPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page.pane.goals.setFocus()
    qtbot.keyClick(page.pane.goals, Qt.Key.Key_M)
    assert store.read(goal_rows, conference)[0].state is GoalState.MISSED
    page.pane.targets.choose_first()
    page.pane.targets.setFocus()
    qtbot.keyClick(page.pane.targets, Qt.Key.Key_N)
    states = {row.name: row.state for row in store.read(target_rows, conference)}
    assert states["Bea Blum"] is TargetState.NOT_THERE
    assert store.undo() == "Say what became of it"
    states = {row.name: row.state for row in store.read(target_rows, conference)}
    assert states["Bea Blum"] is TargetState.PLANNED


def test_a_missed_target_gets_its_reason(
    page: ReviewPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page.pane.targets.choose_first()
    reason = page.pane.target_form.editor("reason")
    assert isinstance(reason, QLineEdit)
    reason.setFocus()
    qtbot.keyClicks(reason, "left on Friday")
    page.pane.targets.setFocus()
    reasons = {row.name: row.reason for row in store.read(target_rows, conference)}
    assert reasons == {"Bea Blum": "left on Friday", "Ada Lovelace": ""}


def test_insight_and_attend_again(
    page: ReviewPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    insight = page.pane.home_form.editor("insight")
    insight.setFocus()
    qtbot.keyClicks(insight, "Looms jam")
    page.pane.goals.setFocus()
    pick(qtbot, page.pane.home_form.editor("attend_again"), "no")
    record = store.read(event_record, conference)
    assert (record.insight, record.attend_again) == ("Looms jam", False)


def test_a_missed_person_is_carried_to_the_next_event(
    page: ReviewPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    assert not page.pane.carry_menu.actions()[0].isEnabled()  # none is coming
    zone = store.clock.zone_name
    start = Moment.zoned(store.clock.now().replace(month=5), zone)
    following = store.write("Add", add_event, title="Loom days", start=start, zone=zone)
    page.pane.targets.choose_first()
    (action,) = page.pane.carry_menu.actions()
    assert action.text() == "Loom days"
    with qtbot.waitSignal(page.told) as signal:
        action.trigger()
    assert signal.args == ["Planned there as T1."]
    (carried,) = store.read(target_rows, following)
    assert (carried.name, carried.why, carried.give, carried.finds) == (
        "Bea Blum",
        "a talk",
        "an intro",
        (),
    )
    assert carried.state is TargetState.PLANNED
    store.undo()
    assert store.read(target_rows, following) == []


def test_somebody_met_is_not_carried(page: ReviewPage) -> None:
    met = next(row for row in page.pane.targets.rows.rows if row.state is TargetState.MET)
    page.pane.targets.choose(met.id)
    assert not page.pane.carry_button.isEnabled()


def test_all_events_are_painted_and_told_in_words(
    page: ReviewPage, qtbot: QtBot, conference: int
) -> None:
    page.show_all()
    assert page.picture.isVisible()
    described = page.picture.accessibleDescription()
    assert "1 of 2 people met, 1 unplanned, 0 of 1 promise kept" in described
    assert [row.id for row in page.scores.rows.rows] == [conference]
    assert page.sum.text() == "1 event · 1 person met as planned · 0 promises kept"
    page.scores.choose_first()
    page.scores.setFocus()
    qtbot.keyClick(page.scores, Qt.Key.Key_Return)
    assert page.pane.isVisible()


def test_the_bar_is_filled_as_far_as_people_were_met(page: ReviewPage, store: Store) -> None:
    page.show_all()
    before = page.picture.grab().toImage()
    missed = next(row for row in page.pane.targets.rows.rows if row.name == "Bea Blum")
    page.pane.target_judged.emit([missed.id], TargetState.MET, "")
    assert store.read(event_review, page.event_id).met == 2
    assert page.picture.grab().toImage() != before


def test_without_an_event_the_whole_picture_is_shown(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget]
) -> None:
    page = ReviewPage(store, jobs)
    shown(page)
    assert page.scores.isVisible()
    assert "No event has people to meet" in page.scores.empty.words
    assert not page.tabs.isTabEnabled(0)
