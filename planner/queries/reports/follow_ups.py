"""The follow-up list of an event, or of all of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.formats.pdf.report import (
    FollowUpLine,
    FollowUpReport,
    GoalLine,
    NotMet,
    Paper,
    Result,
)
from planner.i18n import _
from planner.model import (
    Contact,
    Event,
    EventPlan,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    GoalState,
    Sheet,
    TargetState,
    day_span,
)
from planner.model.lookup import get_event, zone_of
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.plan import TargetRow, goal_rows, target_rows
from planner.queries.reports.head import head_of
from planner.queries.reports.lines import follow_up_line
from planner.queries.reports.people_met import people_met, unplanned_met
from planner.times import zone_or_utc

_SOON_DAYS = 2
_WEEK_DAYS = 9
# A message without an answer is asked after once, three to seven days later.
_NUDGE_AFTER, _NUDGE_UNTIL = 3, 7


def follow_up_report(
    session: Session,
    now: datetime,
    my_zone: str,
    event_id: int | None = None,
    paper: Paper = Paper.A4,
) -> FollowUpReport:
    """Return the follow-up list: of an event with its sessions, or of everything that is open."""
    event = get_event(session, event_id) if event_id is not None else None
    zone = zone_of(session, event) if event else my_zone
    today = now.astimezone(zone_or_utc(zone)).date()
    rows = follow_up_rows(session, now, event_id)
    rows = _with_both(session, rows)
    open_rows = [row for row in rows if row.pending]
    promises = [row for row in open_rows if row.kind is FollowUpKind.PROMISE]
    others = [row for row in open_rows if row.kind is not FollowUpKind.PROMISE]
    unanswered = [row for row in rows if _waits(row, now)]
    soon = [row for row in others if row.due <= today + timedelta(days=_SOON_DAYS)]
    week = [
        row for row in others if row not in soon and row.due <= today + timedelta(days=_WEEK_DAYS)
    ]
    warm = [row for row in others if row not in soon and row not in week]
    closed = [row for row in rows if not row.pending and row not in unanswered]
    targets = target_rows(session, event.id) if event else []
    return FollowUpReport(
        head=head_of(session, event, my_zone) if event else None,
        dates=day_span(event, zone) if event else None,
        number=_last_sheet(session, event),
        printed_at=now.astimezone(zone_or_utc(zone)),
        result=_result(session, event, targets, promises) if event else None,
        promises=tuple(map(follow_up_line, promises)),
        soon=tuple(map(follow_up_line, soon)),
        week=tuple(map(follow_up_line, week)),
        warm=tuple(map(follow_up_line, warm)),
        people=tuple(people_met(session, event, rows)),
        not_met=tuple(
            _not_met(target) for target in targets if target.state is not TargetState.MET
        ),
        closed=tuple(map(follow_up_line, closed)),
        paper=paper,
        worked=_worked(session, event),
        insights=tuple(_insights(session, event)),
        nudges=tuple(_nudge(row) for row in unanswered),
    )


def _waits(row: FollowUpRow, now: datetime) -> bool:
    """Whether it was sent some days ago and nobody answered."""
    return (
        row.status is FollowUpStatus.SENT
        and row.closed_at is not None
        and now - row.closed_at >= timedelta(days=_NUDGE_AFTER)
    )


def _nudge(row: FollowUpRow) -> FollowUpLine:
    assert row.closed_at is not None
    due = (row.closed_at + timedelta(days=_NUDGE_UNTIL)).date()
    return replace(follow_up_line(row), due=due)


def _with_both(session: Session, rows: list[FollowUpRow]) -> list[FollowUpRow]:
    """Return the rows, each introduction with both people in its text."""
    if not any(row.kind is FollowUpKind.INTRODUCTION for row in rows):
        return rows
    found = session.execute(
        select(FollowUp.id, Contact.name)
        .join(Contact, FollowUp.other_id == Contact.id)
        .where(FollowUp.kind == FollowUpKind.INTRODUCTION)
    )
    others = {step.id: step.name for step in found}
    return [_introducing(row, others[row.id]) if row.id in others else row for row in rows]


def _introducing(row: FollowUpRow, other: str) -> FollowUpRow:
    both = _("{person} and {other}").format(person=row.person, other=other)
    return replace(row, text=": ".join(part for part in (both, row.text) if part))


def _worked(session: Session, event: Event | None) -> str:
    if event is None:
        return ""
    return session.scalar(select(EventPlan.worked).where(EventPlan.event_id == event.id)) or ""


def _insights(session: Session, event: Event | None) -> list[tuple[str, str]]:
    """Return the insights, each with the title of its session, in order of time."""
    if event is None:
        return []
    found = session.execute(
        select(Event.title, EventPlan.insight)
        .join(EventPlan, EventPlan.event_id == Event.id)
        .where(Event.parent_id == event.id, EventPlan.insight != "")
        .order_by(Event.start_at, Event.id)
    )
    return [(title, insight) for title, insight in found]


def _not_met(target: TargetRow) -> NotMet:
    return NotMet(target.code, target.name, target.organisation, target.state.value, target.reason)


def _last_sheet(session: Session, event: Event | None) -> int | None:
    if event is None:
        return None
    return session.scalar(
        select(Sheet.number)
        .where(Sheet.event_id == event.root_id)
        .order_by(Sheet.last_at.desc(), Sheet.id.desc())
        .limit(1)
    )


def _result(
    session: Session,
    event: Event,
    targets: Sequence[TargetRow],
    promises: Sequence[FollowUpRow],
) -> Result:
    plan = session.scalar(select(EventPlan).where(EventPlan.event_id == event.id))
    goals = goal_rows(session, event.id)
    return Result(
        targets=len(targets),
        met=sum(target.state is TargetState.MET for target in targets),
        unplanned=unplanned_met(session, event),
        goals=tuple(
            GoalLine(goal.text, goal.count, goal.done, goal.state is not GoalState.OPEN)
            for goal in goals
        ),
        goals_reached=sum(goal.done for goal in goals),
        insight=plan.insight if plan else "",
        promises_open=len(promises),
        attend_again=plan.attend_again if plan else None,
    )
