"""Stores that somebody made to do harm: refused, or opened within bounds of time and memory."""

import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest
from store_world import World

from planner.clock import Clock
from planner.errors import StoreDamaged, StoreRefused
from planner.flows.checking import check
from planner.queries.events import event_rows
from planner.queries.people import contact_rows
from planner.store import Store, checksums
from tests.faults.children import Say, run

SECONDS, MEMORY = 2.0, 200 * 2**20
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"

Craft = Callable[[str], Path]


@pytest.fixture
def craft(world: World) -> Craft:
    """Return a function that changes the closed store, with sums as if the program had."""
    world.store.close()

    def change(statements: str) -> Path:
        with closing(sqlite3.connect(world.store.path)) as file:
            file.executescript(statements)
            if ENDLESS in statements:
                checksums.sum_schema(file)
            else:
                checksums.accept(file)
            file.commit()
        return world.store.path

    return change


@pytest.mark.parametrize(
    "statements",
    [
        f"CREATE VIEW extra AS {ENDLESS}",
        f"PRAGMA foreign_keys=OFF; DROP TABLE goal; CREATE VIEW goal AS {ENDLESS}",
        "CREATE TRIGGER evil AFTER UPDATE ON contact BEGIN DELETE FROM goal; END",
    ],
)
def test_what_would_act_by_itself_is_neither_opened_nor_restored(
    craft: Craft, statements: str, tmp_path: Path, clock: Clock
) -> None:
    crafted = craft(statements)
    before = crafted.read_bytes()
    began = process_time()
    with pytest.raises(StoreDamaged, match="by itself"):
        Store.open(crafted, clock)
    mine = Store.open(tmp_path / "mine.db", clock)
    with pytest.raises(StoreRefused, match="views or triggers"):
        mine.restore_file(crafted)
    mine.close()
    assert process_time() - began < SECONDS
    assert crafted.read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        "UPDATE contact SET note = printf('%.*c', 9000000, 'x') WHERE id = 1;"
        "UPDATE event SET description = printf('%.*c', 9000000, 'x')"
        " WHERE id = (SELECT max(id) FROM event)",
        "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 20000) SELECT i FROM n;"
        "INSERT INTO tag (contact_id, name) SELECT 1, 'tag ' || i FROM n",
    ],
    ids=["giant text", "many rows"],
)
def test_a_store_of_any_size_is_opened_within_bounds(craft: Craft, statements: str) -> None:
    said = run(look_at, craft(statements).parent)
    assert said.ended, said.words
    (seconds,) = map(float, said.saved)
    assert seconds < SECONDS


def look_at(folder: Path, say: Say) -> None:
    """Be a child with little memory that opens a store, lists what is in it, and checks it."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    allowed = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    began = process_time()
    store = Store.open(folder / "planner.db")
    assert store.read(contact_rows)
    assert store.read(event_rows)
    assert check(store).problems == []
    store.close()
    say(str(process_time() - began))
