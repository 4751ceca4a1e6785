import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_world import build

from planner.clock import Clock
from planner.errors import PlannerError
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.store import Store
from planner.store.salvage import salvage

PAGE = 4096

Rows = dict[tuple[str, object], dict[str, object]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "planner.db"
    store = Store.open(path, Clock.from_environment())
    build(store)
    store.close()
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


def rows_of(path: Path) -> Rows:
    store = Store.open(path)
    tables = store.read(dump, 1).tables
    assert store.check_file() == []
    store.close()
    return {(name, row["id"]): row for name, rows in tables.items() for row in rows}


def damaged(whole: Path, tmp_path: Path, pages: Iterator[int] | list[int], fill: bytes) -> Path:
    data = bytearray(whole.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = fill * PAGE
    path = tmp_path / "damaged.db"
    path.write_bytes(data)
    return path


def page_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as file:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(file.execute(query, (table,)).fetchone()[0])


def test_a_sound_file_is_read_whole(whole: Path, target: Path, clock: Clock) -> None:
    done = salvage(whole, target, clock.now())
    assert rows_of(target) == rows_of(whole)
    assert (done.lost_pages, done.mended.total(), done.left_out.total()) == (0, 0, 0)
    assert done.total == len(rows_of(whole))


def test_without_its_first_page_every_other_row_is_found(
    whole: Path, tmp_path: Path, target: Path, clock: Clock
) -> None:
    salvage(damaged(whole, tmp_path, [1], b"\xff"), target, clock.now())
    assert rows_of(target) == rows_of(whole)


def test_who_is_lost_has_a_stand_in_that_keeps_all_that_hangs_on_them(
    whole: Path, tmp_path: Path, target: Path, clock: Clock
) -> None:
    path = damaged(whole, tmp_path, [page_of(whole, "contact")], b"\x00")
    done = salvage(path, target, clock.now())
    before, after = rows_of(whole), rows_of(target)
    assert done.stand_ins["contact"] > 1
    assert done.lost_pages == 1
    assert {row["name"] for (name, _id), row in after.items() if name == "contact"} == {"(lost)"}
    kept = {key: row for key, row in before.items() if key[0] not in ("contact", "distinct_pair")}
    assert {key: after.get(key) for key in kept} == kept


def test_a_conference_that_is_lost_stands_where_its_sessions_are(
    whole: Path, tmp_path: Path, target: Path, clock: Clock
) -> None:
    with closing(sqlite3.connect(whole)) as file:
        told = file.execute("SELECT id FROM event WHERE parent_id IS NULL AND id IN "
                            "(SELECT parent_id FROM event)").fetchall()  # fmt: skip
    path = tmp_path / "damaged.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("DELETE FROM event WHERE id = ?", told[0])
        file.commit()
    done = salvage(path, target, clock.now())
    assert done.stand_ins["event"] == 1
    store = Store.open(target)
    assert store.read(broken_rules) == []
    store.close()
    after = rows_of(target)
    assert after["event", told[0][0]]["kind"] == "conference"
    assert {key for key in rows_of(whole) if key[0] in ("event", "target")} <= set(after)


def test_no_id_is_given_out_again(
    whole: Path, tmp_path: Path, target: Path, clock: Clock
) -> None:  # fmt: skip
    salvage(damaged(whole, tmp_path, [page_of(whole, "goal")], b"\x00"), target, clock.now())
    query = "SELECT seq FROM sqlite_sequence WHERE name = 'goal'"
    with closing(sqlite3.connect(whole)) as old, closing(sqlite3.connect(target)) as new:
        assert new.execute(query).fetchone() == old.execute(query).fetchone()


def test_a_store_of_an_older_schema_is_saved_too(
    tmp_path: Path, target: Path, clock: Clock
) -> None:
    old, upgraded = tmp_path / "old.db", tmp_path / "upgraded.db"
    script = Path(__file__).parents[1] / "data" / "stores" / "0002.sql"
    for path in (old, upgraded):
        with closing(sqlite3.connect(path)) as file:
            file.executescript(script.read_text(encoding="utf-8"))
    salvage(old, target, clock.now())
    assert rows_of(target) == rows_of(upgraded)


@pytest.mark.parametrize("data", [b"", b"Dear diary, " * 5000, bytes(90000)])
def test_where_nothing_is_left_nothing_is_made(
    tmp_path: Path, target: Path, clock: Clock, data: bytes
) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(data)
    with pytest.raises(PlannerError, match="Nothing can be read"):
        salvage(path, target, clock.now())
    assert not target.exists()


def test_any_bytes_at_all_are_read_without_a_fault(
    whole: Path, tmp_path: Path, target: Path, clock: Clock
) -> None:
    chance = random.Random(7)
    data = bytearray(whole.read_bytes())
    for _flip in range(4000):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "damaged.db"
    path.write_bytes(data)
    done = salvage(path, target, clock.now())
    assert done.total > 0
    assert rows_of(target)
