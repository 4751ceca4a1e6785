from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Column, Enum, LargeBinary

import planner.model
from planner.model.base import OUTSIDE_UNDO, Base, Instant, Wall
from planner.model.plain import from_plain, to_plain


def test_an_instant_is_kept_in_utc_and_sorts_as_text() -> None:
    kept = Instant()
    later = datetime(2026, 3, 18, 9, tzinfo=timezone(timedelta(hours=-5)))
    earlier = datetime(2026, 3, 18, 9, tzinfo=timezone(timedelta(hours=9)))
    assert kept.process_bind_param(later, None) == "2026-03-18T14:00:00Z"
    assert str(kept.process_bind_param(earlier, None)) < "2026-03-18T14:00:00Z"
    back = kept.process_result_value("2026-03-18T14:00:00Z", None)
    assert back == later
    assert back is not None
    assert back.tzinfo is UTC
    assert kept.process_bind_param(None, None) is kept.process_result_value(None, None) is None


def test_a_naive_time_never_reaches_the_store() -> None:
    with pytest.raises(ValueError, match="naive"):
        Instant().process_bind_param(datetime(2026, 3, 18), None)


def test_every_table_can_be_undone_or_says_that_it_cannot() -> None:
    outside = {t.name for t in Base.metadata.sorted_tables if t.info == OUTSIDE_UNDO}
    assert outside == {"sheet", "sheet_line", "counter"}


def test_no_row_changes_behind_the_doors_back() -> None:
    """A cascade that sets NULL would change rows that no command named."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            assert key.ondelete in (None, "CASCADE"), f"{table.name}.{key.parent.name}"
            assert key.onupdate is None


def test_no_column_holds_a_word_that_is_no_member() -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Enum):
                assert column.type.validate_strings
                kind = column.type.enum_class
                assert kind is not None
                assert issubclass(kind, StrEnum)
                assert column.type.enums == [member.value for member in kind]
                assert max(map(len, column.type.enums)) <= 16


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Column("x", Instant()), datetime(2026, 3, 18, 9, tzinfo=UTC)),
        (Column("x", Wall()), datetime(2026, 3, 18, 9)),
        (Column("x", LargeBinary()), b"\x00\xff"),
        (planner.model.FollowUp.__table__.c.due, date(2026, 3, 18)),
        (planner.model.EventPlan.__table__.c.mark, planner.model.Mark.MUST),
        (planner.model.Event.__table__.c.categories, ["a", "b"]),
        (Column("x", Instant()), None),
    ],
)
def test_a_value_comes_back_from_its_plain_form(column: Column[Any], value: object) -> None:
    assert from_plain(column, to_plain(value)) == value
