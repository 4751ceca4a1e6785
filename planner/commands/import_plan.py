"""What importing a calendar would change: the list that is shown first and then applied."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.import_changes import (
    Change,
    ChangeKind,
    FieldChange,
    all_new,
    cancels,
    changes_of,
    shapes_of,
    stored_shapes,
)
from planner.commands.import_choices import (
    ImportOptions,
    calendar_name,
    choose_kind,
    choose_zone,
)
from planner.commands.matching import Shape, share
from planner.errors import Ambiguous, BadInput, NotFound
from planner.formats.ics.values import Problem, ReadCalendar
from planner.i18n import _
from planner.model import Calendar, ImportedAs, SourceKind
from planner.model.lookup import folded, get_event, zone_of

__all__ = ["Change", "ChangeKind", "FieldChange", "ImportPlan", "Source", "plan_import"]

SAME_CALENDAR = 1 / 3


@dataclass(frozen=True)
class Source:
    """Where the bytes came from: a path or an address, for the store and the messages."""

    kind: SourceKind
    name: str
    etag: str = ""
    last_modified: str = ""
    sample: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """The whole change list. `calendar_id` is None for a new calendar."""

    source: Source
    read: ReadCalendar
    calendar_id: int | None
    name: str
    imported_as: ImportedAs
    conference_id: int | None
    zone: str
    zone_guessed: bool
    changes: tuple[Change, ...] = field(repr=False, default=())
    same_bytes: bool = False

    def count(self, kind: ChangeKind) -> int:
        """Return how many entries change in one way."""
        return sum(change.kind is kind for change in self.changes)

    @property
    def moved(self) -> int:
        """How many of the changed entries have another time or room."""
        return sum(c.kind is ChangeKind.CHANGED and c.moved for c in self.changes)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the reader repaired, guessed or skipped."""
        return self.read.problems


def plan_import(
    session: Session,
    read: ReadCalendar,
    source: Source,
    options: ImportOptions,
    my_zone: str,
) -> ImportPlan:
    """Compare a read calendar with the store and return what importing it would change.

    Raises BadInput or NotFound for options that name nothing.
    """
    known = _stored_calendar(session, read, source, options)
    if known is None and cancels(read):
        raise BadInput(
            _("This file only cancels events, and no calendar here has them. Nothing was changed.")
        )
    conference = None
    if options.conference_id is not None:
        conference = get_event(session, get_event(session, options.conference_id).root_id)
    home = zone_of(session, conference) if conference else my_zone
    zone, guessed = choose_zone(read, known, options, home)
    imported_as = ImportedAs.CONFERENCE
    if conference is None:
        imported_as = choose_kind(read, known, options, zone)
    conference_id = conference.id if conference else None
    if conference is None and known and imported_as is ImportedAs.CONFERENCE:
        conference_id = known.conference_id
    return ImportPlan(
        source=source,
        read=read,
        calendar_id=known.id if known else None,
        name=known.name if known else calendar_name(read.name, source.name),
        imported_as=imported_as,
        conference_id=conference_id,
        zone=zone,
        zone_guessed=guessed,
        changes=changes_of(session, read, known.id, zone) if known else all_new(read),
        same_bytes=bool(known and known.content_hash == read.content_hash),
    )


def _stored_calendar(
    session: Session, read: ReadCalendar, source: Source, options: ImportOptions
) -> Calendar | None:
    if options.into == "new":
        return None
    if options.into:
        return _calendar_called(session, options.into)
    candidates = list(
        session.scalars(
            select(Calendar).where(Calendar.kind != SourceKind.OWN).order_by(Calendar.id.desc())
        )
    )
    for calendar in candidates:
        if source.kind is SourceKind.ADDRESS and calendar.source == source.name:
            return calendar
    best: tuple[float, Calendar] | None = None
    read_shapes: dict[str, list[Shape]] = {}
    for calendar in candidates:
        zone = options.zone or read.zone or calendar.zone
        if zone not in read_shapes:
            read_shapes[zone] = shapes_of(read, zone)
        stored = stored_shapes(session, calendar.id, zone)
        # A cancellation names only what it takes back; a calendar is compared as a whole.
        common = share(stored, read_shapes[zone], of_read=cancels(read))
        if common >= SAME_CALENDAR and (best is None or common > best[0]):
            best = (common, calendar)
    return best[1] if best else None


def _calendar_called(session: Session, name: str) -> Calendar:
    calendars = list(session.scalars(select(Calendar).where(Calendar.kind != SourceKind.OWN)))
    found = (
        [c for c in calendars if str(c.id) == name.strip()]
        or [c for c in calendars if folded(name) == folded(c.name)]
        or [c for c in calendars if folded(name) and folded(name) in folded(c.name)]
    )
    if not found:
        raise NotFound(_("There is no calendar “{name}”.").format(name=name))
    if len(found) > 1:
        raise Ambiguous(
            _("“{name}” fits several calendars: {names}.").format(
                name=name, names=", ".join(f"{c.id} {c.name}" for c in found)
            )
        )
    return found[0]
