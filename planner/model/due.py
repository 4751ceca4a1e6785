"""When a follow-up is due: the boxes of the card reckoned into days (SHEETS.md, follow-up list)."""

from datetime import date, datetime, timedelta

from planner.model.log import Timing
from planner.times import zone_or_utc

PROMISE_HOURS = 24
FIRST_MESSAGE_HOURS = 48
WEEK_DAYS = 7
WARM_DAYS = 30


def due_date(timing: Timing, met_at: datetime, event_end: datetime | None, zone: str) -> date:
    """Return the day, in `zone`, on which a box's time is up.

    "24 h" counts from the encounter; "1 week" and "keep warm" from the end of the event, or
    from the encounter where there is no event. All datetimes are aware.
    """
    if timing is Timing.DAY:
        return _day(met_at + timedelta(hours=PROMISE_HOURS), zone)
    days = WARM_DAYS if timing is Timing.WARM else WEEK_DAYS
    # An event that ends at midnight ended on the day before.
    end = event_end - timedelta(seconds=1) if event_end else met_at
    return _day(end, zone) + timedelta(days=days)


def first_message_due(met_at: datetime, zone: str) -> date:
    """Return the day by which somebody met should have heard from me: within 48 hours."""
    return _day(met_at + timedelta(hours=FIRST_MESSAGE_HOURS), zone)


def _day(moment: datetime, zone: str) -> date:
    return moment.astimezone(zone_or_utc(zone)).date()
