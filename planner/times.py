"""The four kinds of time a calendar knows, and how each is ordered, split into days and told."""

import contextlib
import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones


class TimeKind(StrEnum):
    """What a DTSTART says besides the digits (RFC 5545, 3.3.4 and 3.3.5)."""

    DATE = "date"
    FLOATING = "floating"
    UTC = "utc"
    ZONED = "zoned"


@dataclass(frozen=True)
class Moment:
    """One start or end as the calendar gives it.

    `wall` holds what a clock on the wall there shows, without tzinfo (midnight for a
    date): the one place where a naive datetime is meant. `zone` is an IANA name for
    ZONED, or "+05:30 Label" for a zone that IANA does not know, else "".
    """

    kind: TimeKind
    wall: datetime
    zone: str = ""

    @classmethod
    def of_date(cls, day: date) -> "Moment":
        """Return an all-day moment."""
        return cls(TimeKind.DATE, datetime.combine(day, time()))

    @classmethod
    def floating(cls, wall: datetime) -> "Moment":
        """Return a time that means the wall clock wherever one is."""
        return cls(TimeKind.FLOATING, wall.replace(tzinfo=None))

    @classmethod
    def utc(cls, instant: datetime) -> "Moment":
        """Return a time published in UTC, out of any aware datetime."""
        return cls(TimeKind.UTC, instant.astimezone(UTC).replace(tzinfo=None))

    @classmethod
    def zoned(cls, wall: datetime, zone: str) -> "Moment":
        """Return a wall time in the IANA zone `zone`, or in an offset written "+05:30 Label"."""
        return cls(TimeKind.ZONED, wall.replace(tzinfo=None), zone)

    @property
    def all_day(self) -> bool:
        """Whether it is a date without a time."""
        return self.kind is TimeKind.DATE

    def instant(self, display_zone: str) -> datetime:
        """Return the aware instant in UTC; dates and floating times are read in `display_zone`."""
        if self.kind is TimeKind.UTC:
            return self.wall.replace(tzinfo=UTC)
        return self.local(display_zone).astimezone(UTC)

    def local(self, display_zone: str) -> datetime:
        """Return the aware datetime as it is shown: UTC and floating times in `display_zone`."""
        shown_in = zone_or_utc(display_zone)
        match self.kind:
            case TimeKind.UTC:
                return self.wall.replace(tzinfo=UTC).astimezone(shown_in)
            case TimeKind.ZONED:
                return self.wall.replace(tzinfo=zone_or_utc(self.zone))
            case _:
                return self.wall.replace(tzinfo=shown_in)

    def iso(self, display_zone: str) -> str:
        """Return ISO 8601: a date, a time without offset (floating), or one with its offset."""
        if self.kind is TimeKind.DATE:
            return self.wall.date().isoformat()
        if self.kind is TimeKind.FLOATING:
            return _short(self.wall)
        return _short(self.local(display_zone))


def _short(moment: datetime) -> str:
    whole_minute = not (moment.second or moment.microsecond)
    return moment.isoformat(timespec="minutes" if whole_minute else "seconds")


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Return every IANA zone name this machine or tzdata knows."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _zone_names_folded() -> dict[str, str]:
    return {name.casefold(): name for name in zone_names()}


# As IANA writes nearly all of them. Where file names know no letter case, the list does.
_PLAIN_NAME = re.compile(
    r"(?:Etc/)?UTC|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)(?:/[A-Z][A-Za-z_-]+){1,2}"
    if sys.platform == "linux"
    else r"UTC"
)


@lru_cache(maxsize=512)
def find_zone(name: str) -> ZoneInfo | None:
    """Return the IANA zone of that name (letter case aside), or None.

    A name of any other form is looked up in the list of known zones before a file is opened by
    it; to read that list takes twenty times as long as to read one zone.
    """
    if _PLAIN_NAME.fullmatch(name):
        with contextlib.suppress(LookupError, OSError, ValueError):
            return ZoneInfo(name)
    if name in zone_names():
        return ZoneInfo(name)
    known = _zone_names_folded().get(name.casefold())
    return ZoneInfo(known) if known else None


def zone_or_utc(name: str) -> tzinfo:
    """Return the zone stored as `name`: an IANA name, or "+05:30 Label"; UTC when it is neither."""
    return find_zone(name) or fixed_offset(name) or UTC


@lru_cache(maxsize=512)
def fixed_offset(name: str) -> timezone | None:
    """Return the offset that a zone written "+05:30" or "-03:00 Label" keeps, or None."""
    offset, _, label = name.partition(" ")
    if len(offset) != 6 or offset[0] not in "+-" or offset[3] != ":":
        return None
    try:
        hours, minutes = int(offset[1:3]), int(offset[4:6])
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(-delta if offset[0] == "-" else delta, label or offset)
    except ValueError:
        return None


# What machines call it; people know one name.
_OTHER_NAMES_OF_UTC = frozenset(
    {"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"}
)


def local_zone_name() -> str:
    """Return the IANA name of the user's own zone: TZ, else the machine's setting, else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    for candidate in (named, *_machine_zones()):
        if candidate and find_zone(candidate):
            return "UTC" if candidate in _OTHER_NAMES_OF_UTC else candidate
    return "UTC"


def _machine_zones() -> list[str]:
    found = []
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found.append(Path("/etc/timezone").read_text(encoding="utf-8").strip())
    try:
        # Such as /usr/share/zoneinfo/America/Argentina/Ushuaia.
        _folder, found_it, name = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")
        if found_it:
            found.append(name)
    except OSError:
        pass
    return found
