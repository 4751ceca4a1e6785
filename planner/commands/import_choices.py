"""What a calendar is imported as: its name, its display zone, one conference or separate events."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath

from planner.formats.ics.values import ReadCalendar
from planner.i18n import _
from planner.model import Calendar, ImportedAs
from planner.model.lookup import folded

_FEW_DAYS = timedelta(days=14)
_MANY = 8
_MANY_A_DAY = 3
# Names that programs give every calendar, so that they name none.
_NO_NAMES = {"", "ical", "calendar", "ics", "schedule", "events", "untitled", "my calendar"}


@dataclass(frozen=True)
class ImportOptions:
    """What the user decided: "auto", "conference" or "events"; a calendar's id, "new" or None;
    the conference to hang the entries under; the zone to show them in; the positions of entries
    that are the stored ones proposed for them, under another title; whether its address is
    asked again at every start (None leaves that as it is); whether of a list of people those
    who cancelled are taken too."""

    import_as: str = "auto"
    into: str | None = None
    conference_id: int | None = None
    zone: str = ""
    same: frozenset[int] = frozenset()
    refresh_at_start: bool | None = None
    cancelled_too: bool = False


def calendar_name(given: str, source: str) -> str:
    """Return what a calendar is called: its own name, unless that names every calendar."""
    file_name = PurePath(source.split("?")[0].rstrip("/")).name
    if folded(given) not in _NO_NAMES and given != file_name:
        return given.strip()
    stem = PurePath(file_name).stem.replace("_", " ").replace("-", " ")
    stem = " ".join(stem.split())
    return (stem.title() if stem.islower() else stem) or _("Calendar")


def choose_zone(
    read: ReadCalendar, known: Calendar | None, options: ImportOptions, my_zone: str
) -> tuple[str, bool]:
    """Return the zone its times are shown in, and whether that is a guess."""
    if options.zone:
        return options.zone, False
    if known and not known.zone_guessed:
        return known.zone, False
    if read.zone:
        return read.zone, False
    return (known.zone if known else my_zone), True


def choose_kind(
    read: ReadCalendar, known: Calendar | None, options: ImportOptions, zone: str
) -> ImportedAs:
    """Return what the entries become: many of them within a few days are a conference."""
    if options.import_as != "auto":
        return ImportedAs(options.import_as)
    if known:
        return known.imported_as
    moments = [e.occurrences[0].start for e in read.entries if len(e.occurrences) == 1]
    if len(moments) < _MANY or len(moments) < 0.9 * len(read.entries):
        return ImportedAs.EVENTS
    starts = {moment.instant(zone) for moment in set(moments)}
    days = {start.date() for start in starts}
    crowded = len(moments) >= _MANY_A_DAY * len(days)
    close = max(starts) - min(starts) <= _FEW_DAYS
    return ImportedAs.CONFERENCE if close and crowded else ImportedAs.EVENTS
