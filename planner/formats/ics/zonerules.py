"""The rules of an IANA zone written out as a VTIMEZONE for the years a file needs."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


def timezone_component(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """Return the VTIMEZONE (RFC 5545, 3.6.5) of a zone, true from one year to the end of another.

    An onset is told by the clock as it was before the change, which is what the standard asks
    and icalendar's own writer gets wrong in spring.
    """
    timezone = Timezone()
    timezone.add("tzid", zone.key)
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    before = _offset(start, zone)
    timezone.add_component(_part(start.astimezone(zone), before, before, [], zone))
    parts: dict[tuple[timedelta, timedelta, str], list[datetime]] = {}
    for change in _changes(zone, start, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        local = change.astimezone(zone)
        was = _offset(change - timedelta(seconds=1), zone)
        parts.setdefault((was, _offset(change, zone), local.tzname() or ""), []).append(change)
    for (was, becomes, _name), changes in parts.items():
        timezone.add_component(_part(changes[0], was, becomes, changes[1:], zone))
    return timezone


def _part(
    change: datetime, was: timedelta, becomes: timedelta, again: list[datetime], zone: ZoneInfo
) -> TimezoneStandard | TimezoneDaylight:
    local = change.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", _wall(change, was))
    if again:
        part.add("rdate", [_wall(one, was) for one in again])
    part.add("tzoffsetfrom", was)
    part.add("tzoffsetto", becomes)
    part.add("tzname", local.tzname() or zone.key)
    return part


def _wall(instant: datetime, offset: timedelta) -> datetime:
    return (instant.astimezone(UTC) + offset).replace(tzinfo=None)


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants, in UTC, at which the offset changes."""
    day = first
    while day < last:
        following = day + timedelta(days=1)
        if _offset(day, zone) != _offset(following, zone):
            low, high = day, following
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                if _offset(middle, zone) == _offset(low, zone):
                    low = middle
                else:
                    high = middle
            yield high
        day = following
