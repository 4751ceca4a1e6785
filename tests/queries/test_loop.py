"""How far an event has got, counted from what is stored."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.events import add_event, edit_plan
from planner.commands.goals import add_goal
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.queries.loop import DueCount, due_count, progress_of
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def event(store: Store) -> int:
    start = Moment.utc(store.clock.now())
    return store.write("Add", add_event, title="Fair", start=start, zone="Europe/Berlin")


def test_nothing_is_known_of_an_event_that_is_not_there(store: Store) -> None:
    assert store.read(progress_of, 7) is None
    assert store.read(due_count, store.clock.now()) == DueCount(0, 0)


def test_what_is_planned_and_logged_is_counted(store: Store, event: int) -> None:
    now = store.clock.now()
    store.write("Goal", add_goal, event, "Meet five", 5)
    for name in ("Ada", "Bo"):
        store.write("Target", add_target, event, Person(name), Wish(), now)
    lines = parse_lines("T1 !send it @today\nMo *hat", today=store.clock.today())
    store.write("Log", log_lines, event, lines, now, store.clock.zone_name)
    store.write("Plan", edit_plan, event, insight="Looms")
    done = store.read(progress_of, event)
    assert done is not None
    assert (done.goals, done.goals_open, done.targets, done.judged) == (1, 1, 2, 1)
    assert (done.people_logged, done.sheets, done.reviewed) == (2, 0, True)
    assert done.pending >= 1
    due = store.read(due_count, now)
    assert due.promises == 1
