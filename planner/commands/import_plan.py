"""What importing a calendar would change: the list that is shown first and then applied."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.import_changes import (
    Change,
    ChangeKind,
    Comparison,
    FieldChange,
    Proposal,
    all_new,
    cancels,
    compare,
    marks_of,
)
from planner.commands.import_choices import (
    ImportOptions,
    calendar_name,
    choose_kind,
    choose_zone,
)
from planner.commands.matching import share
from planner.commands.stored_entries import StoredEntries, key_marks, slot_marks
from planner.errors import BadInput
from planner.formats.ics.values import Problem, ReadCalendar
from planner.i18n import _
from planner.model import Calendar, ImportedAs, SourceKind
from planner.model.lookup import calendar_called, get_event, zone_of

__all__ = [
    "Change",
    "ChangeKind",
    "FieldChange",
    "ImportPlan",
    "Proposal",
    "Source",
    "plan_import",
]

SAME_CALENDAR = 1 / 3
# A file the user has in hand may drop a few entries without a question.
_FEW = 10


@dataclass(frozen=True)
class Source:
    """Where the bytes came from: a path or an address, for the store and the messages.

    `private` says that the user allowed an address in a network of their own.
    """

    kind: SourceKind
    name: str
    etag: str = ""
    last_modified: str = ""
    sample: bool = False
    private: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """The whole change list. `calendar_id` is None for a new calendar.

    `live` and `stored` are as in `Comparison`.
    """

    source: Source
    read: ReadCalendar
    calendar_id: int | None
    name: str
    imported_as: ImportedAs
    conference_id: int | None
    zone: str
    zone_guessed: bool
    changes: tuple[Change, ...] = field(repr=False, default=())
    proposals: tuple[Proposal, ...] = field(repr=False, default=())
    same_bytes: bool = False
    live: int = 0
    stored: StoredEntries | None = field(repr=False, default=None)
    refresh_at_start: bool | None = None

    @property
    def asks_first(self) -> bool:
        """Whether so much would be gone that the user has to say so: more than half.

        Half a programme rarely vanishes; a file cut off on its way, or another one under the
        same address, is likelier. Of a file a few entries may go without a question.
        """
        gone = self.count(ChangeKind.GONE)
        few = gone < _FEW and self.source.kind is not SourceKind.ADDRESS
        return gone * 2 > self.live and not few

    @property
    def refreshes(self) -> bool:
        """Whether a calendar is brought up to date from its address."""
        return self.calendar_id is not None and self.source.kind is SourceKind.ADDRESS

    @property
    def differs(self) -> bool:
        """Whether importing it would change anything."""
        return any(change.kind is not ChangeKind.UNCHANGED for change in self.changes)

    def count(self, kind: ChangeKind) -> int:
        """Return how many entries change in one way."""
        known = len(self.read.known) if kind is ChangeKind.UNCHANGED else 0
        return known + self._counts[kind]

    @cached_property
    def _counts(self) -> Counter[ChangeKind]:
        return Counter([change.kind for change in self.changes])

    @cached_property
    def moved(self) -> int:
        """How many of the changed entries have another time or room."""
        return sum([c.moved for c in self.changes if c.kind is ChangeKind.CHANGED])

    @cached_property
    def cancelled(self) -> int:
        """How many of the changed entries are cancelled by it."""
        return sum([c.cancelled for c in self.changes if c.kind is ChangeKind.CHANGED])

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
    found = all_new(read)
    if known and read.recalled:
        found = Comparison((), live=len(read.known))
    elif known:
        said = bool(options.zone)
        found = compare(session, read, known.id, zone, options.same, zone_said=said)
    return ImportPlan(
        source=source,
        read=read,
        calendar_id=known.id if known else None,
        name=known.name if known else calendar_name(read.name, source.name),
        imported_as=imported_as,
        conference_id=conference_id,
        zone=zone,
        zone_guessed=guessed,
        changes=found.changes,
        proposals=found.proposals,
        same_bytes=bool(known and known.content_hash == read.content_hash),
        live=found.live,
        stored=found.stored,
        refresh_at_start=options.refresh_at_start,
    )


def _stored_calendar(
    session: Session, read: ReadCalendar, source: Source, options: ImportOptions
) -> Calendar | None:
    if read.calendar is not None:
        return session.get_one(Calendar, read.calendar)
    if options.into == "new":
        return None
    if options.into:
        return calendar_called(session, options.into)
    candidates = list(
        session.scalars(
            select(Calendar).where(Calendar.kind != SourceKind.OWN).order_by(Calendar.id.desc())
        )
    )
    for calendar in candidates:
        if source.kind is SourceKind.ADDRESS and calendar.source == source.name:
            return calendar
    if not candidates:
        return None
    by_key = key_marks(session)
    keys = marks_of(read)
    # A cancellation names only what it takes back; a calendar is compared as a whole.
    shares = {c.id: share(by_key.get(c.id, ()), keys, of_read=cancels(read)) for c in candidates}
    if max(shares.values(), default=0.0) < SAME_CALENDAR:
        for calendar in candidates:
            zone = options.zone or read.zone or calendar.zone
            stored = slot_marks(session, calendar.id, zone)
            shares[calendar.id] = share(stored, marks_of(read, zone), of_read=cancels(read))
    best = max(candidates, key=lambda calendar: shares[calendar.id], default=None)
    return best if best and shares[best.id] >= SAME_CALENDAR else None
