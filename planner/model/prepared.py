"""Statements that are put together once: that takes longer than most of their answers."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import CursorResult, Select, String, bindparam, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import Executable


def ask(session: Session, statement: Executable, **values: Any) -> CursorResult[*tuple[Any, ...]]:
    """Return the plain rows of a statement, whose parameters have these values.

    It goes below the ORM, which takes as long as SQLite for a few rows: for reading only, as what
    a command has not yet sent to the file is not in it.
    """
    return session.connection().execute(statement, values)


def listed(name: str) -> Select[Any]:
    """Return what a column is to be in that has one of the values of a parameter.

    The parameter gets them as `packed`: one value, however many there are.
    """
    return _each(bindparam(name, type_=String))


def among(values: Iterable[int] | Iterable[str]) -> Select[Any]:
    """Return what a column is to be in that has one of these values: for what is asked once.

    They go to the file as one value; a parameter for each costs more than what it finds.
    """
    return _each(packed(values))


def _each(array: Any) -> Select[Any]:
    return select(func.json_each(array).table_valued("value").c.value)


def packed(values: Iterable[int] | Iterable[str]) -> str:
    """Return values as the one value of the parameter of a `listed`."""
    return json.dumps(list(values))
