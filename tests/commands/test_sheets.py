from datetime import UTC, date, datetime, timedelta
from typing import Any

from store_world import World

from planner.commands.encounters import log_lines
from planner.commands.sheets import Numbered, Printing, register
from planner.formats.personline import parse_lines

NOW = datetime(2026, 3, 18, 8, 0, 5, 999, tzinfo=UTC)


def sheet(
    world: World,
    content: str,
    event: int,
    unplanned: int = 8,
    minutes: int = 0,
    begins: datetime | None = None,
    **more: Any,
) -> Numbered:
    printing = Printing(
        event, content, unplanned=unplanned, begins=begins,
        **{"layout": "full", "paper": "a4", **more},
    )  # fmt: skip
    now = NOW + timedelta(minutes=minutes)
    return world.store.write("Print", register, printing, now)


def test_numbers_count_up_over_the_conference_and_stay(world: World) -> None:
    first = sheet(world, "one", world.conference)
    assert (first.number, first.first_unplanned) == (2, 10)  # one sheet and N1 are out already
    second = sheet(world, "two", world.sessions[0], minutes=5)
    assert (second.number, second.first_unplanned) == (3, 18)
    assert sheet(world, "one", world.conference, minutes=60) == first
    assert first.printed_at == NOW.replace(microsecond=0)


def test_each_event_has_its_own_numbers(world: World) -> None:
    assert sheet(world, "one", world.coffee).number == 1
    assert sheet(world, "one", world.coffee, unplanned=0).first_unplanned == 1


def test_printing_is_no_step_and_outlives_undo(world: World) -> None:
    step = world.store.undo_label
    first = sheet(world, "one", world.conference)
    assert world.store.undo_label == step
    world.store.undo()
    assert world.store.redo_label == step
    assert sheet(world, "one", world.conference) == first
    assert world.store.redo_label == step


TOMORROW = NOW + timedelta(days=1)


def test_a_changed_sheet_takes_over_the_numbers_that_nobody_can_have_written_on(
    world: World,
) -> None:
    first = sheet(world, "one", world.coffee, begins=TOMORROW)
    again = sheet(world, "two", world.coffee, begins=TOMORROW, minutes=5, paper="letter")
    assert (first.number, again.number) == (1, 2)
    assert first.first_unplanned == again.first_unplanned == 1
    smaller = sheet(world, "six", world.coffee, 6, 10, begins=TOMORROW)
    larger = sheet(world, "ten", world.coffee, 10, 15, begins=TOMORROW)
    assert (smaller.first_unplanned, larger.first_unplanned) == (1, 9)


def test_once_the_day_has_begun_every_sheet_has_numbers_of_its_own(world: World) -> None:
    sheet(world, "one", world.coffee, begins=TOMORROW)
    late = sheet(world, "two", world.coffee, begins=TOMORROW, minutes=24 * 60)
    assert late.first_unplanned == 9
    assert sheet(world, "three", world.coffee, minutes=5).first_unplanned == 17


def test_what_is_carried_beside_another_has_numbers_of_its_own(world: World) -> None:
    sheet(world, "one", world.coffee, begins=TOMORROW)
    pocket = sheet(world, "two", world.coffee, begins=TOMORROW, layout="pocket")
    second = sheet(world, "three", world.coffee, begins=TOMORROW, day=date(2026, 3, 20))
    assert (pocket.first_unplanned, second.first_unplanned) == (9, 17)
    assert sheet(world, "four", world.coffee, begins=TOMORROW).first_unplanned == 1


def test_numbers_under_which_somebody_is_logged_are_not_given_out_again(world: World) -> None:
    sheet(world, "one", world.coffee, begins=TOMORROW)
    lines = parse_lines("N2 Grace Hopper", today=NOW.date())
    world.store.write("Log", log_lines, world.coffee, lines, NOW, "Europe/Berlin")
    assert sheet(world, "two", world.coffee, begins=TOMORROW).first_unplanned == 9
