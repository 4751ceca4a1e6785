"""What stands on the papers of one purpose, before it is drawn: change slip, week, who is here.

Every datetime is aware and already in the zone in which it is printed.
"""

from dataclasses import dataclass
from datetime import date, datetime

from planner.formats.pdf.report import Head, Paper


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a sheet that no longer holds.

    `kind` is "gone", "cancelled", "moved" or "room"; the `now_` fields are empty for the first
    two. `meaning` says what the new time comes to for me.
    """

    code: str
    name: str
    title: str
    kind: str
    was_start: datetime
    was_place: str
    now_start: datetime | None = None
    now_end: datetime | None = None
    now_place: str = ""
    was_all_day: bool = False
    now_all_day: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSlip:
    """What changed since a sheet was printed, in the order of the sheet. `sheet_at` is when."""

    head: Head
    number: int
    sheet_at: datetime
    printed_at: datetime
    calendar_at: datetime | None
    changes: tuple[Change, ...]
    paper: Paper = Paper.A4


@dataclass(frozen=True, slots=True)
class WeekPerson:
    """Somebody I see. `code` is that of the target, "" for somebody who only takes part."""

    name: str
    organisation: str
    code: str = ""
    last: str = ""
    owed: str = ""
    give: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """One event of the week with whom I see there. `start` is in my own zone; an event of
    several days stands on the first of them within the week."""

    day: date
    start: datetime
    end: datetime | None
    title: str
    place: str
    all_day: bool = False
    people: tuple[WeekPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """Whom I see in seven days, in order of time."""

    first: date
    last: date
    zone: str
    printed_at: datetime
    entries: tuple[WeekEntry, ...]
    paper: Paper = Paper.A4


@dataclass(frozen=True, slots=True)
class Attending:
    """One person of the list of who is here. `code` is that of the target, "" for none."""

    name: str
    title: str = ""
    known: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """The people of one company, "" for those of none; `place` is its hall and stand."""

    name: str
    place: str
    people: tuple[Attending, ...]


@dataclass(frozen=True, slots=True)
class WhoIsHere:
    """Who is listed at an event, by company."""

    head: Head
    dates: tuple[date, date]
    printed_at: datetime
    calendar_at: datetime | None
    companies: tuple[Company, ...]
    paper: Paper = Paper.A4
