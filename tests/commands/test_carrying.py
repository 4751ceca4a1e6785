"""Carrying people to another event, without what belongs to the event that is over."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.carrying import carry_targets
from planner.commands.events import add_event
from planner.commands.people import Person, add_contact
from planner.commands.targets import Wish, add_company_target, add_target
from planner.errors import BadInput
from planner.model import Role
from planner.queries.people import contact_rows
from planner.queries.plan import target_rows
from planner.store import Store
from planner.times import Moment


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def event(store: Store, title: str, day: int) -> int:
    start = Moment.zoned(datetime(2026, 3, day, 10), "Europe/Berlin")
    return store.write("Add", add_event, title=title, start=start, zone="Europe/Berlin")


@pytest.fixture
def fairs(store: Store) -> tuple[int, int]:
    return event(store, "Old fair", 17), event(store, "New fair", 25)


def carry(store: Store, old: int, new: int) -> list[str]:
    ids = [row.id for row in store.read(target_rows, old)]
    return store.write("Carry", carry_targets, ids, new, store.clock.now())


def test_the_wish_goes_along_and_the_place_stays_behind(
    store: Store, fairs: tuple[int, int]
) -> None:
    wish = Wish(3, Role.MENTOR, "a talk", "likes looms", "an intro", ("How?",), place="hall 4")
    store.write("Add", add_target, fairs[0], Person("Ada"), wish, store.clock.now())
    assert carry(store, *fairs) == ["T1"]
    (row,) = store.read(target_rows, fairs[1])
    assert (row.priority, row.role, row.why, row.know, row.give, row.asks, row.place) == (
        3,
        "mentor",
        "a talk",
        "likes looms",
        "an intro",
        ("How?",),
        "",
    )
    assert len(store.read(target_rows, fairs[0])) == 1


def test_it_is_the_same_person_among_namesakes(store: Store, fairs: tuple[int, int]) -> None:
    now = store.clock.now()
    store.write("Add", add_contact, Person("Ada", emails=("one@example.org",)), now)
    person = Person("Ada", emails=("two@example.org",))
    store.write("Add", add_target, fairs[0], person, Wish(), now)
    carry(store, *fairs)
    (old,), (new,) = store.read(target_rows, fairs[0]), store.read(target_rows, fairs[1])
    assert new.contact_id == old.contact_id
    assert len(store.read(contact_rows)) == 2


def test_a_company_is_carried_as_a_company(store: Store, fairs: tuple[int, int]) -> None:
    store.write("Add", add_company_target, fairs[0], "Looms Ltd", Wish(place="B4"))
    carry(store, *fairs)
    (row,) = store.read(target_rows, fairs[1])
    assert (row.name, row.company, row.place) == ("Looms Ltd", True, "")


def test_to_the_same_event_is_refused(store: Store, fairs: tuple[int, int]) -> None:
    store.write("Add", add_target, fairs[0], Person("Ada"), Wish(), store.clock.now())
    with pytest.raises(BadInput, match="already"):
        carry(store, fairs[0], fairs[0])
