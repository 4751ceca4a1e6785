"""Days as they are written after @."""

from datetime import date

import pytest

from planner.formats.personline.when import read_day

TODAY = date(2026, 1, 29)  # a Thursday


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("today", "en", date(2026, 1, 29)),
        ("tomorrow,", "en", date(2026, 1, 30)),
        ("Fri", "en", date(2026, 1, 30)),
        ("thu", "en", date(2026, 2, 5)),
        ("monday", "en", date(2026, 2, 2)),
        ("tues", "en", date(2026, 2, 3)),
        ("+3d", "en", date(2026, 2, 1)),
        ("3d", "en", date(2026, 2, 1)),
        ("2w", "en", date(2026, 2, 12)),
        ("1m", "en", date(2026, 2, 28)),
        ("2026-03-01", "en", date(2026, 3, 1)),
        ("2026/3/1", "en", date(2026, 3, 1)),
        ("1/31", "en", date(2026, 1, 31)),
        ("31/1", "en", date(2026, 1, 31)),
        ("1/2", "en", date(2027, 1, 2)),
        ("1/2", "en_GB", date(2026, 2, 1)),
        ("1/2", "de", date(2026, 2, 1)),
        ("31.1.", "en", date(2026, 1, 31)),
        ("1.2.", "en", date(2026, 2, 1)),
        ("31.1.26", "de_DE", date(2026, 1, 31)),
        ("31.1.2027", "de-DE", date(2027, 1, 31)),
        ("1-2-2026", "nl", date(2026, 2, 1)),
        ("28.1.", "de", date(2027, 1, 28)),
        ("29.2.", "de", date(2028, 2, 29)),
        ("morgen", "de", date(2026, 1, 30)),
        ("mo", "de", date(2026, 2, 2)),
        ("Freitag", "de", date(2026, 1, 30)),
        ("lun", "fr", date(2026, 2, 2)),
        ("fri", "fr", date(2026, 1, 30)),
        ("2/1", "xx_nonsense", date(2026, 2, 1)),
    ],
)
def test_a_day_is_read(text: str, locale: str, day: date) -> None:
    assert read_day(text, "", today=TODAY, locale=locale) == (day, 1)


@pytest.mark.parametrize(
    ("following", "day"),
    [("week", date(2026, 2, 2)), ("month", date(2026, 2, 1)), ("Tue,", date(2026, 2, 3))],
)
def test_next_takes_two_words(following: str, day: date) -> None:
    assert read_day("next", following, today=TODAY) == (day, 2)


@pytest.mark.parametrize(
    ("locale", "today", "following", "day"),
    [
        ("en_GB", date(2026, 2, 1), "week", date(2026, 2, 2)),  # a Sunday, the last of its week
        ("en_US", date(2026, 2, 1), "week", date(2026, 2, 9)),  # the same, the first of its week
        ("en_US", date(2026, 1, 31), "week", date(2026, 2, 2)),
        ("en_US", TODAY, "sun", date(2026, 2, 1)),
        ("de_DE", TODAY, "So", date(2026, 2, 8)),
        ("ar_EG", TODAY, "week", date(2026, 2, 1)),  # from Saturday on, working from Sunday on
        ("he_IL", TODAY, "week", date(2026, 2, 1)),
        ("fa_IR", TODAY, "week", date(2026, 1, 31)),
    ],
)
def test_weeks_begin_as_in_the_country(locale: str, today: date, following: str, day: date) -> None:
    assert read_day("next", following, today=today, locale=locale) == (day, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fir",
        "31.2.",
        "0/0",
        "2026-13-01",
        "99999w",
        "1.1.1800",
        "2500-01-01",
        "next",
        "٣d",
        "m",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- any of date's own
        read_day(text, "", today=TODAY)
