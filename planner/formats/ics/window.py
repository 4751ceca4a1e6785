"""The stretch of time in which series are expanded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from planner.errors import BadInput
from planner.formats.ics.drafts import Draft
from planner.formats.ics.recurrence import Budget, BudgetSpent
from planner.formats.ics.ruletext import read_rule

_MONTHS_BACK, _MONTHS_AHEAD = 12, 18
_STEPS_OF_ALL, _STEPS_OF_ONE = 100_000, 15_000
END_OF_TIME = datetime(2200, 12, 31, 23, 59, 59)


@dataclass(frozen=True, slots=True)
class Window:
    """The wall times between which series are expanded, both included."""

    first: datetime
    last: datetime


def usual_window(today: date) -> Window:
    """Return twelve months back to eighteen ahead of `today`."""
    first, last = _months_from(today, -_MONTHS_BACK), _months_from(today, _MONTHS_AHEAD)
    return Window(datetime.combine(first, time()), datetime.combine(last, time.max))


def window_for(drafts: Iterable[Draft], today: date) -> Window:
    """Return the usual window, or the calendar's own span where that lies wholly outside."""
    usual = usual_window(today)
    budget = Budget(_STEPS_OF_ALL)
    spans = [_span(draft, usual, budget) for draft in drafts]
    if not spans:
        return usual
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    if last < usual.first:
        return Window(first, last)
    if first > usual.last:
        return Window(first, min(last, first + (usual.last - usual.first)))
    return usual


def _span(draft: Draft, usual: Window, budget: Budget) -> tuple[datetime, datetime]:
    first = last = draft.start.wall
    for moment, _end in draft.more_dates:
        first, last = min(first, moment.wall), max(last, moment.wall)
    for line in draft.rules:
        try:
            rule = read_rule(line.value)
            if rule.count is None:
                last = max(last, rule.until or END_OF_TIME)
            else:
                walls = rule.between(
                    draft.start.wall, first, usual.last, Budget(_STEPS_OF_ONE, budget)
                )
                last = max(last, max(walls, default=last))
        except (BadInput, BudgetSpent):
            continue
    return first, last


def _months_from(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))
