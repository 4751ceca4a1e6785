"""Dates, times and lengths as calendars write them, made into moments."""

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from planner.errors import BadInput
from planner.formats.ics.properties import ContentLine
from planner.formats.ics.zones import ZoneBook
from planner.i18n import _
from planner.times import Moment, TimeKind

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
LONGEST_LENGTH = timedelta(days=3660)

_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\+?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    """A DURATION: `days` by the calendar, `exact` by the clock (RFC 5545, 3.3.6)."""

    days: int
    exact: timedelta

    def after(self, start: Moment) -> Moment:
        """Return the moment this long after `start`."""
        wall = start.wall + timedelta(days=self.days)
        if start.kind is TimeKind.DATE:
            whole = self.exact.days + bool(self.exact - timedelta(days=self.exact.days))
            return Moment(start.kind, wall + timedelta(days=whole))
        moved = Moment(start.kind, wall, start.zone)
        return shift(moved, self.exact)


def shift(moment: Moment, by: timedelta) -> Moment:
    """Return the moment `by` later on the clock, across changes to and from summer time.

    One that falls into the hour that comes twice, the second time, is told in UTC.
    """
    if moment.kind is not TimeKind.ZONED:
        return Moment(moment.kind, moment.wall + by, moment.zone)
    local = moment.local("UTC")
    later = (local.astimezone(UTC) + by).astimezone(local.tzinfo)
    return Moment.utc(later) if later.fold else Moment.zoned(later, moment.zone)


def read_moment(line: ContentLine, zones: ZoneBook, value: str | None = None) -> Moment:
    """Return the time a DTSTART, DTEND, RECURRENCE-ID, or one value of an EXDATE tells.

    Eight digits are a date whatever the parameters say, a Z wins over TZID. Floating times
    become times in the zone the book has for them, where it has one. Raises BadInput with a
    reason for what is no time, or lies outside 1900 to 2200.
    """
    wall, rest = _parsed((line.value if value is None else value).strip())
    if rest is None:
        return Moment(TimeKind.DATE, wall)
    if line.parameters.get("VALUE", "").upper() == "DATE" and wall.time() == wall.min.time():
        return Moment(TimeKind.DATE, wall)
    if rest == "Z":
        return Moment(TimeKind.UTC, wall)
    if rest:
        return Moment(TimeKind.UTC, wall - _offset(rest))
    return zones.place(wall, line.parameters.get("TZID", ""), line.number)


@lru_cache(maxsize=2048)
def _parsed(text: str) -> tuple[datetime, str | None]:
    """Return the wall time a value tells and its offset as written, None for a date."""
    if len(text) in (15, 16) and text[8] == "T" and text[15:] in ("", "Z") and text.isascii():
        # As nearly all of them are written.
        digits = text[:8] + text[9:15]
        if digits.isdigit() and EARLIEST_YEAR <= int(digits[:4]) <= LATEST_YEAR:
            with contextlib.suppress(ValueError):
                return datetime.fromisoformat(text[:15]), text[15:]
    found = _TIME.fullmatch(text)
    if not found:
        raise BadInput(_("“{text}” is no date and time").format(text=text[:40]))
    year, month, day = (int(part) for part in found.groups()[:3])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise BadInput(_("the year {year} is out of range").format(year=year))
    try:
        wall = datetime(year, month, day)
    except ValueError:
        shown = f"{found[1]}-{found[2]}-{found[3]}"
        raise BadInput(_("there is no day {day}").format(day=shown)) from None
    if found[4] is None:
        return wall, None
    wall = _with_clock(wall, int(found[4]), int(found[5]), int(found[6] or 0), text)
    return wall, found[7] or ""


def read_length(text: str) -> Length:
    """Return a DURATION; raises BadInput for one that is none, negative, or beyond ten years."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or not any(found.groups()):
        raise BadInput(_("“{text}” is no length of time").format(text=text.strip()[:40]))
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = Length(weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds))
    if timedelta(days=length.days) + length.exact > LONGEST_LENGTH:
        raise BadInput(_("“{text}” is too long").format(text=text.strip()[:40]))
    return length


def _with_clock(wall: datetime, hour: int, minute: int, second: int, text: str) -> datetime:
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise BadInput(_("there is no time {text}").format(text=text[9:40]))
    # 24:00 is the next midnight, and a leap second counts as the one before it.
    clock = timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return wall + clock


def _offset(text: str) -> timedelta:
    if text in "Zz":
        return timedelta()
    digits = text[1:].replace(":", "")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if delta >= timedelta(days=1):
        raise BadInput(_("“{text}” is no offset from UTC").format(text=text))
    zone = timezone(-delta if text[0] == "-" else delta)
    return zone.utcoffset(None)
