"""Dates and times as they are printed, in the user's language."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from planner import i18n

if TYPE_CHECKING:
    from babel import Locale

_YEAR = re.compile(r",?\s*(?:'de'\s*)?y+(?:年|\.|\s*'г'\.)?\s*")


def day_long(day: date) -> str:
    """Return the day for a heading, such as "Saturday 31 January"."""
    return _full(day.timetuple()[:3], i18n.locale_name())


def days(first: date | None, last: date | None = None) -> str:
    """Return the day, or the stretch of days, for a heading; nothing without any."""
    if first is None:
        return ""
    return f"{day_short(first)} – {day_short(last)}" if last else day_long(first)


def day_short(day: date) -> str:
    """Return the day for a line of a list, such as "Sat 31 Jan"."""
    return _skeleton("MMMEd", day.timetuple()[:3], i18n.locale_name())


def weekday(day: date) -> str:
    """Return the short name of the day of the week."""
    return _skeleton("E", day.timetuple()[:3], i18n.locale_name())


def span(first: date, last: date) -> str:
    """Return a stretch of days with its year, or the one day."""
    year = _skeleton("yMMMd", last.timetuple()[:3], i18n.locale_name())
    if first == last:
        return year
    return f"{_skeleton('MMMd', first.timetuple()[:3], i18n.locale_name())} – {year}"


def clock(moment: datetime) -> str:
    """Return the time of day in twenty-four hours, which every reader of a timetable knows."""
    return f"{moment.hour:02}:{moment.minute:02}"


def clocks(start: datetime, end: datetime | None) -> str:
    """Return a stretch of time, such as "10:00–10:50"."""
    return f"{clock(start)}–{clock(end)}" if end and end != start else clock(start)


def stamp(moment: datetime) -> str:
    """Return day and time for the foot of a page, such as "Fri 30 Jan 21:40"."""
    return f"{day_short(moment)} {clock(moment)}"


def short_stamp(moment: datetime) -> str:
    """Return day and time without the day of the week, such as "30 Jan 21:40"."""
    day = _skeleton("MMMd", moment.timetuple()[:3], i18n.locale_name())
    return f"{day} {clock(moment)}"


@lru_cache(maxsize=512)
def _skeleton(skeleton: str, day: tuple[int, int, int], name: str) -> str:
    from babel.dates import format_skeleton  # the first rows name no day

    return format_skeleton(skeleton, date(*day), locale=_locale(name))


@lru_cache(maxsize=512)
def _full(day: tuple[int, int, int], name: str) -> str:
    """The locale's full date without its year; few locales name a pattern for that."""
    from babel.dates import format_date

    found = _locale(name)
    named = found.datetime_skeletons.get("MMMMEEEEd")
    pattern = named.pattern if named else _YEAR.sub("", found.date_formats["full"].pattern)
    return format_date(date(*day), pattern, locale=found)


@lru_cache(maxsize=16)
def _locale(name: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return Locale("en")
