"""The Plan page, through its widgets and a store on a file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from planner.commands import events, targets
from planner.commands.people import Person, add_contact, edit_profile
from planner.commands.people_import import Meaning, import_people
from planner.commands.targets import Wish
from planner.formats.people import ReadContact, ReadPeople
from planner.gui.page import Page
from planner.gui.pages.plan import MINE, THERE, PlanPage
from planner.gui.pages.plan_cards import target_card
from planner.model import Context, GoalState, Mark, Role, TargetState
from planner.queries.events import event_rows
from planner.queries.people import contact_rows
from planner.queries.plan import GoalRow, TargetRow, goal_rows, target_rows
from planner.store import Store
from planner.times import Moment

OLENA = "Олена Ткачук"
LUKASZ = "Łukasz Wierzbiński"
TIDES = "Tide tables as open data: small feeds, big harbours"
LIBRARY = "A lending library for tools, seven years on"

Open = Callable[[type[Page], int | None], Page]


@pytest.fixture
def page(open_page: Open, conference: int) -> PlanPage:
    made = open_page(PlanPage, conference)
    assert isinstance(made, PlanPage)
    return made


@pytest.fixture
def planned(page: PlanPage, store: Store, conference: int) -> PlanPage:
    for name, priority in (("Ada", 1), ("Bea", 3), ("Cy", 1)):
        store.write("Add", targets.add_target, conference, Person(name), Wish(priority),
                    store.clock.now())  # fmt: skip
    return page


def people(store: Store, conference: int) -> dict[str, TargetRow]:
    return {row.name: row for row in store.read(target_rows, conference)}


def goals(store: Store, conference: int) -> list[GoalRow]:
    return store.read(goal_rows, conference)


def order(page: PlanPage) -> list[str]:
    return [row.name for row in page.cards.rows.rows]


def choose(page: PlanPage, name: str) -> None:
    row = next(row for row in page.cards.rows.rows if row.name == name)
    page.cards.choose(row.id)
    page.cards.setFocus()


def fill(widget: object, text: str, qtbot: QtBot) -> None:
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)


# Goals -----------------------------------------------------------------------------------


def test_a_goal_is_typed_with_its_count(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.goals.line, "Meet 5 people")
    assert page.goals.count.value() == 5, "the number is offered as the count"
    qtbot.keyClick(page.goals.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.goals.line, "One insight")
    qtbot.keyClick(page.goals.line, Qt.Key.Key_Return)
    assert [(g.text, g.count) for g in goals(store, conference)] == [
        ("Meet 5 people", 5),
        ("One insight", None),
    ]
    assert page.goals.line.text() == ""
    assert [g.text for g in page.goals.table.rows.rows] == ["Meet 5 people", "One insight"]


def test_a_goal_is_judged_changed_and_removed_by_keys(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    fill(page.goals.line, "Give one thing", qtbot)
    qtbot.keyClick(page.goals.line, Qt.Key.Key_Return)
    table = page.goals.table
    table.choose_first()
    table.setFocus()
    qtbot.keyClicks(table, "r")
    assert goals(store, conference)[0].state is GoalState.REACHED
    qtbot.keyClicks(table, "r")
    assert goals(store, conference)[0].state is GoalState.OPEN, "the same key takes it back"
    qtbot.keyClicks(table, "m")
    assert goals(store, conference)[0].state is GoalState.MISSED
    qtbot.keyClick(table, Qt.Key.Key_Return)
    fill(page.goals.line, "Give 2 things", qtbot)
    qtbot.keyClick(page.goals.line, Qt.Key.Key_Return)
    assert [(g.text, g.count) for g in goals(store, conference)] == [("Give 2 things", 2)]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert goals(store, conference) == []
    assert store.undo() == "Remove goal"
    assert len(page.goals.table.rows.rows) == 1


# People ----------------------------------------------------------------------------------


def test_somebody_is_added_by_one_line_said_back_in_words(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    line = "Jane Doe, CEO, Quay Ltd +the tide tables ?who pays ?who mends *red scarf #mentor"
    qtbot.keyClicks(page.add.line, line)
    words = page.add.read_as.text()
    assert "Jane Doe · CEO · Quay Ltd" in words
    assert "give: the tide tables" in words
    assert "ask: who mends" in words
    qtbot.keyClick(page.add.line, Qt.Key.Key_Return)
    jane = people(store, conference)["Jane Doe"]
    assert (jane.title, jane.organisation) == ("CEO", "Quay Ltd")
    assert (jane.give, jane.asks) == ("the tide tables", ("who pays", "who mends"))
    assert jane.know == "red scarf"
    assert store.read(contact_rows)[0].tags == ("mentor",)
    assert page.add.line.text() == ""
    assert page.form.heading.text() == "T1 Jane Doe", "the new one is chosen"
    assert store.undo_label == "Meet Jane Doe"


def test_a_speaker_is_completed_and_found_where_they_speak(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page.add.line.setFocus()
    qtbot.keyClicks(page.add.line, "lukasz")
    popup = page.add.line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert page.add.line.text() == LUKASZ
    assert people(store, conference) == {}, "Enter took the completion and no more"
    qtbot.keyClick(page.add.line, Qt.Key.Key_Return)
    lukasz = people(store, conference)[LUKASZ]
    assert lukasz.finds[0].title == TIDES
    assert lukasz.emails[0].startswith("lukasz"), "the list knows more than was typed"
    assert TIDES in target_card(lukasz).lines[1]
    assert target_card(lukasz).lines[1].endswith("and 1 more")


def test_a_company_is_added(page: PlanPage, store: Store, conference: int, qtbot: QtBot) -> None:
    page.add.company.click()
    qtbot.keyClicks(page.add.line, "Quay Ltd")
    qtbot.keyClick(page.add.line, Qt.Key.Key_Return)
    assert people(store, conference)["Quay Ltd"].company
    assert not page.add.company.isChecked()


def test_several_pasted_names_are_one_step(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(f"Ada Byron, Engines\n{OLENA}\n")
    page.add.line.setFocus()
    qtbot.keyClick(page.add.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert set(people(store, conference)) == {"Ada Byron", OLENA}
    assert store.undo() == "Meet 2 people"
    assert people(store, conference) == {}


def test_many_pasted_names_are_added_beside_the_window_and_what_is_typed_stays(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    names = [f"Guest {at}" for at in range(60)]
    QGuiApplication.clipboard().setText("\n".join(names))
    page.add.line.setFocus()
    qtbot.keyClicks(page.add.line, "Half a na")
    with qtbot.waitSignal(page.written) as written, qtbot.waitSignal(page.working) as told:
        qtbot.keyClick(page.add.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args[1:] == ["Adding 60 people", True]
    assert told.args[0].has_to_end, "a window that is closed waits for it"
    assert written.args == ["Meet 60 people"]
    assert list(people(store, conference)) == names
    assert page.add.line.text() == "Half a na"
    assert store.undo() == "Meet 60 people"


def test_many_pasted_names_that_are_stopped_add_nobody(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    before = store.revision
    page.working.connect(lambda job, *_words: job.cancel())
    QGuiApplication.clipboard().setText("\n".join(f"Guest {at}" for at in range(60)))
    page.add.line.setFocus()
    qtbot.keyClick(page.add.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.jobs.running)
    QGuiApplication.clipboard().setText("\n".join(["\u202e"] * 60))  # nothing one could see
    page.working.disconnect()
    qtbot.keyClick(page.add.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.jobs.running)
    assert store.revision == before
    assert people(store, conference) == {}


def test_cards_stand_by_priority_and_move_by_keys(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page = planned
    assert order(page) == ["Bea", "Ada", "Cy"]
    choose(page, "Cy")
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.cards, Qt.Key.Key_Up, alt)
    assert order(page) == ["Bea", "Cy", "Ada"]
    assert people(store, conference)["Cy"].priority == 1
    qtbot.keyClick(page.cards, Qt.Key.Key_Up, alt)
    assert order(page) == ["Cy", "Bea", "Ada"]
    assert people(store, conference)["Cy"].priority == 3, "above somebody: as urgent"
    assert page.cards.current_row.name == "Cy"
    qtbot.keyClicks(page.cards, "2")
    assert order(page) == ["Bea", "Cy", "Ada"]
    qtbot.keyClick(page.cards, Qt.Key.Key_Down, alt)
    assert order(page) == ["Bea", "Ada", "Cy"]
    assert people(store, conference)["Cy"].priority == 1
    store.undo()
    assert order(page) == ["Bea", "Cy", "Ada"]


def test_the_form_saves_each_field_when_it_is_left(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page, form = planned, planned.form.form
    choose(page, "Ada")
    for name in ("why", "know", "give", "ask1", "ask2", "place", "reason"):
        fill(form.editor(name), f"my {name}", qtbot)
    page.cards.setFocus()
    ada = people(store, conference)["Ada"]
    assert (ada.why, ada.know, ada.give) == ("my why", "my know", "my give")
    assert (ada.asks, ada.place, ada.reason) == (("my ask1", "my ask2"), "my place", "my reason")
    assert store.undo_label == "Change T1 Ada"
    state = form.editor("state")
    assert isinstance(state, QComboBox)
    state.setCurrentIndex(list(TargetState).index(TargetState.AGREED))
    state.activated.emit(state.currentIndex())
    assert people(store, conference)["Ada"].state is TargetState.AGREED
    assert target_card(page.cards.current_row).badge == "Agreed"


def test_what_is_typed_goes_to_the_one_it_was_typed_for(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(planned, "Ada")
    fill(planned.form.form.editor("give"), "a map", qtbot)
    choose(planned, "Bea")
    assert people(store, conference)["Ada"].give == "a map"
    assert people(store, conference)["Bea"].give == ""


def test_sessions_to_find_somebody_are_added_and_removed(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(planned, "Ada")
    finds = planned.form.finds
    finds.line.setFocus()
    qtbot.keyClicks(finds.line, "e")
    qtbot.keyClick(finds.line, Qt.Key.Key_Return)
    assert finds.hint.text() == "Several sessions fit; choose one of them."
    finds.line.selectAll()
    qtbot.keyClicks(finds.line, "seven years on")
    assert not finds.hint.isVisible()
    qtbot.keyClick(finds.line, Qt.Key.Key_Return)
    assert [f.title for f in people(store, conference)["Ada"].finds] == [LIBRARY]
    finds.table.choose_first()
    finds.table.setFocus()
    qtbot.keyClick(finds.table, Qt.Key.Key_Delete)
    assert people(store, conference)["Ada"].finds == ()


def test_removing_asks_nothing_and_can_be_undone(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    choose(planned, "Bea")
    qtbot.keyClick(planned.cards, Qt.Key.Key_Delete)
    assert order(planned) == ["Ada", "Cy"]
    assert store.undo() == "Remove Bea"
    assert order(planned) == ["Bea", "Ada", "Cy"]


# Who is there ----------------------------------------------------------------------------


def test_ticked_people_become_targets_in_one_step(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(THERE)
    panel = page.candidates
    assert page.tabs.tabText(THERE) == f"Who is there ({len(panel.table.rows.rows)})"
    panel.search.setText("lending")
    panel.table.choose_first()
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    panel.search.setText("tide tables")
    panel.table.choose_first()
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.button.text() == "&Meet 2 (T)"
    qtbot.keyClicks(panel.table, "t")
    assert set(people(store, conference)) == {OLENA, LUKASZ}
    assert panel.table.ticked_ids == []
    panel.search.clear()
    assert {row.code for row in panel.table.rows.rows} >= {"T1", "T2"}
    assert store.undo() == "Meet 2 people"
    assert people(store, conference) == {}


def test_speakers_of_marked_sessions_stand_first_and_say_why(
    page: PlanPage, store: Store, conference: int
) -> None:
    rows = store.read(event_rows, conference_id=conference)
    session = next(row for row in rows if row.title == LIBRARY)
    store.write("Mark", events.set_mark, [session.id], Mark.MUST)
    page.tabs.setCurrentIndex(THERE)
    first = page.candidates.table.rows.rows[0]
    assert first.name == OLENA
    kind = page.candidates.kind
    kind.setCurrentIndex(kind.findText("Suggested"))
    kind.activated.emit(kind.currentIndex())
    assert [row.name for row in page.candidates.table.rows.rows] == [OLENA]


def test_a_card_reads_in_full(planned: PlanPage, store: Store, conference: int) -> None:
    target = people(store, conference)["Bea"]
    store.write("Edit", targets.edit_target, target.id, give="a map", why="a job", asks=("how?",))
    spoken = planned.cards.rows.spoken(people(store, conference)["Bea"])
    assert spoken == "T2, Bea, ★★★, No time or place yet, Give: a map, Ask: how?, Want: a job"


def test_the_empty_plan_leads_to_who_is_there(page: PlanPage) -> None:
    assert "Type a name above" in page.cards.empty.words
    page.cards.empty.button.click()
    assert page.tabs.currentIndex() == THERE
    page.focus_first()
    assert page.tabs.currentIndex() == MINE
    assert page.add.line.hasFocus()


def test_without_an_event_nothing_can_be_planned(open_page: Open) -> None:
    page = open_page(PlanPage, None)
    assert isinstance(page, PlanPage)
    assert not page.add.isEnabled()
    assert not page.goals.isEnabled()


def test_names_turned_round_are_found_where_they_speak(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Wierzbinski Lukasz\nТкачук, Олена\n")
    page.add.line.setFocus()
    qtbot.keyClick(page.add.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    planned = people(store, conference)
    assert set(planned) == {LUKASZ, OLENA}
    assert planned[LUKASZ].finds[0].title == TIDES
    assert LIBRARY in [find.title for find in planned[OLENA].finds]


def test_whom_one_knows_at_a_company_stands_on_its_card(
    page: PlanPage, store: Store, conference: int
) -> None:
    now = store.clock.now()
    store.write("Add", targets.add_company_target, conference, "Quay Ltd", Wish())
    page.cards.choose_first()
    assert page.form.known.text() == "You know nobody there yet."
    for person in (Person("Ada", title="CTO", organisation="Quay Ltd"), Person("Bea")):
        store.write("Add", add_contact, person, now)
    assert page.form.known.text() == "You know there: Ada (CTO)"


def test_the_attendees_nobody_met_leave_in_one_step(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    rows = tuple(ReadContact(n, name) for n, name in enumerate(("Wanted One", "Nobody's One")))
    read = ReadPeople(2, 0, rows)
    store.write("List", import_people, read, Meaning.ATTENDEES, conference, store.clock.now())
    store.write("Add", targets.add_target, conference, Person("Wanted One"), Wish(),
                store.clock.now())  # fmt: skip
    page.tabs.setCurrentIndex(THERE)
    panel = page.candidates
    before = {row.name for row in panel.table.rows.rows}
    panel.clear.trigger()
    assert before - {row.name for row in panel.table.rows.rows} == {"Nobody's One"}
    step = store.undo_label
    assert step == "Remove the attendees I did not meet"
    with qtbot.waitSignal(page.told) as told:
        panel.clear.trigger()
    assert told.args is not None
    assert told.args[0].startswith("Nobody was removed: those in the programme stay")
    assert store.undo() == step
    assert {row.name for row in panel.table.rows.rows} == before


def test_an_ask_without_a_give_is_pointed_out_where_it_is_typed(
    planned: PlanPage, qtbot: QtBot
) -> None:
    planned.add.line.setText("Dee ?who reviews")
    assert planned.add.bare.isVisible()
    planned.add.line.setText("Dee ?who reviews +my notes")
    assert not planned.add.bare.isVisible()
    choose(planned, "Ada")
    form = planned.form.form
    form.focus_on("ask1")
    qtbot.keyClicks(form.editor("ask1"), "Who reviews?")
    planned.cards.setFocus()
    assert "You ask and give nothing yet" in form.hint("ask1")
    form.focus_on("give")
    qtbot.keyClicks(form.editor("give"), "my notes")
    planned.cards.setFocus()
    assert form.hint("ask1") == ""


def test_the_buttons_of_a_kit_go_one_below_the_other_where_there_is_no_room(
    planned: PlanPage,
) -> None:
    kit = planned.form.kit
    buttons = [one for one in kit.inside.findChildren(QToolButton) if one.parent() is kit.inside]
    assert len(buttons) == 2
    beside = sum(one.sizeHint().width() for one in buttons)
    assert kit.inside.layout().minimumSize().width() < beside


def test_a_kit_is_worded_and_goes_back_to_the_original(
    planned: PlanPage, store: Store, qtbot: QtBot
) -> None:
    planned.cards.choose_first()
    target = planned.cards.current_row
    store.write("Role", targets.edit_target, target.id, role=Role.MENTOR)
    planned.form.kit.word.click()
    dialog = planned.kits.dialog
    assert dialog is not None
    assert dialog.list.currentItem().text() == "Mentor"
    asks = dialog.form.editor("ask")
    asks.setPlainText("Why looms?")
    dialog.choose("peer")  # the field is left by that
    dialog.choose("mentor")
    assert dialog.list.currentItem().text() == "Mentor (changed)"
    words = [offer.text for offer in planned.form.kit.table.rows.rows if offer.place == "ask"]
    assert words == ["Why looms?"]
    assert store.undo_label == "Change a kit"
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert dialog.list.currentItem().text() == "Mentor"
    dialog.accept()
    words = [offer.text for offer in planned.form.kit.table.rows.rows if offer.place == "ask"]
    assert len(words) > 3


def test_a_kit_is_offered_for_the_role_and_taken_over_by_enter(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    store.write("Shelf", edit_profile, offers="a look at a draft")
    ada = people(store, conference)["Ada"].id
    store.write("Role", targets.edit_target, ada, role=Role.MENTOR)
    choose(planned, "Ada")
    kit = planned.form.kit
    assert kit.heading.text() == "Ideas for this role: Mentor"
    assert kit.table.isVisible()
    assert "first message within 1 day, next step after 30 days" in kit.avoid.text()
    places = [offer.place for offer in kit.table.rows.rows]
    assert places == sorted(places, key=["give", "ask", "know", "warm"].index)
    for row_id in ("shelf 0", "give 0", "ask 0", "warm"):
        kit.table.choose(row_id)
        kit.table.setFocus()
        qtbot.keyClick(kit.table, Qt.Key.Key_Return)
    row = people(store, conference)["Ada"]
    assert row.give.startswith("a look at a draft; Tell them what I did")
    assert row.asks == ("What would you do first if you stood where I stand?",)
    assert store.undo() == "Keep warm every 10 weeks"
    assert not any(offer.id == "give 0" for offer in kit.table.rows.rows)  # on the card already
    choose(planned, "Bea")
    choose(planned, "Ada")
    assert not kit.table.isVisible(), "her card says what to give and ask"
    kit.heading.click()
    assert kit.table.isVisible()


def test_what_one_can_offer_completes_a_give(planned: PlanPage, store: Store, qtbot: QtBot) -> None:
    store.write("Shelf", edit_profile, offers="a look at a draft\na spare loom")
    planned.add.line.setFocus()
    qtbot.keyClicks(planned.add.line, "Dee, weaver +a lo")
    completer = planned.add.line.completer()
    assert completer.currentCompletion() == "Dee, weaver +a look at a draft"


def test_the_style_warns_and_plans_breaks(
    planned: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    line = planned.style_line
    assert line.ask.toolTip() == "How many conversations a day suit you? Say it on the page Me."
    assert line.ask.isVisible()
    assert not line.words.isVisible()
    with qtbot.waitSignal(planned.sought, check_params_cb=lambda *to: to == ("me", None, "style")):
        line.ask.click()
    store.write("Style", edit_profile, conversations_a_day=1, minutes_between=10)
    (whole,) = store.read(event_rows, ids=frozenset({conference}))
    zone, day = whole.zone, whole.local_start.replace(tzinfo=None)
    for hour, code in ((7, "T1"), (8, "T2")):
        start = Moment.zoned(day.replace(hour=hour), zone)
        end = Moment.zoned(day.replace(hour=hour, minute=30), zone)
        store.write("Add", events.add_event, title="Tea", start=start, end=end, zone=zone,
                    conference_id=conference, codes=[code])  # fmt: skip
    store.write("Add", targets.add_target, conference, Person("Di"), Wish(), store.clock.now())
    assert not line.ask.isVisible()
    assert line.words.words == (
        "My style: 1 conversation a day × 3 days = 3 people to meet; 4 planned."
    )
    assert line.warning.text().startswith("1 more than suits you")
    assert line.add_breaks.text() == "Plan 1 break"
    line.add_breaks.trigger()
    assert not line.button.isVisible()
    rows = store.read(event_rows, conference_id=conference)
    (pause,) = [row for row in rows if row.title == "Break"]
    assert (pause.local_start.hour, pause.local_start.minute, pause.local_end.minute) == (7, 30, 40)


def test_the_part_of_life_offers_its_goals(
    page: PlanPage, store: Store, conference: int, qtbot: QtBot
) -> None:
    box = page.style_line.parts
    at = box.findData(Context.JOB_SEARCH)
    box.setCurrentIndex(at)
    box.activated.emit(at)
    (row,) = store.read(event_rows, ids=frozenset({conference}))
    assert row.context is Context.JOB_SEARCH
    qtbot.keyClicks(page.goals.line, "not advertised")
    completer = page.goals.line.completer()
    assert completer.currentCompletion() == "Find 1 opening that is not advertised"


def test_a_long_name_leaves_the_form_its_fields(planned: PlanPage, store: Store) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorffhabsburglothringen"
    conference = planned.event_id
    assert conference is not None
    store.write("Add", targets.add_target, conference, Person(name), Wish(), store.clock.now())
    choose(planned, name)
    planned.window().resize(720, 560)
    QApplication.processEvents()
    form = planned.form
    assert form.widget().width() <= form.viewport().width(), "nothing is out of sight"
    assert form.heading.text().replace("\u200b", "").endswith(name)


def test_whom_the_next_card_is_about_is_in_sight(planned: PlanPage, qtbot: QtBot) -> None:
    planned.cards.choose(planned.cards.rows.rows[0].id)
    bar = planned.form.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    planned.cards.choose(planned.cards.rows.rows[1].id)
    assert bar.value() == 0
