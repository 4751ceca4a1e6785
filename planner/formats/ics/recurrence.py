"""Recurrence rules reckoned in steps that are counted, so that none can run away.

They are reckoned here and not by a library: the ones there are loop without yielding on
INTERVAL=0 and search to the year 9999 for a rule that never matches. Here every period costs
a step of a budget, so that a rule ends after the same number of steps on every machine.
"""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from itertools import product

LAST_YEAR = 2200


class BudgetSpent(Exception):
    """A rule, or all rules of a file together, took more steps than they may."""


class Budget:
    """Steps that may still be taken, by one rule or by a file."""

    def __init__(self, steps: int, parent: "Budget | None" = None) -> None:
        self._left = steps
        self._parent = parent

    def spend(self, steps: int) -> None:
        """Take steps; raises BudgetSpent when there are none left."""
        self._left -= steps
        if self._left < 0:
            raise BudgetSpent
        if self._parent:
            self._parent.spend(steps)


class Frequency(IntEnum):
    """How often; shorter ones than daily are refused."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE that passed the checks.

    `until` is a wall time, of the zone the rule runs in unless `until_utc`; a date counts to
    the end of its day. `days` pairs a position (0 for every) with a weekday from Monday = 0.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    until_utc: bool = False
    week_start: int = 0
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    def between(
        self, start: datetime, first: datetime, last: datetime, budget: Budget
    ) -> Iterator[datetime]:
        """Yield the wall times from `first` to `last`, both included, of the rule begun at `start`.

        `start` itself comes only where the rule hits it. Raises BudgetSpent.
        """
        rule = self._completed(start)
        last = min(last, self.until) if self.until and not self.until_utc else last
        times = [
            timedelta(hours=hour, minutes=minute, seconds=second)
            for hour, minute, second in product(
                sorted(rule.hours), sorted(rule.minutes), sorted(rule.seconds)
            )
        ]
        left = rule.count
        skip_to = start if left is not None else max(start, first)
        for days in rule.periods(start.date(), skip_to.date(), last.date(), budget):
            hits = [datetime(d.year, d.month, d.day) + time for d in days for time in times]
            budget.spend(len(hits))
            if rule.positions:
                hits = _picked(hits, rule.positions)
            for hit in hits:
                if hit < start:
                    continue
                if hit > last:
                    return
                if left is not None:
                    left -= 1
                    if left < 0:
                        return
                if hit >= first:
                    yield hit

    def _completed(self, start: datetime) -> "Rule":
        """Return the rule with what it leaves open taken from its start."""
        months, month_days, days = self.months, self.month_days, self.days
        if not (self.weeks or self.year_days or month_days or days):
            if self.frequency is Frequency.YEARLY:
                months = months or (start.month,)
            if self.frequency in (Frequency.YEARLY, Frequency.MONTHLY):
                month_days = (start.day,)
            elif self.frequency is Frequency.WEEKLY:
                days = ((0, start.weekday()),)
        if self.frequency not in (Frequency.YEARLY, Frequency.MONTHLY):
            days = tuple((0, weekday) for _position, weekday in days)
        return Rule(
            self.frequency, self.interval, self.count, self.until, self.until_utc, self.week_start,
            months, self.weeks, self.year_days, month_days, days,
            self.hours or (start.hour,), self.minutes or (start.minute,),
            self.seconds or (start.second,), self.positions,
        )  # fmt: skip

    def periods(self, start: date, first: date, last: date, budget: Budget) -> Iterator[list[date]]:
        """Yield the matching days of each period from the one that holds `first`."""
        index = self._index(first, start) // self.interval * self.interval
        while True:
            budget.spend(1)
            days = self._days_of(start, index)
            if not days or days[0] > last:
                return
            budget.spend(len(days) // 2)
            yield [day for day in days if self._matches(day)]
            index += self.interval

    def _index(self, day: date, start: date) -> int:
        match self.frequency:
            case Frequency.YEARLY:
                return day.year - start.year
            case Frequency.MONTHLY:
                return (day.year - start.year) * 12 + day.month - start.month
            case Frequency.WEEKLY:
                return (day - self._week_of(start)).days // 7
            case Frequency.DAILY:
                return (day - start).days

    def _days_of(self, start: date, index: int) -> Sequence[date]:
        match self.frequency:
            case Frequency.YEARLY:
                if start.year + index > LAST_YEAR:
                    return ()
                return _year(start.year + index, self.months)
            case Frequency.MONTHLY:
                year, month = divmod(start.year * 12 + start.month - 1 + index, 12)
                return _month(year, month + 1) if year <= LAST_YEAR else ()
            case Frequency.WEEKLY:
                begin = self._week_of(start) + timedelta(weeks=index)
                wanted = sorted({(day - self.week_start) % 7 for _position, day in self.days})
                return [begin + timedelta(days=day) for day in wanted or range(7)]
            case Frequency.DAILY:
                return [start + timedelta(days=index)]

    def _week_of(self, day: date) -> date:
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)

    def _matches(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.month_days:
            length = calendar.monthrange(day.year, day.month)[1]
            if day.day not in self.month_days and day.day - length - 1 not in self.month_days:
                return False
        if self.days and not self._on_weekday(day):
            return False
        if self.year_days:
            number = day.timetuple().tm_yday
            length = 365 + calendar.isleap(day.year)
            if number not in self.year_days and number - length - 1 not in self.year_days:
                return False
        return not self.weeks or self._in_week(day)

    def _on_weekday(self, day: date) -> bool:
        weekday = day.weekday()
        for position, wanted in self.days:
            if wanted != weekday:
                continue
            if not position:
                return True
            if self.frequency is Frequency.MONTHLY or self.months:
                number, length = day.day, calendar.monthrange(day.year, day.month)[1]
            else:
                number, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
            if position in ((number - 1) // 7 + 1, -((length - number) // 7) - 1):
                return True
        return False

    def _in_week(self, day: date) -> bool:
        # A week belongs to the year that holds four of its days, as in ISO 8601.
        begin = self._week_of(day)
        year = (begin + timedelta(days=3)).year
        first = self._week_of(date(year, 1, 4))
        weeks = (self._week_of(date(year + 1, 1, 4)) - first).days // 7
        number = (begin - first).days // 7 + 1
        return number in self.weeks or number - weeks - 1 in self.weeks


def _picked(hits: list[datetime], positions: tuple[int, ...]) -> list[datetime]:
    picked = {
        position - 1 if position > 0 else len(hits) + position
        for position in positions
        if abs(position) <= len(hits)
    }
    return [hits[index] for index in sorted(picked)]


@lru_cache(maxsize=4096)
def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def _year(year: int, months: tuple[int, ...]) -> list[date]:
    return [day for month in (months or range(1, 13)) for day in _month(year, month)]
