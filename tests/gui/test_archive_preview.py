"""What the preview of an archive shows: its members, each with its counts."""

import io
import zipfile

import pytest
from pytestqt.qtbot import QtBot

from planner.commands.import_choices import ImportOptions
from planner.commands.people_import import Meaning
from planner.flows import reading, together
from planner.flows.choosing import Question
from planner.formats.sample import sample_calendar
from planner.gui.archive_preview import ArchiveDialog
from planner.queries.candidates import candidate_rows
from planner.queries.events import event_rows
from planner.queries.people import contact_rows
from planner.store import Store


@pytest.fixture
def dialog(qtbot: QtBot, store: Store) -> ArchiveDialog:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("programme.ics", sample_calendar(store.clock.today()))
        archive.writestr("cards.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nN:;Ada\nEND:VCARD\n")
        archive.writestr("list.csv", "Name\nBob Ray\n,\n")
        archive.writestr("letters.csv", "From,Body\na,b\n")
    brought = reading.read_data(out.getvalue(), "export.zip", store.clock.today())
    zone = store.clock.zone_name
    shown = together.preview(store, brought, ImportOptions(), zone, hang=False)
    made = ArchiveDialog(store, shown)
    made.show_preview(shown)
    qtbot.addWidget(made)

    def answer(_options: object) -> None:
        asked: Question = made.question
        left = asked.left_out
        made.show_preview(together.preview(store, brought, asked.options, zone, left, hang=False))

    made.options_changed.connect(answer)
    made.open()
    return made


def members(dialog: ArchiveDialog) -> list[tuple[str, str, str]]:
    return [(row.name, row.kind, row.counts) for row in dialog.table("members").rows.rows]


def test_each_member_stands_there_with_its_counts(dialog: ArchiveDialog) -> None:
    assert members(dialog) == [
        ("programme.ics", "Calendar: one conference", "65 new"),
        ("cards.vcf", "People I know", "1 person found · 1 new"),
        ("list.csv", "People I know", "1 person found · 1 new"),
    ]
    assert "1 calendar · 2 lists of people" in dialog.words
    assert [row.texts[1] for row in dialog.table("problems").rows.rows] == ["letters.csv"]


def test_a_member_that_is_not_ticked_is_left_out(dialog: ArchiveDialog, store: Store) -> None:
    dialog.table("members").set_ticked([0, 1])
    assert members(dialog)[2][2] == "left out"
    assert "1 left out" in dialog.words
    together.apply(store, dialog.answer)
    assert [row.name for row in store.read(contact_rows)] == ["Ada"]
    assert store.undo() == "Import export.zip"
    assert store.read(event_rows) == []


def test_no_member_ticked_is_nothing_to_import(dialog: ArchiveDialog) -> None:
    dialog.table("members").set_ticked([])
    assert not dialog.import_button.isEnabled()
    assert dialog.missing == "No member is ticked."


def test_the_lists_may_belong_to_the_conference_of_the_archive(
    dialog: ArchiveDialog, store: Store
) -> None:
    assert dialog.choices is not None
    dialog.choices.buttons[Meaning.ATTENDEES].click()
    assert dialog.choices.at_event.currentText().endswith("of this archive")
    assert members(dialog)[1][1] == "People who will be there"
    together.apply(store, dialog.answer)
    (conference,) = [row for row in store.read(event_rows) if row.parent_id is None]
    assert {"Ada", "Bob Ray"} <= {row.name for row in store.read(candidate_rows, conference.id)}
    assert store.read(contact_rows) == []
