"""A recurrence rule checked as text before anything is reckoned (RFC 5545, 3.3.10)."""

import re
from datetime import datetime
from functools import lru_cache

from planner.errors import BadInput
from planner.formats.ics.recurrence import Frequency, Rule
from planner.i18n import _

LARGEST_INTERVAL = 1000
LARGEST_COUNT = 100_000
MOST_LIST_ITEMS = 400
MOST_TIMES_A_DAY = 24

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?")
_RANGES = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}


@lru_cache(maxsize=1024)
def read_rule(text: str) -> Rule:
    """Return the rule an RRULE holds; raises BadInput with a reason where we do not follow it."""
    parts = _parts(text)
    frequency = _frequency(parts.pop("FREQ", ""))
    interval = _number(parts.pop("INTERVAL", "1"), "INTERVAL", 1, LARGEST_INTERVAL)
    count = parts.pop("COUNT", None)
    until = _UNTIL.fullmatch(parts.pop("UNTIL", "19000101"))
    if not until:
        raise BadInput(_("its end cannot be read"))
    has_until = "UNTIL=" in text.upper()
    week_start = parts.pop("WKST", "MO")
    if week_start not in _WEEKDAYS:
        raise BadInput(_("its first day of the week cannot be read"))
    days = tuple(_by_day(item) for item in _items(parts.pop("BYDAY", "")))
    lists = {name: _numbers(parts.pop(name, ""), name) for name in _RANGES}
    if parts:
        raise BadInput(_("it has a part {name} we do not know").format(name=next(iter(parts))))
    if len(days) + sum(len(numbers) for numbers in lists.values()) > MOST_LIST_ITEMS:
        raise BadInput(_("it lists too many days and times"))
    times_a_day = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times_a_day *= max(1, len(lists[name]))
    if times_a_day > MOST_TIMES_A_DAY:
        raise BadInput(_("it repeats more than {n} times a day").format(n=MOST_TIMES_A_DAY))
    return Rule(
        frequency, interval,
        None if count is None else _number(count, "COUNT", 1, LARGEST_COUNT),
        _until(until) if has_until else None, bool(has_until and until[7]),
        _WEEKDAYS.index(week_start),
        lists["BYMONTH"], lists["BYWEEKNO"], lists["BYYEARDAY"], lists["BYMONTHDAY"], days,
        lists["BYHOUR"], lists["BYMINUTE"], lists["BYSECOND"], lists["BYSETPOS"],
    )  # fmt: skip


def _parts(text: str) -> dict[str, str]:
    if len(text) > 4000:
        raise BadInput(_("it is too long"))
    parts = {}
    for part in text.upper().split(";"):
        name, _equals, value = part.partition("=")
        if name.strip():
            parts[name.strip()] = value.strip()
    return parts


def _frequency(name: str) -> Frequency:
    if name in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise BadInput(_("it repeats more often than daily"))
    try:
        return Frequency[name]
    except KeyError:
        raise BadInput(_("it does not say how often")) from None


def _number(text: str, name: str, least: int, most: int) -> int:
    number = int(text) if re.fullmatch(r"\+?\d{1,9}", text) else least - 1
    if not least <= number <= most:
        raise BadInput(_("its {name} is {value}").format(name=name, value=text[:20] or "“”"))
    return number


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def _numbers(text: str, name: str) -> tuple[int, ...]:
    least, most, signed = _RANGES[name]
    found = set()
    for item in _items(text):
        number = int(item) if re.fullmatch(r"[+-]?\d{1,3}", item) else most + 1
        if not least <= (abs(number) if signed else number) <= most:
            raise BadInput(_("its {name} is {value}").format(name=name, value=item[:20]))
        found.add(min(number, 59) if name == "BYSECOND" else number)
    return tuple(sorted(found))


def _by_day(item: str) -> tuple[int, int]:
    found = _BY_DAY.fullmatch(item)
    if not found:
        raise BadInput(_("its {name} is {value}").format(name="BYDAY", value=item[:20]))
    return int(found[1] or 0), _WEEKDAYS.index(found[2])


def _until(found: re.Match[str]) -> datetime:
    year, month, day = (int(part) for part in found.groups()[:3])
    hour, minute, second = (
        (int(part) for part in found.groups("")[3:6]) if found[4] else (23, 59, 59)
    )
    try:
        return datetime(max(1, year), month, day, hour, minute, second)
    except ValueError:
        raise BadInput(_("its end is no date")) from None
