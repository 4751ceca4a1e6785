from datetime import UTC, date, datetime

import pytest

from planner.model import Timing
from planner.model.due import EVERY_DAY, again_due, due_date, first_message_due, rhythm_due

MET = datetime(2026, 3, 16, 22, 30, tzinfo=UTC)
END = datetime(2026, 3, 17, 23, 0, tzinfo=UTC)  # midnight in Berlin


@pytest.mark.parametrize(
    ("timing", "end", "zone", "due"),
    [
        (Timing.DAY, END, "Europe/Berlin", date(2026, 3, 17)),
        (Timing.DAY, END, "Asia/Tokyo", date(2026, 3, 18)),
        (Timing.WEEK, END, "Europe/Berlin", date(2026, 3, 24)),
        (Timing.WEEK, END, "UTC", date(2026, 3, 24)),
        (Timing.WEEK, END, "Asia/Tokyo", date(2026, 3, 25)),
        (Timing.WEEK, None, "Europe/Berlin", date(2026, 3, 23)),
        (Timing.WARM, END, "Europe/Berlin", date(2026, 4, 16)),
        (Timing.WARM, None, "Pacific/Honolulu", date(2026, 4, 15)),
    ],
)
def test_a_box_is_reckoned_into_a_day(
    timing: Timing, end: datetime | None, zone: str, due: date
) -> None:
    assert due_date(timing, MET, end, zone) == due


@pytest.mark.parametrize(
    ("met", "due"),
    [
        # 23:30 on the evening before summer time: 24 hours by the sun end on Monday.
        (datetime(2026, 3, 28, 22, 30, tzinfo=UTC), date(2026, 3, 29)),
        # 0:15 on the day that has 25 hours: 24 of them end on the same day.
        (datetime(2026, 10, 24, 22, 15, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_24_hours_end_on_the_next_day_also_when_the_clocks_change(met: datetime, due: date) -> None:
    assert due_date(Timing.DAY, met, None, "Europe/Berlin") == due


@pytest.mark.parametrize(
    ("end", "due"),
    [
        # Midnight after the day on which the clocks change, in spring and in autumn.
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 4, 5)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 10, 25, 23, 0, 1, tzinfo=UTC), date(2026, 11, 2)),
    ],
)
def test_an_event_that_ends_at_midnight_ended_the_day_before(end: datetime, due: date) -> None:
    assert due_date(Timing.WEEK, end, end, "Europe/Berlin") == due


@pytest.mark.parametrize(
    ("met", "work_days", "due"),
    [
        (datetime(2026, 3, 13, 12, tzinfo=UTC), EVERY_DAY, date(2026, 3, 14)),
        (datetime(2026, 3, 13, 12, tzinfo=UTC), frozenset(range(5)), date(2026, 3, 16)),
        (datetime(2026, 3, 14, 12, tzinfo=UTC), frozenset(range(5)), date(2026, 3, 16)),
        # Where the weekend is Friday and Saturday, Sunday is a day like any other.
        (datetime(2026, 3, 12, 12, tzinfo=UTC), frozenset({6, 0, 1, 2, 3}), date(2026, 3, 15)),
        (datetime(2026, 3, 13, 12, tzinfo=UTC), frozenset(), date(2026, 3, 14)),
    ],
)
def test_weekends_are_skipped_where_that_is_asked_for(
    met: datetime, work_days: frozenset[int], due: date
) -> None:
    assert due_date(Timing.DAY, met, None, "UTC", work_days) == due


def test_sixty_days_count_from_where_the_thirty_did_unless_one_was_late() -> None:
    assert again_due(date(2026, 4, 16), date(2026, 4, 10)) == date(2026, 5, 16)
    assert again_due(date(2026, 4, 16), date(2026, 4, 30)) == date(2026, 5, 30)


def test_a_rhythm_counts_in_weeks() -> None:
    assert rhythm_due(date(2026, 3, 18), 6) == date(2026, 4, 29)
    assert rhythm_due(date(2026, 3, 15), 1, frozenset(range(5))) == date(2026, 3, 23)


def test_the_first_message_has_two_days() -> None:
    assert first_message_due(MET, "Europe/Berlin") == date(2026, 3, 18)
    assert first_message_due(MET, "Asia/Tokyo") == date(2026, 3, 19)
