"""A new store made of what can still be read in a damaged one, and what that left out."""

import os
import sqlite3
import uuid
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer, LargeBinary, Table

from planner.errors import PlannerError
from planner.i18n import _
from planner.model.base import Base, Instant, Wall
from planner.store import keepers, schema
from planner.store.engine import create_private, driver_of, open_engine
from planner.store.found_rows import FoundRows, find_rows, fits
from planner.store.opening import open_file
from planner.store.pages import Record

# What much hangs on: where it is lost, a row with its id and no more takes its place.
STOOD_IN_FOR = ("calendar", "organisation", "contact", "event", "encounter")

_TIMES = (
    "calendar_id",
    "start_kind",
    "start_wall",
    "start_zone",
    "end_kind",
    "end_wall",
    "end_zone",
    "start_at",
    "end_at",
)
_ROUNDS = 8
_NAMED = ("name", "title")


@dataclass
class Salvaged:
    """What came of it: rows by table, and what is not as it was.

    `mended` rows lost a part of what they held; `left_out` rows fitted nothing any more;
    `stand_ins` take the place of rows that others need.
    """

    rows: dict[str, int] = field(default_factory=dict)
    lost_pages: int = 0
    mended: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    stand_ins: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many rows were saved."""
        return sum(self.rows.values())


def salvage(damaged: Path, target: Path, now: datetime) -> Salvaged:
    """Write every row that can be read in `damaged` into the new store `target`.

    The damaged file is only read. Raises PlannerError when nothing can be read in it or the
    new one cannot be written; nothing is left behind then.
    """
    try:
        found = find_rows(damaged.read_bytes())
    except OSError as error:
        raise PlannerError(
            _("{path} could not be read: {reason}.").format(
                path=damaged, reason=error.strerror or error
            )
        ) from error
    if not any(found.rows.get(table.name) for table in Base.metadata.sorted_tables):
        raise PlannerError(_("Nothing can be read in {path} any more.").format(path=damaged))
    try:
        target.unlink(missing_ok=True)
        create_private(target)
        done = _write(found, target)
        engine = open_file(target, now, is_copy=True)
        try:
            with engine.begin() as connection:
                keepers.start_anew(connection)
        finally:
            engine.dispose()
        with target.open("rb") as file:
            os.fsync(file.fileno())
    except (OSError, sqlite3.Error) as error:
        raise PlannerError(
            _("What could be read could not be written to {path} ({reason}).").format(
                path=target, reason=error
            )
        ) from error
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise
    return done


def _write(found: FoundRows, target: Path) -> Salvaged:
    engine = open_engine(target)
    try:
        schema.create_as_of(engine, found.schema)
        with engine.connect() as connection:
            driver = driver_of(connection)
            driver.execute("PRAGMA foreign_keys=OFF")
            driver.execute("BEGIN IMMEDIATE")
            done = Salvaged(lost_pages=found.lost_pages)
            for table in Base.metadata.sorted_tables:
                _fill(driver, table, found, done)
            _join(driver, done)
            _keep_numbers(driver, found)
            driver.execute("COMMIT")
            for table in Base.metadata.sorted_tables:
                if _columns(driver, table.name):
                    query = f'SELECT count(*) FROM "{table.name}"'
                    done.rows[table.name] = driver.execute(query).fetchone()[0]
        if found.schema == schema.newest():  # else the upgrade does it
            with engine.begin() as connection:
                keepers.start_anew(connection)
    finally:
        engine.dispose()
    return done


def _fill(driver: sqlite3.Connection, table: Table, found: FoundRows, done: Salvaged) -> None:
    columns, records = _columns(driver, table.name), found.rows.get(table.name, {})
    if not columns:
        return  # the file's schema does not have it yet
    order = found.columns[table.name]
    for record in records.values():
        row, is_whole = _mended(record, order, table, columns)
        if not _insert(driver, table.name, row):
            done.left_out[table.name] += 1
        elif not is_whole:
            done.mended[table.name] += 1


def _mended(
    record: Record, order: list[str], table: Table, columns: list[str]
) -> tuple[dict[str, Any], bool]:
    """Return a row as its table can hold it, and whether it is all that it was."""
    told = dict(zip(order, record.values, strict=False))
    row: dict[str, Any] = {}
    is_whole = not record.is_cut
    for name in columns:
        column = table.columns.get(name)
        if name == "id":
            row[name] = record.row_id
        elif column is None:
            row[name] = told.get(name)
        elif name in told and fits(column, told[name]):
            row[name] = told[name]
        elif name in told:
            row[name], is_whole = _spare(column), False
        # What the row is too short for has the default that its column was added with.
    return row, is_whole


def _join(driver: sqlite3.Connection, done: Salvaged) -> None:
    """See to it that every row points at one that is there."""
    for _round in range(_ROUNDS):
        loose = driver.execute("PRAGMA foreign_key_check").fetchall()
        if not loose:
            return
        for name, row_id, parent, number in loose:
            _tie(driver, done, name, row_id, parent, number)
    for name, row_id, *_rest in driver.execute("PRAGMA foreign_key_check").fetchall():
        _drop(driver, done, name, row_id)


def _tie(
    driver: sqlite3.Connection, done: Salvaged, name: str, row_id: int, parent: str, number: int
) -> None:
    keys = driver.execute('SELECT id, "from" FROM pragma_foreign_key_list(?)', (name,))
    column = dict(keys.fetchall())[number]
    told = driver.execute(f'SELECT "{column}" FROM "{name}" WHERE id = ?', (row_id,)).fetchone()
    if told is None or told[0] is None:
        return  # an earlier one of this round saw to it
    if parent in STOOD_IN_FOR and isinstance(told[0], int):
        row = _stand_in(driver, Base.metadata.tables[parent], told[0])
        if parent == "event":
            row |= _as_far_as_told(driver, told[0])
        there = driver.execute(f'SELECT 1 FROM "{parent}" WHERE id = ?', (told[0],)).fetchone()
        if there:
            return
        if _insert(driver, parent, row):
            done.stand_ins[parent] += 1
            return
    if Base.metadata.tables[name].columns[column].nullable:
        driver.execute(f'UPDATE "{name}" SET "{column}" = NULL WHERE id = ?', (row_id,))
        done.mended[name] += 1
    else:
        _drop(driver, done, name, row_id)


def _drop(driver: sqlite3.Connection, done: Salvaged, name: str, row_id: int) -> None:
    done.left_out[name] += driver.execute(f'DELETE FROM "{name}" WHERE id = ?', (row_id,)).rowcount


def _stand_in(driver: sqlite3.Connection, table: Table, row_id: int) -> dict[str, Any]:
    """Return a row with an id and what its columns must have, named as lost."""
    row: dict[str, Any] = {}
    for name in _columns(driver, table.name):
        column = table.columns.get(name)
        if column is None or column.nullable:
            continue
        row[name] = _("(lost)") if name in _NAMED else _spare(column)
        for key in column.foreign_keys:
            first = f'SELECT min(id) FROM "{key.column.table.name}"'
            row[name] = driver.execute(first).fetchone()[0] or 1
    lost = {"uid": uuid.uuid4().hex, "key": f"lost-{row_id}"}
    return row | {name: value for name, value in lost.items() if name in row} | {"id": row_id}


def _as_far_as_told(driver: sqlite3.Connection, event_id: int) -> dict[str, Any]:
    """Return of a lost event what its sessions tell: that it is a conference, where, and when."""
    listed = ", ".join(_TIMES)
    query = f"SELECT {listed} FROM event WHERE parent_id = ? ORDER BY start_at LIMIT 1"
    row = driver.execute(query, (event_id,)).fetchone()
    if row is None:
        return {"start_kind": "utc"}
    return dict(zip(_TIMES, row, strict=True)) | {"kind": "conference"}


def _spare(column: Column[Any]) -> Any:
    """Return what a column holds whose own value is lost."""
    kind = column.type
    if column.nullable:
        return None
    if isinstance(kind, Enum):
        default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        return getattr(default, "value", kind.enums[0])
    if isinstance(kind, Instant):
        return "1970-01-01T00:00:00Z"
    if isinstance(kind, Wall):
        return "1970-01-01T00:00:00"
    if isinstance(kind, Date):
        return "1970-01-01"
    if isinstance(kind, JSON):
        return "{}" if column.name == "receipt" else "[]"
    if isinstance(kind, Integer | Boolean):
        return 0
    return b"" if isinstance(kind, LargeBinary) else ""


def _insert(driver: sqlite3.Connection, name: str, row: dict[str, Any]) -> bool:
    listed = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    # A row that says the same as one that is there, or lacks what it must have, is left out.
    statement = f'INSERT OR IGNORE INTO "{name}" ({listed}) VALUES ({marks})'
    return driver.execute(statement, tuple(row.values())).rowcount == 1


def _columns(driver: sqlite3.Connection, name: str) -> list[str]:
    told = driver.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
    return [row[0] for row in told]


def _keep_numbers(driver: sqlite3.Connection, found: FoundRows) -> None:
    """Let no id be given out twice, lost ones included."""
    for name, last in found.sequences().items():
        if _columns(driver, name):
            changed = driver.execute(
                "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, name)
            )
            if not changed.rowcount:
                driver.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))
