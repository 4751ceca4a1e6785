"""The prep sheet of an event: its days, the people to meet, their cards, my lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.errors import BadInput
from planner.formats.pdf.report import (
    Card,
    DayPlan,
    DayRow,
    GoalLine,
    MyLines,
    PersonToMeet,
    PrepReport,
    SheetOptions,
)
from planner.formats.people import OutContact
from planner.formats.vcard import write_vcard_text
from planner.i18n import _
from planner.model import Calendar, Event, EventKind, Mark, TargetState
from planner.model.lookup import get_event
from planner.queries.agenda import AgendaRow, day_rows, days_touched, touches
from planner.queries.events import EventRow, event_rows
from planner.queries.people import my_card
from planner.queries.plan import TargetRow, goal_rows, paper_order, target_rows
from planner.queries.reports.cards import cards_of
from planner.queries.reports.head import head_of
from planner.queries.schedule import has_visible_part, planned_ids

_OWN = (EventKind.MEETING, EventKind.BREAK)
_CHECKED_EACH = 10  # cards
_LEFT_OUT = {TargetState.DECLINED, TargetState.NOT_SOUGHT}


def prep_report(
    session: Session,
    event_id: int,
    options: SheetOptions,
    now: datetime,
    my_zone: str,
    day: date | None = None,
    check: Callable[[], object] = lambda: None,
) -> PrepReport:
    """Return the prep sheet of an event, without number; of one day, or of every planned one.

    The sheet of one day leaves out who is found on a later day alone; that of a later day also
    who was met, and carries over who was not. Raises BadInput for a day on which the event
    does not take place. `check` is called now and then, for others to go first.
    """
    event = get_event(session, event_id)
    mine = event_rows(session, ids=frozenset({event.id}), include_hidden=True)[0]
    events = _events(session, event, mine, whole=day is not None)
    check()
    targets = [t for t in target_rows(session, event.id) if t.state not in _LEFT_OUT]
    check()
    if day is not None:
        targets = _of_day(targets, events, day, mine)
    targets.sort(key=paper_order)
    planned = _planned(events, targets)
    days = _days(planned, mine, day)
    last = _last(planned, mine) if day is None else None
    return PrepReport(
        head=head_of(session, event, my_zone),
        number=None,
        printed_at=now.astimezone(mine.local_start.tzinfo),
        calendar_at=_calendar_at(session, event, mine),
        goals=tuple(
            GoalLine(goal.text, goal.count, goal.done) for goal in goal_rows(session, event.id)
        ),
        targets=len(targets),
        days=tuple(replace(_day_plan(planned, targets, one, len(days)), last=last) for one in days),
        cards=tuple(_checked(cards_of(session, targets, planned, options), check)),
        lines=my_lines(session),
        options=options,
    )


def _checked(cards: Iterable[Card], check: Callable[[], object]) -> Iterator[Card]:
    for number, card in enumerate(cards):
        if number % _CHECKED_EACH == 0:
            check()
        yield card


def _events(session: Session, event: Event, mine: EventRow, *, whole: bool) -> list[EventRow]:
    """Return what can stand in the day: the sessions of a conference, or the event itself.

    Of a conference only what is planned or one's own, unless the `whole` programme is wanted.
    """
    if event.parent_id is not None:
        return [mine]
    if whole:
        return event_rows(session, conference_id=event.id) or [mine]
    own = select(Event.id).where(Event.parent_id == event.id, Event.kind.in_(_OWN))
    ids = planned_ids(session, event.id) | set(session.scalars(own))
    found = [row for row in event_rows(session, ids=ids) if row.parent_id is not None]
    return found or ([] if has_visible_part(session, event.id) else [mine])


def _of_day(
    targets: Sequence[TargetRow], events: Sequence[EventRow], day: date, mine: EventRow
) -> list[TargetRow]:
    days = [event.local_start.date() for event in events]
    if not (any(touches(event, day) for event in events) or touches(mine, day)):
        raise BadInput(
            _("“{title}” does not take place on {day}; it lasts from {first} to {last}.").format(
                title=mine.title, day=day, first=min(days), last=max(days)
            )
        )
    is_first = day == min(days)
    kept = []
    for target in targets:
        if is_first:
            finds = target.finds
        elif target.state is TargetState.MET:
            continue
        else:
            finds = tuple(find for find in target.finds if find.local_end.date() >= day)
        if not finds or any(touches(find, day) for find in finds):
            kept.append(replace(target, finds=finds))
    return kept


def _planned(events: Sequence[EventRow], targets: Sequence[TargetRow]) -> list[EventRow]:
    found = {find.id for target in targets for find in target.finds}
    return [
        event
        for event in events
        if event.mark is not Mark.NONE
        or event.id in found
        or event.kind in _OWN
        or event.parent_id is None
    ]


def _days(planned: Sequence[EventRow], mine: EventRow, day: date | None) -> list[date]:
    if day is not None:
        return [day]
    days = sorted({event.local_start.date() for event in planned if event.parent_id})
    return days or [mine.local_start.date()]


def _last(planned: Sequence[EventRow], mine: EventRow) -> date | None:
    """Return the last day of an event, say a fair, that lasts for days and has no sessions."""
    lasts = mine.start.all_day or mine.local_end - mine.local_start > timedelta(days=1)
    if not lasts or any(event.parent_id for event in planned):
        return None
    first, last = days_touched(mine)
    return last if last > first else None


def _day_plan(
    planned: Sequence[EventRow], targets: Sequence[TargetRow], day: date, days: int
) -> DayPlan:
    rows = [row for row in planned if row.parent_id is not None or days == 1]
    return DayPlan(
        day=day,
        rows=agenda_rows(rows, targets, day),
        people=tuple(
            person for target in targets if (person := person_to_meet(target, day)) is not None
        ),
    )


def agenda_rows(
    events: Sequence[EventRow], targets: Sequence[TargetRow], day: date
) -> tuple[DayRow, ...]:
    """Return the rows of one day, with the codes of who is found where."""
    return tuple(_row(row, targets) for row in day_rows(events, day))


def _row(row: AgendaRow, targets: Sequence[TargetRow]) -> DayRow:
    event = row.event
    if event is None:
        return DayRow("gap", row.start, row.end, minutes=row.minutes)
    codes = tuple(
        target.code for target in targets if event.id in {find.id for find in target.finds}
    )
    own = "break" if event.is_break else "meeting"
    return DayRow(
        kind=own if event.kind in _OWN else "session",
        start=event.local_start,
        end=event.local_end if event.end else None,
        all_day=event.start.all_day,
        mark="gone" if event.gone and not event.cancelled else event.mark.value,
        title=event.title,
        room=event.location,
        codes=codes,
        overlap=row.overlap,
        moved=row.moved,
        cancelled=event.cancelled or event.gone,
        minutes=row.minutes,
    )


def person_to_meet(target: TargetRow, day: date) -> PersonToMeet | None:
    """Return a target's line on the plan page of a day, or None when it belongs to another day."""
    today = [find for find in target.finds if touches(find, day)]
    if target.finds and not today:
        return None
    first = min(today, key=lambda find: find.local_start, default=None)
    timed = first is not None and not first.start.all_day
    return PersonToMeet(
        code=target.code,
        priority=target.priority,
        name=target.name,
        organisation="" if target.company else target.organisation,
        when=first.local_start if first is not None and timed else None,
        where=" · ".join(
            text for text in ((first.location if first else ""), target.place) if text
        ),
        company=target.company,
    )


def _calendar_at(session: Session, event: Event, mine: EventRow) -> datetime | None:
    calendar = session.get(Calendar, event.calendar_id)
    if calendar is None or calendar.read_at is None:
        return None
    return calendar.read_at.astimezone(mine.local_start.tzinfo)


def my_lines(session: Session) -> MyLines:
    """Return what the user says of themselves, and their card for the QR code."""
    card = my_card(session)
    contact = card.contact
    vcard = ""
    if contact is not None:
        vcard = write_vcard_text(
            OutContact(
                uid=contact.uid,
                name=contact.name,
                title=contact.title,
                organisation=contact.organisation,
                emails=contact.emails[:1],
                phones=contact.phones[:1],
                links=contact.links[:1],
            )
        )
    return MyLines(
        introduction=card.introduction,
        openers=tuple(card.openers.splitlines()),
        ways_out=tuple(card.ways_out.splitlines()),
        vcard=vcard,
    )
