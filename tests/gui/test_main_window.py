"""The window: choosing, going, undoing, importing, and what it says when something is wrong."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from planner.choices import chosen
from planner.commands.events import add_event, set_mark
from planner.commands.goals import add_goal
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.gui.about_dialog import AboutDialog
from planner.gui.dialogs import Notice, Question
from planner.gui.main_window import SMALLEST, MainWindow
from planner.gui.new_event import NewEventDialog
from planner.gui.pages.plan import PlanPage
from planner.gui.row_table import RowTable
from planner.model import ImportedAs, Mark
from planner.queries.candidates import candidate_rows
from planner.queries.events import event_record, event_rows
from planner.queries.follow_ups import follow_up_rows
from planner.store import Store
from planner.times import Moment

ICS = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Looms
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
UID:one@example.org
DTSTART:20260320T090000
DTEND:20260320T100000
SUMMARY:{title}
LOCATION:Hall 1
END:VEVENT
END:VCALENDAR
"""


def toasts(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def calendar_file(folder: Path, title: str = "Warp and weft") -> Path:
    path = folder / "looms.ics"
    path.write_text(ICS.format(title=title).replace("\n", "\r\n"), encoding="utf-8")
    return path


def notice(window: MainWindow) -> Notice:
    return next(n for n in window.findChildren(Notice) if n.isVisible())


def drop(window: MainWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))


def test_a_meeting_is_asked_for_from_the_plan_and_its_message_is_next(
    open_window: Callable[[], MainWindow], store: Store, conference: int, qtbot: QtBot
) -> None:
    now = store.clock.now()
    for name in ("Ada Byron", "Bo Derek"):
        store.write("T", add_target, conference, Person(name), Wish(), now)
    window = open_window()
    plan = window.go("plan", conference)
    plan.cards.choose(plan.cards.rows.all_rows[1].id)
    qtbot.mouseClick(plan.form.ask, Qt.MouseButton.LeftButton)
    shown = window.pages.page("follow-ups")
    assert window.pages.current_name == "follow-ups"
    assert shown.details.row.person == "Bo Derek"
    assert (shown.details.row.code, shown.details.row.proposed) == ("T2", False)
    assert shown.details.draft.propose_button.hasFocus()
    window.go("plan")
    qtbot.mouseClick(plan.form.ask, Qt.MouseButton.LeftButton)
    assert [row.person for row in store.read(follow_up_rows, now)] == ["Bo Derek"], "asked once"


def test_a_hidden_event_is_shown_again_from_the_list_of_all(
    qtbot: QtBot, open_window: Callable[[], MainWindow], conference: int
) -> None:
    window = open_window()
    cards = window.event_list.list
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: window.event_id is None)
    window.event_list.all_button.click()
    assert cards.choose(conference)
    assert window.event_id is None, "it has no pages while it is hidden"
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.event_id == conference)
    assert window.store.undo_label == "Show an event again"
    assert not window.panes.is_first_run


def test_it_begins_with_three_ways_to_begin(window: MainWindow) -> None:
    assert window.panes.is_first_run
    words = [button.text() for button in window.panes.first_run.buttons]
    assert words == ["Import calendar (.ics)…", "New event", "Try the sample conference"]
    assert window.windowTitle() == "Planner"


def test_the_ways_to_begin_fit_the_smallest_window(window: MainWindow) -> None:
    for width, height in (SMALLEST, (1280, 800)):
        window.resize(width, height)
        QApplication.processEvents()
        first = window.panes.first_run
        for one in (first.sentence, *first.buttons):
            place = one.rect().translated(one.mapTo(first, one.rect().topLeft()))
            assert first.rect().contains(place), width
        assert first.sentence.height() >= first.sentence.heightForWidth(first.sentence.width())


def test_the_sample_comes_and_goes_in_one_step_each(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.panes.first_run.buttons[2].click()
    qtbot.waitUntil(lambda: window.event_id is not None)
    assert not window.panes.is_first_run
    assert QApplication.focusWidget() is window.pages.page("schedule").table, "where work goes on"
    assert window.panes.header.sample_button.isVisible()
    assert toasts(window)[0].startswith("Imported ")
    window.panes.header.sample_button.click()
    qtbot.waitUntil(lambda: window.panes.is_first_run)
    assert store.read(event_rows) == []
    store.undo()
    qtbot.waitUntil(lambda: window.event_id is not None)
    assert len(window.event_list.rows) == 1


def test_the_next_event_is_chosen_and_names_the_window(
    conference: int, window: MainWindow, store: Store
) -> None:
    title = store.read(event_record, conference).row.title
    assert window.event_id == conference
    assert window.windowTitle() == f"{title} — Planner"
    assert title in window.panes.header.words


def test_the_event_last_shown_is_shown_again(
    qtbot: QtBot, conference: int, store: Store, open_window: Callable[[], MainWindow]
) -> None:
    start = Moment.utc(store.clock.now())
    other = store.write("Add", add_event, title="Coffee", start=start)
    first = open_window()
    first.event_list.list.choose(conference)
    first.close()
    assert open_window().event_id == conference
    assert conference != other


def test_where_all_is_past_the_newest_is_shown(
    qtbot: QtBot, window: MainWindow, store: Store, open_window: Callable[[], MainWindow]
) -> None:
    for days in (400, 300):
        start = Moment.utc(store.clock.now() - timedelta(days=days))
        last = store.write("Add", add_event, title=f"{days} days ago", start=start)
    qtbot.waitUntil(lambda: not window.panes.is_first_run)
    window.close()
    assert open_window().event_id == last


def test_undo_is_named_in_the_menu_and_offered_in_the_toast(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store
) -> None:
    session = store.read(event_rows, conference_id=conference)[0].id
    undo = window.actions_by_id["undo"]
    store.write("Mark as must & more", set_mark, [session], Mark.MUST)
    window.undo_offer.make("Mark as must & more")
    qtbot.waitUntil(lambda: undo.text() == "&Undo Mark as must && more")
    window.toasts.shown[-1].button.click()
    assert store.read(event_record, session).row.mark is Mark.NONE
    qtbot.waitUntil(lambda: undo.text() != "&Undo Mark as must && more")
    assert window.actions_by_id["redo"].text() == "&Redo Mark as must && more"
    window.actions_by_id["redo"].trigger()
    assert store.read(event_record, session).row.mark is Mark.MUST


def test_what_changes_nothing_does_not_offer_the_step_before_it(
    conference: int, window: MainWindow, store: Store
) -> None:
    first, second = [row.id for row in store.read(event_rows, conference_id=conference)][:2]
    page = window.go("schedule", conference)
    assert page is not None
    for session in (second, first):
        page.write("Mark as must", set_mark, [session], Mark.MUST)
    window.toasts.clear()
    page.write("Mark as must", set_mark, [second], Mark.MUST)
    assert toasts(window) == []
    page.write_saying("Mark as must", "It is a must already", set_mark, [second], Mark.MUST)
    assert toasts(window) == ["It is a must already"]
    assert not window.toasts.shown[-1].button.isVisible()


def test_only_the_newest_step_is_offered(conference: int, window: MainWindow) -> None:
    window.undo_offer.make("One")
    window.undo_offer.make("Two")
    assert toasts(window) == ["Two"]


def test_a_focused_field_undoes_its_own_text_first(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store
) -> None:
    store.write("Add goal", add_goal, conference, "Meet five", 5)
    window.activateWindow()
    search = window.event_list.search
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "loom")
    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == ""
    assert store.undo_label == "Add goal"
    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store.undo_label != "Add goal"


def test_a_file_is_shown_before_it_is_written(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    drop(window, [calendar_file(tmp_path)])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    assert "Looms" in dialog.words
    assert "1 new" in dialog.words
    assert store.read(event_rows) == []
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert len(store.read(event_rows)) == 1
    assert toasts(window) == ["Imported 1 event"]
    window.toasts.shown[0].button.click()
    assert store.read(event_rows) == []


def test_refusing_the_preview_changes_nothing(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.importer.bring_paths([calendar_file(tmp_path)])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    window.importer.dialog.cancel_button.click()
    assert window.importer.dialog is None
    assert store.read(event_rows) == []
    assert store.undo_label is None


def test_a_change_that_touches_the_plan_comes_first_with_its_fields(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.importer.bring_paths([calendar_file(tmp_path)])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    window.importer.dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    event = store.read(event_rows)[0].id
    store.write("Mark", set_mark, [event], Mark.MUST)
    file = calendar_file(tmp_path)
    text = file.read_text(encoding="utf-8").replace("T090000", "T093000").replace("Hall 1", "Attic")
    file.write_text(text, encoding="utf-8", newline="")
    window.importer.bring_paths([file])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    row = dialog.table("changes").rows.rows[0]
    assert (row.kind, row.touches_plan) == ("Moved", True)
    assert row.detail == "Start 09:00 → 09:30; Place Hall 1 → Attic"
    dialog.reject()


def test_choosing_separate_events_previews_anew(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.importer.bring_paths([calendar_file(tmp_path)])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    assert dialog.choices.events.isChecked()
    dialog.choices.conference.click()
    assert not dialog.import_button.isEnabled()
    qtbot.waitUntil(dialog.import_button.isEnabled)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: [row.title for row in window.event_list.rows] == ["Looms"])
    qtbot.waitUntil(lambda: window.event_id is not None)
    assert window.event_id is not None


def test_people_are_asked_what_they_mean(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,E-mail\nAda Lovelace,ada@example.org\n", encoding="utf-8")
    window.importer.bring_paths([file])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    meanings = [button.text() for button in dialog.choices.buttons.values()]
    assert meanings == ["I &know them", "They will be &there", "I &met them"]
    assert [row.read.name for row in dialog.table("people").rows.rows] == ["Ada Lovelace"]
    before = len(store.read(event_record, conference).people)
    list(dialog.choices.buttons.values())[1].click()
    qtbot.waitUntil(dialog.import_button.isEnabled)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == ["Imported 1 person"]
    assert len(store.read(event_record, conference).people) == before
    assert store.undo_label == "Import list.csv"


def test_what_cannot_be_read_is_told_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.ics"
    bad.write_bytes(b"%PDF-1.7 nothing")
    window.importer.bring_paths([bad])
    qtbot.waitUntil(lambda: any(n.isVisible() for n in window.findChildren(Notice)))
    shown = notice(window)
    assert shown.words[-1] == "Nothing was changed."
    assert store.undo_label is None
    shown.accept()


def test_files_of_another_kind_are_refused_in_passing(window: MainWindow, tmp_path: Path) -> None:
    drop(window, [tmp_path / "holiday.jpg"])
    assert toasts(window)[0].startswith("holiday.jpg cannot be imported.")


def test_an_event_of_ones_own_is_made_by_its_dialog(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.actions_by_id["new_event"].trigger()
    dialog = window.findChildren(NewEventDialog)[-1]
    editor = dialog.form.editor("title")
    qtbot.keyClicks(editor, "Coffee with Ada")
    qtbot.keyClicks(dialog.form.editor("start"), "9:30")
    dialog.create_button.click()
    qtbot.waitUntil(lambda: window.event_id is not None)
    row = store.read(event_record, window.event_id).row
    assert row.title == "Coffee with Ada"
    assert row.local_start.isoformat() == "2026-03-18T09:30:00+01:00"
    assert "On now" not in window.windowTitle()
    assert toasts(window) == ["Add event"]


def test_an_imported_event_is_not_edited(conference: int, window: MainWindow) -> None:
    window.actions_by_id["edit_event"].trigger()
    assert "calendar" in toasts(window)[0]


def test_hiding_an_event_can_be_undone(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store
) -> None:
    window.event_list.list.setFocus()
    qtbot.keyClick(window.event_list.list, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: window.event_list.rows == [])
    window.toasts.shown[-1].button.click()
    qtbot.waitUntil(lambda: len(window.event_list.rows) == 1)


def test_the_search_reaches_what_is_not_followed(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store
) -> None:
    far = Moment.utc(store.clock.now().replace(year=2027))
    store.write("Add", add_event, title="Distant fair", start=far)
    qtbot.waitUntil(lambda: not window.isHidden())
    assert "Distant fair" not in [row.title for row in window.event_list.rows]
    window.event_list.search.setText("distant")
    assert [row.title for row in window.event_list.list.rows.rows] == ["Distant fair"]
    assert window.event_id == conference
    window.event_list.search.clear()
    assert window.event_list.list.current_id == conference


def test_pages_are_reached_by_key_and_tab(
    qtbot: QtBot, conference: int, window: MainWindow
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.current_name == "people"
    assert window.windowTitle() == "People — Planner"
    assert not window.panes.tabs.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.current_name == "schedule"
    assert window.panes.tabs.isVisible()


def test_the_look_is_chosen_and_remembered(conference: int, window: MainWindow) -> None:
    window.actions_by_id["scheme_dark"].trigger()
    assert window.palette().window().color().lightness() < 128
    assert chosen("scheme") == "dark"
    assert window.actions_by_id["scheme_dark"].isChecked()


def test_a_backup_tells_where_it_lies(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store
) -> None:
    window.actions_by_id["save_backup"].trigger()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window)[0].startswith("Backup saved: ")
    assert len(store.backups()) == 1


def test_the_keys_are_listed(window: MainWindow) -> None:
    window.actions_by_id["show_keys"].trigger()
    shown = notice(window)
    rows = {row.words: row.keys for row in shown.findChild(RowTable).rows.rows}
    assert rows["Log"].startswith("Ctrl+L")
    assert rows["Keys"] == "F1"
    shown.accept()


def test_about_says_where_the_data_lies(window: MainWindow, store: Store) -> None:
    window.actions_by_id["show_about"].trigger()
    shown = window.findChild(AboutDialog)
    assert str(store.path) in "\n".join(shown.words)
    shown.accept()


def test_everything_that_takes_the_focus_has_a_name(
    qtbot: QtBot, conference: int, window: MainWindow
) -> None:
    nameless: list[str] = []
    for page in ("schedule", "people", "due", "me"):
        window.go(page)
        for widget in window.findChildren(QWidget):
            if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
                continue
            spoken = QAccessible.queryAccessibleInterface(widget)
            if spoken and not spoken.text(QAccessible.Text.Name):
                nameless.append(f"{page}: {type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_no_key_of_the_window_is_taken_by_a_page(conference: int, window: MainWindow) -> None:
    for name in window.specs:
        window.go(name)
    own = set(window.actions_by_id.values())
    taken = {
        key.toString(): f"{action.text()} against {mine.text()}"
        for mine in own
        for key in mine.shortcuts()
        for action in window.findChildren(QAction)
        if action not in own and key in action.shortcuts()
    }
    assert taken == {}


def test_the_keyboard_stands_on_the_page_at_the_start(
    qtbot: QtBot, conference: int, window: MainWindow
) -> None:
    focused = window.focusWidget()
    assert focused is not None
    assert window.pages.isAncestorOf(focused)


def test_somebody_can_be_logged_without_any_event(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["go_log"].trigger()
    assert window.pages.current_name == "log"
    assert not window.panes.is_first_run
    window.actions_by_id["go_plan"].trigger()
    assert window.panes.is_first_run


def test_a_page_can_send_one_elsewhere(conference: int, window: MainWindow, store: Store) -> None:
    session = store.read(event_rows, conference_id=conference)[0].id
    people = window.go("people")
    assert people is not None
    people.wanted.emit("schedule", session)
    assert window.pages.current_name == "schedule"
    assert window.event_id == conference
    people.wanted.emit("nowhere", None)
    assert window.pages.current_name == "schedule"


def test_who_is_added_to_the_plan_is_shown_beside_it(
    conference: int, window: MainWindow, qtbot: QtBot
) -> None:
    plan = window.go("plan", conference)
    assert isinstance(plan, PlanPage)
    for at, name in enumerate(("Ada", "Bea"), 1):
        qtbot.keyClicks(plan.add.line, name)
        qtbot.keyClick(plan.add.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda words=f"T{at} {name}": plan.form.heading.text() == words)


def test_the_next_step_leads_to_its_page(conference: int, window: MainWindow) -> None:
    assert window.next_step.text() == "Tomorrow. Mark what you want to attend: Schedule"
    window.go("people")
    assert not window.next_step.isVisible()
    window.actions_by_id["go_next_step"].trigger()
    assert window.pages.current_name == "schedule"
    assert window.next_step.isVisible()


def test_everything_is_exported_into_a_folder(
    qtbot: QtBot, conference: int, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    window.actions_by_id["export_everything"].trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.filesSelected.emit([str(folder)])
    dialog.close()
    qtbot.waitUntil(lambda: bool(toasts(window)), timeout=20_000)
    assert (folder / "planner.json").exists()
    assert str(folder) in toasts(window)[0]
    assert window.state.last_folder == folder


def test_an_export_asks_before_it_replaces_files(
    qtbot: QtBot, conference: int, window: MainWindow, tmp_path: Path
) -> None:
    mine = tmp_path / "people.csv"
    mine.write_text("my own list")
    for answer in ("no", "yes"):
        window.actions_by_id["export_everything"].trigger()
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.filesSelected.emit([str(tmp_path)])
        dialog.close()
        question = next(one for one in window.findChildren(Question) if one.isVisible())
        assert "people.csv" in question.words
        if answer == "no":
            question.reject()
            assert window.jobs.running == 0
            assert mine.read_text() == "my own list"
        else:
            question.confirm_button.click()
            qtbot.waitUntil(lambda: bool(toasts(window)), timeout=20_000)
    assert mine.read_text() != "my own list"
    assert (tmp_path / "planner.json").exists()


def test_files_are_chosen_by_a_dialog(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.panes.first_run.buttons[0].click()
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.filesSelected.emit([str(calendar_file(tmp_path))])
    dialog.close()
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.state.last_folder == tmp_path
    assert window.importer.dialog is not None
    window.importer.dialog.reject()


def test_cancelling_while_reading_leaves_all_as_it_was(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    free = Event()
    for _worker in range(2):
        window.jobs.run(partial(free.wait, 5))
    window.importer.bring_paths([calendar_file(tmp_path), calendar_file(tmp_path)])
    window.jobs.cancel_all()
    free.set()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert window.importer.dialog is None
    assert store.read(event_rows) == []
    window.importer.bring_paths([calendar_file(tmp_path)])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    window.importer.dialog.reject()


def test_a_copied_list_is_pasted_into_the_window(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store
) -> None:
    QApplication.clipboard().setText("Ada Lovelace <ada@example.org>\nGrace Hopper, Navy")
    window.event_list.take_focus()
    table = window.event_list.list
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    names = [row.read.name for row in dialog.table("people").rows.rows]
    assert names == ["Ada Lovelace", "Grace Hopper"]
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == ["Imported 2 people"]
    assert store.undo_label == "Import clipboard"


def test_nothing_copied_is_told_in_passing(window: MainWindow) -> None:
    QApplication.clipboard().clear()
    window.actions_by_id["import_clipboard"].trigger()
    assert toasts(window)[0].startswith("No text is on the clipboard.")


def test_copied_files_come_as_dropped_ones(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(calendar_file(tmp_path)))])
    QApplication.clipboard().setMimeData(data)
    window.actions_by_id["import_clipboard"].trigger()
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    assert window.importer.dialog is not None
    assert "Looms" in window.importer.dialog.words
    window.importer.dialog.reject()
    # What is Python's must not be on it when the process ends.
    QApplication.clipboard().clear()


def test_a_dropped_archive_is_one_step(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(calendar_file(tmp_path), "looms.ics")
        archive.writestr("list.csv", "Name\nAda Lovelace\n")
    drop(window, [path])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    assert [row.name for row in dialog.table("members").rows.rows] == ["looms.ics", "list.csv"]
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    assert toasts(window) == ["Imported 1 event · Imported 1 person"]
    assert store.undo() == "Import all.zip"
    assert store.read(event_rows) == []


def test_a_dropped_pdf_shows_its_companies(
    qtbot: QtBot, conference: int, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "fair.pdf"
    canvas = Canvas(str(path))
    for line, (name, stand) in enumerate((("Loom Ltd", "B12"), ("Yarn & Co", "C3"))):
        canvas.drawString(60, 700 - 14 * line, name)
        canvas.drawString(300, 700 - 14 * line, f"Hall 4 {stand}")
    canvas.save()
    drop(window, [path])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    assert [row.read.name for row in dialog.table("people").rows.rows] == ["Loom Ltd", "Yarn & Co"]
    assert dialog.choices.meaning == "attendees"
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(toasts(window)))
    listed = {row.name: row.place for row in store.read(candidate_rows, conference)}
    assert listed["Loom Ltd"] == "Hall 4 B12"


def test_a_choice_made_while_another_is_worked_out_is_not_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.importer.bring_paths([calendar_file(tmp_path)])
    qtbot.waitUntil(lambda: window.importer.dialog is not None)
    dialog = window.importer.dialog
    assert dialog is not None
    dialog.choices.conference.click()
    dialog.choices.events.click()
    dialog.choices.conference.click()
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert dialog.preview.plan.imported_as is ImportedAs.CONFERENCE
    dialog.reject()
