"""Steps of planning that join several commands."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.events import add_event
from planner.commands.people import Person
from planner.commands.targets import Wish
from planner.flows import planning
from planner.flows.planning import Wanted
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def fair(store: Store) -> int:
    start = Moment.zoned(datetime(2026, 4, 1, 10), "Europe/Berlin")
    made = store.write("Add", add_event, title="Fair", start=start, zone="Europe/Berlin")
    wanted = [
        Wanted(Person(name), Wish(priority))
        for name, priority in (("A", 3), ("B", 3), ("C", 2), ("D", 1), ("E", 1))
    ]
    store.write("Plan", planning.add_wanted, made, wanted, store.clock.now())
    return made


def order(store: Store, fair: int) -> str:
    return " ".join(f"{row.name}{row.priority}" for row in store.read(target_rows, fair))


@pytest.mark.parametrize(
    ("name", "position", "expected"),
    [
        ("A", 1, "B3 A3 C2 D1 E1"),
        ("B", 0, "B3 A3 C2 D1 E1"),
        ("E", 3, "A3 B3 C2 E1 D1"),
        ("E", 0, "E3 A3 B3 C2 D1"),
        ("E", 1, "A3 E3 B3 C2 D1"),
        ("E", 2, "A3 B3 E2 C2 D1"),
        ("A", 4, "B3 C2 D1 E1 A1"),
        ("A", 2, "B3 C2 A2 D1 E1"),
        ("A", 3, "B3 C2 D1 A1 E1"),
        ("C", 99, "A3 B3 D1 E1 C1"),
    ],
)
def test_a_target_is_placed_where_it_was_dropped(
    store: Store, fair: int, name: str, position: int, expected: str
) -> None:
    id_ = next(row.id for row in store.read(target_rows, fair) if row.name == name)
    store.write("Move", planning.place_target, id_, position)
    assert order(store, fair) == expected
    store.undo()
    assert order(store, fair) == "A3 B3 C2 D1 E1"


def test_a_target_put_where_it_is_stays_as_it_is(store: Store, fair: int) -> None:
    id_ = next(row.id for row in store.read(target_rows, fair) if row.name == "C")
    store.write("Move", planning.place_target, id_, 2)
    assert order(store, fair) == "A3 B3 C2 D1 E1"
    assert store.undo_label == "Plan"


def test_companies_and_people_are_added_together(store: Store, fair: int) -> None:
    wanted = [
        Wanted(Person("Quay Ltd"), Wish(place="Hall 2"), company=True),
        Wanted(Person("F"), Wish()),
    ]
    codes = store.write("Plan", planning.add_wanted, fair, wanted, store.clock.now())
    rows = {row.code: row for row in store.read(target_rows, fair)}
    assert codes == ["T6", "T7"]
    assert (rows["T6"].company, rows["T6"].place) == (True, "Hall 2")
    assert (rows["T7"].company, rows["T7"].name) == (False, "F")


def test_several_get_one_priority(store: Store, fair: int) -> None:
    ids = [row.id for row in store.read(target_rows, fair) if row.name in "DE"]
    store.write("Priority", planning.set_priority, ids, 3)
    assert order(store, fair) == "A3 B3 D3 E3 C2"
