"""`planner tour`: the whole job, headless, in a throw-away store."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.context import Desk, answer, pass_desk, say_losses

if TYPE_CHECKING:
    from planner.store import Store

_PAGES = ("schedule", "plan", "sheet", "log", "follow-ups", "review", "people", "due", "me")


@click.command("tour")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--calendar", metavar="FILE", help="A calendar of yours, instead of the sample.")
@click.option("--looks/--no-looks", default=True, help="Every page in other looks too.")
@pass_desk
def tour_command(desk: Desk, folder: Path, calendar: str | None, looks: bool) -> None:
    """Do the whole job on the sample conference, or on FILE, and leave what comes of it in DIR.

    Imports, marks, plans, prints the prep sheet, logs as on the day after, and writes the
    follow-up list, with pictures of the window at each step; then of every page in dark, in
    German, from right to left and at 200 %. Your own store is not touched.
    """
    # A picture of a window needs no screen; this must be said before Qt is loaded.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from planner.choices import speak
    from planner.errors import PlannerError
    from planner.files import make_folder
    from planner.store import Store

    speak()
    try:
        make_folder(folder)
    except OSError as error:
        raise PlannerError(f"{folder} cannot be used: {error.strerror or error}.") from error
    with tempfile.TemporaryDirectory(prefix="planner-tour-") as scratch:
        store = Store.open(Path(scratch) / "planner.db", desk.clock())
        try:
            event_id = _walk(store, folder, calendar)
            if looks:
                _show_looks(store, folder, event_id)
        finally:
            store.close()


def _walk(store: "Store", folder: Path, calendar: str | None) -> int:
    from planner.app import Pictures, hush_offscreen
    from planner.files import atomic_write
    from planner.flows import tour
    from planner.flows.outgoing import follow_ups_file, plan_ics
    from planner.flows.printing import number_sheet
    from planner.formats.pdf.prep import prep_sheet
    from planner.formats.pdf.report import SheetOptions

    hush_offscreen()
    pictures = Pictures(store, folder)
    try:
        pictures.shoot("first-run")
        event_id = _bring(store, calendar, pictures)
        prepared = tour.before(store, event_id)
        answer(
            f"Planned: {prepared.marked} of {prepared.sessions} sessions marked, "
            f"{len(prepared.codes)} people to meet."
        )
        pictures.shoot("schedule", page="schedule", event_id=event_id)
        pictures.shoot_timeline("timeline")
        for page in ("plan", "sheet", "log"):
            pictures.shoot(page, page=page, event_id=event_id)
        report = number_sheet(store, event_id, SheetOptions(), store.clock.zone_name)
        printed = prep_sheet(report)
        _write(folder / "prep-sheet.pdf", printed.pdf)
        atomic_write(folder / "plan.ics", plan_ics(store, event_id))
        say_losses(printed)
        logged = tour.after(store, event_id)
        answer(
            f"Logged: {len(logged.people)} people in {len(logged.encounters)} conversations, "
            f"{logged.promises} promises."
        )
        for page in ("log", "follow-ups", "review"):
            pictures.shoot(f"{page}-after" if page == "log" else page, page=page, event_id=event_id)
        for page in ("people", "due", "me"):
            pictures.shoot(page, page=page)
        zone = store.clock.zone_name
        for suffix in (".pdf", ".ics", ".csv", ".vcf"):
            data = follow_ups_file(store, event_id, suffix, my_zone=zone)
            _write(folder / f"follow-ups{suffix}", data)
    finally:
        pictures.close()
    for path in pictures.written:
        answer(str(path))
    return event_id


def _show_looks(store: "Store", folder: Path, event_id: int) -> None:
    """Write each page into a folder for each look: colours, language, direction, scale."""
    from planner import choices, i18n
    from planner.app import LOOKS, pictures_in
    from planner.files import make_folder

    for look in LOOKS:
        into = folder / look.name
        make_folder(into)
        if look.language:
            i18n.choose_language(look.language)
        else:
            choices.speak()
        with pictures_in(look, store, into) as pictures:
            for page in _PAGES:
                pictures.shoot(page, page=page, event_id=event_id)
                if page == "schedule":
                    pictures.shoot_timeline("timeline")
        for path in pictures.written:
            answer(str(path))
    choices.speak()


def _bring(store: "Store", calendar: str | None, pictures: object) -> int:
    from planner.app import Pictures
    from planner.commands.import_choices import ImportOptions
    from planner.errors import BadInput
    from planner.flows import importing, reading, tour
    from planner.formats.sample import sample_calendar

    assert isinstance(pictures, Pictures)
    today = store.clock.today()
    if calendar is None:
        name = "sample.ics"
        brought = reading.read_data(sample_calendar(today), name, today, sample=True)
    elif reading.is_address(calendar):
        brought = reading.read_address(calendar, today)
    else:
        brought = reading.read_path(Path(calendar), today)
    calendars = [one for one in brought if one.calendar is not None]
    if not calendars:
        raise BadInput(f"{calendar} holds no calendar to tour.")
    read = calendars[0].calendar
    assert read is not None
    tour.eve_of(store, read)
    options = ImportOptions(import_as="conference")
    shown = importing.preview(store, calendars[0], options, store.clock.zone_name)
    pictures.shoot_preview("import-preview", shown)
    outcome = importing.apply(store, shown)
    assert outcome.imported is not None
    assert outcome.imported.event_id is not None
    told = outcome.as_json()
    answer(f"Imported: {told['new']} of {told['found']} entries as “{told['calendar']['name']}”.")
    return outcome.imported.event_id


def _write(path: Path, data: bytes) -> None:
    from planner.files import atomic_write

    answer(str(atomic_write(path, data)))
