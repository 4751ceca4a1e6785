"""Steps of planning that join several commands, so that each is one step to undo."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.commands import events, goals, targets
from planner.commands.people import Person
from planner.commands.speakers import Speakers
from planner.commands.targets import Wish
from planner.model import Context, GoalState, SessionKind
from planner.model.lookup import get_event
from planner.queries.plan import target_rows

Session = Any  # what the store's door hands a command; only its own layers know its type


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to meet, with why; a company bears its name as that of the person."""

    person: Person
    wish: Wish
    company: bool = False


def add_own_event(session: Session, /, *, context: Context | None = None, **facts: Any) -> int:
    """Add an event of one's own with the part of life it serves; returns its id."""
    event_id = events.add_event(session, **facts)
    if context is not None:
        events.edit_plan(session, event_id, context=context)
    return event_id


def change_own_event(
    session: Session, event_id: int, facts: dict[str, Any], *, context: Context | None
) -> None:
    """Change an event of one's own and the part of life it serves."""
    events.edit_event(session, event_id, **facts)
    events.edit_plan(session, event_id, context=context)


def add_wanted(
    session: Session,
    event_id: int,
    wanted: Sequence[Wanted],
    now: datetime,
    progress: Callable[[int, int], object] | None = None,
) -> list[str]:
    """Make people and companies targets at an event; returns their codes.

    `progress` is called with (done, all), and may raise Cancelled.
    """
    codes = []
    speakers = Speakers(session, get_event(session, event_id).root_id)
    for done, one in enumerate(wanted):
        if progress is not None:
            progress(done, len(wanted))
        if one.company:
            name = one.person.name or one.person.organisation
            codes.append(targets.add_company_target(session, event_id, name, one.wish))
        else:
            codes.append(targets.add_target(session, event_id, one.person, one.wish, now, speakers))
    return codes


def add_listed(
    session: Session, listed: Sequence[tuple[int, Sequence[int]]], now: datetime
) -> list[str]:
    """Make people whom the programme lists targets: pairs of an event and its attendees' ids."""
    codes: list[str] = []
    for event_id, attendee_ids in listed:
        codes += targets.add_from_attendees(session, event_id, attendee_ids, now)
    return codes


def place_target(session: Session, target_id: int, position: int) -> None:
    """Move a target to a position among all of its conference, from 0.

    Among those of another priority it takes theirs: the order of the cards is the order of
    priority first.
    """
    target = targets.load_target(session, target_id)
    rows = target_rows(session, target.conference_id)
    here = [row.id for row in rows].index(target_id)
    others = [row for row in rows if row.id != target_id]
    position = max(0, min(position, len(others)))
    if position == here:
        return
    beside = [others[at] for at in (position - 1, position) if 0 <= at < len(others)]
    if beside and target.priority not in {row.priority for row in beside}:
        new = beside[0] if position > here else beside[-1]
        targets.edit_target(session, target_id, priority=new.priority)
        session.flush()
    group = [row.id for row in target_rows(session, target.conference_id)]
    of_priority = {row.id for row in others if row.priority == target.priority}
    group = [id_ for id_ in group if id_ in of_priority or id_ == target_id]
    wanted = sum(1 for row in others[:position] if row.id in of_priority)
    targets.move_target(session, target_id, wanted - group.index(target_id))


def show_again(session: Session, event_ids: Iterable[int]) -> None:
    """Show events that were hidden."""
    for event_id in event_ids:
        events.edit_plan(session, event_id, hidden=False)


def set_kind(session: Session, event_ids: Iterable[int], kind: SessionKind | None) -> None:
    """Say what kind of session several are; None leaves it to what their titles tell."""
    for event_id in event_ids:
        events.edit_plan(session, event_id, session_kind=kind)


def set_priority(session: Session, target_ids: Iterable[int], priority: int) -> None:
    """Set the priority of several targets."""
    for target_id in target_ids:
        targets.edit_target(session, target_id, priority=priority)


def judge_goals(session: Session, goal_ids: Iterable[int], state: GoalState) -> None:
    """Say what became of several goals."""
    for goal_id in goal_ids:
        goals.judge_goal(session, goal_id, state)


def remove_goals(session: Session, goal_ids: Iterable[int]) -> None:
    """Remove several goals."""
    for goal_id in goal_ids:
        goals.remove_goal(session, goal_id)
