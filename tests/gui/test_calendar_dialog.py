"""Changing how an imported calendar is shown."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.gui.calendar_dialog import CalendarDialog
from planner.model import ImportedAs
from planner.queries.events import event_record, event_rows
from planner.store import Store

UTC_ONLY = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one@example.org
DTSTART:20260320T090000Z
DTEND:20260320T100000Z
SUMMARY:Warp
END:VEVENT
END:VCALENDAR
"""


def dialog_for(qtbot: QtBot, store: Store) -> CalendarDialog:
    brought = reading.read_data(UTC_ONLY, "looms.ics", store.clock.today())
    shown = importing.preview(store, brought[0], ImportOptions(), store.clock.zone_name)
    importing.apply(store, shown)
    event_id = store.read(event_rows)[0].id
    dialog = CalendarDialog(store, store.read(event_record, event_id))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_guessed_zone_is_set_right(qtbot: QtBot, store: Store) -> None:
    dialog = dialog_for(qtbot, store)
    assert store.read(event_rows)[0].zone_guessed
    dialog.zone.setText("Mars/Olympus")
    assert not dialog.save_button.isEnabled()
    dialog.zone.setText("america/new_york")
    with qtbot.waitSignal(dialog.written) as told:
        dialog.save_button.click()
    row = store.read(event_rows)[0]
    assert (row.zone, row.zone_guessed) == ("America/New_York", False)
    assert row.local_start.hour == 5
    assert told.args == ["Show times in America/New_York"]
    QApplication.processEvents()


def test_events_become_one_conference(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, store)
    dialog.conference.click()
    dialog.save_button.click()
    rows = store.read(event_rows, top_level=True)
    assert [row.title for row in rows] == ["Looms"]
    assert store.read(event_record, rows[0].id).imported_as is ImportedAs.CONFERENCE
