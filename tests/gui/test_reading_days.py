"""Days as people write them into a field."""

from datetime import date

import pytest

from planner.gui.dates import day_words
from planner.gui.reading_days import read_day

TODAY = date(2026, 3, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("2026-03-25", date(2026, 3, 25)),
        ("Wed, Mar 25, 2026", date(2026, 3, 25)),
        ("25 March", date(2026, 3, 25)),
        ("Mar 3", date(2027, 3, 3)),
        ("3 Sep. 2028", date(2028, 9, 3)),
        ("29 Feb", date(2028, 2, 29)),
        ("fri", date(2026, 3, 20)),
        ("tomorrow", date(2026, 3, 19)),
        ("+3d", date(2026, 3, 21)),
        ("2w", date(2026, 4, 1)),
        ("next week", date(2026, 3, 23)),
        ("3/25/26", date(2026, 3, 25)),
    ],
)
def test_a_day_is_read_in_words_and_in_numbers(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("days", range(0, 400, 7))
def test_what_the_field_shows_it_reads(days: int) -> None:
    day = date.fromordinal(TODAY.toordinal() + days)
    assert read_day(day_words(day), TODAY) == day


@pytest.mark.parametrize("text", ["soon", "31 Feb 2026", "March", "25", "12 13 March"])
def test_what_is_no_day_is_said_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        read_day(text, TODAY)
