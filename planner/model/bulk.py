"""Many rows of one table inserted in one go, several times as fast as one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from planner.model.base import Base


def insert_rows(session: Session, kind: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all give the same columns; no defaults are filled in.

    Values go through the types of their columns as always, but a column at a time and each
    value once: the statement's own way through every single row takes twice as long.
    """
    if not rows:
        return
    session.flush()
    table = kind.__table__
    assert isinstance(table, Table)
    connection = session.connection()
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names = compiled.positiontup
    if names is None:  # a database whose driver takes values by name
        session.execute(insert(table), list(rows))
        return
    columns = []
    for name in names:
        column_type = table.c[name].type.dialect_impl(connection.dialect)
        processor = column_type.bind_processor(connection.dialect)
        values = [row[name] for row in rows]
        columns.append(_processed(values, processor) if processor else values)
    connection.exec_driver_sql(str(compiled), list(zip(*columns, strict=True)))


def _processed(values: Iterable[Any], processor: Callable[[Any], Any]) -> list[Any]:
    known: dict[Any, Any] = {}
    found = []
    for value in values:
        try:
            if value not in known:
                known[value] = processor(value)
            found.append(known[value])
        except TypeError:  # a list, for JSON
            found.append(processor(value))
    return found
