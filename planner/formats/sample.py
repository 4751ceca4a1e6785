"""The sample conference, its dates moved to where somebody can still prepare for it."""

import re
from datetime import date, datetime, timedelta

from planner import paths

CALENDAR = "sample/conference.ics"
PEOPLE = "sample/people.csv"

# The days of a session, not those of the zone's own rules: these stand in 1996.
_SESSION_DAY = re.compile(rb"^(DT(?:START|END)(?:;[^:\r\n]*)?:)(\d{8})", re.MULTILINE)
_SESSIONS_BEGIN = b"BEGIN:VEVENT"


def sample_calendar(today: date, first_day: date | None = None) -> bytes:
    """Return the sample conference as an iCalendar file (RFC 5545) of three days.

    The first day is `first_day`, by default the day after `today`: near enough to stand in
    the list of what comes next, and not begun, so that there is something to prepare and
    nothing is overdue. Only days move. Times stay what the clock on the wall in Porto Marel
    shows, through any change to summer time, and UIDs stay as they are, so that loading the
    sample again on another day moves its sessions instead of doubling them.
    """
    raw = paths.resource(CALENDAR).read_bytes()
    head, begin, sessions = raw.partition(_SESSIONS_BEGIN)
    days = [_day(found[2]) for found in _SESSION_DAY.finditer(sessions)]
    shift = (first_day or today + timedelta(days=1)) - min(days)

    def moved(found: re.Match[bytes]) -> bytes:
        return found[1] + (_day(found[2]) + shift).strftime("%Y%m%d").encode()

    return head + begin + _SESSION_DAY.sub(moved, sessions)


def sample_people() -> bytes:
    """Return the organiser's list of who will be at the sample conference, as CSV in UTF-8."""
    return paths.resource(PEOPLE).read_bytes()


def _day(digits: bytes) -> date:
    return datetime.strptime(digits.decode(), "%Y%m%d").date()
