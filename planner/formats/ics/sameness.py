"""RECURRENCE-IDs as text, and times of one series told in one way so that they can be compared."""

from datetime import datetime

from planner.times import Moment, TimeKind, zone_or_utc


def recurrence_text(moment: Moment | None) -> str:
    """Return a RECURRENCE-ID as RFC 5545 writes it, "" for none."""
    if moment is None:
        return ""
    if moment.kind is TimeKind.DATE:
        return f"{moment.wall:%Y%m%d}"
    return f"{moment.wall:%Y%m%dT%H%M%S}" + ("Z" if moment.kind is TimeKind.UTC else "")


def same_zone(one: str, other: str) -> bool:
    """Return whether two zones are one: by name, or two offsets of one zone of the file's own."""
    if one == other:
        return True
    label = one.partition(" ")[2]
    return bool(label) and label == other.partition(" ")[2]


def in_kind(moment: Moment, own: Moment) -> Moment:
    """Return a RECURRENCE-ID, RDATE or EXDATE as a series that starts at `own` writes its times."""
    if own.kind is TimeKind.DATE:
        return Moment.of_date(moment.wall.date())
    if moment.kind is TimeKind.DATE:
        return Moment(own.kind, datetime.combine(moment.wall.date(), own.wall.time()), own.zone)
    if moment.kind is own.kind and same_zone(moment.zone, own.zone):
        return moment
    if TimeKind.FLOATING in (moment.kind, own.kind):
        return Moment(own.kind, moment.wall, own.zone)
    if own.kind is TimeKind.UTC:
        return Moment.utc(moment.instant("UTC"))
    here = moment.instant("UTC").astimezone(zone_or_utc(own.zone))
    return Moment.zoned(here.replace(tzinfo=None), own.zone)
