"""Dates and times as table programs and badge scanners write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime

_DIGITS = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?"
    r"(?:[,T\s]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?)?",
    re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?::\d{2})?(?:\s*([ap])\.?m\.?)?", re.IGNORECASE | re.ASCII
)


def day_comes_first(values: Iterable[str], default: bool) -> bool:
    """Tell 3/4/2026 apart by the whole column: one value above twelve decides, else `default`."""
    for value in values:
        found = _DIGITS.match(value.strip())
        if not found or len(found[1]) == 4:
            continue
        if found[2] == "." or int(found[1]) > 12:
            return True
        if int(found[3]) > 12:
            return False
    return default


def read_moment(text: str, *, time: str = "", day_first: bool) -> str:
    """Return an ISO date, or date and time, or "" when the text is neither.

    `time` is what a column of its own says. An offset in the text is kept.
    """
    text = text.strip()
    if not text:
        return ""
    moment = _iso(text)
    if moment is None and (found := _DIGITS.fullmatch(text)):
        moment = _from_digits(found, day_first)
    if moment is None:
        return ""
    if not 1900 <= moment.year <= 2200:
        return ""
    clock = _TIME.fullmatch(time.strip())
    if not isinstance(moment, datetime) and clock:
        try:
            moment = datetime(
                moment.year, moment.month, moment.day, _hour(clock[1], clock[3]), int(clock[2])
            )
        except ValueError:
            return moment.isoformat()
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.isoformat()


def _iso(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_digits(found: re.Match[str], day_first: bool) -> date | datetime | None:
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        year, month, day = first, second, third
    else:
        year = third if len(found[4]) == 4 else 2000 + third
        month, day = (second, first) if day_first or found[2] == "." else (first, second)
    try:
        if found[5] is None:
            return date(year, month, day)
        seconds = int(found[7] or 0)
        return datetime(year, month, day, _hour(found[5], found[8]), int(found[6]), seconds)
    except ValueError:
        return None


def _hour(digits: str, half: str | None) -> int:
    hour = int(digits)
    if half:
        hour = hour % 12 + (12 if half.casefold() == "p" else 0)
    return hour
