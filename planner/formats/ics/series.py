"""Series made into occurrences: one UID at a time, within a window, never without end."""

from datetime import UTC, datetime

from planner.errors import BadInput
from planner.formats.ics.drafts import Draft
from planner.formats.ics.recurrence import Budget, BudgetSpent, Rule
from planner.formats.ics.ruletext import read_rule
from planner.formats.ics.sameness import in_kind, recurrence_text, same_zone
from planner.formats.ics.values import Occurrence
from planner.formats.ics.window import END_OF_TIME, Window
from planner.formats.ics.zones import Tell, ZoneBook
from planner.i18n import _
from planner.times import Moment, TimeKind, zone_or_utc

MOST_ROWS = 1000
MOST_ROWS_OF_FILE = 20_000
# A rule that never matches ends after so many steps, about a quarter of a second.
_STEPS = 120_000
_STEPS_OF_FILE = 400_000


class Expander:
    """Turns the drafts of one file into occurrences, under one budget for all of them."""

    def __init__(self, window: Window, zones: ZoneBook, tell: Tell) -> None:
        self._window = window
        self._zones = zones
        self._tell = tell
        self._budget = Budget(_STEPS_OF_FILE)
        self._rows = 0

    def expand(self, group: list[Draft]) -> list[tuple[Occurrence, ...]]:
        """Return the occurrences of each draft of one key: a master, its overrides, or one event.

        Overrides win over the rule; one without its master is a plain event. A master whose
        occurrences are all excluded or overridden has none left.
        """
        taken = {recurrence_text(draft.recurrence) for draft in group if draft.recurrence}
        found: dict[int, list[Occurrence]] = {}
        master_rows: list[Occurrence] | None = None
        for draft in group:
            if draft.recurrence is None and draft.repeats:
                rows = self._series(draft)
                master_rows = [row for row in rows if row.recurrence_id not in taken]
                found[id(draft)] = master_rows
            else:
                found[id(draft)] = list(alone(draft))
        if master_rows:
            # The latest first: each takes what follows it and no later one has taken.
            for draft in sorted(group, key=lambda one: recurrence_text(one.recurrence))[::-1]:
                if draft.following:
                    self._take_over(master_rows, found[id(draft)], draft)
        return [tuple(found[id(draft)]) for draft in group]

    def _series(self, draft: Draft) -> list[Occurrence]:
        given = {in_kind(start, draft.start).wall: end for start, end in draft.more_dates}
        try:
            walls = self._walls(draft)
        except BadInput as error:
            number = draft.rules[0].number if draft.rules else draft.number
            self._tell(number, _why(error))
            walls = []
        excluded = {recurrence_text(in_kind(moment, draft.start)) for moment in draft.excluded}
        days = {f"{one.wall:%Y%m%d}" for one in draft.excluded if one.kind is TimeKind.DATE}
        rows = []
        for wall in sorted({draft.start.wall, *given, *walls}):
            if wall != draft.start.wall and not self._window.first <= wall <= self._window.last:
                continue
            start = self._zones.at(wall, draft.start)
            text = recurrence_text(start)
            if text not in excluded and text[:8] not in days:
                rows.append(Occurrence(text, start, given.get(wall) or self._end(draft, start)))
        return self._capped(rows, draft)

    def _end(self, draft: Draft, start: Moment) -> Moment | None:
        """Return the end of an occurrence: as long, by the clock on the wall, as the first one."""
        end = draft.end
        if end is None:
            return None
        if end.kind is draft.start.kind and same_zone(end.zone, draft.start.zone):
            return self._zones.at(start.wall + (end.wall - draft.start.wall), start)
        return Moment.utc(start.instant("UTC") + (end.instant("UTC") - draft.start.instant("UTC")))

    def _capped(self, rows: list[Occurrence], draft: Draft) -> list[Occurrence]:
        room = min(MOST_ROWS, max(1, MOST_ROWS_OF_FILE - self._rows))
        if len(rows) > room:
            self._tell(
                draft.number,
                _("It repeats very often; only its first {n} times were taken.").format(n=room),
            )
            rows = rows[:room]
        self._rows += len(rows)
        return rows

    def _walls(self, draft: Draft) -> list[datetime]:
        """Return the wall times its rules give inside the window; raises BadInput if refused."""
        if draft.has_exrule:
            raise BadInput(_("it uses EXRULE, which is not followed"))
        if self._rows >= MOST_ROWS_OF_FILE:
            raise BadInput(_("the file repeats too many events too often"))
        budget = Budget(_STEPS, self._budget)
        walls: list[datetime] = []
        for line in draft.rules:
            rule = read_rule(line.value)
            last = min(self._window.last, _last_wall(rule, draft.start))
            try:
                for wall in rule.between(draft.start.wall, self._window.first, last, budget):
                    walls.append(wall)
                    if len(walls) > MOST_ROWS:
                        break
            except BudgetSpent:
                raise BadInput(_("it takes too long to reckon")) from None
        return walls

    def _take_over(self, rows: list[Occurrence], own: list[Occurrence], draft: Draft) -> None:
        """Move what follows a THISANDFUTURE override from the series to it (RFC 5545, 3.8.4.4)."""
        if draft.recurrence is None or draft.recurrence.kind is not draft.start.kind:
            return
        since = draft.recurrence.wall
        by = draft.start.wall - since
        for row in rows:
            if row.start.wall > since:
                start = self._zones.at(row.start.wall + by, draft.start)
                own.append(Occurrence(row.recurrence_id, start, self._end(draft, start)))
        rows[:] = [row for row in rows if row.start.wall <= since]


def _why(error: BadInput) -> str:
    return _("Only its first time was taken, because of its rule: {reason}.").format(reason=error)


def alone(draft: Draft) -> tuple[Occurrence, ...]:
    """Return the one occurrence of an event that belongs to no series, or to none any more."""
    return (Occurrence(recurrence_text(draft.recurrence), draft.start, draft.end),)


def _last_wall(rule: Rule, start: Moment) -> datetime:
    """Return the wall time, where the series is, at which a rule's UNTIL falls."""
    if rule.until is None:
        return END_OF_TIME
    if not rule.until_utc or start.kind is not TimeKind.ZONED:
        return rule.until
    here = rule.until.replace(tzinfo=UTC).astimezone(zone_or_utc(start.zone))
    return here.replace(tzinfo=None)
