"""What was saved is looked over a few rows at a time, and what is found wrong is told."""

import sqlite3
from contextlib import closing

import pytest
from store_world import World

from planner.clock import Clock
from planner.errors import Cancelled
from planner.flows.checking import check, look_over
from planner.store import Store


class Stop:
    """Asks to stop at the nth piece."""

    def __init__(self, at: int) -> None:
        self.pieces, self._at = 0, at

    def check(self) -> None:
        self.pieces += 1
        if self.pieces == self._at:
            raise Cancelled("enough")


def test_a_look_over_a_sound_store_finds_nothing_and_can_be_stopped(world: World) -> None:
    whole = Stop(0)
    assert look_over(world.store, whole)
    assert whole.pieces > 10
    with pytest.raises(Cancelled):
        look_over(world.store, Stop(3))


def test_a_look_over_and_the_check_find_a_row_that_changed_behind_the_door(
    world: World, clock: Clock
) -> None:
    world.store.close()
    with closing(sqlite3.connect(world.store.path)) as file:
        file.execute("UPDATE goal SET text = 'Meet six'")
        file.commit()
    store = Store.open(world.store.path, clock)
    assert not look_over(store)
    assert check(store).problems == ["Row 1 of “goal” is not as it was saved."]
    store.close()
