"""Old, newer and foreign files: upgraded with equal content, or refused and left as they were."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from planner.errors import StoreForeign, StoreNewer, StoreRefused
from planner.store import Store, schema
from tests.faults.ground import CLOCK, copy_of, faults_of, filled_store
from tests.faults.rows import Row, Try

SCRIPTS = sorted((Path(__file__).resolve().parents[1] / "data" / "stores").glob("*.sql"))

Cells = dict[str, dict[int, dict[str, object]]]


def strangers(count: int, folder: Path) -> Iterator[Try]:
    """Open one file after the other: each old schema in turn, then what is none of ours."""
    chance = random.Random(count)
    for number in range(count):
        place = folder / str(number)
        if number % 2 == 0:
            script = SCRIPTS[number // 2 % len(SCRIPTS)]
            yield Try(f"of schema {script.stem}", upgraded(script, place))
        else:
            name, make = MADE[number // 2 % len(MADE)]
            yield Try(name, refused(make, chance, place))


def upgraded(script: Path, place: Path) -> str:
    """Return what a store of an old schema lost or changed when it was opened."""
    place.mkdir(mode=0o700)
    path = place / "planner.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(script.read_text("utf-8"))
    before = cells_of(path)
    store = Store.open(path, CLOCK)
    wrong, copies = faults_of(store), store.backups()
    store.close()
    if wrong:
        return f"{script.stem}: {wrong[0]}"
    if script.stem != f"{schema.newest():04d}" and (
        len(copies) != 1 or cells_of(copies[0].path) != before
    ):
        return f"{script.stem}: it was not backed up as it was"
    after = cells_of(path)
    for table, rows in before.items():
        for row_id, row in rows.items():
            now = after.get(table, {}).get(row_id, {})
            for column, value in row.items():
                if column in now and now[column] != value:
                    return f"{script.stem}: {table} {row_id} {column} changed"
            if not now:
                return f"{script.stem}: {table} {row_id} is gone"
    return ""


def cells_of(path: Path) -> Cells:
    """Return every value of the model's tables in a file of any schema.

    Not the checksums, which are written anew after an upgrade; the check of the store compares
    them with the rows.
    """
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        names = [
            row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        ours = [
            name
            for name in names
            if not name.startswith(("sqlite_", "alembic_", "undo_", "search_", "row_sum"))
        ]
        return {
            name: {row["id"]: dict(row) for row in file.execute(f'SELECT * FROM "{name}"')}
            for name in ours
        }


def refused(make: Callable[[random.Random, Path], type[StoreRefused]], chance: random.Random,
            place: Path) -> str:  # fmt: skip
    """Return whether a file that is no store of ours is refused as what it is, untouched."""
    path = copy_of(filled_store(), place)
    kind = make(chance, path)
    before = path.read_bytes()
    try:
        Store.open(path, CLOCK).close()
        return "it was opened"
    except StoreRefused as error:
        if not isinstance(error, kind):
            return f"it was refused as something else: {error}"
    if path.read_bytes() != before:
        return "it was changed"
    left = [file.name for file in place.iterdir() if file != path]
    return f"it left {left}" if left else ""


def newer(chance: random.Random, path: Path) -> type[StoreRefused]:
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version={schema.newest() + chance.randrange(1, 1000)}")
        file.commit()
    return StoreNewer


def another_program(chance: random.Random, path: Path) -> type[StoreRefused]:
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA application_id={chance.randrange(1, 1 << 30)}")
        file.commit()
    return StoreForeign


def anything(chance: random.Random, path: Path) -> type[StoreRefused]:
    path.write_bytes(chance.randbytes(chance.randrange(1, 100_000)))
    return StoreForeign


def text(chance: random.Random, path: Path) -> type[StoreRefused]:
    path.write_text("Dear diary, " * chance.randrange(1, 500), "utf-8")
    return StoreForeign


def stump(chance: random.Random, path: Path) -> type[StoreRefused]:
    path.write_bytes(b"SQLite format 3\x00" + chance.randbytes(chance.randrange(83)))
    return StoreForeign


MADE = (
    ("of a newer program", newer),
    ("of another program", another_program),
    ("of anything", anything),
    ("of text", text),
    ("of a few bytes", stump),
)

STRANGERS = Row(
    "strangers",
    "old, newer and foreign files",
    "all old versions upgrade with equal content; refused ones stay byte-identical",
    short=2 * len(SCRIPTS),
    full=200,
    run=strangers,
    order=50,
)
