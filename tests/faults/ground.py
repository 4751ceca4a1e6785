"""The ground of every try: the clock, a filled store that is built once, and what is left lying."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import text

from planner.clock import Clock
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.store import Store

if (_data := str(Path(__file__).resolve().parents[1] / "data")) not in sys.path:
    sys.path.append(_data)

CLOCK = Clock(datetime(2026, 3, 18, 8, tzinfo=UTC), "Europe/Berlin")


def settle(home: Path) -> None:
    """Give this process a home of its own, as a child needs that was forked from a server."""
    for variable, name in (
        ("HOME", "."),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        os.environ[variable] = str(home / name)
    os.environ.pop("PLANNER_STORE", None)


@cache
def filled_store() -> Path:
    """Return a store with something in every table; whoever wants to write copies it."""
    from store_world import build

    path = Path(mkdtemp(prefix="planner-faults-")) / "planner.db"
    store = Store.open(path, CLOCK)
    build(store)
    store.close()
    return path


def copy_of(source: Path, folder: Path) -> Path:
    """Return a copy of a store in a new folder of its own."""
    folder.mkdir(mode=0o700)
    path = folder / source.name
    shutil.copyfile(source, path)
    path.chmod(0o600)
    return path


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Open a store and close it whatever comes."""
    store = Store.open(path, CLOCK)
    try:
        yield store
    finally:
        store.close()


def content(store: Store) -> dict[str, list[dict[str, object]]]:
    """Return every row of every table of the model."""
    return store.read(dump, 1).tables


def faults_of(store: Store) -> list[str]:
    """Return all that is wrong with an open store: the file, its rows and the model's rules."""
    return store.check_file() + store.read(broken_rules)


def steps_of(store: Store) -> list[tuple[str, str]]:
    """Return the steps that can be undone and done again."""
    return store.read(
        lambda session: [
            (row[0], row[1])
            for row in session.execute(text("SELECT kind, label FROM undo_step ORDER BY id"))
        ]
    )


def lying_about(folder: Path) -> list[str]:
    """Return the files in a folder that nobody means to keep: parts, and backups half made."""
    found = []
    for file in sorted(folder.rglob("*")):
        name = file.name
        if file.is_dir() or (name.endswith("-journal") and file.stat().st_size == 0):
            continue
        if name.startswith(".") or name.endswith((".part", "-journal", ".restore")):
            found.append(str(file.relative_to(folder)))
        elif file.parent.name.endswith("-backups") and file.suffix in (".db", ".json"):
            other = file.with_name(
                name + ".json" if file.suffix == ".db" else name.removesuffix(".json")
            )
            if not other.exists():
                found.append(f"{file.relative_to(folder)} without {other.name}")
    return found
