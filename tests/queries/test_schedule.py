"""The whole schedule in one reading."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.events import add_event, edit_event, hide_events
from planner.commands.goals import add_goal
from planner.errors import NotFound
from planner.queries.schedule import schedule_of
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def at(hour: int) -> Moment:
    return Moment.zoned(datetime(2026, 4, 1, hour), "Europe/Berlin")


def test_a_plain_event_stands_among_its_meetings(store: Store) -> None:
    fair = store.write("Add", add_event, title="Fair", start=at(10), zone="Europe/Berlin")
    late = store.write("Add", add_event, title="Lunch", start=at(12), conference_id=fair)
    store.write("Add", add_event, title="Breakfast", start=at(8), conference_id=fair)
    store.write("Edit", edit_event, late, description="soup")
    found = store.read(schedule_of, fair)
    assert found.event.title == "Fair"
    assert [row.title for row in found.sessions] == ["Breakfast", "Fair", "Lunch"]
    assert found.texts[late] == "soup"
    assert store.read(schedule_of, late) == found, "a part shows the whole"


def test_what_is_hidden_is_read_too(store: Store) -> None:
    fair = store.write("Add", add_event, title="Fair", start=at(10), zone="Europe/Berlin")
    lunch = store.write("Add", add_event, title="Lunch", start=at(12), conference_id=fair)
    store.write("Goal", add_goal, lunch, "Soup")
    store.write("Hide", hide_events, [lunch])
    assert [row.hidden for row in store.read(schedule_of, fair).sessions] == [False, True]


def test_an_event_that_is_not_there_has_none(store: Store) -> None:
    with pytest.raises(NotFound):
        store.read(schedule_of, 7)
