"""Lays the sessions of a day out as blocks: column, lane, and from which minute to which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.formats.pdf import dates
from planner.gui.pages.schedule_rows import SessionRow
from planner.gui.pages.timeline_split import Split
from planner.gui.text import fold
from planner.i18n import _

_DAY = 24 * 60
_NIGHT = 6 * 60  # until when what began in the evening belongs to its day
_FIRST, _LAST = 9 * 60, 17 * 60  # what a day without any times shows
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Block:
    """One row as it lies on the board, in minutes from the midnight before its day.

    `at` is its position among the rows shown. It takes `lane` of `lanes` side by side in its
    column. An all-day block has no minutes, its lane counts downwards. A gap of one's own day
    lies across all columns: its column is -1.
    """

    at: int
    column: int
    begin: int
    end: int
    lane: int = 0
    lanes: int = 1
    whole_day: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """All blocks, the headings of the columns with the lanes each needs, and the hours shown.

    `days` are the days it shows: one, or one for each column.
    """

    blocks: tuple[Block, ...] = ()
    columns: tuple[str, ...] = ()
    lanes: tuple[int, ...] = ()
    whole_day_lanes: int = 0
    first: int = _FIRST
    last: int = _LAST
    days: tuple[date, ...] = ()


def lay_out(
    rows: Sequence[SessionRow], split: Split, days: Sequence[date], least_minutes: int = 1
) -> Board:
    """Return the board of some rows on one day, or on several where these are to be split.

    A block shorter than `least_minutes` takes the room of as many.
    """
    names, of_row = _columns(rows, split, days)
    timed: list[list[Block]] = [[] for _name in names]
    whole: list[Block] = []
    gaps: list[Block] = []
    for at, row in enumerate(rows):
        for day in days:
            if not row.first <= day <= row.last or _is_of_the_night_before(row, day, len(rows)):
                continue
            column = days.index(day) if split is Split.DAY else of_row[at]
            begin, end = _minutes(row, day)
            if row.event is None:
                gaps.append(Block(at, column if split is Split.DAY else -1, begin, end))
            elif row.event.start.all_day or end - begin >= _DAY:
                whole.append(Block(at, column, 0, 0, whole_day=True))
            else:
                timed[column].append(Block(at, column, begin, end))
    placed = [_in_lanes(blocks, least_minutes) for blocks in timed]
    stacked = _stacked(whole)
    lying = [block for column in placed for block in column]
    first = min((block.begin for block in lying), default=_FIRST) // 60 * 60
    last = max((max(block.end, block.begin + least_minutes) for block in lying), default=_LAST)
    # One is free before the first session, too, but that is no reason to show the night.
    free = [replace(gap, begin=max(gap.begin, first)) for gap in gaps if gap.end > first]
    return Board(
        (*stacked, *free, *lying),
        tuple(names),
        tuple(max((block.lanes for block in column), default=1) for column in placed),
        max((block.lane + 1 for block in stacked), default=0),
        first,
        -(-last // 60) * 60,
        tuple(days),
    )


def minute_of(moment: datetime, day: date) -> int:
    """Return how many minutes of the clock a moment lies after the midnight before a day."""
    days = moment.toordinal() - day.toordinal()
    return days * _DAY + moment.hour * 60 + moment.minute


def _columns(
    rows: Sequence[SessionRow], split: Split, days: Sequence[date]
) -> tuple[list[str], list[int]]:
    """Return the headings, and for each row the number of its column."""
    if split is Split.DAY:
        return [dates.day_short(day) for day in days], []
    keys = [_key(row, split) for row in rows]
    # What has no room stands last: it is mostly for everybody.
    known = sorted({key for key in keys if key}, key=_naturally)
    missing = any(not key and row.event for key, row in zip(keys, rows, strict=True))
    place = {key: number for number, key in enumerate(known)}
    none = _("No room") if split is Split.ROOM else _("No track")
    names = [*known, none] if missing or not known else known
    return names, [place.get(key, len(known)) for key in keys]


def _key(row: SessionRow, split: Split) -> str:
    if row.event is None:
        return ""
    if split is Split.ROOM:
        return row.event.location.strip()
    return row.event.categories[0] if row.event.categories else ""


def _naturally(name: str) -> tuple[list[str | int], str]:
    """Sort "Room 2" before "Room 10": letters and numbers take turns, beginning with letters."""
    parts = _DIGITS.split(fold(name))
    return [int(part) if part.isdecimal() else part for part in parts], name


def _minutes(row: SessionRow, day: date) -> tuple[int, int]:
    """Return begin and end on a day, which may be in the night after it."""
    begin, end = max(0, minute_of(row.start, day)), minute_of(row.end, day)
    last = end if end <= _DAY + _NIGHT else _DAY
    return begin, max(begin, last)


def _is_of_the_night_before(row: SessionRow, day: date, count: int) -> bool:
    """Whether a row ends in the night in which a day begins: it stands at the end of the other."""
    begun_before = row.event is not None and row.first < day
    return begun_before and minute_of(row.end, day) <= _NIGHT and count > 1


def _in_lanes(blocks: list[Block], least: int) -> list[Block]:
    """Put what overlaps side by side; those that overlap one another share the width evenly."""
    found: list[Block] = []
    group: list[tuple[Block, int]] = []
    ends: list[int] = []  # by lane
    for block in sorted(blocks, key=lambda b: (b.begin, -b.end, b.at)):
        if group and block.begin >= max(ends):
            found += _sharing(group, len(ends))
            group, ends = [], []
        end = max(block.end, block.begin + least)
        lane = next((n for n, until in enumerate(ends) if until <= block.begin), len(ends))
        ends[lane : lane + 1] = [end]
        group.append((block, lane))
    return [*found, *_sharing(group, len(ends))]


def _sharing(group: list[tuple[Block, int]], lanes: int) -> list[Block]:
    if lanes < 2:
        return [block for block, _lane in group]
    return [replace(block, lane=lane, lanes=lanes) for block, lane in group]


def _stacked(whole: list[Block]) -> list[Block]:
    used: dict[int, int] = {}
    found = []
    for block in whole:
        lane = used.get(block.column, 0)
        used[block.column] = lane + 1
        found.append(replace(block, lane=lane))
    return found
