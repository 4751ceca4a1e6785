"""What the preview of an import shows, and what can be chosen there."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from planner.commands.events import set_mark
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.flows.importing import Preview
from planner.gui.calendar_choices import CalendarChoices
from planner.gui.import_preview import ImportPreview
from planner.model import Mark
from planner.queries.events import event_rows
from planner.store import Store

EVENT = """BEGIN:VEVENT
UID:{uid}
DTSTART:202603{day}T{hour}0000Z
DTEND:202603{day}T{hour}3000Z
SUMMARY:{title}
LOCATION:{place}
END:VEVENT
"""


def calendar(*events: tuple[str, str, str, str, str]) -> bytes:
    names = ("uid", "day", "hour", "title", "place")
    blocks = [EVENT.format(**dict(zip(names, event, strict=True))) for event in events]
    text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(blocks) + "END:VCALENDAR\n"
    return text.encode()


FIRST = calendar(
    ("a", "20", "09", "Warp", "Hall"),
    ("b", "20", "10", "Weft", "Hall"),
    ("c", "20", "11", "Loom", "Hall"),
    ("d", "20", "12", "Mill", "Hall"),
)
SECOND = calendar(
    ("a", "20", "09", "Warp and more", "Hall"),
    ("b", "20", "10", "Weft", "Attic"),
    ("d", "20", "12", "Mill", "Hall"),
    ("e", "20", "08", "Breakfast", "Foyer"),
)


@pytest.fixture
def preview(store: Store) -> Callable[..., Preview]:
    def make(data: bytes, name: str = "looms.ics", **options: object) -> Preview:
        brought = reading.read_data(data, name, store.clock.today())
        wanted = ImportOptions(**options)  # type: ignore[arg-type]
        return importing.preview(store, brought[0], wanted, store.clock.zone_name)

    return make


def show(qtbot: QtBot, store: Store, shown: Preview) -> ImportPreview:
    dialog = ImportPreview(shown)
    dialog.show_preview(shown)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_what_touches_the_plan_stands_first(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    importing.apply(store, preview(FIRST))
    warp = next(row.id for row in store.read(event_rows) if row.title == "Warp")
    store.write("Mark", set_mark, [warp], Mark.MUST)
    dialog = show(qtbot, store, preview(SECOND))
    rows = dialog.table("changes").rows.rows
    assert [(row.kind, row.title) for row in rows] == [
        ("Changed", "Warp and more"),
        ("Moved", "Weft"),
        ("Not listed", "Loom"),
        ("New", "Breakfast"),
    ]
    assert [row.touches_plan for row in rows] == [True, False, False, False]
    assert rows[0].detail == "Title Warp → Warp and more"
    assert rows[1].detail == "Place Hall → Attic"
    assert rows[3].detail == "Fri, Mar 20, 2026, 09:00 · Foyer"
    assert "1 new · 2 changed · 1 of them moved · 1 unchanged · 1 no longer listed" in dialog.words
    assert "up to date" in dialog.words


def test_what_is_cancelled_is_said_in_words(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    importing.apply(store, preview(FIRST))
    off = FIRST.replace(b"SUMMARY:Weft", b"STATUS:CANCELLED\nSUMMARY:Weft")
    off = off.replace(b"SUMMARY:Mill", b"STATUS:TENTATIVE\nSUMMARY:Mill")
    cancelled = preview(off)
    dialog = show(qtbot, store, cancelled)
    rows = dialog.table("changes").rows.rows
    assert [(row.kind, row.title, row.detail) for row in rows] == [
        ("Cancelled", "Weft", "Cancelled"),
        ("Changed", "Mill", "Status – → tentative"),
    ]
    assert "2 changed · 1 of them cancelled · 2 unchanged" in dialog.words
    importing.apply(store, cancelled)
    back = show(qtbot, store, preview(FIRST)).table("changes").rows.rows
    assert ("Changed", "Weft", "No longer cancelled") in [
        (row.kind, row.title, row.detail) for row in back
    ]


def test_the_same_file_again_says_so(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    importing.apply(store, preview(FIRST))
    dialog = show(qtbot, store, preview(FIRST))
    assert "the same as it was last time" in dialog.words
    assert dialog.table("changes").empty.words == "Nothing changes."


def test_a_guessed_zone_can_be_set_right(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    dialog = show(qtbot, store, preview(FIRST))
    assert isinstance(dialog.choices, CalendarChoices)
    assert "guess" in dialog.choices._zone_hint.text()
    dialog.choices.zone.setText("Nowhere")
    dialog.choices.zone.editingFinished.emit()
    assert "no time zone" in dialog.choices._zone_hint.text()
    dialog.choices.zone.setText("Asia/Tokyo")
    with qtbot.waitSignal(dialog.options_changed) as asked:
        dialog.choices.zone.editingFinished.emit()
    assert asked.args is not None
    assert asked.args[0].zone == "Asia/Tokyo"
    assert not dialog.import_button.isEnabled()
    dialog.show_preview(preview(FIRST, zone="Asia/Tokyo"))
    assert dialog.import_button.isEnabled()
    assert dialog.choices._zone_hint.text() == ""


def test_a_known_calendar_may_be_added_once_more(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    importing.apply(store, preview(FIRST))
    dialog = show(qtbot, store, preview(SECOND))
    assert isinstance(dialog.choices, CalendarChoices)
    dialog.choices.target.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.options_changed) as asked:
        dialog.choices.target.activated.emit(1)
    assert asked.args is not None
    assert asked.args[0].into == "new"


def test_problems_are_told_with_their_line(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    broken = FIRST.replace(b"DTSTART:20260320T110000Z", b"DTSTART:never")
    dialog = show(qtbot, store, preview(broken))
    line, title, message = dialog.table("problems").rows.rows[0].texts
    assert int(line) > 1
    assert title == "Loom"
    assert message
    assert "1 skipped" in dialog.words


def test_a_title_that_may_be_another_is_taken_by_a_tick(
    qtbot: QtBot, store: Store, preview: Callable[..., Preview]
) -> None:
    importing.apply(store, preview(FIRST))
    weft = next(row for row in store.read(event_rows) if row.title == "Weft")
    store.write("Mark", set_mark, [weft.id], Mark.MUST)
    renamed = calendar(
        ("a", "20", "09", "Warp", "Hall"),
        ("z", "20", "10", "Weft: an introduction", "Hall"),
        ("c", "20", "11", "Loom", "Hall"),
        ("d", "20", "12", "Mill", "Hall"),
    )
    dialog = show(qtbot, store, preview(renamed))
    assert "1 new · 3 unchanged · 1 no longer listed" in dialog.words
    proposals = dialog.table("proposals")
    (row,) = proposals.rows.all_rows
    assert (row.before, row.after, row.touches_plan) == ("Weft", "Weft: an introduction", True)
    assert dialog.question.options.same == frozenset()
    with qtbot.waitSignal(dialog.options_changed) as told:
        proposals.set_ticked([row.id])
    assert not dialog.import_button.isEnabled()
    dialog.show_preview(importing.preview(store, preview(renamed).brought, told.args[0], "UTC"))
    assert "1 changed · 3 unchanged" in dialog.words
    assert proposals.ticked_ids == [row.id]
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        dialog.import_button.click()
    importing.apply(store, confirmed.args[0])
    after = next(one for one in store.read(event_rows) if one.id == weft.id)
    assert (after.title, after.mark, after.gone) == ("Weft: an introduction", Mark.MUST, False)
