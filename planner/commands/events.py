"""Events of one's own, and the user's word about any event."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.rehoming import adopt_targets
from planner.errors import BadInput, NotAllowed
from planner.i18n import _
from planner.model import (
    Calendar,
    Event,
    EventKind,
    EventPlan,
    Find,
    ImportedAs,
    Mark,
    SourceKind,
    Target,
)
from planner.model.lookup import get_event, own_calendar_id, zone_of
from planner.model.planned import carries_plan, has_parts
from planner.times import Moment, TimeKind

EARLIEST, LATEST = 1900, 2200  # years that an event can be in

_PLAN_FIELDS = {
    "mark",
    "note",
    "hidden",
    "paper_title",
    "session_kind",
    "context",
    "insight",
    "attend_again",
    "worked",
}


def add_event(
    session: Session,
    *,
    title: str,
    start: Moment,
    end: Moment | None = None,
    place: str = "",
    zone: str = "UTC",
    conference_id: int | None = None,
    codes: Sequence[str] = (),
    my_zone: str = "",
) -> int:
    """Add an event of one's own and return its id.

    `zone` is where its times are, `my_zone` the user's own, by default the same: dates and UTC
    times outside a conference are shown there.

    Within a conference it is a meeting with the targets of `codes`, or without any a break
    or stand visit; the meeting becomes a find of each target. Raises BadInput for an empty
    title or an unknown code.
    """
    if not title.strip():
        raise BadInput(_("An event needs a title."))
    kind, parent_id = EventKind.EVENT, None
    if conference_id is not None:
        parent_id = get_event(session, conference_id).root_id
        kind = EventKind.MEETING if codes else EventKind.BREAK
    elif codes:
        raise BadInput(_("Codes belong to a conference: say which with --in."))
    elif start.kind is not TimeKind.ZONED:
        # Its own calendar's zone is where such a time is shown.
        zone = _own_zone(session) or zone
    uid = f"{uuid.uuid4()}@planner"
    event = Event(
        calendar_id=own_calendar(session, my_zone or zone),
        parent_id=parent_id,
        kind=kind,
        key=uid,
        uid=uid,
        title=title.strip(),
        location=place.strip(),
        categories=[],
    )
    event.set_times(start, end, zone)
    session.add(event)
    session.flush()
    event.set_times(start, end, zone_of(session, event))
    for code in codes:
        target = _target_of(session, parent_id or event.id, code)
        session.add(Find(target_id=target.id, event_id=event.id, position=-1))
    session.flush()
    return event.id


def edit_event(session: Session, event_id: int, /, **changes: Any) -> None:
    """Change an event of one's own: title, location, description, url, or start with end.

    Raises NotAllowed for an imported one, whose facts are the calendar's.
    """
    event = get_event(session, event_id)
    if event.calendar_id != own_calendar_id(session):
        raise NotAllowed(
            _("“{title}” comes from a calendar; its facts cannot be changed here.").format(
                title=event.title
            )
        )
    if "title" in changes and not changes["title"].strip():
        raise BadInput(_("An event needs a title."))
    if "start" in changes:
        start, end = changes.pop("start"), changes.pop("end", None)
        event.set_times(start, end, start.zone or zone_of(session, event))
        event.set_times(start, end, zone_of(session, event))
    for name, value in changes.items():
        if name not in ("title", "location", "description", "url"):
            raise ValueError(f"no such field of an event: {name}")
        setattr(event, name, value)


def set_mark(session: Session, event_ids: Sequence[int], mark: Mark) -> None:
    """Mark events as must, maybe, backup, people-only or none."""
    for event_id in event_ids:
        edit_plan(session, event_id, mark=mark)


def edit_plan(session: Session, event_id: int, /, **changes: Any) -> None:
    """Set the user's word about one event: any of the fields of EventPlan."""
    get_event(session, event_id)
    plan = session.scalar(select(EventPlan).where(EventPlan.event_id == event_id))
    if plan is None:
        plan = EventPlan(event_id=event_id)
        session.add(plan)
    for name, value in changes.items():
        if name not in _PLAN_FIELDS:
            raise ValueError(f"no such field of a plan: {name}")
        setattr(plan, name, value)


def hide_events(session: Session, event_ids: Sequence[int]) -> None:
    """Hide events. Those of one's own without a plan or parts are removed, the others kept out
    of sight.

    Whatever comes from a calendar stays known, so that a later import does not bring it back.
    """
    own = own_calendar_id(session)
    for event_id in event_ids:
        event = get_event(session, event_id)
        session.flush()
        bare = not carries_plan(session, event_id) and not has_parts(session, event_id)
        if event.calendar_id == own and bare:
            session.delete(event)
        else:
            edit_plan(session, event_id, hidden=True)


def gather(session: Session, event_ids: Sequence[int], conference_id: int) -> None:
    """Hang events of a personal calendar under a conference; what is planned on them stays."""
    conference = get_event(session, conference_id)
    if conference.parent_id is not None:
        raise NotAllowed(_("A session cannot have sessions of its own."))
    conference.kind = EventKind.CONFERENCE
    for event_id in event_ids:
        event = get_event(session, event_id)
        if event.id == conference.id:
            raise NotAllowed(_("An event cannot be part of itself."))
        if has_parts(session, event.id):
            raise NotAllowed(
                _("“{title}” has sessions of its own, so it cannot be part of another.").format(
                    title=event.title
                )
            )
        event.parent_id, event.kind = conference.id, EventKind.SESSION
        event.set_times(event.start, event.end, zone_of(session, event))
    adopt_targets(session, conference.id)


def own_calendar(session: Session, zone: str) -> int:
    """Return the id of the built-in calendar, made on first use in the zone given."""
    found = own_calendar_id(session)
    if found is not None:
        return found
    calendar = Calendar(
        name=_("My events"), kind=SourceKind.OWN, imported_as=ImportedAs.EVENTS, zone=zone
    )
    session.add(calendar)
    session.flush()
    return calendar.id


def parse_start_end(
    start: str, end: str | None, zone: str, today: date
) -> tuple[Moment, Moment | None]:
    """Return the moments of `--start` and `--end`: a date, a date and time, or for the end a time.

    Raises BadInput with a sentence for anything else.
    """
    first = _moment(start, zone, today)
    if end is None or not end.strip():
        return first, None
    last = _moment(end, zone, first.wall.date())
    if last.all_day is not first.all_day:
        raise BadInput(_("Start and end must both be dates, or both have a time."))
    if last.instant(zone) < first.instant(zone):
        raise BadInput(
            _("The end {end} lies before the start {start}.").format(end=end, start=start)
        )
    if last.all_day:  # a date as end means that whole day; RFC 5545 wants the day after
        last = Moment.of_date(date.fromordinal(last.wall.toordinal() + 1))
    return first, last


def _moment(text: str, zone: str, day: date) -> Moment:
    text = text.strip()
    try:
        if len(text) <= 5 and ":" in text:
            clock = datetime.strptime(text, "%H:%M").time()
            return Moment.zoned(datetime.combine(day, clock), zone)
        if len(text) <= 10:
            moment = datetime.combine(date.fromisoformat(text), time())
        else:
            moment = datetime.fromisoformat(text)
        if not EARLIEST <= moment.year <= LATEST:
            raise ValueError(text)
        if len(text) <= 10:
            return Moment.of_date(moment)
    except ValueError:
        raise BadInput(
            _("“{text}” is no date. Write 2026-01-31, or 2026-01-31T09:30.").format(text=text)
        ) from None
    return Moment.utc(moment) if moment.tzinfo else Moment.zoned(moment, zone)


def _own_zone(session: Session) -> str | None:
    return session.scalar(select(Calendar.zone).where(Calendar.kind == SourceKind.OWN))


def _target_of(session: Session, conference_id: int, code: str) -> Target:
    target = session.scalar(
        select(Target).where(Target.conference_id == conference_id, Target.code == code.upper())
    )
    if target is None:
        raise BadInput(_("There is no {code} among the people to meet here.").format(code=code))
    return target
