"""The whole schedule of an event in one reading, with the text that search looks through."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import Event
from planner.model.lookup import get_event
from planner.queries.events import EventRow, event_rows


@dataclass(frozen=True, slots=True)
class Schedule:
    """An event with all that takes place within it, in order of time, hidden ones too.

    `texts` are descriptions by the id of the event. A plain event is its own only session.
    """

    event: EventRow
    sessions: tuple[EventRow, ...]
    texts: Mapping[int, str]


def schedule_of(session: Session, event_id: int) -> Schedule:
    """Return the schedule of an event, or of the one it is part of; NotFound without one."""
    root = get_event(session, event_id).root_id
    event = event_rows(session, ids=frozenset({root}), include_hidden=True)[0]
    sessions = event_rows(session, conference_id=root, include_hidden=True)
    texts = session.execute(
        select(Event.id, Event.description).where(or_(Event.id == root, Event.parent_id == root))
    )
    if event.kind.value != "conference":
        sessions = sorted([event, *sessions], key=lambda row: (row.local_start, row.id))
    return Schedule(event, tuple(sessions), {row.id: row.description for row in texts})
