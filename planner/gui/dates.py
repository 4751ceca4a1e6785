"""Days and times of events in words, in the user's language."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from babel.dates import format_skeleton

from planner.formats.pdf.dates import clock
from planner.i18n import _, locale_name, ngettext
from planner.model import EventKind
from planner.queries.events import EventRow
from planner.times import zone_or_utc

_DASH = "\N{EN DASH}"


def day_words(day: date, today: date | None = None) -> str:
    """Return a day such as "Sat, Jan 31"; with its year where that is not the year of `today`."""
    skeleton = "MMMEd" if today is not None and day.year == today.year else "yMMMEd"
    return _in_words(skeleton, day, locale_name())


def date_words(day: date) -> str:
    """Return a day with its year and without its weekday, such as "Jan 31, 2026"."""
    return _in_words("yMMMd", day, locale_name())


def at_time(day: str, time: str) -> str:
    """Return a day and a time of it, both in words; only the day where the time is ""."""
    return _("{day}, {time}").format(day=day, time=time) if time else day


def moment_words(moment: datetime, today: date | None = None) -> str:
    """Return a day and a time of it, such as "Sat, Jan 31, 09:30"."""
    return at_time(day_words(moment.date(), today), clock(moment))


def last_day(row: EventRow) -> date:
    """Return the last day an event touches; an end at midnight belongs to the day before."""
    end = row.local_end
    if end > row.local_start and end.time().replace(tzinfo=None) == end.time().min:
        end -= timedelta(seconds=1)
    return max(end.date(), row.local_start.date())


def span_words(row: EventRow, today: date | None = None) -> str:
    """Return when an event is: one day with its times, or its first and last day."""
    first, last = row.local_start.date(), last_day(row)
    if first != last:
        same_year = first.year == last.year
        start = day_words(first, last if same_year else None)
        return f"{start} {_DASH} {day_words(last, today)}"
    if row.start.all_day:
        return day_words(first, today)
    return at_time(day_words(first, today), times_of(row.local_start, row.local_end))


def times_of(start: datetime, end: datetime) -> str:
    """Return from when to when; only the start where nothing tells the end."""
    if end <= start:
        return clock(start)
    return f"{clock(start)}{_DASH}{clock(end)}"


def mine_words(row: EventRow, my_zone: str) -> str:
    """Return the event's time in the user's own zone, or "" where the clocks show the same."""
    has_times = not row.start.all_day or row.kind is EventKind.CONFERENCE
    zone = zone_or_utc(my_zone)
    start, end = row.local_start.astimezone(zone), row.local_end.astimezone(zone)
    ahead = (row.local_start.utcoffset() or timedelta()) - (start.utcoffset() or timedelta())
    if not ahead or not has_times:
        return ""
    if row.start.all_day or row.local_start.date() != last_day(row):
        hours = _hours(abs(ahead))
        if ahead > timedelta():
            return _("{hours} ahead of you").format(hours=hours)
        return _("{hours} behind you").format(hours=hours)
    times = times_of(start, end)
    if start.date() != row.local_start.date():
        times = at_time(day_words(start.date(), row.local_start.date()), times)
    return _("{times} for you").format(times=times)


def _hours(length: timedelta) -> str:
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    if minutes:
        return _("{hours}:{minutes:02} hours").format(hours=hours, minutes=minutes)
    return ngettext("{n} hour", "{n} hours", hours).format(n=hours)


def distance_words(days: int) -> str:
    """Return how far a day is from today: "in 3 days", "yesterday"."""
    match days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
    unit: Literal["day", "month", "year"]
    number, unit = abs(days), "day"
    if number >= 730:
        number, unit = number // 365, "year"
    elif number >= 60:
        number, unit = number // 30, "month"
    if days > 0:
        words = {
            "day": ngettext("in {n} day", "in {n} days", number),
            "month": ngettext("in {n} month", "in {n} months", number),
            "year": ngettext("in {n} year", "in {n} years", number),
        }[unit]
    else:
        words = {
            "day": ngettext("{n} day ago", "{n} days ago", number),
            "month": ngettext("{n} month ago", "{n} months ago", number),
            "year": ngettext("{n} year ago", "{n} years ago", number),
        }[unit]
    return words.format(n=number)


@lru_cache(maxsize=2048)  # of thousands of rows, many say the same day
def _in_words(skeleton: str, day: date, locale: str) -> str:
    return str(format_skeleton(skeleton, day, locale=locale))
