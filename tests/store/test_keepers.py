from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from planner.commands.forgetting import forget_contact
from planner.commands.people import edit_contact
from planner.errors import PlannerError
from planner.store import Store, keepers
from planner.store.changes import Changes
from planner.store.engine import driver_of


class Noting:
    """A keeper that only remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[dict[str, list[range]], bool]] = []
        self.owners: set[int] = set()

    def follow(self, connection: Connection, changes: Changes, *, for_good: bool) -> None:
        self.told.append((changes.rows, for_good))
        self.owners |= changes.owners_before("address")

    def start_anew(self, connection: Connection) -> None:
        raise AssertionError("nothing was migrated")

    def tend(self, connection: Connection) -> bool:
        return False


@pytest.fixture
def noting(monkeypatch: pytest.MonkeyPatch) -> Noting:
    noting = Noting()
    monkeypatch.setattr(keepers, "KEEPERS", (*keepers.KEEPERS, noting))
    return noting


def one(number: int) -> list[range]:
    return [range(number, number + 1)]


def test_a_keeper_is_told_of_the_rows_of_each_step_forwards_and_back(
    store: Store, noting: Noting, add: Callable[[Store, str], int]
) -> None:
    contact = add(store, "Ada")
    store.undo()
    store.redo()
    assert noting.told == [({"contact": one(contact)}, False)] * 3


def test_a_keeper_is_told_to_whom_a_removed_row_belonged(
    store: Store, noting: Noting, add: Callable[[Store, str], int]
) -> None:
    add(store, "Bo")
    contact = add(store, "Ada")
    store.write("Edit", edit_contact, contact, emails=["ada@example.org"])
    assert noting.owners == set()
    store.write("Edit", edit_contact, contact, emails=[])
    assert noting.owners == {contact}


def test_what_goes_for_good_is_told_so(
    store: Store, noting: Noting, add: Callable[[Store, str], int]
) -> None:
    contact = add(store, "Ada")
    store.write_for_good(forget_contact, contact)
    rows, for_good = noting.told[-1]
    assert for_good
    assert rows["contact"] == one(contact)


def test_a_disk_that_is_full_for_a_keeper_is_told_as_for_any_row(
    store: Store,
    noting: Noting,
    add: Callable[[Store, str], int],
    names: Callable[[Store], list[str]],
) -> None:
    def fill(connection: Connection, changes: Changes, *, for_good: bool) -> None:
        driver_of(connection).execute("PRAGMA max_page_count=1")
        driver_of(connection).execute("CREATE TABLE more (x)")

    noting.follow = fill  # type: ignore[method-assign]
    with pytest.raises(PlannerError, match=r"It could not be saved .*is full"):
        add(store, "Ada")
    assert names(store) == []
