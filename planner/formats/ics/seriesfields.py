"""What a block says of a series: its rule, further and excluded dates, and which of it it is."""

from planner.errors import BadInput
from planner.formats.ics.drafts import Draft
from planner.formats.ics.fields import Fields
from planner.formats.ics.moments import Length, read_length, read_moment
from planner.formats.ics.properties import ContentLine
from planner.formats.ics.zones import Tell, ZoneBook
from planner.i18n import _
from planner.times import Moment

SERIES = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"})
_MOST_DATES = 5000


def with_series(draft: Draft, fields: Fields, zones: ZoneBook, tell: Tell) -> Draft:
    """Return a draft with what its block says of a series; `tell` hears of what is left out."""
    line = fields.first("RECURRENCE-ID")
    recurrence = None
    following = unread = False
    if line:
        try:
            recurrence = read_moment(line, zones)
            following = line.parameters.get("RANGE", "").upper() == "THISANDFUTURE"
        except BadInput as error:
            unread = True
            tell(
                line.number,
                _(
                    "It stands by itself, because its RECURRENCE-ID cannot be read: {reason}."
                ).format(reason=error),
            )
    return draft._replace(
        recurrence=recurrence,
        following=following,
        unread_recurrence=unread,
        rules=[rule for rule in fields.all("RRULE") if rule.value.strip()][:10],
        has_exrule=bool(fields.first("EXRULE")),
        more_dates=_dates(fields.all("RDATE"), zones, tell),
        excluded=[moment for moment, _end in _dates(fields.all("EXDATE"), zones, tell)],
    )


def _dates(
    lines: list[ContentLine], zones: ZoneBook, tell: Tell
) -> list[tuple[Moment, Moment | None]]:
    """Return the times of RDATE or EXDATE lines, with an end where a period is given."""
    found: list[tuple[Moment, Moment | None]] = []
    for line in lines:
        for value in line.value.split(","):
            if not value.strip() or len(found) >= _MOST_DATES:
                continue
            begins, _slash, ends = value.partition("/")
            try:
                start = read_moment(line, zones, begins)
                found.append((start, _period_end(line, zones, start, ends)))
            except BadInput as error:
                tell(
                    line.number,
                    _("One date of its {name} was left out: {reason}.").format(
                        name=line.name, reason=error
                    ),
                )
    return found


def _period_end(line: ContentLine, zones: ZoneBook, start: Moment, ends: str) -> Moment | None:
    if not ends:
        return None
    if ends.strip().upper().startswith(("P", "+P")):
        length: Length = read_length(ends)
        return length.after(start)
    end = read_moment(line, zones, ends)
    return end if end.instant("UTC") >= start.instant("UTC") else None
