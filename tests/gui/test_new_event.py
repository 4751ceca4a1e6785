"""The dialog for an event of one's own."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.commands.events import add_event
from planner.gui.new_event import NewEventDialog, can_edit
from planner.queries.events import event_record, event_rows
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """Return a widget that owns the dialogs, which delete themselves when they are closed."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(owner: QWidget, store: Store) -> NewEventDialog:
    made = NewEventDialog(store, owner)
    made.open()
    return made


def fill(dialog: NewEventDialog, **values: str) -> None:
    for name, text in values.items():
        editor = dialog.form.editor(name)
        assert isinstance(editor, QLineEdit)
        editor.setText(text)


def test_days_are_read_in_words(dialog: NewEventDialog, store: Store) -> None:
    fill(dialog, title="Fair", day="20 April", start="9", end="18", last_day="24 April")
    dialog.create_button.click()
    (row,) = store.read(event_rows)
    assert (row.local_start.isoformat(), row.local_end.isoformat()) == (
        "2026-04-20T09:00:00+02:00",
        "2026-04-24T18:00:00+02:00",
    )


def test_a_title_is_enough_for_a_whole_day(dialog: NewEventDialog, store: Store) -> None:
    fill(dialog, title="Fair")
    dialog.create_button.click()
    row = store.read(event_rows)[0]
    assert (row.title, row.start.iso(row.zone)) == ("Fair", "2026-03-18")
    assert store.undo_label == "Add event"


def test_times_may_be_short(dialog: NewEventDialog, store: Store) -> None:
    fill(dialog, title="Coffee", day="2026-04-01", start="9", end="945", place="Bar")
    dialog.create_button.click()
    row = store.read(event_rows)[0]
    assert row.local_start.isoformat() == "2026-04-01T09:00:00+02:00"
    assert row.local_end.isoformat() == "2026-04-01T09:45:00+02:00"
    assert row.location == "Bar"


def test_another_zone_is_kept(dialog: NewEventDialog, store: Store) -> None:
    fill(dialog, title="Call", start="9:00", zone="Asia/Tokyo")
    dialog.create_button.click()
    row = store.read(event_rows)[0]
    assert (row.zone, row.local_start.hour) == ("Asia/Tokyo", 9)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "An event needs a title."),
        ({"title": "Fair", "start": "soon"}, "“soon” is no time. Write it as 10:30."),
        ({"title": "Fair", "start": "10:00", "end": "9:00"}, "lies before the start"),
        ({"title": "Tea", "end": "11:00"}, "Say when it starts."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    dialog: NewEventDialog, store: Store, values: dict[str, str], words: str
) -> None:
    fill(dialog, **values)
    dialog.create_button.click()
    assert words in dialog.wrong
    assert dialog.isVisible()
    assert store.read(event_rows) == []
    dialog.reject()


def test_an_own_event_is_changed(owner: QWidget, store: Store) -> None:
    start = Moment.of_date(date(2026, 5, 1))
    end = Moment.of_date(date(2026, 5, 4))
    event = store.write("Add", add_event, title="Fair", start=start, end=end)
    assert can_edit(store, event)
    dialog = NewEventDialog(store, owner, edited_id=event)
    values = dialog.form.values()
    assert (values["day"], values["last_day"]) == (date(2026, 5, 1), date(2026, 5, 3))
    fill(dialog, title="Great fair", start="18:00", last_day="")
    dialog.create_button.click()
    row = store.read(event_record, event).row
    assert (row.title, row.local_start.hour) == ("Great fair", 18)
    assert store.undo_label == "Edit event"


def test_an_imported_event_is_not_ones_own(store: Store, conference: int) -> None:
    assert not can_edit(store, conference)


def test_an_event_that_stays_as_it_was_is_no_step(owner: QWidget, store: Store) -> None:
    heard: list[str] = []
    made: list[int] = []
    for title in ("Coffee", "Tea", "Tea", "Tea", "Mate"):
        dialog = NewEventDialog(store, owner, edited_id=made[0] if made else None)
        dialog.written.connect(heard.append)
        dialog.created.connect(made.append)
        dialog.open()
        fill(dialog, title=title)
        dialog.create_button.click()
    assert heard == ["Add event", "Edit event", "Edit event"]
