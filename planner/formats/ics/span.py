"""When a block begins and ends."""

from collections.abc import Sequence

from planner.errors import BadInput
from planner.formats.ics.moments import read_length, read_moment
from planner.formats.ics.properties import ContentLine
from planner.formats.ics.zones import Tell, ZoneBook
from planner.i18n import _
from planner.times import Moment, TimeKind

Span = tuple[Moment, Moment | None]

# The properties that start and end hang on.
TIMED = frozenset({"DTSTART", "DTEND", "DURATION", "TZID"})


def read_span(lines: Sequence[ContentLine], zones: ZoneBook, tell: Tell) -> Span:
    """Return start and end out of the properties of a block.

    Raises BadInput where it has no start that can be used.
    """
    lines = [line for line in lines if line.name in TIMED]
    start = _start(lines, zones, tell)
    return start, _end(lines, start, zones, tell)


def _all(lines: Sequence[ContentLine], name: str) -> list[ContentLine]:
    return [line for line in lines if line.name == name]


def _start(timed: Sequence[ContentLine], zones: ZoneBook, tell: Tell) -> Moment:
    lines = _all(timed, "DTSTART")
    if not lines:
        raise BadInput(_("it has no start"))
    line = lines[-1]
    if len(lines) > 1 and any(other.value != line.value for other in lines):
        tell(line.number, _("It has several starts; the last was taken."))
    # Pentabarf gives the zone as a property of the event.
    zones.float_in(next((line.text() for line in _all(timed, "TZID")), ""))
    try:
        return read_moment(line, zones)
    except BadInput as error:
        raise BadInput(_("its start cannot be used: {reason}").format(reason=error)) from None


def _end(timed: Sequence[ContentLine], start: Moment, zones: ZoneBook, tell: Tell) -> Moment | None:
    line = next(reversed(_all(timed, "DTEND")), None)
    length_line = next(iter(_all(timed, "DURATION")), None)
    if line and line.value.strip():
        try:
            end = _alike(read_moment(line, zones), start, zones)
        except BadInput as error:
            tell(line.number, _("Its end was left out: {reason}.").format(reason=error))
        else:
            if end is None:
                tell(line.number, _("Its end was left out: it is of another kind than its start."))
            elif _is_before(end, start):
                tell(line.number, _("It ends before it starts; its end was left out."))
            else:
                if length_line:
                    tell(line.number, _("It has an end and a length; the end was taken."))
                return end
    if length_line:
        try:
            return read_length(length_line.value).after(start)
        except BadInput as error:
            tell(length_line.number, _("Its length was left out: {reason}.").format(reason=error))
    return None


def _is_before(end: Moment, start: Moment) -> bool:
    if end.kind is start.kind and end.kind is not TimeKind.ZONED:
        return end.wall < start.wall
    return end.instant("UTC") < start.instant("UTC")


def _alike(end: Moment, start: Moment, zones: ZoneBook) -> Moment | None:
    """Return an end that can be measured against the start, or None."""
    if (end.kind is TimeKind.DATE) != (start.kind is TimeKind.DATE):
        if start.kind is TimeKind.DATE and end.wall.time() == end.wall.min.time():
            return Moment.of_date(end.wall.date())
        return None
    if (end.kind is TimeKind.FLOATING) != (start.kind is TimeKind.FLOATING):
        if end.kind is TimeKind.FLOATING:
            # An end without a zone is meant where the start is.
            return Moment(start.kind, end.wall, start.zone)
        return None
    return end
