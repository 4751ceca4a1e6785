"""Which rows a damaged file still holds, and of which table each of its pages is."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer, LargeBinary, Table
from sqlalchemy.types import TypeEngine

from planner.model.base import Base, Instant, Wall
from planner.store.pages import Pages, Record, UnreadableError, Value
from planner.store.schema import APPLICATION_ID, newest
from planner.store.tables import store_metadata

# How sure a value makes one of its column: any text fits a text, few fit a time.
_TELLING = 3
_SHAPES: tuple[tuple[type[TypeEngine[Any]], str, Callable[[str], object]], ...] = (
    (Instant, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", datetime.fromisoformat),
    (Wall, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", datetime.fromisoformat),
    (Date, r"\d{4}-\d\d-\d\d", date.fromisoformat),
    (JSON, r"(?s)[\[{\"].*|null|true|false|-?\d.*", json.loads),
)


@dataclass
class FoundRows:
    """What was found: the rows of each table by id, the order of their columns, the schema.

    `lost_pages` counts the pages that belonged to a table and could not be read.
    """

    schema: int
    columns: dict[str, list[str]]
    rows: dict[str, dict[int, Record]] = field(default_factory=dict)
    lost_pages: int = 0

    def sequences(self) -> dict[str, int]:
        """Return the highest id each table has given out, where that could be read."""
        told = (record.values for record in self.rows.get("sqlite_sequence", {}).values())
        return {
            str(values[0]): values[1]
            for values in told
            if len(values) == 2 and isinstance(values[1], int)
        }


def known_tables() -> dict[str, Table]:
    """Return the tables of the model and of the store by name."""
    return {
        table.name: table
        for metadata in (Base.metadata, store_metadata)
        for table in metadata.sorted_tables
    }


def find_rows(data: bytes) -> FoundRows:
    """Return every row that can be read out of a damaged file: by its trees, else page by page.

    A page that no tree leads to any more is given to the table whose columns its rows fit.
    """
    pages = Pages(data)
    found = FoundRows(_schema_of(data), {"sqlite_sequence": ["name", "seq"]})
    for name, table in known_tables().items():
        found.columns[name] = [column.name for column in table.columns]
    reached: set[int] = set()
    for name, root in _roots(pages, found, reached):
        leaves, lost = _walk(pages, root, reached)
        if name in found.columns:  # an index of the search is made anew in any case
            found.lost_pages += lost
        _take(found, name, [record for leaf in leaves for record in pages.records(leaf)])
    for number in range(2, pages.count + 1):
        if number not in reached and _is_leaf(pages, number):
            records = list(pages.records(number))
            fitting = _fitting_table(records, found)
            if fitting is not None:
                _take(found, fitting, records)
    return found


def fits(column: Column[object], value: Value) -> int:
    """Return how sure a value makes one of its column; 0 for a value it cannot hold."""
    if value is None:
        return 1 if column.nullable or column.primary_key else 0
    kind = column.type
    if isinstance(kind, Enum):
        return _TELLING if value in kind.enums else 0
    if isinstance(kind, Boolean):
        return int(value in (0, 1) and isinstance(value, int))
    if isinstance(kind, Integer):
        return int(isinstance(value, int))
    if isinstance(kind, LargeBinary):
        return _TELLING if isinstance(value, bytes) else 0
    for shaped, pattern, reader in _SHAPES:
        if isinstance(kind, shaped):
            is_so = isinstance(value, str) and re.fullmatch(pattern, value) is not None
            return _TELLING if is_so and _can_be_read(reader, str(value)) else 0
    return int(isinstance(value, str))


def _can_be_read(reader: Callable[[str], object], value: str) -> bool:
    """Whether what has the right shape is so: no 79th of January, no list without an end."""
    try:
        reader(value)
    except (ValueError, RecursionError):
        return False
    return True


def _schema_of(data: bytes) -> int:
    """Return the schema that the file tells, the present one where its head is lost."""
    told = int.from_bytes(data[60:64], "big")
    is_ours = int.from_bytes(data[68:72], "big") == APPLICATION_ID
    return told if is_ours and 1 <= told <= newest() else newest()


def _roots(pages: Pages, found: FoundRows, reached: set[int]) -> Iterator[tuple[str, int]]:
    """Yield the tables that the file's own list of tables names, and where their trees begin."""
    leaves, lost = _walk(pages, 1, reached)
    found.lost_pages += lost
    for record in (record for leaf in leaves for record in pages.records(leaf)):
        match record.values:
            case ("table", str(name), str(_of), int(root), str(sql)) if root > 1:
                order = _columns_of(name, sql)
                if name in found.columns and order:
                    found.columns[name] = order
                yield name, root


def _columns_of(name: str, sql: str) -> list[str]:
    """Return the columns of a table in their order in the file, [] where that cannot be told."""
    if not sql.startswith("CREATE TABLE "):
        return []
    try:
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute(sql)
            told = memory.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
    except sqlite3.Error:
        return []
    return [row[0] for row in told]


def _walk(pages: Pages, root: int, reached: set[int]) -> tuple[list[int], int]:
    """Return the leaves below a page in order, and how many pages could not be read."""
    leaves, lost, waiting = [], 0, [root]
    while waiting:
        number = waiting.pop()
        if number in reached:
            continue
        try:
            below = pages.children(number)
        except UnreadableError:
            lost += 1
            continue
        reached.add(number)
        if below:
            waiting += reversed(below)
        else:
            leaves.append(number)
    return leaves, lost


def _is_leaf(pages: Pages, number: int) -> bool:
    try:
        return pages.is_leaf(number) and not pages.children(number)
    except UnreadableError:
        return False


def _take(found: FoundRows, name: str, records: Sequence[Record]) -> None:
    rows = found.rows.setdefault(name, {})
    for record in records:
        # What a tree leads to counts; a page that lies about may be an older state.
        if record.row_id not in rows or rows[record.row_id].is_cut:
            rows[record.row_id] = record


def _fitting_table(records: Sequence[Record], found: FoundRows) -> str | None:
    whole = [record for record in records if not record.is_cut]
    best, surest = None, 0
    for name, table in known_tables().items():
        rows = found.rows.get(name, {})
        if any(record.row_id in rows for record in records):
            continue
        columns = [table.columns.get(column) for column in found.columns[name]]
        sure = [_sureness(record, columns) for record in whole]
        if sure and all(sure) and sum(sure) > surest:
            best, surest = name, sum(sure)
    return best


def _sureness(record: Record, columns: Sequence[Column[object] | None]) -> int:
    """Return how sure a row makes one of its table; 0 where it does not fit."""
    if len(record.values) > len(columns):
        return 0
    total = 1
    for column, value in zip(columns, record.values, strict=False):
        if column is None:
            continue
        sure = fits(column, value) if not column.primary_key else int(value is None)
        if not sure:
            return 0
        total += sure
    # A row is as long as its table was when it was written: what came later has a default.
    later = columns[len(record.values) :]
    given = all(one is None or one.nullable or one.server_default is not None for one in later)
    return total if given else 0
