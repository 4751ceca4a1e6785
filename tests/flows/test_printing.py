import contextlib
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_world import World

from planner.clock import Clock
from planner.commands.events import add_event, set_mark
from planner.commands.goals import add_goal
from planner.commands.targets import edit_target
from planner.flows.printing import content_hash, number_sheet, preview_sheet
from planner.formats.pdf.order import paper_order
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import PrepReport, SheetOptions
from planner.model import Mark
from planner.store import Store
from planner.times import Moment

ZONE = "Europe/Berlin"

PRINT = """
import hashlib, sys
from pathlib import Path
from planner.flows.printing import number_sheet
from planner.formats.pdf.prep import prep_sheet
from planner.formats.pdf.report import SheetOptions
from planner.store import Store
from planner.times import Moment
store = Store.open(Path(sys.argv[1]))
report = number_sheet(store, int(sys.argv[2]), SheetOptions(), "Europe/Berlin")
print(report.number, hashlib.sha256(prep_sheet(report).pdf).hexdigest())
store.close()
"""


def printed(world: World, **options: object) -> PrepReport:
    chosen = replace(SheetOptions(), **options) if options else SheetOptions()
    return number_sheet(world.store, world.conference, chosen, ZONE)


def test_the_same_content_keeps_its_number_and_its_bytes(world: World) -> None:
    first = printed(world)
    assert first.number == 2  # the world printed one already
    assert first.first_unplanned >= 9
    second = printed(world)
    assert second == first
    assert prep_sheet(first).pdf == prep_sheet(second).pdf
    step = world.store.undo_label
    world.store.write("Mark", set_mark, [world.sessions[5]], Mark.MUST)
    third = printed(world)
    assert third.number == 3
    assert third.first_unplanned > first.first_unplanned
    world.store.undo()
    assert printed(world).number == 2
    assert world.store.undo_label == step


def test_a_preview_takes_no_number(world: World) -> None:
    report = preview_sheet(world.store, world.conference, SheetOptions(), ZONE)
    assert report.number is None
    assert printed(world).number == 2


def test_a_preview_has_the_unplanned_numbers_of_the_print(world: World) -> None:
    preview = preview_sheet(world.store, world.conference, SheetOptions(), ZONE)
    assert preview.first_unplanned == printed(world).first_unplanned > 1
    assert preview_sheet(world.store, world.conference, SheetOptions(), ZONE) == replace(
        printed(world), number=None, printed_at=preview.printed_at
    )


def test_a_sheet_printed_anew_before_its_day_keeps_its_unplanned_numbers(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 10, 9, tzinfo=UTC), ZONE)
    with contextlib.closing(Store.open(tmp_path / "planner.db", clock)) as store:
        start = Moment.zoned(datetime(2026, 3, 12, 18), ZONE)
        event = store.write("Add", add_event, title="Meetup", start=start)
        first = number_sheet(store, event, SheetOptions(), ZONE)
        store.write("Goal", add_goal, event, "Meet five", 5)
        second = number_sheet(store, event, SheetOptions(), ZONE)
        assert (first.number, second.number) == (1, 2)
        assert first.first_unplanned == second.first_unplanned == 1


def test_every_target_is_remembered_as_printed(world: World) -> None:
    from sqlalchemy import select

    from planner.model import SheetLine

    report = printed(world)
    lines = world.store.read(
        lambda session: list(
            session.scalars(
                select(SheetLine).where(SheetLine.sheet_id == 2).order_by(SheetLine.position)
            )
        )
    )
    assert [line.code for line in lines] == [card.code for card in paper_order(report.cards)]
    assert {line.name for line in lines} >= {"Ada Lindqvist", "Northwind"}
    (ada,) = [line for line in lines if line.code == "T1"]
    assert ada.finds == [
        {"event": world.meeting, "start": "2026-03-16T15:00+00:00", "place": "Kiosk"}
    ]


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_a_new_process_prints_the_same_bytes(world: World, seed: str) -> None:
    report = printed(world)
    expected = f"{report.number} {hashlib.sha256(prep_sheet(report).pdf).hexdigest()}\n"
    world.store.close()
    answer = subprocess.run(
        [sys.executable, "-c", PRINT, str(world.store.path), str(world.conference)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == expected


def test_what_stands_on_paper_makes_the_content(world: World) -> None:
    hashes = {content_hash(preview_sheet(world.store, world.conference, SheetOptions(), ZONE))}
    for change in ({"why": "another"}, {"give": "more"}, {"priority": 1}, {"asks": ["What?"]}):
        world.store.write("E", edit_target, world.targets["T1"], **change)
        report = preview_sheet(world.store, world.conference, SheetOptions(), ZONE)
        hashes.add(content_hash(report))
    assert len(hashes) == 5
