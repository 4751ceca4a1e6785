"""Dates and times as table programs and badge scanners write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

_DIGITS = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?"
    r"(?:[,T\s]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?)?",
    re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?::\d{2})?(?:\s*([ap])\.?m\.?)?", re.IGNORECASE | re.ASCII
)
# How table programs count days where a cell was not formatted as a date.
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_SERIALS = range(36526, 73051)  # 2000 to 2100
_EPOCH = datetime(1899, 12, 30)
_CLOCK = r"(?:,?\s+(?:at\s+)?(\d{1,2})[:.h](\d{2})(?::\d{2})?(?:\s*([ap])\.?m\.?)?)?"
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})\.?[\s-](?:de )?([^\W\d_]{{3,}})\.?[\s-](?:de )?(\d{{4}}){_CLOCK}", re.I
)
_MONTH_DAY = re.compile(
    rf"([^\W\d_]{{3,}})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}}){_CLOCK}", re.I
)
# The months by how they begin: English, German, French, Spanish.
_MONTHS = (
    ("jan", "jän", "ene"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz"),
    ("apr", "avr", "abr"),
    ("may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aoû", "ago"),
    ("sep", "set"),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)


def is_time(text: str) -> bool:
    """Whether a text is a time of day and nothing else."""
    return bool(_TIME.fullmatch(text.strip()))


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
    moment = moment or _in_words(text) or _serial(text)
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


def _in_words(text: str) -> date | datetime | None:
    found = _DAY_MONTH.fullmatch(text)
    if found is not None:
        day, month = found[1], found[2]
    elif (found := _MONTH_DAY.fullmatch(text)) is not None:
        month, day = found[1], found[2]
    else:
        return None
    number = next(
        (n for n, words in enumerate(_MONTHS, 1) if month.casefold().startswith(words)), 0
    )
    try:
        if found[4] is None:
            return date(int(found[3]), number, int(day))
        hour, minute = _hour(found[4], found[6]), int(found[5])
        return datetime(int(found[3]), number, int(day), hour, minute)
    except ValueError:
        return None


def _serial(text: str) -> date | datetime | None:
    """Return the day a table program counts from the end of 1899 (1900 having been a leap year)."""
    if not _SERIAL.fullmatch(text) or int(float(text)) not in _SERIALS:
        return None
    moment = _EPOCH + timedelta(minutes=round(float(text) * 24 * 60))
    return moment if "." in text else moment.date()


def _hour(digits: str, half: str | None) -> int:
    hour = int(digits)
    if half:
        hour = hour % 12 + (12 if half.casefold() == "p" else 0)
    return hour
