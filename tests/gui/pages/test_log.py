"""The Log page, through its widgets and a store on a file."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import i18n
from planner.clock import Clock
from planner.commands import targets
from planner.commands.encounters import log_lines
from planner.commands.follow_ups import set_status
from planner.commands.people import Person
from planner.commands.targets import Wish
from planner.formats.pdf import dates
from planner.formats.personline import parse_lines
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages import log_loading
from planner.gui.pages.log import LogPage
from planner.model import FollowUpKind, FollowUpStatus, TargetState
from planner.queries.encounters import EncounterRow, encounter_rows
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.people import contact_rows
from planner.queries.plan import TargetRow, target_rows
from planner.store import Store

Open = Callable[[type[Page], int | None], Page]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def planned(store: Store, conference: int) -> int:
    """Plan to meet Ada, Bea, Cy and the company Quay Ltd (T1 to T4)."""
    now = store.clock.now()
    for name in ("Ada Byron", "Bea Blum", "Cy Court"):
        store.write("Add", targets.add_target, conference, Person(name), Wish(), now)
    store.write("Add", targets.add_company_target, conference, "Quay Ltd", Wish(place="Hall 2"))
    return conference


@pytest.fixture
def page(open_page: Open, planned: int) -> LogPage:
    made = open_page(LogPage, planned)
    assert isinstance(made, LogPage)
    made.focus_first()
    return made


def people(store: Store, conference: int) -> dict[str, TargetRow]:
    return {row.code: row for row in store.read(target_rows, conference)}


def met(store: Store, event_id: int | None) -> list[EncounterRow]:
    return store.read(encounter_rows, event_id)


def steps(store: Store, event_id: int | None = None) -> list[FollowUpRow]:
    return store.read(follow_up_rows, store.clock.now(), event_id)


def enter(page: LogPage, text: str, qtbot: QtBot, *, and_on: bool = False) -> None:
    """Type a line and press Enter, or Ctrl+Enter."""
    qtbot.keyClicks(page.entry.line, text)
    modifier = CONTROL if and_on else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return, modifier)


def test_a_line_is_said_back_as_it_is_typed_and_logged_on_enter(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    line = 'T1 *red glasses !send the draft @fri =a map ?a job /mail /1w "asked about looms"'
    qtbot.keyClicks(page.entry.line, line)
    for words in (
        "Recognise by: red glasses",
        "I promised: send the draft, due Fri, Mar 20",
        "They offered: a map",
        "They want: a job",
        "Note: asked about looms",
        "Next: Mail, 1 week",
    ):
        assert words in page.entry.read_as.text()
    assert page.entry.whom.text() == "T1 Ada Byron"
    assert met(store, planned) == []
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    (part,) = met(store, planned)[0].people
    assert (part.code, part.name, part.cue) == ("T1", "Ada Byron", "red glasses")
    assert (part.talk, part.boxes) == ("asked about looms", ("mail", "1w"))
    promise = next(step for step in steps(store) if step.kind is FollowUpKind.PROMISE)
    assert (promise.text, promise.due) == ("send the draft", date(2026, 3, 20))
    assert people(store, planned)["T1"].state is TargetState.MET
    assert store.undo_label == "Log T1 Ada Byron"
    assert page.entry.line.text() == ""
    assert page.entry.line.hasFocus(), "the next row is ready"


def test_how_far_one_is_stands_above_all_the_time(
    page: LogPage, store: Store, qtbot: QtBot
) -> None:
    assert page.count.text() == "0 of 4 logged"
    assert page.sentence.text() == "Nothing logged yet."
    enter(page, "T1 !send the draft @tomorrow", qtbot)
    enter(page, "T2 /nothere", qtbot)
    enter(page, "Jane Doe", qtbot)
    assert page.count.text() == "2 of 4 logged"
    assert page.sentence.text() == ("1 of 4 met, 1 unplanned, 1 promise, first one due tomorrow")
    enter(page, "Joe Roe !a map", qtbot)
    hour = dates.clock(met(store, page.event_id)[-1].at)
    assert page.sentence.text().endswith(f"2 promises, first one due tomorrow, {hour}")


def test_control_enter_goes_through_the_paper(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    order = [row.id for row in page.paper.rows.rows]
    assert order == ["T1", "T2", "T3", "T4"], "companies by place stand last"
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return, CONTROL)
    assert page.entry.line.text() == "T1 "
    enter(page, "*tall", qtbot, and_on=True)
    enter(page, "/nothere", qtbot, and_on=True)
    assert page.entry.line.text() == "T3 "
    states = [people(store, planned)[code].state for code in order]
    assert states[:2] == [TargetState.MET, TargetState.NOT_THERE]
    assert [row.logged for row in page.paper.rows.rows] == [True, True, False, False]


def test_choosing_on_the_paper_puts_the_code_into_the_line(page: LogPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Down)
    assert page.paper.hasFocus()
    assert page.entry.line.text() == "T1 "
    qtbot.keyClick(page.paper, Qt.Key.Key_Down)
    assert page.entry.line.text() == "T2 "
    qtbot.keyClick(page.paper, Qt.Key.Key_Return)
    assert page.entry.line.hasFocus()
    qtbot.keyClicks(page.entry.line, "*tall")
    at = page.paper.visualRect(page.paper.rows.index(2, 1)).center()
    qtbot.mouseClick(page.paper.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.entry.line.text() == "T3 *tall", "what was typed stays"
    assert page.entry.line.hasFocus()


def test_fields_and_boxes_write_the_line(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    fields = page.entry.fields
    qtbot.keyClicks(page.entry.line, "T1 ")
    for name, text in (
        ("cue", "red glasses"),
        ("talk", "asked about looms"),
        ("promise", "send the draft @fri"),
        ("wants", "a job"),
        ("offered", "a map"),
        ("give", "an intro @2026-04-01"),
    ):
        fields.fields[name].setFocus()
        qtbot.keyClicks(fields.fields[name], text)
        assert fields.fields[name].text() == text, "the field keeps what is typed"
    fields.steps.buttons["mail"].setFocus()
    qtbot.keyClick(fields.steps.buttons["mail"], "m")
    qtbot.keyClick(fields.steps.buttons["mail"], "i")
    qtbot.keyClick(fields.steps.buttons["mail"], "2")
    assert fields.states.buttons["met"].isChecked()
    assert page.entry.line.text() == (
        "T1 !send the draft @2026-03-20 +an intro @2026-04-01 =a map ?a job *red glasses "
        '"asked about looms" /met /linkedin /24h'
    )
    qtbot.keyClick(fields.steps.buttons["mail"], Qt.Key.Key_Return)
    (part,) = met(store, planned)[0].people
    assert (part.cue, part.talk, part.wants) == ("red glasses", "asked about looms", "a job")
    assert {(s.kind, s.due) for s in steps(store)} >= {
        (FollowUpKind.PROMISE, date(2026, 3, 20)),
        (FollowUpKind.GIVE, date(2026, 4, 1)),
    }
    assert all(edit.text() == "" for edit in fields.fields.values())


def test_a_typed_line_shows_in_fields_and_boxes(page: LogPage, qtbot: QtBot) -> None:
    fields = page.entry.fields
    qtbot.keyClicks(page.entry.line, "T1 *tall *red /later /call !mail me")
    assert fields.fields["cue"].text() == "tall; red"
    assert fields.fields["promise"].text() == "mail me"
    assert fields.states.buttons["later"].isChecked()
    fields.states.buttons["not-there"].click()
    assert page.entry.line.text() == "T1 *tall *red /call !mail me /nothere", "the rest stays"
    assert not fields.states.buttons["later"].isChecked(), "one state at most"
    fields.states.buttons["not-there"].click()
    assert page.entry.line.text() == "T1 *tall *red /call !mail me"


def test_an_open_quote_does_not_swallow_a_box(page: LogPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.entry.line, 'T1 "asked about looms')
    page.entry.fields.steps.buttons["mail"].click()
    assert page.entry.fields.steps.buttons["mail"].isChecked()
    assert page.entry.line.text() == 'T1 /mail "asked about looms"'


def test_several_people_share_a_note_and_have_one_each(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, 'T1+T3+N2 "dinner, talked about unions"')
    notes = {
        edit.accessibleName(): edit
        for edit in page.findChildren(QWidget)
        if edit.accessibleName().startswith("Only ")
    }
    assert list(notes) == ["Only T1", "Only T3", "Only N2"]
    qtbot.keyClicks(notes["Only T3"], "likes tea, and dogs !send the photo @mon")
    qtbot.keyClick(notes["Only T3"], Qt.Key.Key_Return)
    (dinner,) = met(store, planned)
    assert dinner.note == "dinner, talked about unions"
    assert [(part.code, part.note) for part in dinner.people] == [
        ("T1", ""),
        ("T3", "likes tea, and dogs"),
        ("N2", ""),
    ]
    promise = next(step for step in steps(store) if step.kind is FollowUpKind.PROMISE)
    assert (promise.person, promise.due) == ("Cy Court", date(2026, 3, 23))
    card = page.logged.cards.rows.rows[0]
    assert card.codes == "T1+T3+N2"
    assert card.lines == (
        "dinner, talked about unions",
        "T3 likes tea, and dogs",
        f"T3 I promised: send the photo, due {dates.day_short(promise.due)}",
    )


def test_somebody_unplanned_gets_the_next_n_code(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    enter(page, "Jane Doe <jane@example.org>, CEO, Quay Ltd *hat", qtbot)
    (part,) = met(store, planned)[0].people
    assert (part.code, part.name, part.organisation) == ("N1", "Jane Doe", "Quay Ltd")
    card = page.logged.cards.rows.rows[0]
    assert (card.codes, card.who, card.lines) == ("N1", "Jane Doe", ("hat",))


def test_after_a_companys_code_the_line_begins_with_the_person(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, "quay")
    popup = page.entry.line.completer().popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert page.entry.line.text() == "T4 Quay Ltd "
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return, CONTROL)
    assert [row.name for row in store.read(contact_rows) if row.name == "Quay Ltd"] == []
    page.entry.clear()
    enter(page, "T4 Bob Hatter", qtbot)
    bob = next(row for row in store.read(contact_rows) if row.name == "Bob Hatter")
    assert bob.organisation == "Quay Ltd"


def test_a_code_and_enter_lead_down_the_card_as_on_paper(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    def focus() -> QWidget:
        widget = page.window().focusWidget()
        assert widget is not None
        return widget

    qtbot.keyClicks(page.entry.line, "T1")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    for text in ("red glasses", "looms", "the draft @fri", "a job", "a map", "an intro"):
        qtbot.keyClicks(focus(), text)
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), "m")
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus().accessibleName() == "Next step on"
    qtbot.keyClicks(focus(), "frx")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.entry.warning.text() == "“frx” is no day."
    assert met(store, planned) == [], "what cannot be read is not dropped"
    qtbot.keyClick(focus(), Qt.Key.Key_Backspace)
    qtbot.keyClicks(focus(), "i")
    qtbot.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    (part,) = met(store, planned)[0].people
    assert (part.cue, part.talk, part.wants, part.offered) == (
        *("red glasses", "looms", "a job", "a map"),
    )
    assert part.boxes == ("linkedin",)
    assert {(step.kind, step.text, step.due.day) for step in steps(store)} == {
        (FollowUpKind.PROMISE, "the draft", 20),
        (FollowUpKind.GIVE, "an intro", 28),
        (FollowUpKind.MESSAGE, "", 20),
    }
    assert page.entry.line.text() == "T2 "
    assert page.entry.line.hasFocus()
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), "ne")  # all boxes answer in the first stop already
    assert page.entry.line.text() == "T2 /nothere /mail"


def test_what_is_not_read_as_one_might_mean_it_is_pointed_out(page: LogPage, qtbot: QtBot) -> None:
    line, warning = page.entry.line, page.entry.warning
    for text, words in (
        ("T1 Ada Blum", "another name for Ada Byron"),
        ("T99", "Nobody here has the code T99."),
        ("T1 /maill", "“/maill” is no box and no day; it is kept as a note."),
        ("T1 !call @32.13.", "“@32.13.” is no day; it stays in the text."),
    ):
        line.clear()
        qtbot.keyClicks(line, text)
        assert warning.isVisible()
        assert words in warning.text()
    line.clear()
    qtbot.keyClicks(line, "T1 talked about looms")
    assert not warning.isVisible()
    assert "Note: talked about looms" in page.entry.read_as.text()
    line.clear()
    qtbot.keyClicks(line, "Ada Byron")
    assert page.entry.whom.text() == "T1 Ada Byron", "a planned name is that one"


def test_a_code_nobody_has_is_refused_and_stays_typed(
    store: Store, planned: int, jobs: Jobs, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    page = LogPage.whole(store, jobs)
    shown(page)
    page.show_event(planned)
    with qtbot.waitSignal(page.told) as told, qtbot.assertNotEmitted(page.failed):
        enter(page, "T99 *tall", qtbot)
    assert "T99" in str(told.args[0])
    qtbot.keyClicks(page.entry.line, ", grey")  # no dialog has taken the keyboard meanwhile
    assert page.entry.line.text() == "T99 *tall, grey"
    assert met(store, planned) == []


def test_the_last_one_can_be_undone_and_mended(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    undo = page.logged.undo
    assert not undo.isEnabled(), "what was planned is not undone from here"
    enter(page, "T1 *tal", qtbot)
    enter(page, "T2 /nothere", qtbot)
    undo.click()
    assert page.entry.line.text() == "T2 /nothere", "it comes back to be mended"
    undo.click()
    assert page.entry.line.text() == "T1 *tal"
    assert met(store, planned) == []
    assert page.logged.cards.rows.rows == []
    assert page.count.text() == "0 of 4 logged"
    assert not undo.isEnabled()
    store.redo()
    assert page.entry.line.text() == "", "done again there is nothing to mend"
    undo.click()
    qtbot.keyClicks(page.entry.line, "l")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    assert [row.people[0].cue for row in met(store, planned)] == ["tall"]


def test_what_was_promised_stands_on_the_card_also_when_it_is_kept(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    enter(page, "T1 *tall !the slides @tomorrow !a book =my help", qtbot)
    enter(page, 'T2 /nothere "ill" !a call @tomorrow', qtbot)
    store.write("Keep", set_status, [steps(store)[0].id], FollowUpStatus.DONE, store.clock.now())
    page.reload()
    met_card, absent = (row.lines for row in page.logged.cards.rows.rows)
    assert met_card[:2] == ("tall · offered my help", "I promised: the slides, due tomorrow")
    assert met_card[2].startswith("I promised: a book, due ")
    assert absent == ("ill", "I promised: a call, due tomorrow")


def test_a_line_about_a_name_that_runs_leftwards_can_be_undone_from_the_page(
    page: LogPage, store: Store, qtbot: QtBot
) -> None:
    page.entry.line.setText("דנה לוי !slides")
    enter(page, "", qtbot)
    assert store.undo_label == "Log דנה לוי"
    assert page.logged.undo.isEnabled()
    page.logged.undo.click()
    assert page.entry.line.text() == "דנה לוי !slides"


def test_what_was_logged_is_corrected_and_removed(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    enter(page, "T1 *tal !the draft", qtbot)
    enter(page, "Bob Hatter *hat", qtbot)
    enter(page, 'T2 /nothere "ill"', qtbot)
    cards, line = page.logged.cards, page.entry.line
    qtbot.keyClicks(line, "T3 half")
    cards.choose(f"encounter {met(store, planned)[0].id}")
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert line.text() == "T3 half"
    line.clear()
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert line.text() == "T1 !the draft *tal"
    assert page.entry.whom.text() == "Correcting: T1 Ada Byron"
    qtbot.keyClicks(line, "l")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [row.people[0].cue for row in met(store, planned)] == ["tall", "hat"]
    assert store.undo_label == "Correct T1 Ada Byron"
    cards.choose(f"target {people(store, planned)['T2'].id}")
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert line.text() == 'T2 /nothere "ill"'
    line.clear()
    page.logged.remove.trigger()
    cards.choose(f"encounter {met(store, planned)[0].id}")
    page.logged.remove.trigger()
    assert [row.people[0].name for row in met(store, planned)] == ["Bob Hatter"]
    states = {code: row.state for code, row in people(store, planned).items()}
    assert (states["T1"], states["T2"]) == (TargetState.PLANNED, TargetState.PLANNED)
    assert page.count.text() == "0 of 4 logged"


def test_pasted_lines_are_logged_in_one_step_and_leave_what_is_typed(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("T1 *tall\nT2 /later\nJane Doe\n    a note of hers")
    qtbot.keyClicks(page.entry.line, "T3 half a thought")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_V, CONTROL)
    assert len(met(store, planned)) == 2
    assert page.entry.line.text() == "T3 half a thought"
    assert store.undo() == "Log 3 lines"
    assert met(store, planned) == []


def paste(page: LogPage, lines: list[str], qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("\n".join(lines))
    qtbot.keyClick(page.entry.line, Qt.Key.Key_V, CONTROL)


def settled(page: LogPage, qtbot: QtBot) -> None:
    """Wait until the page shows what was written on a worker."""

    def is_settled() -> bool:
        busy = page.jobs.running or page.is_fetching or page.turning.is_busy or page.is_stale
        return not busy

    qtbot.waitUntil(is_settled)


def is_in_sight(page: LogPage, row_id: str) -> bool:
    cards = page.logged.cards
    card = cards.visualRect(cards.rows.index(cards.rows.place_of(row_id), 0))
    return cards.viewport().rect().contains(card)


def test_what_is_done_again_or_comes_back_is_in_sight(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    for at in range(12):
        enter(page, f"Guest {at} *tall", qtbot)
    cards = page.logged.cards
    newest = f"encounter {met(store, planned)[-1].id}"
    store.undo()
    cards.scrollToBottom()
    assert page.entry.line.text() == "Guest 11 *tall"
    store.redo()
    assert is_in_sight(page, newest)
    oldest = f"encounter {met(store, planned)[0].id}"
    cards.choose(oldest)
    page.logged.remove.trigger()
    cards.scrollToTop()
    store.undo()
    assert is_in_sight(page, oldest)
    assert not is_in_sight(page, newest)


def test_the_list_stays_where_it_is_when_something_else_changes(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    for at in range(12):
        enter(page, f"Guest {at} *tall", qtbot)
    bar = page.logged.cards.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    store.write("Add", targets.add_target, planned, Person("Di"), Wish(), store.clock.now())
    assert bar.value() == before
    page.show_event(None)
    page.show_event(planned)
    assert page.logged.cards.rows.total == 12


GUESTS = [f"Guest {at}, Looms" for at in range(70)]


def test_many_pasted_lines_are_logged_beside_the_window_in_one_step(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, "T3 half a thought")
    with qtbot.waitSignal(page.written) as written, qtbot.waitSignal(page.working) as told:
        paste(page, ["T1 *tall", "T2 /later", *GUESTS, '    "shy"'], qtbot)
        assert page.jobs.running, "it is written in no turn of the window"
    job, title, can_cancel = told.args
    assert (title, can_cancel) == ("Logging 73 lines", True)
    assert job.has_to_end, "a window that is closed waits for it"
    assert job.title == title
    assert written.args == ["Log 72 lines"]
    assert len(met(store, planned)) == 71
    assert page.entry.line.text() == "T3 half a thought"
    settled(page, qtbot)
    shown = page.logged.cards.rows.all_rows
    assert shown[0].who == "Guest 69"
    assert "shy" in shown[0].lines
    assert shown[-1].badge == "Later"
    assert len(shown) == 72
    assert page.sentence.text() == "1 of 4 met, 70 unplanned"
    page.logged.undo.click()
    settled(page, qtbot)
    assert met(store, planned) == []
    assert page.sentence.text() == "Nothing logged yet."
    assert page.entry.line.text() == "T3 half a thought"


def test_many_pasted_lines_that_are_stopped_log_nothing(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    before = store.revision
    page.working.connect(lambda job, *_words: job.cancel())
    paste(page, GUESTS, qtbot)
    settled(page, qtbot)
    assert store.revision == before
    assert met(store, planned) == []


def test_pasted_lines_in_which_nothing_can_be_seen_are_no_step(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    before = store.undo_label
    paste(page, ["\u202e"] * 20, qtbot)
    settled(page, qtbot)
    assert store.undo_label == before


def test_many_pasted_lines_with_a_code_that_nobody_has_are_refused_as_one(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    page.failed.disconnect()
    with qtbot.waitSignal(page.failed) as failed:
        paste(page, [*GUESTS, "T9 *tall"], qtbot)
    assert str(failed.args[0]).startswith("Line 71, “T9 *tall”: There is no T9")
    assert met(store, planned) == []


def test_a_long_log_is_read_beside_the_window_and_comes_to_the_same(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    lines = parse_lines([*GUESTS, "T1 !send it @fri", "Jo !a map"], today=date(2026, 3, 18))
    store.write("Log", log_lines, planned, lines, store.clock.now())
    assert page.turning.is_busy
    settled(page, qtbot)
    turns, read = log_loading.read_in_turns(page), None
    while read is None:
        try:
            next(turns)
        except StopIteration as end:
            read = end.value
    expected = log_loading.log_book(read, date(2026, 3, 18))
    assert log_loading.load(store, planned) == expected
    assert page.logged.cards.rows.all_rows == expected.logged
    assert page.paper.rows.all_rows == expected.paper


def test_a_long_log_that_is_opened_looks_whole_while_it_is_read(
    open_page: Open, store: Store, planned: int, qtbot: QtBot
) -> None:
    lines = parse_lines(GUESTS, today=date(2026, 3, 18))
    store.write("Log", log_lines, planned, lines, store.clock.now())
    page = open_page(LogPage, planned)
    assert isinstance(page, LogPage)
    qtbot.waitUntil(lambda: page.is_fetching)
    assert page.offer.text() == "Without an event"
    assert not page.day.isVisible()
    assert page.logged.cards.empty.words == "Reading what was logged…"
    assert page.paper.empty.words == "Reading what was logged…"
    settled(page, qtbot)
    assert page.logged.cards.rows.total == 70
    page.show_event(None)
    assert page.logged.cards.empty.words == "What you log appears here."


def test_what_is_half_typed_waits_for_its_event(
    page: LogPage, store: Store, planned: int, jobs: Jobs, shown: Callable[..., QWidget]
) -> None:
    page.entry.line.setText("T1+T2 dinner")
    note = next(e for e in page.findChildren(QLineEdit) if e.accessibleName() == "Only T2")
    note.setText("shy")
    page.show_event(None)
    assert page.entry.line.text() == ""
    page.entry.line.setText("Bob on the train " + "x" * 40_000)
    page.hide()
    other = LogPage.whole(store, jobs)
    shown(other)
    assert len(other.entry.line.text()) == 40_017, "also in another run, at any length"
    other.show_event(planned)
    assert other.entry.draft.text == "T1+T2 dinner"
    assert dict(other.entry.draft.private) == {"T2": "shy"}


# Without an event ------------------------------------------------------------------------


def test_an_everyday_encounter_is_logged_beside_the_event_that_is_shown(
    page: LogPage, store: Store, qtbot: QtBot
) -> None:
    fair = page.event_id
    qtbot.keyClicks(page.entry.line, "T1 half")
    assert page.offer.text() == "Without an event"
    qtbot.mouseClick(page.offer, Qt.MouseButton.LeftButton)
    assert (page.entry.line.text(), page.day.isVisible()) == ("", True)
    enter(page, "Tariq Aziz, office kitchen *mug", qtbot)
    assert [row.who for row in met(store, None)] == ["Tariq Aziz"]
    assert met(store, fair) == []
    assert page.offer.text().startswith("Log at “")
    qtbot.mouseClick(page.offer, Qt.MouseButton.LeftButton)
    assert (page.event_id, page.entry.line.text()) == (fair, "T1 half"), "what was begun waits"
    qtbot.mouseClick(page.offer, Qt.MouseButton.LeftButton)
    page.hide()
    assert page.event_id == fair, "who comes back logs at the event"


def test_somebody_is_met_without_an_event_on_a_day(
    open_page: Open, store: Store, qtbot: QtBot
) -> None:
    page = open_page(LogPage, None)
    assert isinstance(page, LogPage)
    assert not page.paper.isVisible()
    qtbot.keyClicks(page.day, "no day")
    with qtbot.waitSignal(page.told) as told:
        enter(page, "Ada Byron, Engines !send the draft", qtbot)
    assert "no day" in told.args[0]
    page.day.setText("2026-03-17")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    (encounter,) = met(store, None)
    assert encounter.at.date() == date(2026, 3, 17)
    assert encounter.people[0].code == ""
    assert page.sentence.text() == "1 person met, 1 promise, first one due today"
    page.day.setText("2031-01-01")
    with qtbot.waitSignal(page.told) as told:
        enter(page, "Bea Blum", qtbot)
    assert "still to come" in told.args[0]
    page.day.setText("Yesterday")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    assert [row.at.day for row in met(store, None)] == [17, 17]


@pytest.mark.parametrize(("day", "offered"), [(18, False), (19, True)])
def test_the_event_that_is_running_is_offered(
    open_page: Open, store: Store, conference: int, qtbot: QtBot, day: int, offered: bool
) -> None:
    store.clock = Clock(store.clock.now().replace(day=day, hour=12), store.clock.zone_name)
    page = open_page(LogPage, None)
    assert isinstance(page, LogPage)
    assert page.offer.isVisible() is offered
    if offered:
        with qtbot.waitSignal(page.wanted) as told:
            page.offer.click()
        assert told.args == ["log", conference]


def test_a_card_of_several_people_names_each_in_full(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    page.window().resize(900, 600)
    long = "Wolfeschlegelsteinhausenbergerdorff-Schwarzenbach von und zu Hohenlohe"
    for name in (long, "דוד בן־גוריון הלוי"):
        store.write("Add", targets.add_target, planned, Person(name), Wish(), store.clock.now())
    cards = page.logged.cards
    for line in ("T1 *hat", "T5+T6 *hat"):
        enter(page, line, qtbot)
        page.entry.line.clear()
    assert cards.rows.rows[0].several
    heights = [cards.visualRect(cards.rows.index(at, 0)).height() for at in (0, 1)]
    assert heights[0] >= heights[1] + cards.fontMetrics().height()


def test_somebody_without_a_name_is_not_called_by_the_code_twice(
    page: LogPage, store: Store, planned: int, qtbot: QtBot
) -> None:
    enter(page, "N1 *red hat", qtbot)
    (row,) = page.logged.cards.rows.rows
    assert (row.codes, row.who) == ("N1", "somebody")


@pytest.mark.parametrize("width", range(900, 1400, 20))
def test_no_gap_opens_between_the_boxes_and_the_fields(page: LogPage, width: int) -> None:
    page.window().resize(width, 800)
    QGuiApplication.processEvents()
    fields = page.entry.fields
    lowest = max(box.geometry().bottom() for box in fields.states.buttons.values())
    assert fields.states.height() - lowest <= 2


@pytest.mark.parametrize("language", ["en", "de"])
def test_in_half_a_screen_nothing_is_out_of_sight(
    open_page: Open, planned: int, language: str
) -> None:
    i18n.choose_language(language)
    page = open_page(LogPage, planned)
    assert isinstance(page, LogPage)
    page.window().resize(450, 800)
    QGuiApplication.processEvents()
    assert page.width() <= 450
    for part in (page.logged.undo, page.paper, page.entry.unfold_button, page.entry.card):
        assert part.mapTo(page, part.rect().topRight()).x() <= page.width()
    assert page.entry.line.width() >= 120
    page.window().resize(900, 600)
    QGuiApplication.processEvents()
    assert page.entry.next.isVisible()
