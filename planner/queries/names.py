"""Who could be meant by a name that is being typed: contacts, and who is listed at an event."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import Attendee, Contact, Event, Organisation, Tag
from planner.model.lookup import get_event


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as far as a line names them. `email` is only known of who is listed."""

    name: str
    title: str
    organisation: str
    email: str = ""


def known_names(session: Session) -> list[Named]:
    """Return all contacts but the user, by name."""
    rows = session.execute(
        select(Contact.name, Contact.title, Organisation.name)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .where(~Contact.is_me)
        .order_by(Contact.name, Contact.id)
    )
    return [Named(name, title, organisation or "") for name, title, organisation in rows]


def people_by_name(session: Session) -> list[tuple[int, str]]:
    """Return the ids and names of all contacts but the user, by name."""
    rows = session.execute(
        select(Contact.id, Contact.name).where(~Contact.is_me).order_by(Contact.name, Contact.id)
    )
    return [(id_, name) for id_, name in rows]


def listed_names(session: Session, event_id: int) -> list[Named]:
    """Return whom the programme or a list names at an event or its sessions, each once."""
    root = get_event(session, event_id).root_id
    rows = session.execute(
        select(Attendee.name, Attendee.title, Attendee.organisation, Attendee.email)
        .join(Event, Attendee.event_id == Event.id)
        .where(or_(Event.id == root, Event.parent_id == root), Attendee.name != "")
        .order_by(Attendee.id)
    )
    return list(dict.fromkeys(Named(*row) for row in rows))


def tag_names(session: Session) -> list[str]:
    """Return all tags that contacts bear, each once."""
    return list(session.scalars(select(Tag.name).distinct().order_by(Tag.name)))
