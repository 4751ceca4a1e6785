"""What one wants from an event, and the judgement afterwards."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.errors import BadInput, NotFound
from planner.i18n import _
from planner.model import Goal, GoalState
from planner.model.lookup import get_event


def add_goal(session: Session, event_id: int, text: str, count: int | None = None) -> int:
    """Add a goal to an event, countable with `count` (at least 1), and return its id."""
    get_event(session, event_id)
    _refuse_senseless(text, count)
    last = session.scalar(select(func.max(Goal.position)).where(Goal.event_id == event_id))
    goal = Goal(event_id=event_id, text=text.strip(), count=count, position=(last or 0) + 1)
    session.add(goal)
    session.flush()
    return goal.id


def judge_goal(
    session: Session, goal_id: int, state: GoalState = GoalState.REACHED, note: str | None = None
) -> str:
    """Say what became of a goal, with a note; returns its text."""
    goal = _goal(session, goal_id)
    goal.state = state
    if note is not None:
        goal.note = note
    return goal.text


def edit_goal(session: Session, goal_id: int, text: str, count: int | None) -> None:
    """Change a goal's words and count."""
    goal = _goal(session, goal_id)
    _refuse_senseless(text, count)
    goal.text, goal.count = text.strip(), count


def remove_goal(session: Session, goal_id: int) -> str:
    """Remove a goal; returns its text."""
    goal = _goal(session, goal_id)
    session.delete(goal)
    return goal.text


def _refuse_senseless(text: str, count: int | None) -> None:
    if not text.strip():
        raise BadInput(_("A goal needs words."))
    if count is not None and count < 1:
        raise BadInput(_("A goal's count is 1 or more."))


def _goal(session: Session, goal_id: int) -> Goal:
    goal = session.get(Goal, goal_id)
    if goal is None:
        raise NotFound(_("There is no goal {id}.").format(id=goal_id))
    return goal
