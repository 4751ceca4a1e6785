"""The Review page, through its widgets and a store on a file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import i18n
from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.goals import add_goal
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.gui.jobs import Jobs
from planner.gui.pages.review import ReviewPage
from planner.gui.pages.review_kinds import kind_name
from planner.gui.pages.review_tables import unplanned_table
from planner.model import FollowUpKind, GoalState, TargetState
from planner.queries.events import event_record
from planner.queries.follow_ups import follow_up_rows
from planner.queries.ledger import GiveState, give_ledger
from planner.queries.plan import goal_rows, target_rows
from planner.queries.review import UnplannedRow, event_review
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
    made = ReviewPage.whole(store, jobs)
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
    assert page.pane.gives.sum.text() == ("2 planned, 0 promised, 0 kept · 0 questions to ask")
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
    assert not page.pane.carry.isEnabled()  # none is coming
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
    assert page.all.picture.isVisible()
    described = page.all.picture.accessibleDescription()
    assert "1 of 2 people met, 1 unplanned, 0 of 1 promise kept" in described
    assert [row.id for row in page.all.scores.rows.rows] == [conference]
    assert page.all.sum.text() == "1 event · 1 person met as planned · 0 promises kept"
    page.all.scores.choose_first()
    page.all.scores.setFocus()
    qtbot.keyClick(page.all.scores, Qt.Key.Key_Return)
    assert page.pane.isVisible()


def test_the_bar_is_filled_as_far_as_people_were_met(page: ReviewPage, store: Store) -> None:
    page.show_all()
    before = page.all.picture.grab().toImage()
    missed = next(row for row in page.pane.targets.rows.rows if row.name == "Bea Blum")
    page.pane.target_judged.emit([missed.id], TargetState.MET, "")
    assert store.read(event_review, page.event_id).met == 2
    assert page.all.picture.grab().toImage() != before


def test_without_an_event_the_whole_picture_is_shown(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget]
) -> None:
    page = ReviewPage.whole(store, jobs)
    shown(page)
    assert page.all.scores.isVisible()
    assert "No event has people to meet" in page.all.scores.empty.words
    assert not page.tabs.isTabEnabled(0)


def test_one_key_carries_to_the_next_event(page: ReviewPage, store: Store, qtbot: QtBot) -> None:
    zone, first = store.clock.zone_name, store.clock.now()
    ids = [
        store.write("Add", add_event, title=title, start=Moment.zoned(first.replace(month=n), zone),
                    zone=zone)
        for title, n in (("Later fair", 7), ("Loom days", 5))
    ]  # fmt: skip
    page.pane.targets.choose_first()
    page.pane.targets.setFocus()
    assert page.pane.carry.text() == "Carry to “Loom days”"
    qtbot.keyClick(page.pane.targets, Qt.Key.Key_C)
    assert [row.name for row in store.read(target_rows, ids[1])] == ["Bea Blum"]
    assert store.read(target_rows, ids[0]) == []


def test_a_planned_give_is_promised_and_kept_by_a_key(
    page: ReviewPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    table = page.pane.gives.table
    table.choose_first()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_P)
    now = store.clock.now()
    ledger = store.read(give_ledger, now, conference)
    assert (ledger.planned, ledger.made, ledger.kept) == (2, 1, 0)
    made = next(row for row in table.rows.rows if row.state is GiveState.MADE)
    table.choose(made.id)
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert store.read(give_ledger, now, conference).kept == 1
    assert store.undo() == "Keep a give"
    assert store.read(give_ledger, now, conference).kept == 0


def test_recall_by_keyboard_brings_back_who_was_not_known(page: ReviewPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(2)
    recall = page.recall
    assert recall.hasFocus()
    assert (recall.cue.text(), recall.who.isVisible()) == ("tall", False)
    qtbot.keyClick(recall, Qt.Key.Key_Space)
    assert recall.who.text() == "Cy Court"
    assert recall.behind.text() == "Nothing was promised."
    qtbot.keyClick(recall, Qt.Key.Key_N)
    assert recall.progress.text() == "Pass 1 of 3 · 2 of 2"
    qtbot.keyClick(recall, Qt.Key.Key_Space)
    assert recall.behind.text() == "I promised: the draft"
    qtbot.keyClick(recall, Qt.Key.Key_Y)
    for number in (2, 3):  # only the one not known comes again
        assert recall.progress.text() == f"Pass {number} of 3 · 1 of 1"
        assert recall.cue.text() == "tall"
        qtbot.keyClick(recall, Qt.Key.Key_Space)
        qtbot.keyClick(recall, Qt.Key.Key_N)
    assert recall.cue.text() == "1 of 2 people recalled"
    assert recall.behind.text() == "Not yet after three passes:\nCy Court: tall"
    qtbot.keyClick(recall, Qt.Key.Key_R)
    assert recall.progress.text() == "Pass 1 of 3 · 1 of 2"


def test_one_key_introduces_two_people(page: ReviewPage, store: Store, qtbot: QtBot) -> None:
    now = store.clock.now()
    lines = parse_lines("Di ?a reviewer\nEd =reviewing", today=store.clock.today())
    store.write("Log", log_lines, None, lines, now, "Europe/Lisbon")
    page.tabs.setCurrentIndex(3)
    pane = page.introduce
    assert pane.question.text() == "Introduce Di to Ed?"
    assert pane.reason.text() == "Di wants “a reviewer”, and Ed offers “reviewing”."
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_I)
    kinds = [row.kind for row in store.read(follow_up_rows, now) if row.person == "Di"]
    assert FollowUpKind.INTRODUCTION in kinds
    assert pane.table.rows.rows == []
    store.undo()
    qtbot.keyClick(pane.table, Qt.Key.Key_X)
    assert pane.table.rows.rows == []


def test_kinds_of_event_stand_over_all_events(page: ReviewPage) -> None:
    page.show_all()
    told = [(kind_name(row), row.met, row.planned) for row in page.all.kinds.rows.rows]
    assert told[0] == ("Conferences", 1, 2)
    assert page.all.gives.sum.text().startswith("2 planned")


@pytest.mark.parametrize("language", ["en", "de"])
def test_kinds_and_days_are_whole_in_the_narrowest_window(
    shown: Callable[..., QWidget], store: Store, jobs: Jobs, conference: int, language: str
) -> None:
    i18n.choose_language(language)
    store.write("Add", add_target, conference, Person("Ada"), Wish(), store.clock.now())
    page = ReviewPage.whole(store, jobs)
    shown(page).resize(600, 480)
    page.show_event(conference)
    page.show_all()
    QApplication.processEvents()
    for table, name in ((page.all.kinds, "kind"), (page.all.scores, "day")):
        at = [column.name for column in table.rows.columns].index(name)
        assert table.columnWidth(at) >= table.text_room(name), name


def test_where_nothing_else_is_known_a_narrow_table_shows_the_whole_name(
    shown: Callable[..., QWidget],
) -> None:
    table = unplanned_table()
    shown(table)
    table.set_rows([UnplannedRow(1, "N9", "Bartholomew Hatter", "", "")])
    table.resize(table.text_room("person") + table.text_room("code") + 40, 200)
    assert table.columnWidth(1) >= table.text_room("person")
    table.set_rows([UnplannedRow(1, "N9", "Bartholomew Hatter", "", "tea")])
    assert not table.isColumnHidden(3)


def test_a_goal_that_names_its_number_does_not_say_it_twice(
    page: ReviewPage, store: Store, conference: int
) -> None:
    store.write("Goal", add_goal, conference, "Meet 5 people", 5)
    table = page.pane.goals
    assert [table.rows.columns[0].text(row) for row in table.rows.rows] == [
        "Meet people (2)",
        "Meet 5 people",
    ]
