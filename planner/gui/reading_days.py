"""Reads a day as people write it into a field: as a date, in words, or as a span from today."""

import re
from datetime import date, timedelta

from babel.core import UnknownLocaleError
from babel.dates import get_month_names, parse_date

from planner.formats.personline import when
from planner.i18n import _, locale_name


def read_date(text: str) -> date | None:
    """Return the day written as 2026-01-31 or in the order of the locale; None for nothing.

    Raises ValueError with a sentence for anything else.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parse_date(text, locale=locale_name())
    except (ValueError, IndexError, UnknownLocaleError):
        raise ValueError(
            _("“{text}” is no date. Write it as 2026-01-31.").format(text=text)
        ) from None


def read_past_day(text: str, today: date) -> date | None:
    """Return a day that is not to come, also by its name; None for nothing, ValueError else."""
    word = text.strip()
    near = {_("today"): today, _("yesterday"): today - timedelta(days=1)}
    day = near.get(word.casefold()) or read_date(word)
    if day is not None and day > today:
        raise ValueError(_("“{day}” is still to come.").format(day=word))
    return day


def read_day(text: str, today: date) -> date | None:
    """Return a day written in any way: as `read_date` does, in words, or as a span from today.

    "Fri, Mar 20, 2026", "20 March" (the next one), "fri", "tomorrow", "+3d", "2w", "next week".
    Raises ValueError with a sentence for anything else.
    """
    if not text:
        return None
    first, *others = text.split()
    try:
        day, words = when.read_day(
            first, others[0] if others else "", today=today, locale=locale_name()
        )
        if words == 1 + len(others):
            return day
    except ValueError:
        pass
    return _named_day(text, today) or read_date(text)


def _named_day(text: str, today: date) -> date | None:
    """Return the day that a month's name and one or two numbers tell, None where they do not."""
    numbers = [int(number) for number in re.findall(r"[0-9]+", text)]
    words = {word.rstrip(".") for word in re.findall(r"[^\W\d_]+\.?", text.casefold())}
    months = {
        name.casefold().rstrip("."): number
        for locale in (locale_name(), "en")
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale=locale).items()
    }
    found = {months[word] for word in words if word in months}
    days = [number for number in numbers if number <= 31]
    years = [number for number in numbers if number > 31]
    if len(found) != 1 or len(days) != 1 or len(years) > 1:
        return None
    (month,) = found
    for year in years or range(today.year, today.year + 9):
        try:
            day = date(year, month, days[0])
        except ValueError:
            continue
        if years or day >= today:
            return day
    return None
