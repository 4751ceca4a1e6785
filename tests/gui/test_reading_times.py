"""Times of day as people write them."""

import pytest

from planner.gui.reading_times import read_clock


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        *(("9", "09:00"), ("9:30", "09:30"), ("9.30", "09:30"), ("930", "09:30")),
        *(("1930", "19:30"), ("22h", "22:00"), ("22h15", "22:15"), ("19 Uhr", "19:00")),
        *(("19.30 Uhr", "19:30"), ("7pm", "19:00"), ("7:30 p.m.", "19:30"), ("12 am", "00:00")),
        *((" 00:00 ", "00:00"), ("", ""), ("12pm", "12:00")),
    ],
)
def test_it_is_read_however_it_is_written(text: str, clock: str) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["24:00", "9:5", "13pm", "noon", "9:30:10", "-1", "12:60"])
def test_what_is_none_is_said_in_the_words_that_were_typed(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}” is no time. Write it as 10:30."):
        read_clock(text)
