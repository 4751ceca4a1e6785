"""One row per person met, as a table for other programs."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import Encounter, Event, FollowUpKind, Participant
from planner.queries.follow_ups import follow_up_rows
from planner.queries.people import contact_rows
from planner.times import zone_or_utc

MET_HEADER = (
    "Event",
    "Date",
    "Code",
    "Name",
    "Title",
    "Organisation",
    "E-mail",
    "Telephone",
    "Recognise by",
    "Talked about",
    "Wants",
    "Offers",
    "Promised",
    "Due",
    "Next step",
)


def met_table(
    session: Session, now: datetime, event_id: int | None = None
) -> list[tuple[str, ...]]:
    """Return the rows under MET_HEADER, in the order of the encounters."""
    query = (
        select(Participant, Encounter, Event.title)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .outerjoin(Event, Encounter.event_id == Event.id)
        .order_by(Encounter.at, Participant.id)
    )
    if event_id is not None:
        query = query.where(or_(Event.id == event_id, Event.parent_id == event_id))
    steps = follow_up_rows(session, now, event_id)
    contacts = {row.id: row for row in contact_rows(session, include_me=True)}
    table: list[tuple[str, ...]] = []
    for part, encounter, event in session.execute(query):
        own = [step for step in steps if step.participant_id == part.id]
        pending = [step for step in own if step.pending]
        following = min(pending, key=lambda step: (step.due, step.id), default=None)
        contact = contacts.get(part.contact_id or 0)
        table.append(
            (
                event or "",
                encounter.at.astimezone(zone_or_utc(encounter.zone)).date().isoformat(),
                part.code,
                part.name or (contact.name if contact else ""),
                part.title or (contact.title if contact else ""),
                part.organisation or (contact.organisation if contact else ""),
                ", ".join(contact.emails) if contact else "",
                ", ".join(contact.phones) if contact else "",
                part.cue,
                " · ".join(text for text in (part.talk, encounter.note, part.note) if text),
                part.wants,
                part.offered,
                "; ".join(step.text for step in own if step.kind is FollowUpKind.PROMISE),
                following.due.isoformat() if following else "",
                f"{following.kind.value} {following.channel.value}".strip() if following else "",
            )
        )
    return table
