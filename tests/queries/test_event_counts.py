"""Tests of planner.queries.event_counts."""

import pytest
from store_world import World

from planner.queries import event_counts, events


def test_few_rows_and_all_rows_say_the_same(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    few = world.store.read(events.event_rows, include_hidden=True)
    assert any(row.codes for row in few)
    assert any(row.speakers for row in few)
    for module in (events, event_counts):
        monkeypatch.setattr(module, "FEW", 0)
    assert world.store.read(events.event_rows, include_hidden=True) == few
