import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.errors import StoreRefused
from planner.store import Store, schema
from planner.store.engine import create_private, open_engine

Described = dict[str, tuple[list[object], list[object], list[object]]]

HOW = (
    "The frozen first schema does not fit the model. Before the first release run "
    "“.venv/bin/python tests/store/write_first_schema.py”; afterwards write a migration."
)


def test_a_new_file_is_marked_as_ours(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert file.execute("PRAGMA user_version").fetchone() == (schema.newest(),)
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_what_is_created_is_what_the_migrations_come_to(store: Store, path: Path) -> None:
    store.close()
    migrated = path.with_name("migrated.db")
    create_private(migrated)
    engine = open_engine(migrated)
    schema.upgrade(engine)
    engine.dispose()
    assert described(migrated) == described(path), HOW
    with closing(sqlite3.connect(migrated)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (schema.newest(),)


def test_every_id_is_used_once_for_ever(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as file:
        made = file.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    reused = [name for name, sql in made if "AUTOINCREMENT" not in sql]
    assert sorted(reused) == ["alembic_version", "undo_log"]


# Upgrading -------------------------------------------------------------------------------

ADDED = """
    op.add_column("organisation", sa.Column("town", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE contact SET note = 'kept ' || name")
"""
REBUILT = """
    with op.batch_alter_table("contact", recreate="always") as batch:
        batch.alter_column("title", new_column_name="job")
"""
BROKEN_HALF_WAY = ADDED + "    op.execute('INSERT INTO nowhere VALUES (1)')\n"
LEAVES_ORPHANS = "    op.execute('DELETE FROM contact')\n"


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that gives this program a second version with these steps."""

    def write(steps: str) -> None:
        folder = tmp_path / "migrations"
        ours = schema.MIGRATIONS
        shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "0002_next.py").write_text(
            '"""The next version."""\nimport sqlalchemy as sa\nfrom alembic import op\n'
            f'revision = "0002"\ndown_revision = "0001"\n\n\ndef upgrade():{steps}',
            encoding="utf-8",
        )
        monkeypatch.setattr(schema, "MIGRATIONS", folder)

    return write


@pytest.fixture
def old(store: Store, path: Path, add: Callable[[Store, str], int]) -> Path:
    """Return a file of the first version with a contact that has an address, and a step."""
    from planner.commands.people import edit_contact

    contact = add(store, "Ada")
    store.write("Edit", edit_contact, contact, emails=["ada@example.org"])
    store.close()
    return path


def test_an_older_file_is_copied_then_upgraded(
    old: Path, clock: Clock, next_version: Callable[[str], None], digest: Callable[[Path], str]
) -> None:
    next_version(ADDED)
    store = Store.open(old, clock)
    kept = store.backups()
    assert store.undo_label is None
    store.close()
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("SELECT note FROM contact").fetchall() == [("kept Ada",)]
        assert file.execute("SELECT town FROM organisation").fetchall() == []
        assert file.execute("PRAGMA user_version").fetchone() == (2,)
    assert [backup.rows["contact"] for backup in kept] == [1]
    with closing(sqlite3.connect(kept[0].path)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT note FROM contact").fetchall() == [("",)]


def test_a_rebuilt_parent_keeps_its_children(
    old: Path, clock: Clock, next_version: Callable[[str], None]
) -> None:
    next_version(REBUILT)
    Store.open(old, clock).close()
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("SELECT value FROM address").fetchall() == [("ada@example.org",)]


@pytest.mark.parametrize("steps", [BROKEN_HALF_WAY, LEAVES_ORPHANS])
def test_an_upgrade_that_fails_changes_nothing_and_can_be_tried_again(
    old: Path,
    clock: Clock,
    next_version: Callable[[str], None],
    digest: Callable[[Path], str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    steps: str,
) -> None:
    before = digest(old)
    next_version(steps)
    for _ in range(2):
        with pytest.raises(StoreRefused, match="left as it"):
            Store.open(old, clock)
        assert digest(old) == before
    monkeypatch.undo()
    store = Store.open(old, clock)
    assert store.undo() == "Edit"
    store.close()


def described(path: Path) -> Described:
    """Return columns, foreign keys and indexes of every table, whatever their SQL looks like."""
    with closing(sqlite3.connect(path)) as file:
        tables = [
            name
            for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_")
        ]
        return {
            name: (
                file.execute(f"PRAGMA table_info({name})").fetchall(),
                sorted(row[2:] for row in file.execute(f"PRAGMA foreign_key_list({name})")),
                sorted(
                    (unique, "" if index.startswith("sqlite_") else index, _indexed(file, index))
                    for _number, index, unique, *_rest in file.execute(f"PRAGMA index_list({name})")
                ),
            )
            for name in sorted(tables)
        }


def _indexed(file: sqlite3.Connection, index: str) -> list[str]:
    return [row[2] for row in file.execute(f"PRAGMA index_info({index})")]
