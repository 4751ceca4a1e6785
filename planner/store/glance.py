"""A glance into a store that is not open yet: the first rows of its schedule, by plain SQL.

What stands behind the doors takes far longer to load than this to be read. The file is looked at
and let go: it is opened with every check afterwards, and nothing is written here.
"""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from planner.kinds import EventKind, Mark
from planner.store.glanced import (
    GlancedCounts,
    GlancedEvent,
    glanced_counts,
    glanced_events,
    listed,
)
from planner.store.marks import APPLICATION_ID, MIGRATIONS, newest_in
from planner.times import Moment, TimeKind, zone_or_utc

# What reading a damaged file comes to: it is looked at more closely when it is opened.
_ODD = (sqlite3.Error, OSError, ValueError, TypeError, LookupError, OverflowError)
_BEFORE, _AFTER = 40, 60  # rows round the one that runs now or comes next
_OWN_KINDS = frozenset({EventKind.MEETING, EventKind.BREAK})
_PATIENCE = 0.5  # seconds
_STEPS = 20_000  # of SQLite's own, some milliseconds
_LONGEST_ROW = 16_000_000  # bytes
_FOLLOWED_AHEAD = timedelta(days=14)
_LEFT_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Glance:
    """The rows of one day of a schedule round the one to look at first, `chosen` by its id.

    `marked` are the events of one's own day when any of the rows is one. `zone` is the one that
    all are shown in, `title` that of the event, `now` when it was looked at, in that zone.
    `suits` names the kinds of session that suit the user, as the profile keeps them; `one_day`
    says that all sessions are on the same one.
    """

    event_id: int
    title: str
    zone: str
    day: date
    rows: tuple[GlancedEvent, ...]
    chosen: int
    marked: tuple[GlancedEvent, ...]
    counts: GlancedCounts
    now: datetime
    suits: str = ""
    one_day: bool = False


def glance_at(path: Path, now: datetime, last_event: int | None) -> Glance | None:
    """Return the rows that the schedule begins with; None where there are none, or any doubt.

    `last_event` is the one that was shown last. A file that another program has locked, that is
    none of ours or of another schema, that has a write to be taken back, is left alone.
    """
    try:
        with closing(_look_into(path)) as file:
            if not _is_plain_store(file):
                return None
            event_id = _event_at_start(file, now, last_event)
            return None if event_id is None else glance_within(file, event_id, now)
    except _ODD:
        return None


def glance_of(session: Any, event_id: int, now: datetime) -> Glance | None:
    """Ask as a query of the open store; the session is SQLAlchemy's, which is not loaded here."""
    return glance_within(session.connection().connection.driver_connection, event_id, now)


def glance_within(file: sqlite3.Connection, event_id: int, now: datetime) -> Glance | None:
    """Return the rows that the schedule of an event begins with; None where there are none."""
    (head,) = glanced_events(file, f"e.id = {int(event_id)}", "e.id")
    zone = _zone_of(file, event_id)
    today = now.astimezone(zone_or_utc(zone)).date()
    day = _day_to_show(file, head, zone, today)
    if day is None:
        return None
    # Only today one has to be found among the others.
    most = -1 if day == today else _AFTER
    of_day = file.execute(
        f"SELECT e.id, e.end_at FROM event e LEFT JOIN event_plan p ON p.event_id = e.id "
        f"WHERE {_within(head)} AND {_SEEN} AND {_ON_DAY} ORDER BY {_ORDER} LIMIT {most}",
        _day_bounds(day, zone),
    ).fetchall()
    if not of_day:
        return None
    instant = _text(now)
    place = next((at for at, (_id, ends) in enumerate(of_day) if ends >= instant), None)
    first = max(0, (place or 0) - _BEFORE)
    ids = [row[0] for row in of_day[first : (place or 0) + _AFTER]]
    rows = glanced_events(file, f"e.id IN ({listed(ids)})", _ORDER)
    own = any(_is_own(row) for row in rows)
    return Glance(
        event_id=head.id,
        title=head.title,
        zone=zone,
        day=day,
        rows=tuple(rows),
        chosen=of_day[place or 0][0],
        marked=tuple(glanced_events(file, f"{_within(head)} AND {_SEEN} AND {_OWN}", _ORDER))
        if own
        else (),
        counts=glanced_counts(file, ids),
        now=now.astimezone(zone_or_utc(zone)),
        suits=_suits(file),
        one_day=_is_one_day(file, head, zone, day),
    )


# The questions -----------------------------------------------------------------------------

_ORDER = "e.start_at, e.end_at, e.id"
_SEEN = "(p.hidden IS NULL OR NOT p.hidden)"
_OWN = "(p.mark IN ('must', 'maybe') OR e.kind IN ('meeting', 'break'))"
# The index on the time is the one that finds little.
_ON_DAY = """e.start_at < :later AND (
    CASE WHEN e.start_kind = 'utc' THEN e.start_at >= :begins AND e.start_at < :ends
         ELSE substr(e.start_wall, 1, 10) = :day END
    OR (CASE WHEN e.start_kind = 'utc' THEN e.start_at < :begins
             ELSE substr(e.start_wall, 1, 10) < :day END
        AND CASE WHEN e.end_kind IS NULL THEN 0
                 WHEN e.end_kind = 'utc' THEN e.end_at > :begins
                 ELSE e.end_wall > :midnight END))"""
_FOLLOWED = """e.kind = 'conference' OR (e.end_at >= :now AND e.start_at <= :until) OR e.id IN (
    SELECT event_id FROM event_plan WHERE mark != 'none' OR note != '' OR insight != ''
        OR worked != '' OR paper_title != '' OR attend_again IS NOT NULL OR context IS NOT NULL
    UNION SELECT event_id FROM goal UNION SELECT event_id FROM target
    UNION SELECT conference_id FROM target UNION SELECT event_id FROM find
    UNION SELECT event_id FROM encounter UNION SELECT event_id FROM follow_up)"""


def _look_into(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=0, uri=True)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        file.execute(f"PRAGMA {setting}")
    # Whoever made the file: no more is read than a row can hold, nor for longer than one waits.
    file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_ROW)
    until = time.monotonic() + _PATIENCE
    file.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    return file


def _is_plain_store(file: sqlite3.Connection) -> bool:
    (mark,), (schema,) = (
        file.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if mark != APPLICATION_ID or schema != newest_in(MIGRATIONS):
        return False
    kinds = {row[0] for row in file.execute("SELECT DISTINCT type FROM sqlite_master")}
    return kinds == {"table", "index"}


def _event_at_start(file: sqlite3.Connection, now: datetime, last: int | None) -> int | None:
    """Return the event that the window chooses: the last one shown, else what runs or comes."""
    followed = file.execute(
        f"SELECT e.id, e.end_at FROM event e LEFT JOIN event_plan p ON p.event_id = e.id "
        f"WHERE e.parent_id IS NULL AND {_SEEN} AND ({_FOLLOWED}) ORDER BY {_ORDER}",
        {"now": _text(now), "until": _text(now + _FOLLOWED_AHEAD)},
    ).fetchall()
    ends = dict(followed)
    if last in ends and (now - _instant(ends[last])) < _LEFT_AFTER:
        return last
    coming = [id_ for id_, end_at in followed if end_at >= _text(now)]
    return coming[0] if coming else (followed[-1][0] if followed else None)


def _day_to_show(
    file: sqlite3.Connection, head: GlancedEvent, zone: str, today: date
) -> date | None:
    """Return today where anything begins today, else the first day; None without anything."""
    asked = (
        f"FROM event e LEFT JOIN event_plan p ON p.event_id = e.id "
        f"WHERE {_within(head)} AND {_SEEN}"
    )
    bounds = _day_bounds(today, zone)
    begins_today = (
        "CASE WHEN e.start_kind = 'utc' THEN e.start_at >= :begins AND e.start_at < :ends "
        "ELSE substr(e.start_wall, 1, 10) = :day END"
    )
    near = "e.start_at >= :earlier AND e.start_at < :later"
    if file.execute(f"SELECT 1 {asked} AND {near} AND {begins_today} LIMIT 1", bounds).fetchone():
        return today
    (first,) = file.execute(
        f"SELECT e.start_at {asked} ORDER BY e.start_at LIMIT 1"
    ).fetchone() or (None,)
    if first is None:
        return None
    until = _text(_instant(first) + timedelta(days=1, hours=3))
    in_utc, by_the_wall = file.execute(
        f"SELECT min(CASE WHEN e.start_kind = 'utc' THEN e.start_wall END), "
        f"min(CASE WHEN e.start_kind != 'utc' THEN substr(e.start_wall, 1, 10) END) "
        f"{asked} AND e.start_at <= ?",
        (until,),
    ).fetchone()
    days = [date.fromisoformat(by_the_wall)] if by_the_wall else []
    if in_utc:
        days.append(Moment(TimeKind.UTC, datetime.fromisoformat(in_utc)).local(zone).date())
    return min(days)


def _is_one_day(file: sqlite3.Connection, head: GlancedEvent, zone: str, day: date) -> bool:
    """Return whether all begins on `day`; of days far apart one row is looked at, not all."""
    asked = (
        f"FROM event e LEFT JOIN event_plan p ON p.event_id = e.id "
        f"WHERE {_within(head)} AND {_SEEN}"
    )
    for far in (
        "e.start_at >= :later ORDER BY e.start_at DESC",
        "e.start_at < :earlier ORDER BY e.start_at",
    ):
        if file.execute(f"SELECT 1 {asked} AND {far} LIMIT 1", _day_bounds(day, zone)).fetchone():
            return False
    *in_utc, first, last = file.execute(
        f"SELECT min(CASE WHEN e.start_kind = 'utc' THEN e.start_wall END), "
        f"max(CASE WHEN e.start_kind = 'utc' THEN e.start_wall END), "
        f"min(CASE WHEN e.start_kind != 'utc' THEN substr(e.start_wall, 1, 10) END), "
        f"max(CASE WHEN e.start_kind != 'utc' THEN substr(e.start_wall, 1, 10) END) {asked}"
    ).fetchone()
    days = {date.fromisoformat(one) for one in (first, last) if one}
    for wall in filter(None, in_utc):
        days.add(Moment(TimeKind.UTC, datetime.fromisoformat(wall)).local(zone).date())
    return len(days) == 1


def _suits(file: sqlite3.Connection) -> str:
    (suits,) = file.execute("SELECT suits FROM profile LIMIT 1").fetchone() or ("",)
    return str(suits)


def _within(head: GlancedEvent) -> str:
    if head.kind is EventKind.CONFERENCE:
        return f"+e.parent_id = {head.id}"
    return f"(+e.parent_id = {head.id} OR +e.id = {head.id})"


def _zone_of(file: sqlite3.Connection, event_id: int) -> str:
    kind, zone, start_zone = file.execute(
        "SELECT c.kind, c.zone, e.start_zone FROM event e JOIN calendar c ON c.id = e.calendar_id "
        "WHERE e.id = ?",
        (event_id,),
    ).fetchone()
    return str(start_zone if kind == "own" and start_zone else zone)


def _is_own(row: GlancedEvent) -> bool:
    return row.mark not in (None, Mark.NONE) or row.kind in _OWN_KINDS


def _day_bounds(day: date, zone: str) -> dict[str, str]:
    shown_in = zone_or_utc(zone)
    midnight = datetime.combine(day, datetime.min.time())
    begins = midnight.replace(tzinfo=shown_in)
    ends = (midnight + timedelta(days=1)).replace(tzinfo=shown_in)
    # What is told in a zone of its own lies on a day by its own clock.
    return {
        "day": day.isoformat(),
        "midnight": midnight.isoformat(timespec="seconds"),
        "begins": _text(begins),
        "ends": _text(ends),
        "earlier": _text(begins - timedelta(days=2)),
        "later": _text(ends + timedelta(days=2)),
    }


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
