"""When a follow-up is due: the boxes of the card reckoned into days (SHEETS.md, follow-up list)."""

from datetime import date, datetime, timedelta

from planner.model.log import Timing
from planner.times import zone_or_utc

FIRST_MESSAGE_DAYS = 2
WEEK_DAYS = 7
WARM_DAYS = 30
AGAIN_DAYS = 60
# A message without an answer is asked after once, three to seven days later.
NUDGE_FROM, NUDGE_UNTIL = 3, 7

WorkDays = frozenset[int]
EVERY_DAY: WorkDays = frozenset(range(7))


def due_date(
    timing: Timing,
    met_at: datetime,
    event_end: datetime | None,
    zone: str,
    work_days: WorkDays = EVERY_DAY,
) -> date:
    """Return the day, in `zone`, on which a box's time is up.

    "24 h" counts from the encounter, by the clock on the wall: met in the evening, it is due
    the next day also where the clocks change in that night. "1 week" and "keep warm" count
    from the end of the event, or from the encounter where there is no event. All datetimes
    are aware. `work_days` are weekdays (0 is Monday); from others it moves on to the next.
    """
    if timing is Timing.DAY:
        return next_work_day(_day(met_at, zone) + timedelta(days=1), work_days)
    days = WARM_DAYS if timing is Timing.WARM else WEEK_DAYS
    return next_work_day(_last_day(met_at, event_end, zone) + timedelta(days=days), work_days)


def first_message_due(met_at: datetime, zone: str, work_days: WorkDays = EVERY_DAY) -> date:
    """Return the day by which somebody met should have heard from me: within 48 hours."""
    return next_work_day(_day(met_at, zone) + timedelta(days=FIRST_MESSAGE_DAYS), work_days)


def again_due(thirty_due: date, done: date, work_days: WorkDays = EVERY_DAY) -> date:
    """Return when the sixty days are up after a thirty-day step is done.

    They count from the same beginning as the thirty; who was late gets thirty days more.
    """
    day = max(thirty_due, done) + timedelta(days=AGAIN_DAYS - WARM_DAYS)
    return next_work_day(day, work_days)


def rhythm_due(last_contact: date, weeks: int, work_days: WorkDays = EVERY_DAY) -> date:
    """Return when a rhythm of so many weeks wants the next word, counted from the last one."""
    return next_work_day(last_contact + timedelta(weeks=weeks), work_days)


def next_work_day(day: date, work_days: WorkDays) -> date:
    """Return the day itself where work is done on it, else the next on which it is."""
    if not work_days:
        return day
    while day.weekday() not in work_days:
        day += timedelta(days=1)
    return day


def _last_day(met_at: datetime, event_end: datetime | None, zone: str) -> date:
    """Return the day that counts as the end: an event that ends at midnight ended the day before.

    So it is also where the clocks change in that night.
    """
    if event_end is None:
        return _day(met_at, zone)
    return _day(event_end - timedelta(seconds=1), zone)


def _day(moment: datetime, zone: str) -> date:
    return moment.astimezone(zone_or_utc(zone)).date()
