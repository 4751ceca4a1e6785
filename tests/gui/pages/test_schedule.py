"""The Schedule page, through its widgets and a store on a file."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.commands import events
from planner.commands.people import edit_profile
from planner.gui.page import Page
from planner.gui.pages import schedule_rows
from planner.gui.pages.schedule import SchedulePage
from planner.model import Mark, SessionKind
from planner.queries.agenda import clashes
from planner.queries.events import EventRow, event_record, event_rows
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment

LIBRARY = "A lending library for tools, seven years on"
TIDES = "Tide tables as open data: small feeds, big harbours"
OPENING = "Opening: welcome to Longshore"

Open = Callable[[type[Page], int | None], Page]


@pytest.fixture
def page(open_page: Open, conference: int) -> SchedulePage:
    made = open_page(SchedulePage, conference)
    assert isinstance(made, SchedulePage)
    return made


def sessions(store: Store, conference: int) -> dict[str, EventRow]:
    rows = store.read(event_rows, conference_id=conference, include_hidden=True)
    return {row.title: row for row in rows}


def choose(page: SchedulePage, title: str) -> int:
    row = next(row for row in page.table.rows.rows if row.event and row.event.title == title)
    assert page.table.choose(row.id)
    page.table.setFocus()
    return int(row.id)


def titles(page: SchedulePage) -> list[str]:
    return [schedule_rows.title_text(row) for row in page.table.rows.rows]


def column(page: SchedulePage, name: str, title: str) -> str:
    row = next(r for r in page.table.rows.rows if schedule_rows.title_text(r) == title)
    return next(c for c in page.table.rows.columns if c.name == name).text(row)


def test_the_first_day_is_shown_in_order_of_time(page: SchedulePage) -> None:
    assert len(page.days.days) == 3
    assert page.days.day == page.days.days[0]
    starts = [row.start for row in page.table.rows.rows if not row.event.start.all_day]
    assert starts == sorted(starts)
    assert {start.date() for start in starts} == {page.days.days[0]}
    page.window().resize(1600, 700)
    QApplication.processEvents()
    assert column(page, "time", OPENING) == "09:15–09:30"
    assert column(page, "time", TIDES) == "", "said once for all that run at the same time"


def test_a_session_shows_in_full(page: SchedulePage) -> None:
    choose(page, LIBRARY)
    details = page.details
    assert details.title.text() == LIBRARY
    assert "10:45–11:25 (Europe/Lisbon)" in details.time.text()
    assert "11:45–12:25 for you" in details.my_time.text()
    assert "Great Hall" in details.facts.text()
    assert "Олена Ткачук" in details.people.text()
    assert "nine lost drills" in details.text.text()
    assert not details.link.isHidden()
    details.raw_button.click()
    assert "BEGIN:VEVENT" in details.raw.toPlainText()


@pytest.mark.parametrize(
    ("key", "mark", "words"),
    [("1", Mark.MUST, "Must"), ("2", Mark.MAYBE, "Maybe"), ("3", Mark.BACKUP, "Backup"),
     ("4", Mark.PEOPLE, "People")],
)  # fmt: skip
def test_one_key_marks_and_another_takes_it_away(
    page: SchedulePage,
    store: Store,
    conference: int,
    qtbot: QtBot,
    key: str,
    mark: Mark,
    words: str,
) -> None:
    choose(page, LIBRARY)
    with qtbot.waitSignal(page.written) as told:
        qtbot.keyClicks(page.table, key)
    assert told.args == [f"Mark as “{words}”"]
    assert sessions(store, conference)[LIBRARY].mark is mark
    assert column(page, "mark", LIBRARY) == words
    qtbot.keyClicks(page.table, "0")
    assert sessions(store, conference)[LIBRARY].mark is Mark.NONE


def test_marking_keeps_what_is_chosen_and_marks_all_of_it(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(page, LIBRARY)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    before = page.table.selected_ids
    qtbot.keyClicks(page.table, "1")
    assert page.table.selected_ids == before
    marked = [row for row in sessions(store, conference).values() if row.mark is Mark.MUST]
    assert len(marked) == 2
    assert store.undo() == "Mark as “Must”"
    assert not any(row.mark is Mark.MUST for row in sessions(store, conference).values())


def test_what_overlaps_is_named(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    at = sessions(store, conference)
    assert clashes(at[LIBRARY], at[TIDES])
    store.write("Mark", events.set_mark, [at[LIBRARY].id, at[TIDES].id], Mark.MUST)
    page.window().resize(2000, 700)
    qtbot.waitUntil(lambda: column(page, "state", LIBRARY) == f"Overlaps “{TIDES}”")
    page.window().resize(1280, 700)
    qtbot.waitUntil(lambda: column(page, "state", LIBRARY) == "Overlaps")
    at_note = [each.name for each in page.table.rows.columns].index("state")
    assert page.table.columnWidth(at_note) >= page.table.badge_room("Overlaps"), "not cut"
    choose(page, TIDES)
    assert LIBRARY in page.details.state.text()


def test_my_day_shows_the_gaps_with_their_length(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    at = sessions(store, conference)
    store.write("Mark", events.set_mark, [at[OPENING].id, at[LIBRARY].id], Mark.MUST)
    page.filters.mine.click()
    assert titles(page) == [OPENING, "Free 1 h 15 min", LIBRARY]
    page.table.choose(page.table.rows.rows[1].id)
    page.table.setFocus()
    qtbot.keyClicks(page.table, "1")
    assert store.undo_label == "Mark", "a gap cannot be marked"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    values = page.acts.dialog.form.values()
    assert (values["start"], values["end"]) == ("09:30", "10:45")
    page.acts.dialog.reject()


def test_a_break_is_added_in_the_zone_of_the_event(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(page, OPENING)
    page.acts.add.trigger()
    dialog = page.acts.dialog
    field: Any = dialog.form.editor("title")
    dialog.give()
    assert dialog.problem.text() == "Give it a title."
    field.setText("Tea with Olena")
    dialog.form.editor("start").setText("9.35")
    dialog.form.editor("end").setText("25:00")
    dialog.give()
    assert "25:00" in dialog.problem.text()
    dialog.form.editor("end").setText("1005")
    dialog.add.click()
    added = sessions(store, conference)["Tea with Olena"]
    assert added.local_start.isoformat() == "2026-03-19T09:35:00+00:00"
    assert added.local_end.isoformat() == "2026-03-19T10:05:00+00:00"
    assert column(page, "mark", "Tea with Olena") == "Break"
    qtbot.waitUntil(lambda: page.acts.dialog is None)


def test_a_meeting_of_ones_own_can_be_moved(
    page: SchedulePage, store: Store, conference: int
) -> None:
    day = page.days.days[0]
    start = Moment.zoned(datetime(day.year, day.month, day.day, 12), "Europe/Lisbon")
    store.write("Add", events.add_event, title="Tea", start=start, conference_id=conference)
    choose(page, "Tea")
    assert not page.details.change.isHidden()
    page.details.change.click()
    dialog = page.acts.dialog
    dialog.form.editor("start").setText("13:15")
    dialog.form.editor("end").setText("13:30")
    dialog.form.editor("place").setText("Quay")
    dialog.add.click()
    moved = sessions(store, conference)["Tea"]
    assert (moved.local_start.hour, moved.local_start.minute, moved.location) == (13, 15, "Quay")


def test_searching_looks_everywhere_and_turns_to_the_day_with_a_hit(page: SchedulePage) -> None:
    page.filters.search.setText("nine lost drills")
    assert titles(page) == [LIBRARY], "the text is looked through"
    page.filters.search.setText("ткачук")
    assert LIBRARY in titles(page), "and the speakers"
    page.days.choose(page.days.days[2])
    page.filters.search.setText("nine lost drills")
    assert page.days.day == page.days.days[0]
    assert page.days.tabText(1).endswith("(1)")
    page.filters.search.setText("no such words")
    assert page.table.empty.words == "Nothing here matches the filter."
    page.table.empty.button.click()
    assert page.filters.search.text() == ""
    assert LIBRARY in titles(page)


def test_room_track_and_mark_narrow_together(
    page: SchedulePage, store: Store, conference: int
) -> None:
    at = sessions(store, conference)
    store.write("Mark", events.set_mark, [at[LIBRARY].id, at[TIDES].id], Mark.MAYBE)
    page.days.choose(None)
    for box, value in ((page.filters.mark, Mark.MAYBE), (page.filters.room, "Boathouse")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    assert titles(page) == [TIDES]
    page.filters.track.setCurrentIndex(page.filters.track.findData("Repair"))
    page.filters.track.activated.emit(0)
    assert titles(page) == []


def test_t_makes_the_speakers_people_to_meet(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    session_id = choose(page, LIBRARY)
    qtbot.keyClicks(page.table, "t")
    (target,) = store.read(target_rows, conference)
    assert target.name == "Олена Ткачук"
    assert session_id in {find.id for find in target.finds}
    assert column(page, "codes", LIBRARY) == "T1"
    page.filters.target_there.click()
    assert LIBRARY in titles(page)
    assert OPENING not in titles(page)
    store.undo()
    assert store.read(target_rows, conference) == []


def test_h_hides_and_shows_again(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(page, LIBRARY)
    qtbot.keyClicks(page.table, "h")
    assert LIBRARY not in titles(page)
    page.filters.hidden.setChecked(True)
    assert column(page, "state", LIBRARY) == "Hidden"
    choose(page, LIBRARY)
    qtbot.keyClicks(page.table, "h")
    assert not sessions(store, conference)[LIBRARY].hidden


def test_a_note_is_saved_when_its_field_is_left(
    page: SchedulePage, store: Store, qtbot: QtBot
) -> None:
    session_id = choose(page, LIBRARY)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    note = page.details.form.editor("note")
    assert isinstance(note, QPlainTextEdit)
    assert note.hasFocus(), "Enter goes to the note"
    qtbot.keyClicks(note, "ask about deposits")
    page.table.setFocus()
    assert store.read(event_record, session_id).note == "ask about deposits"
    paper = page.details.form.editor("paper_title")
    assert isinstance(paper, QLineEdit)
    paper.setFocus()
    qtbot.keyClicks(paper, "Tools")
    choose(page, TIDES)
    assert store.read(event_record, session_id).paper_title == "Tools"


def test_a_row_reads_in_full(page: SchedulePage, store: Store, conference: int) -> None:
    at = sessions(store, conference)
    store.write("Mark", events.set_mark, [at[LIBRARY].id], Mark.MUST)
    row = next(r for r in page.table.rows.rows if r.id == at[LIBRARY].id)
    words = page.table.rows.spoken(row)
    assert words == f"10:45–11:25, Must, {LIBRARY}, Great Hall, Олена Ткачук"


def test_kinds_are_guesses_until_k_and_a_digit_say_otherwise(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page.resize(1600, 700)
    assert column(page, "kind", OPENING) == "Stage?"
    choose(page, OPENING)
    assert "Stage, guessed from title or track: K corrects it" in page.details.facts.text()
    qtbot.keyClick(page.table, Qt.Key.Key_K)
    menu = page.acts.menu
    assert menu.isVisible()
    assert menu.actions()[0].text() == "&0  As guessed: Stage"
    qtbot.keyClick(menu, Qt.Key.Key_4)
    assert sessions(store, conference)[OPENING].session_kind is SessionKind.RECEPTION
    assert column(page, "kind", OPENING) == "Reception"
    assert store.undo() == "Change the kind of session"
    assert column(page, "kind", OPENING) == "Stage?"


def test_what_suits_is_marked_and_filtered(page: SchedulePage, store: Store) -> None:
    page.window().resize(1600, 700)
    assert page.filters.suiting.isHidden()  # nothing was said to suit
    store.write("Style", edit_profile, suits="stage workshop")
    assert page.filters.suiting.isVisible()
    assert column(page, "kind", OPENING) == "✓ Stage?"
    page.filters.suiting.click()
    kinds = {row.kind for row in page.table.rows.rows}
    assert kinds <= {SessionKind.STAGE, SessionKind.WORKSHOP}
    assert OPENING in titles(page)
    assert LIBRARY not in titles(page)


def test_kinds_show_only_where_a_fifth_has_one(open_page: Open, store: Store) -> None:
    start = Moment.zoned(datetime(2026, 3, 20, 9), "Europe/Lisbon")
    fair = store.write("Add", events.add_event, title="Fair", start=start, zone="Europe/Lisbon")
    for title in ("Workshop", "Tea", "Tea", "Tea", "Tea", "Tea"):
        added = store.write("Add", events.add_event, title=title, start=start, zone="Europe/Lisbon")
        store.write("Gather", events.gather, [added], fair)
    store.write("Style", edit_profile, suits="workshop")
    page = open_page(SchedulePage, fair)
    assert isinstance(page, SchedulePage)
    at = [column.name for column in page.table.rows.columns].index("kind")
    assert page.table.isColumnHidden(at)
    assert page.filters.suiting.isHidden()
    tea = sessions(store, fair)["Tea"].id
    store.write("Kind", events.edit_plan, tea, session_kind=SessionKind.WORKSHOP)
    assert not page.table.isColumnHidden(at)
    assert page.filters.suiting.isVisible()


def test_without_an_event_the_list_is_empty_and_says_what_to_do(open_page: Open) -> None:
    page = open_page(SchedulePage, None)
    assert isinstance(page, SchedulePage)
    assert "Import the conference calendar" in page.table.empty.words
    assert page.details.form.isHidden() or not page.details.form.isVisible()


def test_an_event_of_ones_own_is_its_only_session(open_page: Open, store: Store) -> None:
    start = Moment.zoned(datetime(2026, 3, 20, 10), "Europe/Berlin")
    coffee = store.write("Add", events.add_event, title="Coffee", start=start, zone="Europe/Berlin")
    page = open_page(SchedulePage, coffee)
    assert isinstance(page, SchedulePage)
    assert titles(page) == ["Coffee"]
    assert page.days.isHidden()


def test_a_session_is_shown_by_its_id_on_its_own_day(
    page: SchedulePage, store: Store, conference: int
) -> None:
    last = list(sessions(store, conference).values())[-1]
    page.show_session(last.id)
    assert page.details.title.text() == last.title
    assert page.days.day == last.local_start.date()


def test_a_day_without_a_mark_says_so_and_offers_all_of_it(
    page: SchedulePage, qtbot: QtBot
) -> None:
    page.filters.mine.click()
    assert page.table.rows.total == 0
    assert page.table.empty.words.startswith("Nothing is part of your day yet")
    assert page.table.empty.button.text() == "Clear filter"
    page.table.empty.button.click()
    assert not page.filters.mine.isChecked()
    assert OPENING in titles(page)


def test_what_takes_several_days_says_until_when(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    day = datetime.combine(page.days.days[0], datetime.min.time())
    page.window().resize(1600, 700)
    for title, first, last in (("Fair", 9, 8 + 48), ("Watch", 0, 24), ("Party", 22, 26)):
        start, end = (
            Moment.zoned(day + timedelta(hours=hour), "Europe/Lisbon") for hour in (first, last)
        )
        store.write("Add", events.add_event, title=title, start=start, end=end,
                    zone="Europe/Lisbon", conference_id=conference)  # fmt: skip
    qtbot.waitUntil(lambda: column(page, "time", "Fair") == "09:00–Sat")
    assert column(page, "time", "Watch") == "00:00–00:00"
    assert column(page, "time", "Party") == "22:00–02:00"
    choose(page, "Fair")
    words = "Thursday, March 19, 09:00 – Saturday, March 21, 08:00 (Europe/Lisbon)"
    assert page.details.time.text() == words
    choose(page, "Party")
    assert page.details.time.text() == "Thursday, March 19, 22:00–02:00 (Europe/Lisbon)"


def test_a_narrow_list_keeps_room_for_titles(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    at = sessions(store, conference)
    store.write("Mark", events.set_mark, [at[LIBRARY].id, at[TIDES].id], Mark.MUST)
    page.window().resize(600, 480)
    qtbot.waitUntil(lambda: column(page, "time", LIBRARY) == "10:45")
    assert column(page, "state", LIBRARY) == "Overlaps"
    names = [column.name for column in page.table.rows.columns]
    assert page.table.columnWidth(names.index("title")) >= 150
    assert page.table.isColumnHidden(names.index("speakers"))
    page.window().resize(1300, 700)
    qtbot.waitUntil(lambda: column(page, "time", LIBRARY) == "10:45–11:25")


def test_a_single_day_takes_no_line_of_its_own(
    page: SchedulePage, store: Store, conference: int
) -> None:
    def top(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint()).y()

    views, search = page.views, page.filters.search
    several = top(page.table)
    assert top(search) > top(views.add)
    begins = Moment.utc(store.clock.now())
    page.show_event(store.write("Add", events.add_event, title="Fair", start=begins))
    QApplication.processEvents()
    assert top(search) == top(views.switch) == top(views.add)
    assert top(page.table) < several - search.height()
    page.filters.unfold.setFocus()
    page.focusNextChild()
    assert views.switch.hasFocus(), "as they stand"
    page.show_event(conference)
    QApplication.processEvents()
    assert top(page.table) == several


def test_many_speakers_leave_titles_their_room(page: SchedulePage, qtbot: QtBot) -> None:
    page.window().resize(930, 700)
    names = [column.name for column in page.table.rows.columns]
    title, speakers = names.index("title"), names.index("speakers")
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(speakers))
    assert page.table.columnWidth(title) >= 300
    assert page.table.columnWidth(speakers) >= 100


def test_a_window_made_narrow_while_another_page_is_shown_has_room_for_titles(
    page: SchedulePage, qtbot: QtBot
) -> None:
    page.window().resize(1600, 700)
    qtbot.waitUntil(lambda: column(page, "time", LIBRARY) == "10:45–11:25")
    page.hide()
    page.window().resize(600, 480)
    QApplication.processEvents()
    page.show()
    qtbot.waitUntil(lambda: column(page, "time", LIBRARY) == "10:45")
    names = [column.name for column in page.table.rows.columns]
    assert page.table.isColumnHidden(names.index("speakers"))


def test_the_web_page_stands_in_line_where_nobody_speaks(
    page: SchedulePage, store: Store, conference: int
) -> None:
    for button in (page.details.meet, page.details.change):
        button.hide()
    page.details.link.show()
    QApplication.processEvents()
    assert page.details.link.x() == page.details.title.x()


def test_marks_stand_in_full_even_in_a_narrow_list(
    page: SchedulePage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(page, LIBRARY)
    qtbot.keyClicks(page.table, "t")
    tea: dict[str, Any] = {"title": "Tea", "conference_id": conference, "codes": ["T1"]}
    day = page.days.days[0]
    tea["start"] = Moment.zoned(datetime(day.year, day.month, day.day, 12), "Europe/Lisbon")
    store.write("Add", events.add_event, **tea)
    assert column(page, "mark", "Tea") == "Meeting"
    at = [column.name for column in page.table.rows.columns].index("mark")
    assert page.table.columnWidth(at) >= page.table.badge_room("Meeting")
    page.window().resize(600, 480)
    qtbot.waitUntil(lambda: column(page, "time", LIBRARY) == "10:45")
    assert page.table.columnWidth(at) >= page.table.badge_room("Meeting")


def test_the_details_stand_below_in_a_narrow_window(page: SchedulePage, qtbot: QtBot) -> None:
    assert page.split.orientation() is Qt.Orientation.Horizontal
    page.window().resize(660, 480)
    qtbot.waitUntil(lambda: page.split.orientation() is Qt.Orientation.Vertical)
    assert page.width() <= 660
    assert not page.filters.unfold.isHidden()
    page.filters.unfold.click()
    assert page.filters.room.isVisible()


def test_what_the_next_session_is_stands_at_the_top(page: SchedulePage, qtbot: QtBot) -> None:
    page.window().resize(900, 600)
    first, second = [row.event for row in page.table.rows.rows if row.event][:2]
    choose(page, first.title)
    bar = page.details.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    choose(page, second.title)
    qtbot.waitUntil(lambda: page.details.title.text() == second.title)
    assert bar.value() == 0
