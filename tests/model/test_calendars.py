from datetime import UTC, date, datetime

import pytest

from planner.model import Event, day_span, time_columns
from planner.times import Moment

NINE, TEN = (Moment.zoned(datetime(2026, 3, 16, hour), "Europe/Berlin") for hour in (9, 10))
DAY, NEXT = (Moment.of_date(date(2026, 3, day)) for day in (16, 17))


@pytest.mark.parametrize(
    ("start", "end", "kept", "ends"),
    [
        (NINE, TEN, TEN, datetime(2026, 3, 16, 9, tzinfo=UTC)),
        (NINE, None, None, datetime(2026, 3, 16, 8, tzinfo=UTC)),
        (NINE, NINE, NINE, datetime(2026, 3, 16, 8, tzinfo=UTC)),
        (TEN, NINE, None, datetime(2026, 3, 16, 9, tzinfo=UTC)),
        (DAY, None, None, datetime(2026, 3, 16, 23, tzinfo=UTC)),
        (DAY, DAY, None, datetime(2026, 3, 16, 23, tzinfo=UTC)),
        (NEXT, DAY, None, datetime(2026, 3, 17, 23, tzinfo=UTC)),
    ],
)
def test_an_event_never_ends_before_it_begins(
    start: Moment, end: Moment | None, kept: Moment | None, ends: datetime
) -> None:
    event = Event(title="x")
    event.set_times(start, end, "Europe/Berlin")
    assert (event.start, event.end, event.end_at) == (start, kept, ends)
    assert time_columns(start, end, "Europe/Berlin")["start_at"] <= ends


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (NINE, TEN, (16, 16)),
        (DAY, NEXT, (16, 16)),
        (DAY, Moment.of_date(date(2026, 3, 18)), (16, 17)),
        (NINE, Moment.zoned(datetime(2026, 3, 17), "Europe/Berlin"), (16, 16)),
        (NINE, Moment.zoned(datetime(2026, 3, 17, 2), "Europe/Berlin"), (16, 17)),
        (NINE, None, (16, 16)),
    ],
)
def test_which_days_an_event_touches(
    start: Moment, end: Moment | None, days: tuple[int, int]
) -> None:
    event = Event(title="x")
    event.set_times(start, end, "Europe/Berlin")
    assert tuple(day.day for day in day_span(event, "Europe/Berlin")) == days
