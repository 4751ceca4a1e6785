from datetime import UTC, date, datetime

import pytest

from planner.model import Timing
from planner.model.due import due_date, first_message_due

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


def test_a_day_is_24_hours_also_when_the_clocks_change() -> None:
    met = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # the evening before summer time
    assert due_date(Timing.DAY, met, None, "Europe/Berlin") == date(2026, 3, 30)


def test_the_first_message_has_two_days() -> None:
    assert first_message_due(MET, "Europe/Berlin") == date(2026, 3, 18)
    assert first_message_due(MET, "Asia/Tokyo") == date(2026, 3, 19)
