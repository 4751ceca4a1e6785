"""What is said of follow-ups and of what is proposed: by one key, told in words, undone at once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.follow_ups import set_status
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.gui.jobs import Jobs
from planner.gui.pages.due import DuePage
from planner.gui.pages.followups import FollowUpsPage
from planner.gui.pages.followups_board import FollowUpBoard
from planner.gui.pages.followups_deeds import MANY
from planner.gui.pages.followups_words import Group
from planner.model import FollowUpStatus, Origin, TargetState
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment


def log(store: Store, text: str) -> None:
    lines = parse_lines(text, today=store.clock.today())
    store.write("Log", log_lines, None, lines, store.clock.now(), store.clock.zone_name)


def pass_days(store: Store, days: int) -> None:
    store.clock = Clock(store.clock.now() + timedelta(days=days), store.clock.zone_name)


def open_page(
    kind: type[FollowUpBoard], store: Store, jobs: Jobs, shown: Callable
) -> FollowUpBoard:
    made = kind.whole(store, jobs)
    shown(made).resize(1000, 650)
    store.on_change(made.changed)
    return made


def sent_to_ada(store: Store) -> None:
    log(store, 'Ada <ada@example.org> /mail "asked about looms"')
    (row,) = store.read(follow_up_rows, store.clock.now())
    store.write("Sent", set_status, [row.id], FollowUpStatus.SENT, store.clock.now())
    pass_days(store, 4)


@pytest.fixture
def nudged(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> FollowUpBoard:
    sent_to_ada(store)
    return open_page(DuePage, store, jobs, shown)


def newest(store: Store) -> FollowUpRow:
    return max(store.read(follow_up_rows, store.clock.now()), key=lambda row: row.id)


def test_a_proposal_stands_in_the_list_and_says_why(nudged: FollowUpBoard) -> None:
    (item,) = nudged.table.rows.rows
    assert (item.group, item.row.origin, item.due) == (Group.PROPOSED, Origin.NUDGE, "Wed, Mar 25")
    assert nudged.details.question.words == (
        "Sent on Wed, Mar 18, and no answer yet. Ask once more, and then no more."
    )
    assert nudged.summary.text() == "1 proposed"
    assert nudged.details.draft.menu.actions()[0].text() == "Once more"


@pytest.mark.parametrize(
    ("key", "status", "words"),
    [
        (Qt.Key.Key_O, FollowUpStatus.OPEN, "To do: Ada, Ask once more"),
        (Qt.Key.Key_D, FollowUpStatus.DONE, "Done: Ada, Ask once more"),
        (Qt.Key.Key_S, FollowUpStatus.SENT, "Sent: Ada, Ask once more"),
        (Qt.Key.Key_A, FollowUpStatus.ANSWERED, "Answered: Ada, Ask once more"),
        (Qt.Key.Key_L, FollowUpStatus.WAIVED, "Let go: Ada, Ask once more"),
        (Qt.Key.Key_W, FollowUpStatus.WAIVED, "Let go: Ada, Ask once more"),
    ],
)
def test_a_proposal_takes_the_same_keys_and_undo_takes_it_back(
    nudged: FollowUpBoard,
    store: Store,
    qtbot: QtBot,
    key: Qt.Key,
    status: FollowUpStatus,
    words: str,
) -> None:
    nudged.table.setFocus()
    with qtbot.waitSignal(nudged.written_as) as said:
        qtbot.keyClick(nudged.table, key)
    row = newest(store)
    assert (row.status, row.origin, row.due) == (status, Origin.NUDGE, date(2026, 3, 25))
    assert said.args[1] == words
    assert [item.group for item in nudged.table.rows.rows if item.row.proposed] == []
    store.undo()
    assert [item.row.proposed for item in nudged.table.rows.rows] == [True]


def test_the_card_takes_a_proposal_on_or_lets_it_be(
    nudged: FollowUpBoard, store: Store, qtbot: QtBot
) -> None:
    qtbot.mouseClick(nudged.details.question.yes_button, Qt.MouseButton.LeftButton)
    assert newest(store).status is FollowUpStatus.OPEN
    store.undo()
    qtbot.mouseClick(nudged.details.question.no_button, Qt.MouseButton.LeftButton)
    assert newest(store).status is FollowUpStatus.WAIVED


def test_a_proposal_is_put_off_to_a_day(nudged: FollowUpBoard, store: Store, qtbot: QtBot) -> None:
    nudged.table.setFocus()
    qtbot.keyClick(nudged.table, Qt.Key.Key_P)
    dialog = nudged.deeds.put_off_dialog
    assert dialog is not None
    dialog.field.setText("next fri")
    qtbot.mouseClick(dialog.put_button, Qt.MouseButton.LeftButton)
    assert (newest(store).status, newest(store).due) == (
        FollowUpStatus.POSTPONED,
        date(2026, 3, 27),
    )


def test_writing_to_a_proposal_takes_it_on(
    nudged: FollowUpBoard, store: Store, qtbot: QtBot
) -> None:
    nudged.details.draft.menu.actions()[0].trigger()
    qtbot.mouseClick(nudged.details.draft.ready_box, Qt.MouseButton.LeftButton)
    row = newest(store)
    assert (row.origin, row.status) == (Origin.NUDGE, FollowUpStatus.DRAFTED)
    assert "looms" in row.draft
    assert nudged.details.row is not None
    assert nudged.details.row.id == row.id


def test_several_are_let_go_at_once(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    sent_to_ada(store)
    log(store, "Bo /mail\nCy /call")
    page = open_page(DuePage, store, jobs, shown)
    page.table.setFocus()
    page.table.selectAll()
    with qtbot.waitSignal(page.written_as) as said:
        qtbot.keyClick(page.table, Qt.Key.Key_L)
    assert said.args[1] == "3 follow-ups let go"
    assert page.table.rows.rows == []
    assert store.undo() == "Let go"
    assert len(page.table.rows.rows) == 3


def test_the_next_date_is_proposed_after_another_conversation(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    log(store, "Ada /call /1w")
    pass_days(store, 2)
    log(store, "Ada")
    page = open_page(DuePage, store, jobs, shown)
    question = page.details.question
    assert question.words.startswith("You met on Fri, Mar 20, after this was planned.")
    with qtbot.waitSignal(page.written_as) as said:
        qtbot.mouseClick(question.yes_button, Qt.MouseButton.LeftButton)
    assert said.args[1] == "Moved to Fri, Mar 27: Ada, Call"
    assert newest(store).due == date(2026, 3, 27)
    assert not question.isVisible()
    store.undo()
    qtbot.mouseClick(question.no_button, Qt.MouseButton.LeftButton)
    assert newest(store).due == date(2026, 3, 25)
    assert not question.isVisible()


def test_a_rhythm_is_set_where_the_person_is_seen(
    nudged: FollowUpBoard, store: Store, qtbot: QtBot
) -> None:
    form = nudged.details.rhythm.form
    form.focus_on("weeks")
    qtbot.keyClicks(form.editor("weeks"), "6")
    with qtbot.waitSignal(nudged.written_as) as said:
        nudged.table.setFocus()
    assert said.args[1] == "Ada: every 6 weeks"
    assert nudged.details.rhythm.when == (
        "Every 6 weeks · last word Wed, Mar 18 · next Wed, Apr 29"
    )


def test_asking_for_a_meeting_sets_the_person_asked_and_an_answer_may_be_a_yes(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    now = store.clock.now()
    start = Moment.utc(now + timedelta(days=10))
    fair = store.write("Add", add_event, title="Fair", start=start, zone="Europe/Berlin")
    store.write("T", add_target, fair, Person("Ada"), Wish(why="old looms", give="a map"), now)
    page = open_page(FollowUpsPage, store, jobs, shown)
    page.show_event(fair)
    page.details.draft.menu.actions()[0].trigger()
    assert "old looms" in page.details.draft.text
    assert "What I could bring: a map." in page.details.draft.text
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert store.read(target_rows, fair)[0].state is TargetState.ASKED
    page.table.choose_first()
    with qtbot.waitSignal(page.offered) as offered:
        qtbot.keyClick(page.table, Qt.Key.Key_A)
    assert offered.args[:2] == ["Ada answered. Will you meet?", "Agreed"]
    assert store.read(target_rows, fair)[0].state is TargetState.ASKED
    offered.args[2]()
    assert store.read(target_rows, fair)[0].state is TargetState.AGREED


def test_an_introduction_knows_both_people_and_who_said_yes(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    log(store, 'Ada <ada@example.org> /intro "wants to meet weavers"\nBo <bo@example.org>')
    page = open_page(DuePage, store, jobs, shown)
    ada = next(item.id for item in page.table.rows.rows if item.row.person == "Ada")
    page.table.choose(ada)
    intro = page.details.introduction
    intro.form.focus_on("other")
    qtbot.keyClicks(intro.form.editor("other"), "bo")
    qtbot.keyClick(intro.form.editor("other"), Qt.Key.Key_Return)
    assert page.details.detail is not None
    assert page.details.detail.other == "Bo"
    for name in ("asked_first", "asked_other"):
        qtbot.keyClick(intro.form.editor(name), Qt.Key.Key_Space)
    assert page.details.draft.menu.actions()[0].text() == "The introduction"
    with qtbot.waitSignal(page.told) as told:
        intro.form.focus_on("other")
        qtbot.keyClicks(intro.form.editor("other"), "Nobody")
        qtbot.keyClick(intro.form.editor("other"), Qt.Key.Key_Return)
    assert "Nobody among your people" in told.args[0]


def test_what_is_said_of_many_is_written_beside_the_window_as_one_step(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    log(store, "\n".join(f"Person {number} !the draft @fri" for number in range(MANY + 10)))
    page = open_page(DuePage, store, jobs, shown)
    heard: list[tuple[str, str]] = []
    page.written_as.connect(lambda label, words: heard.append((label, words)))
    qtbot.waitUntil(lambda: page.table.rows.total == MANY + 10 and not page.turning.is_busy)
    page.table.selectAll()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert jobs.running
    qtbot.waitUntil(lambda: not jobs.running and bool(heard))
    assert heard == [("Mark as sent", f"{MANY + 10} messages sent")]
    rows = store.read(follow_up_rows, store.clock.now())
    assert {row.status for row in rows} == {FollowUpStatus.SENT}
    store.undo()
    rows = store.read(follow_up_rows, store.clock.now())
    assert {row.status for row in rows} == {FollowUpStatus.OPEN}


def test_what_changes_nothing_of_many_is_not_offered_to_be_undone(
    store: Store, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    log(store, "\n".join(f"Person {number} !the draft @fri" for number in range(MANY + 10)))
    page = open_page(DuePage, store, jobs, shown)
    heard: list[str] = []
    page.written_as.connect(lambda label, _words: heard.append(label))
    page.deeds.set_status([item.id for item in page.items], FollowUpStatus.OPEN)
    qtbot.waitUntil(lambda: not jobs.running and bool(heard))
    assert heard == [""]
    assert store.undo_label == "Log"
