"""Importing calendars: applying a change list, and deciding later what a calendar became."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from planner.commands.entry_writer import EntryWriter, Progress
from planner.commands.import_changes import ChangeKind, cancels
from planner.commands.import_plan import ImportPlan, Source
from planner.commands.rehoming import adopt_targets, release_targets
from planner.commands.sample import remove_sample
from planner.errors import BadInput, NotAllowed, NotFound
from planner.i18n import _
from planner.model import (
    CONFERENCE_KEY,
    Calendar,
    Event,
    EventKind,
    ImportedAs,
    SourceKind,
)
from planner.model.lookup import get_event, zone_of
from planner.model.planned import carries_plan, has_parts
from planner.times import Moment, find_zone, fixed_offset

__all__ = [
    "Imported",
    "apply_import",
    "extend_series",
    "regroup",
    "remove_sample",
    "set_refresh",
    "set_zone",
]


@dataclass(frozen=True)
class Imported:
    """What an import did. `event_id` is the conference, if there is one."""

    calendar_id: int
    event_id: int | None
    occurrences: int


_STEP = 500
_SOME_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def apply_import(
    session: Session, plan: ImportPlan, now: datetime, progress: Progress | None = None
) -> Imported:
    """Write a change list. What the user planned, marked and logged is not touched by it."""
    calendar = _calendar(session, plan, now)
    old_zone = calendar.zone
    before = (calendar.imported_as, calendar.conference_id)
    calendar.zone, calendar.zone_guessed = plan.zone, plan.zone_guessed
    calendar.imported_as = plan.imported_as
    conference_id = _conference(session, calendar, plan)
    session.flush()
    arranged = before != (calendar.imported_as, conference_id)
    moved = arranged or old_zone != plan.zone
    if plan.calendar_id is not None:
        if arranged:
            _arrange(session, calendar, before[1])
        elif moved:
            _reckon_times(session, calendar.id)
    conference = session.get(Event, conference_id) if conference_id is not None else None
    shown_in = zone_of(session, conference) if conference is not None else plan.zone
    occurrences = plan.read.known_occurrences
    if plan.changes:
        writer = EntryWriter(
            session,
            calendar.id,
            conference_id,
            shown_in,
            now,
            plan.stored,
            plan.read.block_hash,
        )
        _write_changes(writer, plan, progress)
        session.flush()
        occurrences += writer.occurrences
        moved = moved or writer.moved
    if conference_id is not None and moved:
        fit_conference(session, conference_id)
    return Imported(calendar.id, conference_id, occurrences)


def extend_series(session: Session, plan: ImportPlan, now: datetime) -> Imported:
    """Add the times that a calendar's series have come to meanwhile; nothing else changes."""
    imported = apply_import(session, plan, now)
    calendar = session.get_one(Calendar, imported.calendar_id)
    calendar.receipt = {**calendar.receipt, "window": plan.read.receipt.window}
    return imported


def regroup(session: Session, calendar_id: int, imported_as: ImportedAs) -> int | None:
    """Make a calendar's entries one conference or separate events; every plan stays.

    Returns the conference's id, or None.
    """
    calendar = session.get(Calendar, calendar_id)
    if calendar is None:
        raise NotFound(_("There is no calendar {id}.").format(id=calendar_id))
    before = calendar.conference_id
    calendar.imported_as = imported_as
    if imported_as is ImportedAs.EVENTS:
        calendar.conference_id = None
    elif calendar.conference_id is None:
        _new_conference(session, calendar)
    _arrange(session, calendar, before)
    if calendar.conference_id is not None:
        fit_conference(session, calendar.conference_id)
    return calendar.conference_id


def set_refresh(session: Session, calendar_id: int, at_start: bool) -> None:
    """Have the address of a calendar asked at every start, or only by hand.

    Raises NotAllowed for a calendar that comes from no address.
    """
    calendar = session.get(Calendar, calendar_id)
    if calendar is None:
        raise NotFound(_("There is no calendar {id}.").format(id=calendar_id))
    if calendar.kind is not SourceKind.ADDRESS:
        raise NotAllowed(
            _("“{name}” comes from a file, which nobody can ask for news.").format(
                name=calendar.name
            )
        )
    calendar.refresh_at_start = at_start


def set_zone(session: Session, calendar_id: int, zone: str) -> None:
    """Show a calendar's UTC, floating and all-day times in another zone.

    Raises BadInput for a zone that nobody knows.
    """
    calendar = session.get(Calendar, calendar_id)
    if calendar is None:
        raise NotFound(_("There is no calendar {id}.").format(id=calendar_id))
    if find_zone(zone) is None and fixed_offset(zone) is None:
        raise BadInput(
            _("There is no time zone “{zone}”; write it as Europe/Paris.").format(zone=zone)
        )
    calendar.zone, calendar.zone_guessed = zone, False
    _reckon_times(session, calendar_id)
    if calendar.conference_id is not None:
        fit_conference(session, calendar.conference_id)


def fit_conference(session: Session, conference_id: int) -> None:
    """Let an imported conference last from its first session to its last."""
    conference = session.get(Event, conference_id)
    if conference is None or conference.key != CONFERENCE_KEY:
        return
    zone = zone_of(session, conference)
    # What is gone counts only where everything is. Whole rows would be sorted slowly.
    sessions = select(Event.id).where(Event.parent_id == conference_id, Event.entry_id.is_not(None))
    first_id = session.scalar(sessions.order_by(Event.gone, Event.start_at, Event.id).limit(1))
    last_id = session.scalar(sessions.order_by(Event.gone, Event.end_at.desc(), Event.id).limit(1))
    if first_id is None or last_id is None:
        return
    first, last = session.get_one(Event, first_id), session.get_one(Event, last_id)
    start, end = first.start, last.end or last.start
    if start.all_day != end.all_day:  # RFC 5545, 3.8.2.2: both have the same kind
        start = Moment.zoned(start.local(zone).replace(tzinfo=None), zone)
        end = Moment.zoned(end.local(zone).replace(tzinfo=None), zone)
    conference.set_times(start, end, zone)


def _write_changes(writer: EntryWriter, plan: ImportPlan, progress: Progress | None) -> None:
    pairs = [
        (change, plan.read.entries[change.index])
        for change in plan.changes
        if change.index is not None
    ]
    new = [entry for change, entry in pairs if change.kind is ChangeKind.NEW]
    known = [pair for pair in pairs if pair[0].kind is not ChangeKind.NEW]
    gone = [change for change in plan.changes if change.kind is ChangeKind.GONE]
    writer.load([*known, *((change, None) for change in gone)])
    if not cancels(plan.read):
        writer.rename(known)
    writer.add(new, progress)
    for done, (change, entry) in enumerate(known, start=1):
        if not cancels(plan.read):
            writer.update(change, entry)
        elif change.kind is ChangeKind.CHANGED:
            writer.cancel(change, entry)
        if progress is not None and (done % _STEP == 0 or done == len(known)):
            progress(len(new) + done, len(new) + len(known))
    for change in gone:
        assert change.entry_id is not None
        writer.drop(change.entry_id)
    writer.finish()


def _calendar(session: Session, plan: ImportPlan, now: datetime) -> Calendar:
    calendar = session.get(Calendar, plan.calendar_id) if plan.calendar_id else None
    if calendar is None:
        calendar = Calendar(
            name=plan.name,
            kind=plan.source.kind,
            zone=plan.zone,
            sample=plan.source.sample,
            imported_as=plan.imported_as,
        )
        session.add(calendar)
    if plan.refresh_at_start is not None:
        calendar.refresh_at_start = plan.refresh_at_start
    changed = any(change.kind is not ChangeKind.UNCHANGED for change in plan.changes)
    # An import that changes nothing leaves nothing to undo, unless it tells where to ask again.
    if changed or calendar.read_at is None or _subscribes(calendar, plan.source):
        _note_source(calendar, plan)
        calendar.read_at = now
    session.flush()
    return calendar


def _subscribes(calendar: Calendar, source: Source) -> bool:
    """Whether a calendar gets an address, or another one."""
    return source.kind is SourceKind.ADDRESS and calendar.source != source.name


def _note_source(calendar: Calendar, plan: ImportPlan) -> None:
    """Keep where a calendar comes from and what its server wants to be told the next time."""
    source = plan.source
    if source.kind is SourceKind.ADDRESS:
        calendar.kind, calendar.source = SourceKind.ADDRESS, source.name
        calendar.private_allowed = source.private
    elif not cancels(plan.read) and calendar.kind is not SourceKind.ADDRESS:
        calendar.source = source.name
    # What a file changed is no state the server knows of: it is asked for the whole next time.
    calendar.etag, calendar.last_modified = source.etag, source.last_modified
    if cancels(plan.read):
        # What it takes back, its calendar may say again with the bytes it had.
        calendar.content_hash = ""
    else:
        calendar.content_hash = plan.read.content_hash
        calendar.receipt = plan.read.receipt.as_json()


def _conference(session: Session, calendar: Calendar, plan: ImportPlan) -> int | None:
    if plan.imported_as is ImportedAs.EVENTS:
        calendar.conference_id = None
    elif plan.conference_id is not None:
        conference = get_event(session, plan.conference_id)
        if conference.kind is not EventKind.CONFERENCE:
            conference.kind = EventKind.CONFERENCE
        calendar.conference_id = plan.conference_id
    elif calendar.conference_id is None and (plan.read.entries or plan.read.known):
        _new_conference(session, calendar)
    session.flush()
    return calendar.conference_id


def _new_conference(session: Session, calendar: Calendar) -> int:
    known = session.scalar(
        select(Event).where(Event.calendar_id == calendar.id, Event.key == CONFERENCE_KEY)
    )
    if known is None:
        known = Event(
            calendar_id=calendar.id,
            kind=EventKind.CONFERENCE,
            key=CONFERENCE_KEY,
            title=calendar.name,
            categories=[],
        )
        # Its real times follow from its sessions, once they are there.
        known.set_times(Moment.utc(calendar.read_at or _SOME_TIME), None, calendar.zone)
        session.add(known)
        session.flush()
    calendar.conference_id = known.id
    session.flush()
    return known.id


def _arrange(session: Session, calendar: Calendar, former_id: int | None) -> None:
    """Hang a calendar's events where it now says; `former_id` is the conference they were in."""
    session.flush()
    entries = update(Event).where(Event.calendar_id == calendar.id, Event.entry_id.is_not(None))
    conference_id = calendar.conference_id
    if conference_id is not None:
        session.execute(
            entries.where(Event.id != conference_id).values(
                parent_id=conference_id, kind=EventKind.SESSION
            )
        )
        session.expire_all()
        former = former_id if former_id != conference_id else None
        adopt_targets(session, conference_id, former)
    else:
        if former_id is not None:
            release_targets(session, former_id)
        # What the user gathered under another conference stays there.
        session.execute(
            entries.where(Event.parent_id == former_id).values(parent_id=None, kind=EventKind.EVENT)
        )
        session.expire_all()
    _reckon_times(session, calendar.id)
    if former_id is not None and former_id != conference_id:
        _let_go(session, former_id)


def _let_go(session: Session, conference_id: int) -> None:
    """Remove a conference made for a calendar, unless something hangs under it or is planned."""
    session.flush()
    conference = session.get(Event, conference_id)
    if conference is None or conference.key != CONFERENCE_KEY:
        return
    if not carries_plan(session, conference_id) and not has_parts(session, conference_id):
        session.delete(conference)
        session.flush()


def _reckon_times(session: Session, calendar_id: int) -> None:
    """Set anew when a calendar's events are, and those of other calendars shown in its zone."""
    inside = select(Event.id).where(Event.calendar_id == calendar_id)
    for event in session.scalars(
        select(Event).where(or_(Event.calendar_id == calendar_id, Event.parent_id.in_(inside)))
    ):
        event.set_times(event.start, event.end, zone_of(session, event))
