"""What follows from a logged line: promises, gives, messages, calls and introductions."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select

from planner.commands.follow_ups import Step, add_follow_up
from planner.commands.participants import Log
from planner.errors import BadInput
from planner.formats.personline import PersonLine
from planner.i18n import _
from planner.model import (
    Channel,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Participant,
    Timing,
)
from planner.model.due import due_date, first_message_due
from planner.model.lookup import work_days_of

MOST_STEPS = 200  # out of one line; more are no list that somebody typed
_BOX_KINDS = {
    "mail": (FollowUpKind.MESSAGE, Channel.MAIL),
    "linkedin": (FollowUpKind.MESSAGE, Channel.LINKEDIN),
    "call": (FollowUpKind.CALL, Channel.CALL),
    "intro": (FollowUpKind.INTRODUCTION, Channel.INTRO),
}


def follow_from(
    log: Log, part: Participant, lines: Sequence[PersonLine], met: datetime, *, first: bool = True
) -> None:
    """Write the follow-ups that these lines ask for one person.

    Each promise and give is one, due on its own date, else by the promise rule. Each ticked
    box is one, due by the ticked time or the line's own date. Somebody met with whom nothing
    is pending afterwards gets a first message within 48 hours, so that nobody fizzles out;
    `first` False leaves that away.
    """
    asked = sum(len(line.promises) + len(line.gives) for line in lines)
    if asked > MOST_STEPS:
        words = _("{count} promises and gives are too many for one person at a time: write {most}.")
        raise BadInput(words.format(count=asked, most=MOST_STEPS))
    end = _end_of_event(log)
    days = work_days_of(log.session)
    before = len(log.dues)
    for line in lines:
        for promise in line.promises:
            due = promise.due or due_date(Timing.DAY, met, end, log.zone, days)
            timing = Timing.DATE if promise.due else Timing.DAY
            _add(log, part, FollowUpKind.PROMISE, promise.text, due, timing)
            log.promises += 1
        for give in line.gives:
            due = give.due or due_date(Timing.WEEK, met, end, log.zone, days)
            timing = Timing.DATE if give.due else Timing.WEEK
            _add(log, part, FollowUpKind.GIVE, give.text, due, timing)
        _add_next_step(log, part, line, met, end)
    nothing = len(log.dues) == before and not _has_next_step(log, part)
    if nothing and first and (part.name or part.contact_id):
        due = first_message_due(met, log.zone, days)
        _add(log, part, FollowUpKind.MESSAGE, "", due, Timing.DAY, Channel.OTHER)


def _add_next_step(
    log: Log, part: Participant, line: PersonLine, met: datetime, end: datetime | None
) -> None:
    days = work_days_of(log.session)
    timing = Timing(line.timing) if line.timing else None
    due: date
    if line.due:
        due, timing = line.due, Timing.DATE
    elif timing:
        due = due_date(timing, met, end, log.zone, days)
    else:
        due, timing = first_message_due(met, log.zone, days), Timing.DAY
    for box in line.boxes:
        kind, channel = _BOX_KINDS[box]
        _add(log, part, kind, "", due, timing, channel)
    if not line.boxes and (line.timing or line.due):
        _add(log, part, FollowUpKind.MESSAGE, "", due, timing, Channel.OTHER)


def _add(
    log: Log,
    part: Participant,
    kind: FollowUpKind,
    text: str,
    due: date,
    timing: Timing,
    channel: Channel = Channel.OTHER,
) -> None:
    step = Step(
        kind=kind,
        text=text,
        due=due,
        zone=log.zone,
        timing=timing,
        channel=channel,
        contact_id=part.contact_id,
        person=part.name or part.organisation or part.code or _("somebody unnamed"),
        event_id=log.event.id if log.event else None,
        participant_id=part.id,
    )
    add_follow_up(log.session, step, log.now)
    log.dues.append(due)


def _has_next_step(log: Log, part: Participant) -> bool:
    """Whether something is already to be done for this person: one next step at a time."""
    if part.contact_id is None:
        return False
    pending = [status for status in FollowUpStatus if status.pending]
    known = select(FollowUp.id).where(
        FollowUp.contact_id == part.contact_id, FollowUp.status.in_(pending)
    )
    return log.session.scalar(known.limit(1)) is not None


def _end_of_event(log: Log) -> datetime | None:
    """Return the end of the whole event: that of the conference, also for one of its sessions."""
    if log.event is None:
        return None
    whole = log.session.get_one(Event, log.event.root_id)
    # What takes no time ends when it begins, and not on the day before.
    return whole.end_at + timedelta(seconds=whole.end_at == whole.start_at)
