"""The zone a file brings along (VTIMEZONE, RFC 5545, 3.6.5): which offset holds when."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from planner.errors import BadInput
from planner.formats.ics.blocks import Block
from planner.formats.ics.properties import ContentLine, parse_block
from planner.formats.ics.recurrence import Budget, BudgetSpent, Frequency, Rule
from planner.formats.ics.ruletext import read_rule

_OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d)(?::?(\d\d))?")
_WALL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?")
# Enough for the changes of the clock in every year that real files touch.
_STEPS_OF_FILE = 150_000
_MOST_PARTS = 200
_MOST_ZONES = 200


@dataclass(frozen=True, slots=True)
class _Change:
    """A STANDARD or DAYLIGHT part: from its onsets on, `offset` holds instead of `before`."""

    onsets: tuple[datetime, ...]
    rules: tuple[Rule, ...]
    before: timedelta
    offset: timedelta

    def onsets_for(self, year: int, budget: Budget) -> list[datetime]:
        """Return the onsets up to the end of a year, at least the last one before it included."""
        end = datetime(year, 12, 31, 23, 59, 59)
        found = [onset for onset in self.onsets if onset <= end]
        start = self.onsets[0]
        for rule in self.rules if start <= end else ():
            # One of the last five years holds a change, unless the rule has ended.
            last = min(end, rule.until) if rule.until else end
            window = max(start, datetime(max(1, min(last.year, year) - 5), 1, 1))
            found.extend(rule.between(start, window, last, budget))
        return found


class EmbeddedZone:
    """Tells the offset from UTC by the rules a file gives for a TZID."""

    def __init__(
        self, tzid: str, location: str, changes: tuple[_Change, ...], budget: Budget
    ) -> None:
        self.tzid = tzid
        # What X-LIC-LOCATION says: the IANA name the zone was made from.
        self.location = location
        self._changes = changes
        self._budget = budget
        self._years: dict[int, list[tuple[datetime, timedelta]]] = {}

    def offset_at(self, wall: datetime) -> timedelta | None:
        """Return the offset a wall time has, or None where the zone tells none."""
        if not self._changes:
            return None
        if wall.year not in self._years:
            self._years[wall.year] = self._onsets(wall.year)
        onsets = self._years[wall.year]
        place = bisect_right(onsets, wall, key=itemgetter(0))
        return onsets[place - 1][1] if place else self._changes[0].before

    def _onsets(self, year: int) -> list[tuple[datetime, timedelta]]:
        found = []
        for change in self._changes:
            try:
                onsets = change.onsets_for(year, self._budget)
            except BudgetSpent:
                onsets = list(change.onsets)
            found += [(onset, change.offset) for onset in onsets]
        return sorted(found)


def read_zones(blocks: list[Block]) -> list[EmbeddedZone]:
    """Return the zones a file brings along, under one budget for all of them."""
    budget = Budget(_STEPS_OF_FILE)
    return [zone for zone in (read_zone(block, budget) for block in blocks[:_MOST_ZONES]) if zone]


def read_zone(block: Block, budget: Budget) -> EmbeddedZone | None:
    """Return the zone of a VTIMEZONE block, without the parts of it that make no sense.

    A blank TZID gives None; an offset of a day or more (iCloud writes +5328), an onset that
    is no date, or a rule that is refused costs that part only.
    """
    tzid = location = ""
    for line in parse_block(block.lines):
        if line.name == "TZID":
            tzid = line.text().strip().strip('"')
        elif line.name == "X-LIC-LOCATION":
            location = line.text().strip()
    if not tzid:
        return None
    parts = [lines for name, lines in block.parts if name in ("STANDARD", "DAYLIGHT")]
    changes = [_change(parse_block(lines)) for lines in parts[:_MOST_PARTS]]
    known = sorted((change for change in changes if change), key=lambda change: change.onsets[0])
    return EmbeddedZone(tzid, location, tuple(known), budget)


def _change(lines: list[ContentLine]) -> _Change | None:
    before = offset = None
    onsets: list[datetime] = []
    rules: list[Rule] = []
    for line in lines:
        if line.name == "TZOFFSETFROM":
            before = _offset(line.value)
        elif line.name == "TZOFFSETTO":
            offset = _offset(line.value)
        elif line.name == "DTSTART":
            onsets[:0] = _walls(line.value)
        elif line.name == "RDATE":
            onsets += _walls(line.value)
        elif line.name == "RRULE":
            rule = _rule(line.value)
            rules += [rule] if rule else []
    if offset is None or not onsets:
        return None
    return _Change(
        tuple(onsets[:400]), tuple(rules[:4]), offset if before is None else before, offset
    )


def _rule(text: str) -> Rule | None:
    """Return the rule of a yearly change; clocks change by no other."""
    try:
        rule = read_rule(text)
    except BadInput:
        return None
    return rule if rule.frequency is Frequency.YEARLY else None


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        return None
    delta = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    # RFC 5545, 3.3.14; no zone of the world was ever further away than 16 hours.
    if delta > timedelta(hours=18):
        return None
    return -delta if found[1] == "-" else delta


def _walls(text: str) -> list[datetime]:
    walls = []
    for value in text.split(",")[:400]:
        found = _WALL.match(value.strip())
        try:
            if found:
                year, month, day, *clock = (int(part or 0) for part in found.groups())
                walls.append(datetime(year, month, day, clock[0], clock[1], clock[2]))
        except ValueError:
            continue
    return walls
