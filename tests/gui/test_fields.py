from datetime import date

import pytest

from planner import i18n
from planner.gui.fields import Field, Kind, read_date, read_number


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en_GB", "2026-03-04", date(2026, 3, 4)),
        ("en_GB", "04/03/2026", date(2026, 3, 4)),
        ("en_US", "03/04/2026", date(2026, 3, 4)),
        ("de_DE", "4.3.2026", date(2026, 3, 4)),
        ("en_GB", "", None),
    ],
)
def test_days_are_read_as_iso_or_as_the_locale_writes_them(
    locale: str, text: str, day: date | None
) -> None:
    i18n.choose_language(locale)
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["soon", "2026-02-30", "99/99/2026", "4", "🙂"])
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="Write it as 2026-01-31"):
        read_date(text)


def test_numbers_keep_their_bounds() -> None:
    field = Field("count", "Count", Kind.NUMBER, minimum=1, maximum=12)
    assert [read_number(text, field) for text in ("", "1", "12")] == [None, 1, 12]
    for text in ("0", "13", "x", "1.5"):
        with pytest.raises(ValueError, match="from 1 to 12"):
            read_number(text, field)
