"""The week on one page: whom I see in seven days, what was, what I owe and give."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.formats.pdf.report import Paper
from planner.formats.pdf.shortreports import WeekEntry, WeekPerson, WeekSheet
from planner.model import Attendee, EventKind, Mark, TargetState
from planner.model.lookup import folded
from planner.queries.agenda import touches
from planner.queries.events import EventRow, event_rows
from planner.queries.people import ContactRow, contact_rows
from planner.queries.plan import TargetRow, all_target_rows
from planner.queries.reports.acquaintance import Acquaintance
from planner.times import zone_or_utc

DAYS = 7
_OVER = {TargetState.MET, TargetState.DECLINED, TargetState.NOT_SOUGHT}
# An event with more people than these is no meeting: only targets are named.
_MOST_TAKING_PART = 12


def week_sheet(session: Session, now: datetime, my_zone: str, paper: Paper = Paper.A4) -> WeekSheet:
    """Return the next seven days, today among them, in the user's own zone.

    On it stand the targets at their sessions and meetings, and whom I know of those who take
    part in my other events.
    """
    zone = zone_or_utc(my_zone)
    first = now.astimezone(zone).date()
    days = [first + timedelta(days=count) for count in range(DAYS)]
    rows = [_in_zone(row, my_zone) for row in event_rows(session)]
    within = [row for row in rows if any(touches(row, day) for day in days)]
    planned = all_target_rows(session)
    targets = [
        target
        for root in sorted({row.parent_id or row.id for row in within})
        for target in planned.get(root, ())
        if target.state not in _OVER
    ]
    taking_part = _taking_part(session, within)
    known = Acquaintance(session)
    entries = []
    for row in within:
        people = [_of_target(known, target) for target in targets if _is_at(target, row)]
        codes = {person.name for person in people}
        people += [
            _of_contact(known, contact)
            for contact in taking_part.get(row.id, ())
            if contact.name not in codes
        ]
        if people or _is_mine(row):
            entries.append(_entry(row, days, tuple(people)))
    return WeekSheet(
        first=days[0],
        last=days[-1],
        zone=my_zone,
        printed_at=now.astimezone(zone),
        entries=tuple(sorted(entries, key=lambda e: (e.day, not e.all_day, e.start))),
        paper=paper,
    )


def _in_zone(row: EventRow, zone: str) -> EventRow:
    if row.start.all_day:
        return row
    shown = zone_or_utc(zone)
    return replace(
        row,
        local_start=row.local_start.astimezone(shown),
        local_end=row.local_end.astimezone(shown),
    )


def _is_at(target: TargetRow, row: EventRow) -> bool:
    """Whether somebody is met at that event; who is found nowhere in particular stands at the
    conference itself."""
    if target.finds:
        return any(find.id == row.id for find in target.finds)
    return row.id == target.event_id


def _is_mine(row: EventRow) -> bool:
    if row.cancelled or row.gone or row.mark is Mark.BACKUP:
        return False
    if row.is_break:
        return False
    return row.parent_id is None or row.mark is not Mark.NONE or row.kind is EventKind.MEETING


def _taking_part(session: Session, within: list[EventRow]) -> dict[int, list[ContactRow]]:
    """Return whom I know of those named in my own events, by event."""
    ids = [row.id for row in within if row.parent_id is None]
    named: dict[int, list[Attendee]] = {}
    for attendee in session.scalars(
        select(Attendee).where(Attendee.event_id.in_(ids)).order_by(Attendee.position, Attendee.id)
    ):
        named.setdefault(attendee.event_id, []).append(attendee)
    few = {event: people for event, people in named.items() if len(people) <= _MOST_TAKING_PART}
    if not few:
        return {}
    by_mail: dict[str, ContactRow] = {}
    by_name: dict[str, ContactRow] = {}
    for contact in contact_rows(session):
        by_name.setdefault(folded(contact.name), contact)
        for mail in contact.emails:
            by_mail.setdefault(mail.casefold(), contact)
    found: dict[int, list[ContactRow]] = {}
    for event, people in few.items():
        for attendee in people:
            known = by_mail.get(attendee.email.casefold()) or by_name.get(folded(attendee.name))
            if known is not None and known not in found.get(event, ()):
                found.setdefault(event, []).append(known)
    return found


def _of_target(known: Acquaintance, target: TargetRow) -> WeekPerson:
    return WeekPerson(
        name=target.name,
        organisation="" if target.company else target.organisation,
        code=target.code,
        last=known.last(target.contact_id),
        owed="; ".join(known.owed(target.contact_id)),
        give=target.give,
        ask=" · ".join(target.asks),
    )


def _of_contact(known: Acquaintance, contact: ContactRow) -> WeekPerson:
    gives = known.gives(contact.id)
    return WeekPerson(
        name=contact.name,
        organisation=contact.organisation,
        last=known.last(contact.id),
        owed="; ".join(text for text in known.owed(contact.id) if text not in gives),
        give=" · ".join(gives),
    )


def _entry(row: EventRow, days: list[date], people: tuple[WeekPerson, ...]) -> WeekEntry:
    return WeekEntry(
        day=next(day for day in days if touches(row, day)),
        start=row.local_start,
        end=row.local_end if row.end else None,
        title=row.title,
        place=row.location,
        all_day=row.start.all_day or row.kind is EventKind.CONFERENCE,
        people=people,
    )
