"""Undo and redo inside the file: triggers log each row's inverse (sqlite.org/undoredo.html).

The triggers are temporary, made from the metadata whenever the file is opened; only the log
is part of the file. A step's rows are played back newest first; while that happens the same
triggers log the inverses of the inverses, which make the opposite step. Rows inserted in one
go are one row of the log: a trigger that fires for each takes as long as the insert itself.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Table

from planner.model.base import Base
from planner.store.engine import driver_of

KEPT_STEPS = 100
_AT_ONCE = 500  # changes of a step in memory at a time
_LARGEST_ID = 2**63 - 1
# What sets foreign words apart on screen (UAX 9: LRI, RLI, FSI, PDI), and leads a line (RLM).
_SET_APART, _LEADING = dict.fromkeys(range(0x2066, 0x206A)), "\u200f"


def tracked_tables() -> list[Table]:
    """Return the tables whose changes can be undone."""
    return [t for t in Base.metadata.sorted_tables if not t.info.get("outside_undo")]


def install(connection: Connection) -> None:
    """Make the triggers of this connection."""
    for table in tracked_tables():
        for statement in _triggers(table):
            connection.exec_driver_sql(statement)
    # Tables outside undo log no rows, but that they changed is announced all the same, and
    # which rows did is told to the keepers.
    connection.exec_driver_sql(
        "CREATE TEMP TABLE outside_change "
        "(name TEXT, row_id INTEGER, PRIMARY KEY (name, row_id)) WITHOUT ROWID"
    )
    for table in Base.metadata.tables.values():
        if table.info.get("outside_undo"):
            for verb, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
                connection.exec_driver_sql(
                    f'CREATE TEMP TRIGGER "outside_{table.name}_{verb.lower()}" AFTER {verb} '
                    f'ON main."{table.name}" BEGIN '
                    "INSERT OR IGNORE INTO outside_change "
                    f"VALUES ('{table.name}', {row}.id); END"
                )


def take_outside_changes(connection: Connection) -> frozenset[str]:
    """Return the names of the tables outside undo that changed since this was last asked."""
    rows = connection.exec_driver_sql("SELECT DISTINCT name FROM outside_change").fetchall()
    if rows:
        connection.exec_driver_sql("DELETE FROM outside_change")
    return frozenset(row[0] for row in rows)


def insert_in_one_go(connection: Connection, name: str, insert: Callable[[], range]) -> range:
    """Insert many rows of a table, which the log keeps as one range instead of row by row.

    `insert` does it and returns their ids. Where it fails, none of the rows stays.
    """
    table = Base.metadata.tables[name]
    if table.info.get("outside_undo"):
        return insert()
    # What was dropped or made inside the savepoint is taken back with it, triggers too.
    connection.exec_driver_sql("SAVEPOINT in_one_go")
    try:
        connection.exec_driver_sql(f'DROP TRIGGER temp."{_trigger_name(name, "insert")}"')
        ids = insert()
        connection.exec_driver_sql(_insert_trigger(name))
        connection.exec_driver_sql(
            "INSERT INTO undo_log (step_id, change, name, row_id, inverse) "
            "VALUES ((SELECT max(id) FROM undo_step), 'R', ?, ?, ?)",
            (name, ids[0], str(ids[-1])),
        )
    except BaseException:
        # A full disk ends the whole transaction, and the savepoint with it.
        if driver_of(connection).in_transaction:
            connection.exec_driver_sql("ROLLBACK TO in_one_go")
            connection.exec_driver_sql("RELEASE in_one_go")
        raise
    connection.exec_driver_sql("RELEASE in_one_go")
    return ids


def kept_label(label: str) -> str:
    """Return the name of a step as it is kept: without the unseen signs of a text on screen."""
    return label.translate(_SET_APART).lstrip(_LEADING)


def begin_step(connection: Connection, kind: str, label: str) -> int:
    """Open a step; all rows changed from now on in this transaction belong to it."""
    cursor = connection.exec_driver_sql(
        "INSERT INTO undo_step (kind, label) VALUES (?, ?)", (kind, kept_label(label))
    )
    step = cursor.lastrowid
    assert step is not None
    return step


def end_step(connection: Connection, step: int) -> frozenset[str]:
    """Close a step and return the names of the tables it changed; an empty one is removed."""
    tables = changed_tables(connection, step)
    if not tables:
        drop_step(connection, step)
    return tables


def changed_tables(connection: Connection, step: int) -> frozenset[str]:
    """Return the names of the tables a step changed."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT name FROM undo_log WHERE step_id = ?", (step,)
    )
    return frozenset(row[0] for row in rows)


def drop_step(connection: Connection, step: int) -> None:
    """Forget one step."""
    connection.exec_driver_sql("DELETE FROM undo_step WHERE id = ?", (step,))


def drop_redo(connection: Connection) -> None:
    """Forget what could be done again: something new was done instead."""
    connection.exec_driver_sql("DELETE FROM undo_step WHERE kind = 'redo'")


def clear(connection: Connection) -> None:
    """Forget every step."""
    connection.exec_driver_sql("DELETE FROM undo_step")


def trim(connection: Connection) -> None:
    """Keep the newest hundred steps."""
    connection.exec_driver_sql(
        "DELETE FROM undo_step WHERE kind = 'undo' AND id NOT IN "
        "(SELECT id FROM undo_step WHERE kind = 'undo' ORDER BY id DESC LIMIT ?)",
        (KEPT_STEPS,),
    )


def top(connection: Connection, kind: str) -> tuple[int, str] | None:
    """Return the id and label of the step that would be undone ("undo") or redone ("redo")."""
    row = connection.exec_driver_sql(
        "SELECT id, label FROM undo_step WHERE kind = ? ORDER BY id DESC LIMIT 1", (kind,)
    ).fetchone()
    return (row[0], row[1]) if row else None


def size_of_top(connection: Connection, kind: str, enough: int = -1) -> int:
    """Return how many row changes that step has, by its first `enough` ones (-1: by all)."""
    found = top(connection, kind)
    query = (
        "SELECT coalesce(sum(CASE change WHEN 'R' THEN CAST(inverse AS INTEGER) - row_id + 1 "
        "ELSE 1 END), 0) FROM (SELECT * FROM undo_log WHERE step_id = ? LIMIT ?)"
    )
    return connection.exec_driver_sql(query, (found[0], enough)).scalar_one() if found else 0


def play_back(connection: Connection, step: int) -> None:
    """Take back every row change of a step, newest first."""
    # Rows come back in reverse order; parents may follow their children.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for change, name, row_id, inverse in _newest_first(connection, step):
        if change == "I":
            connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE id = ?', (row_id,))
        elif change == "R":
            connection.exec_driver_sql(
                f'DELETE FROM "{name}" WHERE id BETWEEN ? AND ?', (row_id, int(inverse))
            )
        else:
            # The inverse is SQL this program's own triggers wrote with quote(): literals only.
            cursor = connection.connection.cursor()
            cursor.execute(inverse)
            cursor.close()


def _newest_first(connection: Connection, step: int) -> Iterator[tuple[str, str, int, str]]:
    """Yield change, name, row and inverse of a step's changes, read and let go of in pieces."""
    # All at once, Python frees them at once, and no other thread runs meanwhile.
    before = _LARGEST_ID
    while True:
        found = connection.exec_driver_sql(
            "SELECT id, change, name, row_id, inverse FROM undo_log "
            "WHERE step_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
            (step, before, _AT_ONCE),
        ).fetchall()
        for _id, change, name, row_id, inverse in found:
            yield change, name, row_id, inverse
        if len(found) < _AT_ONCE:
            return
        before = found[-1][0]


def _triggers(table: Table) -> Iterator[str]:
    name = table.name
    columns = [column.name for column in table.columns]
    listed = ", ".join(f'"{column}"' for column in columns)
    values = " || ',' || ".join(f'quote(OLD."{column}")' for column in columns)
    restored = " || ',' || ".join(
        f"""'"{column}"=' || quote(OLD."{column}")""" for column in columns if column != "id"
    )
    yield _insert_trigger(name)
    yield _trigger(
        name,
        "update",
        "AFTER UPDATE",
        "OLD",
        "'U'",
        f"""'UPDATE "{name}" SET ' || {restored} || ' WHERE id=' || OLD.id""",
    )
    yield _trigger(
        name,
        "delete",
        "BEFORE DELETE",
        "OLD",
        "'D'",
        f"""'INSERT INTO "{name}" ({listed}) VALUES (' || {values} || ')'""",
    )


def _insert_trigger(name: str) -> str:
    return _trigger(name, "insert", "AFTER INSERT", "NEW", "'I'", "NULL")


def _trigger_name(table: str, verb: str) -> str:
    return f"undo_{table}_{verb}"


def _trigger(name: str, verb: str, when: str, row: str, change: str, inverse: str) -> str:
    # The newest step is always the one under way, because ids are never used twice.
    return (
        f'CREATE TEMP TRIGGER "{_trigger_name(name, verb)}" {when} ON main."{name}" BEGIN '
        "INSERT INTO undo_log (step_id, change, name, row_id, inverse) VALUES "
        f"((SELECT max(id) FROM undo_step), {change}, '{name}', {row}.id, {inverse}); END"
    )
