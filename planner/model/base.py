"""What every table shares: the declarative base, constraint names, and the column types."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Enum, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# Tables that the undo log leaves alone carry this mark in their `info`.
OUTSIDE_UNDO = {"outside_undo": True}


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC as ISO 8601 text that sorts by time."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Turn an aware datetime into text; a naive one is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime must not reach the store")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Turn the text back into an aware datetime in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Wall(TypeDecorator[datetime]):
    """What a wall clock shows: a datetime without zone, only ever inside a Moment."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Turn the wall time into ISO 8601 text."""
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Turn the text back into a wall time."""
        return None if value is None else datetime.fromisoformat(value)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


class Base(DeclarativeBase):
    """The base of all mapped classes. Every table has an integer `id` that is never used twice."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: Instant,
        date: Date,
        StrEnum: Enum(StrEnum, native_enum=False, values_callable=_values, length=16),
    }

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


def stored(kind: type[StrEnum]) -> Enum:
    """Return the column type that stores an enum by its value, checked when it is written."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        validate_strings=True,
        values_callable=_values,
        length=16,
    )
