"""Rows as plain values that JSON can hold, and back, without loss."""

import base64
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Date, Enum, LargeBinary

from planner.model.base import Instant, Wall


def to_plain(value: object) -> object:
    """Return a column's value as JSON holds it: times as ISO 8601, bytes in base64."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def from_plain(column: Column[Any], value: Any) -> Any:
    """Return the value that `to_plain` made plain; ValueError or TypeError when it is none."""
    if value is None:
        return None
    match column.type:
        case Instant():
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is None:
                raise ValueError(f"{column} needs an offset: {value}")
            return moment
        case Wall():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
        case LargeBinary():
            return base64.b64decode(value, validate=True)
        case Enum() if column.type.enum_class is not None:
            return column.type.enum_class(value)
        case _:
            return value
