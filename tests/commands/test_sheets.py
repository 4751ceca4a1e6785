from datetime import UTC, datetime, timedelta

from store_world import World

from planner.commands.sheets import Numbered, Printing, register

NOW = datetime(2026, 3, 18, 8, 0, 5, 999, tzinfo=UTC)


def sheet(world: World, content: str, event: int, unplanned: int = 8, minutes: int = 0) -> Numbered:
    printing = Printing(event, content, "full", "a4", unplanned)
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
