"""What the calendar says of events in words, and what one plans there, for files going out."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Contact, Event, EventPlan, Goal


@dataclass(frozen=True, slots=True)
class EventTexts:
    """The words of one event: those of its calendar, and one's own note and goals."""

    description: str = ""
    url: str = ""
    note: str = ""
    goals: tuple[str, ...] = ()


def event_texts(session: Session) -> dict[int, EventTexts]:
    """Return the words of every event by its id."""
    goals: dict[int, list[str]] = defaultdict(list)
    for event_id, text in session.execute(
        select(Goal.event_id, Goal.text).order_by(Goal.position, Goal.id)
    ):
        goals[event_id].append(text)
    rows = session.execute(
        select(Event.id, Event.description, Event.url, EventPlan.note).outerjoin(
            EventPlan, EventPlan.event_id == Event.id
        )
    )
    return {
        event_id: EventTexts(description or "", url or "", note or "", tuple(goals[event_id]))
        for event_id, description, url, note in rows
    }


def contact_photos(session: Session, ids: frozenset[int] | None = None) -> dict[int, bytes]:
    """Return the photos of these contacts, or of all, by their ids."""
    query = select(Contact.id, Contact.photo).where(Contact.photo.is_not(None))
    rows = session.execute(query if ids is None else query.where(Contact.id.in_(ids)))
    return {contact_id: photo for contact_id, photo in rows if photo}
