"""Rows that are brought up to date together: as they are stored, and what is to change of them.

Beside records of SQLAlchemy's they cost a third, which counts where an import changes hundreds.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, bindparam, select, update
from sqlalchemy.orm import Session

from planner.model.base import Base
from planner.times import Moment

R = TypeVar("R", bound="StoredRow")


class StoredRow:
    """One row: its values by column, with those that were set meanwhile."""

    __slots__ = ("changed", "id", "values")

    def __init__(self, row_id: int, values: dict[str, Any]) -> None:
        self.id = row_id
        self.values = values
        # The columns in which it differs from what is stored.
        self.changed: set[str] = set()

    def set(self, values: Mapping[str, Any]) -> list[str]:
        """Give it the values it does not have yet, and return their columns."""
        own = self.values
        different = [name for name, value in values.items() if own[name] != value]
        for name in different:
            own[name] = values[name]
        self.changed.update(different)
        return different


class StoredEvent(StoredRow):
    """The row of an event, with what its name and its time are asked for."""

    __slots__ = ()

    @property
    def name(self) -> tuple[str, str]:
        """Its key and RECURRENCE-ID, by which it is known in its calendar."""
        return self.values["key"], self.values["recurrence_id"]

    @property
    def key(self) -> str:
        """The key of the entry it came from."""
        return str(self.values["key"])

    @property
    def recurrence_id(self) -> str:
        """Which occurrence of its series it is, "" for the only one."""
        return str(self.values["recurrence_id"])

    @property
    def start(self) -> Moment:
        """When it begins, as the calendar gives it."""
        of = self.values
        return Moment(of["start_kind"], of["start_wall"], of["start_zone"])

    @property
    def end(self) -> Moment | None:
        """When it ends, None where nothing says so."""
        of = self.values
        if of["end_kind"] is None or of["end_wall"] is None:
            return None
        return Moment(of["end_kind"], of["end_wall"], of["end_zone"])

    @property
    def start_at(self) -> datetime:
        """The instant it begins at."""
        start_at = self.values["start_at"]
        assert isinstance(start_at, datetime)
        return start_at


class StoredRows(Generic[R]):
    """Rows of one table, loaded with some of its columns, and written together."""

    def __init__(
        self, session: Session, kind: type[Base], columns: Sequence[str], row: type[R]
    ) -> None:
        table = kind.__table__
        assert isinstance(table, Table)
        self._session = session
        self._table = table
        self._columns = columns
        self._row = row
        self._loaded: dict[int, R] = {}

    def load(self, condition: ColumnElement[bool]) -> Iterator[R]:
        """Yield the rows for which it holds; one that is loaded already is the same again."""
        columns = [self._table.c[name] for name in self._columns]
        for row_id, *values in self._session.execute(
            select(self._table.c.id, *columns).where(condition)
        ):
            if row_id not in self._loaded:
                named = dict(zip(self._columns, values, strict=True))
                self._loaded[row_id] = self._row(row_id, named)
            yield self._loaded[row_id]

    def load_one(self, row_id: int) -> R:
        """Return the row with that id, which is stored."""
        return self._loaded.get(row_id) or next(self.load(self._table.c.id == row_id))

    def write(self) -> None:
        """Write what was set; a row that changed in nothing is not touched."""
        together: dict[tuple[str, ...], list[R]] = {}
        for row in self._loaded.values():
            if row.changed:
                names = tuple(name for name in self._columns if name in row.changed)
                together.setdefault(names, []).append(row)
        connection = self._session.connection()
        for names, rows in together.items():
            statement = (
                update(self._table)
                .where(self._table.c.id == bindparam("row"))
                .values({name: bindparam(name) for name in names})
            )
            connection.execute(
                statement,
                [{"row": row.id, **{name: row.values[name] for name in names}} for row in rows],
            )
            for row in rows:
                row.changed.clear()
