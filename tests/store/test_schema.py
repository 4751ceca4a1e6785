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

HOW = "The migrations do not come to what the model says: write one for what is new."


def test_a_new_file_is_marked_as_ours(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert file.execute("PRAGMA user_version").fetchone() == (schema.newest(),)
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (f"{schema.newest():04d}",)
        ]


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
    reused = [name for name in reused if not name.startswith("search_")]
    assert sorted(reused) == ["alembic_version", "person_order", "row_sum", "undo_log"]


# Upgrading -------------------------------------------------------------------------------

ADDED = """
    op.add_column("organisation", sa.Column("town", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE contact SET note = 'kept ' || name")
"""
REBUILT = """
    with op.batch_alter_table("contact", recreate="always") as batch:
        batch.alter_column("note", new_column_name="remarks")
"""
BROKEN_HALF_WAY = ADDED + "    op.execute('INSERT INTO nowhere VALUES (1)')\n"
LEAVES_ORPHANS = "    op.execute('DELETE FROM contact')\n"


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that gives this program one version more, with these steps."""

    def write(steps: str) -> None:
        folder = tmp_path / "migrations"
        ours = schema.MIGRATIONS
        shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("__pycache__"))
        newest = schema.newest()
        (folder / "versions" / f"{newest + 1:04d}_next.py").write_text(
            '"""The next version."""\nimport sqlalchemy as sa\nfrom alembic import op\n'
            f'revision = "{newest + 1:04d}"\ndown_revision = "{newest:04d}"\n\n\n'
            f"def upgrade():{steps}",
            encoding="utf-8",
        )
        monkeypatch.setattr(schema, "MIGRATIONS", folder)

    return write


@pytest.fixture
def old(store: Store, path: Path, add: Callable[[Store, str], int]) -> Path:
    """Return a file of this version with a contact that has an address, and a step."""
    from planner.commands.people import edit_contact

    contact = add(store, "Ada")
    store.write("Edit", edit_contact, contact, emails=["ada@example.org"])
    store.close()
    return path


def test_an_older_file_is_copied_then_upgraded(
    old: Path, clock: Clock, next_version: Callable[[str], None], digest: Callable[[Path], str]
) -> None:
    now = schema.newest()
    next_version(ADDED)
    store = Store.open(old, clock)
    kept = store.backups()
    assert store.undo_label is None
    store.close()
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("SELECT note FROM contact").fetchall() == [("kept Ada",)]
        assert file.execute("SELECT town FROM organisation").fetchall() == []
        assert file.execute("PRAGMA user_version").fetchone() == (now + 1,)
    assert [backup.rows["contact"] for backup in kept] == [1]
    with closing(sqlite3.connect(kept[0].path)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (now,)
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


# Every version there was -----------------------------------------------------------------

STORES = sorted((Path(__file__).parents[1] / "data" / "stores").glob("*.sql"))


@pytest.mark.parametrize("dump", STORES, ids=[dump.stem for dump in STORES])
def test_a_file_of_every_older_version_keeps_all_it_holds(
    dump: Path, path: Path, clock: Clock
) -> None:
    create_private(path)
    with closing(sqlite3.connect(path)) as file:
        file.executescript(dump.read_text(encoding="utf-8"))
        before = contents(file)
    store = Store.open(path, clock)
    # Not a row of the steps of before is left, which could not be undone any more.
    assert store.check_file() == []
    store.close()
    with closing(sqlite3.connect(path)) as file:
        after = contents(file)
    assert sum(map(len, before.values())) > 40
    for table, rows in before.items():
        assert [{name: row[name] for name in rows[0]} for row in after[table]] == rows


def contents(file: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every table that holds the user's data and any row at all."""
    file.row_factory = sqlite3.Row
    names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    kept_up = ("sqlite_", "undo_", "alembic_", "search_", "person_order", "row_sum")
    own = [name for name in names if not name.startswith(kept_up)]
    rows = {name: file.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in own}
    return {name: [dict(row) for row in found] for name, found in rows.items() if found}


def test_every_version_but_the_newest_has_its_old_file() -> None:
    steps = sorted(path.name[:4] for path in (schema.MIGRATIONS / "versions").glob("[0-9]*_*.py"))
    assert [dump.stem for dump in STORES] == steps[:-1]
