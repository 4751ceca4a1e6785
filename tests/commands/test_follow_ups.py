from datetime import UTC, date, datetime

import pytest
from store_world import World

from planner.commands.follow_ups import (
    Step,
    add_follow_up,
    edit_follow_up,
    put_off,
    remove_follow_ups,
    set_status,
)
from planner.errors import BadInput, NotFound
from planner.model import Channel, FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import FollowUpRow, follow_up_rows

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def row(world: World) -> FollowUpRow:
    (found,) = [row for row in world.store.read(follow_up_rows, NOW) if row.id == world.follow_up]
    return found


def test_promises_come_first_and_what_is_closed_last(world: World) -> None:
    store = world.store
    for kind, text, due in (
        (FollowUpKind.MESSAGE, "early", date(2026, 3, 1)),
        (FollowUpKind.PROMISE, "late", date(2026, 9, 1)),
        (FollowUpKind.PROMISE, "kept", date(2026, 1, 1)),
    ):
        step = Step(kind, text, due, "UTC", person="Bo")
        last = store.write("Add", add_follow_up, step, NOW)
    store.write("Done", set_status, [last], FollowUpStatus.DONE, NOW)
    rows = store.read(follow_up_rows, NOW)
    assert [row.text for row in rows if row.text] == [
        "send the draft",
        "late",
        "early",
        "they should meet",
        "kept",
    ]
    assert rows[-1].closed_at == NOW
    assert "kept" not in {row.text for row in store.read(follow_up_rows, NOW, only_pending=True)}


def test_overdue_is_reckoned_in_the_steps_own_zone(world: World) -> None:
    step = Step(FollowUpKind.CALL, "ring", date(2026, 3, 17), "Pacific/Honolulu", person="Bo")
    ring = world.store.write("Add", add_follow_up, step, NOW)
    for hour, overdue in ((9, False), (10, True)):
        now = datetime(2026, 3, 18, hour, tzinfo=UTC)
        rows = {row.id: row for row in world.store.read(follow_up_rows, now)}
        assert rows[ring].overdue is overdue


@pytest.mark.parametrize("status", list(FollowUpStatus))
def test_every_status_says_whether_something_is_left(world: World, status: FollowUpStatus) -> None:
    people = world.store.write("S", set_status, [world.follow_up], status, NOW)
    found = row(world)
    assert (found.status, found.closed_at is None) == (status, status.pending)
    assert people == ["they should meet"]


def test_putting_off_moves_the_day_of_what_is_open(world: World) -> None:
    world.store.write("Off", put_off, [world.follow_up], date(2026, 5, 1), NOW)
    assert (row(world).due, row(world).status) == (date(2026, 5, 1), FollowUpStatus.POSTPONED)
    world.store.write("Sent", set_status, [world.follow_up], FollowUpStatus.SENT, NOW)
    with pytest.raises(BadInput, match="closed already"):
        world.store.write("Off", put_off, [world.follow_up], date(2026, 6, 1), NOW)


def test_a_step_is_edited_and_removed(world: World) -> None:
    store = world.store
    store.write("E", edit_follow_up, world.follow_up, text=" new ", channel=Channel.CALL)
    assert (row(world).text, row(world).channel, row(world).due) == (
        "new",
        Channel.CALL,
        date(2026, 3, 25),
    )
    store.write("R", remove_follow_ups, [world.follow_up])
    assert world.follow_up not in {row.id for row in store.read(follow_up_rows, NOW)}
    with pytest.raises(NotFound, match="no follow-up 999"):
        store.write("X", remove_follow_ups, [999])
    with pytest.raises(NotFound, match="no follow-up 999"):
        store.write("X", put_off, [999], date(2026, 5, 1), NOW)
