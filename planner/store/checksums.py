"""A checksum of every row the user wrote, so that no damage changes one without being found.

SQLite finds a torn page, not a letter that became another one: of files with flipped bits three
in four pass its checks. The door writes the sums of the rows a step changed before it is committed,
and one of what takes the step back. What a calendar can be asked for again needs none.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, Table
from sqlalchemy.orm import Session

from planner.errors import NotAllowed
from planner.i18n import _
from planner.model.base import Base
from planner.store.changes import Changes, pieces
from planner.store.engine import DAMAGE, driver_of

# What an import brings and can bring again.
_NONE = "0"
_READ_AGAIN = {"entry": _NONE, "attendee": _NONE, "event": "entry_id IS NULL"}
_STEP, _SCHEMA = "undo_step", "sqlite_schema"
_FIRST, _LAST = -(2**63), 2**63 - 1  # what an id can be
_MANY = 10_000
_TOGETHER = 500  # rows asked for by their ids in one statement


class Checksums:
    """Keeps the sums of the rows and steps."""

    def follow(self, connection: Connection, changes: Changes, *, for_good: bool) -> None:
        """Sum the rows a step changed, and the step."""
        driver = driver_of(connection)
        with _as_bytes(driver):
            for name, spans in changes.rows.items():
                if _READ_AGAIN.get(name) != _NONE:
                    for some in pieces(spans, _TOGETHER):
                        _sum_rows(driver, Base.metadata.tables[name], some)
            if for_good:
                driver.execute("DELETE FROM row_sum WHERE name = ?", (_STEP,))
            else:
                _write(driver, _STEP, [(changes.step, _sum_of_step(driver, changes.step))])
                _forget_old_steps(driver)

    def start_anew(self, connection: Connection) -> None:
        """Sum all rows; after a migration the tables are not what they were."""
        accept(driver_of(connection))

    def tend(self, connection: Connection) -> bool:
        """Put nothing off."""
        return False


def accept(driver: sqlite3.Connection) -> None:
    """Take every row and step as it stands for the right one."""
    driver.execute("DELETE FROM row_sum")
    sum_schema(driver)
    with _as_bytes(driver):
        for table in Base.metadata.tables.values():
            _sum_rows(driver, table)
        steps = [row[0] for row in driver.execute("SELECT id FROM undo_step")]
        _write(driver, _STEP, [(step, _sum_of_step(driver, step)) for step in steps])


def sum_schema(driver: sqlite3.Connection) -> None:
    """Sum what the file says of its tables."""
    _write(driver, _SCHEMA, [(0, _sum_of_schema(driver))])


def is_schema_sound(driver: sqlite3.Connection) -> bool:
    """Whether the file says of its tables what it said when they were made."""
    kept = driver.execute("SELECT sum FROM row_sum WHERE name = ?", (_SCHEMA,)).fetchone()
    return kept is not None and kept[0] == _sum_of_schema(driver)


Changed = tuple[str, int]


@dataclass(frozen=True)
class Place:
    """How far a look over all rows has come: in the table of this name, behind this id."""

    name: str = ""
    after: int = _FIRST


def changed_rows(driver: sqlite3.Connection) -> list[Changed]:
    """Return table and id of what is not as it was saved: rows changed, gone or new, and steps.

    Raises sqlite3.DatabaseError where the file is too damaged to be read.
    """
    found: list[Changed] = []
    place: Place | None = Place()
    while place is not None:
        more, place = look_over(driver, place, _MANY)
        found += more
    return found


def look_over(
    driver: sqlite3.Connection, place: Place, count: int
) -> tuple[list[Changed], Place | None]:
    """Look at the next rows, `count` at most; return what `changed_rows` finds among them.

    And where to go on, None at the end. Between two calls rows may be written.
    """
    names = [table.name for table in Base.metadata.tables.values()] + [_STEP]
    name = place.name or names[0]
    last = _last_of_piece(driver, name, place.after, count)
    with _as_bytes(driver):
        sums = dict(
            driver.execute(
                "SELECT row_id, sum FROM row_sum WHERE name = ? AND row_id > ? AND row_id <= ?",
                (name, place.after, last),
            )
        )
        if name == _STEP:
            query = "SELECT id FROM undo_step WHERE id > ? AND id <= ?"
            steps = driver.execute(query, (place.after, last)).fetchall()
            now = iter([(step, _sum_of_step(driver, step)) for (step,) in steps])
        else:
            now = _sums(driver, Base.metadata.tables[name], range(place.after + 1, last + 1))
        changed = [row_id for row_id, sum_now in now if sums.pop(row_id, None) != sum_now]
    # A step that is gone was let go; a row that is gone was not.
    found = [(name, row_id) for row_id in (*changed, *(sums if name != _STEP else ()))]
    if last < _LAST:
        return found, Place(name, last)
    if name != _STEP:
        return found, Place(names[names.index(name) + 1])
    # A sum of what is in no table of ours is damage as well; the schema's is asked at the start.
    ours = ", ".join("?" * (len(names) + 1))
    query = f"SELECT name, row_id FROM row_sum WHERE name NOT IN ({ours}) LIMIT {_MANY}"
    strange = driver.execute(query, (*names, _SCHEMA)).fetchall()
    return found + [(str(name), row_id) for name, row_id in strange], None


def look_at_rows(session: Session, place: Place, count: int) -> tuple[list[Changed], Place | None]:
    """Do as `look_over`, as a query through the door."""
    return look_over(driver_of(session.connection()), place, count)


def _last_of_piece(driver: sqlite3.Connection, name: str, after: int, count: int) -> int:
    """Return the id up to which there are so many sums; the last there can be, if there are less.

    A step is a piece of its own: an import's names all its rows.
    """
    row = driver.execute(
        "SELECT row_id FROM row_sum WHERE name = ? AND row_id > ? ORDER BY row_id LIMIT 1 OFFSET ?",
        (name, after, 0 if name == _STEP else count - 1),
    ).fetchone()
    return row[0] if row is not None and isinstance(row[0], int) else _LAST


def told(driver: sqlite3.Connection) -> list[str]:
    """Return a sentence for each row and step that is not as it was saved."""
    try:
        changed = changed_rows(driver)
    except DAMAGE as error:
        return [_("The rows cannot be read ({reason}).").format(reason=error)]
    row = _("Row {id} of “{table}” is not as it was saved.")
    step = _("What step {id} would take back is not as it was saved.")
    return [
        (step if table == _STEP else row).format(id=row_id, table=table)
        for table, row_id in changed
    ]


def refuse_changed_step(connection: Connection, step: int) -> None:
    """Raise NotAllowed for a step whose record is not what was written: it would restore that."""
    driver = driver_of(connection)
    kept = driver.execute(
        "SELECT sum FROM row_sum WHERE name = ? AND row_id = ?", (_STEP, step)
    ).fetchone()
    with _as_bytes(driver):
        now = _sum_of_step(driver, step)
    if kept is None or kept[0] != now:
        raise NotAllowed(
            _("What this step did was damaged in the file, so it cannot be taken back or redone.")
        )


def _sum_rows(driver: sqlite3.Connection, table: Table, ids: Sequence[int] | None = None) -> None:
    """Sum the rows of a table, or those with these ids; those that are gone have none."""
    if ids is not None:
        within, values = _among("row_id", ids)
        driver.execute(f"DELETE FROM row_sum WHERE name = ?{within}", (table.name, *values))
    _write(driver, table.name, _sums(driver, table, ids))


def _sums(
    driver: sqlite3.Connection, table: Table, ids: Sequence[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield id and sum of the rows of a table that have one."""
    condition = _READ_AGAIN.get(table.name, "1")
    if condition == _NONE:
        return
    # In the model's order: that of the file depends on which versions it has seen.
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    query = f'SELECT {columns} FROM "{table.name}" WHERE {condition}'
    within, values = _among("id", ids) if ids is not None else ("", ())
    head = table.name.encode()
    for row in driver.execute(query + within, values):
        yield row[0], _sum(head, row)


def _among(column: str, ids: Sequence[int]) -> tuple[str, tuple[int | str, ...]]:
    """Return one more condition, that a column holds one of these ids, and its parameters."""
    if isinstance(ids, range):
        return f" AND {column} BETWEEN ? AND ?", (ids[0], ids[-1])
    return f" AND {column} IN (SELECT value FROM json_each(?))", (json.dumps(ids),)


def _sum_of_step(driver: sqlite3.Connection, step: int) -> int:
    """Return the sum of one tuple of all its rows, made row by row.

    Written out at once, those of a large import kept the interpreter, and the window, for a second.
    """
    digest = blake2b(digest_size=8, key=_STEP.encode())
    count = 0
    for query in (
        "SELECT kind, label FROM undo_step WHERE id = ?",
        "SELECT change, name, row_id, inverse FROM undo_log WHERE step_id = ? ORDER BY id",
    ):
        for row in driver.execute(query, (step,)):
            digest.update((b", " if count else b"(") + repr(row).encode())
            count += 1
    digest.update((b"()", b",)")[count] if count < 2 else b")")
    return int.from_bytes(digest.digest(), signed=True)


def _sum_of_schema(driver: sqlite3.Connection) -> int:
    # What ANALYZE leaves is no table of anybody's.
    query = (
        "SELECT type, name, tbl_name, sql FROM sqlite_master "
        "WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!' ORDER BY type, name"
    )
    with _as_bytes(driver):
        return _sum(_SCHEMA.encode(), tuple(driver.execute(query).fetchall()))


def _sum(head: bytes, row: tuple[object, ...]) -> int:
    digest = blake2b(repr(row).encode(), digest_size=8, key=head)
    return int.from_bytes(digest.digest(), signed=True)


def _write(driver: sqlite3.Connection, name: str, sums: Iterable[tuple[int, int]]) -> None:
    driver.executemany(
        f"INSERT OR REPLACE INTO row_sum (name, row_id, sum) VALUES ('{name}', ?, ?)", list(sums)
    )


def _forget_old_steps(driver: sqlite3.Connection) -> None:
    driver.execute(
        "DELETE FROM row_sum WHERE name = ? AND row_id NOT IN (SELECT id FROM undo_step)", (_STEP,)
    )


@contextmanager
def _as_bytes(driver: sqlite3.Connection) -> Iterator[None]:
    # What damage made of a text need not be UTF-8 any more.
    before, driver.text_factory = driver.text_factory, bytes
    try:
        yield
    finally:
        driver.text_factory = before
