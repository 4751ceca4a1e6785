"""Which day an @when of the person line means: a word, a span, or a date in the locale's order."""

import calendar
import re
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain

from planner.formats.personline.words import COMMAS

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)

# "Today" and "tomorrow" are in no locale data that Babel offers; English is always understood.
_NEAR_DAYS = {
    "en": ("today", "tomorrow"),
    "de": ("heute", "morgen"),
    "fr": ("aujourd'hui", "demain"),
    "es": ("hoy", "mañana"),
    "it": ("oggi", "domani"),
    "nl": ("vandaag", "morgen"),
    "pt": ("hoje", "amanhã"),
}

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})\.?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\.?")
_SPAN = re.compile(r"\+?([0-9]{1,5})([dwm])")


def read_day(text: str, following: str, *, today: date, locale: str = "en") -> tuple[date, int]:
    """Return the day that `text` (the word after @) means and how many words it took, 1 or 2.

    `following` is the next word on the line, for "next week". A weekday is the next one
    after today, "next week" its first working day, weeks beginning as in the locale's country;
    a date without a year is the next such day from today on. Raises ValueError when it is no
    date between 1900 and 2200.
    """
    word = text.casefold().rstrip(";:!?)" + COMMAS)
    if word == "next" and following:
        return _bounded(_next(following.casefold().rstrip(";:!?)." + COMMAS), today, locale)), 2
    if word in ("nextweek", "next-week"):
        return _bounded(_next("week", today, locale)), 1
    return _bounded(_one_word(word, today, locale)), 1


def is_almost_day(text: str, *, locale: str = "en") -> bool:
    """Whether a word that is no day was meant for one: it begins with a digit or is a typo."""
    word = text.casefold().rstrip(";.:!?)" + COMMAS)
    if word[:1].isdigit():
        return True
    short = [name[:3] for name in _WEEKDAYS]
    names = [*short, *_WEEKDAYS, *_foreign_weekdays(locale), *chain(*_near_days(locale))]
    swapped = any(len(name) > 2 and sorted(name) == sorted(word) for name in names)
    return swapped or bool(get_close_matches(word, [n for n in names if len(n) > 4], cutoff=0.8))


def _one_word(word: str, today: date, locale: str) -> date:
    named = word.rstrip(".")
    for days, names in enumerate(zip(*_near_days(locale), strict=True)):
        if named in names:
            return today + timedelta(days=days)
    weekday = _weekday(named, locale)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if span := _SPAN.fullmatch(named):
        return _after(today, int(span[1]), span[2])
    if iso := _ISO.fullmatch(named) or _YEAR_FIRST.fullmatch(word):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    return _numeric(word, today, locale)


def _next(word: str, today: date, locale: str) -> date:
    if word == "month":
        return _after(today.replace(day=1), 1, "m")
    first, working = _week(locale)
    weekday = working if word == "week" else _weekday(word, locale)
    if weekday is None:
        raise ValueError(word)
    begins = today + timedelta(days=7 - (today.weekday() - first) % 7)
    return begins + timedelta(days=(weekday - first) % 7)


def _after(day: date, count: int, unit: str) -> date:
    if unit == "m":
        months = day.year * 12 + day.month - 1 + count
        year, month = months // 12, months % 12 + 1
        if year > _LATEST.year:
            raise ValueError(count)
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return day + timedelta(days=min(count * (7 if unit == "w" else 1), 99_999))


def _numeric(word: str, today: date, locale: str) -> date:
    if found := _YEAR_LAST.fullmatch(word.rstrip(".")):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year = year if len(found[4]) == 4 else 2000 + year
        return _of_either_order(first, second, year, day_first=_day_first(found[2], locale))
    found = _NO_YEAR.fullmatch(word)
    if not found:
        raise ValueError(word)
    first, second = int(found[1]), int(found[3])
    day_first = _day_first(found[2], locale)
    for year in range(today.year, today.year + 9):  # 29 February may be eight years away
        try:
            day = _of_either_order(first, second, year, day_first=day_first)
        except ValueError:
            continue
        if day >= today:
            return day
    raise ValueError(word)


def _of_either_order(first: int, second: int, year: int, *, day_first: bool) -> date:
    """Read the locale's order; where that is no date (31/1 in American English), the other."""
    day, month = (first, second) if day_first else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return date(year, month, day)


def _bounded(day: date) -> date:
    if not _EARLIEST <= day <= _LATEST:
        raise ValueError(day)
    return day


def _day_first(separator: str, locale: str) -> bool:
    pattern = _short_pattern(locale)
    month_first = pattern.find("M") < pattern.find("d")
    if separator == "." and "." not in pattern:
        return True  # dots are written day first even where slashes are not
    return not month_first


def _near_days(locale: str) -> list[tuple[str, str]]:
    languages = {"en", _language(locale)}
    return [words for language, words in _NEAR_DAYS.items() if language in languages]


def _weekday(word: str, locale: str) -> int | None:
    if len(word) >= 3:
        for index, name in enumerate(_WEEKDAYS):
            if word in (name, name[:3], name[:4]) or (len(word) == 5 and word == name[:5]):
                return index
    return _foreign_weekdays(locale).get(word)


def _language(locale: str) -> str:
    return locale.replace("-", "_").split("_")[0].casefold()


@lru_cache(maxsize=16)
def _foreign_weekdays(locale: str) -> dict[str, int]:
    if _language(locale) in ("", "en"):
        return {}
    days = _babel_locale(locale).days["format"]
    return {
        name.casefold().rstrip("."): index
        for width in ("short", "abbreviated", "wide")
        for index, name in days.get(width, {}).items()
    }


@lru_cache(maxsize=16)
def _week(locale: str) -> tuple[int, int]:
    """Return the day a week begins on and its first one outside the weekend, 0 for Monday."""
    known = _babel_locale(locale)
    first, rest = known.first_week_day, known.weekend_end
    return first, (rest + 1) % 7


@lru_cache(maxsize=16)
def _short_pattern(locale: str) -> str:
    if locale in ("en", "en_US"):
        return "M/d/yy"
    return str(_babel_locale(locale).date_formats["short"].pattern)


def _babel_locale(locale: str):  # type: ignore[no-untyped-def]  # Babel's own is loaded late
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale.split(".")[0].split("@")[0].replace("-", "_"))
    except (ValueError, TypeError, UnknownLocaleError):
        return Locale.parse("en")
