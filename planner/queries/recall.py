"""Cards to recall people by: the cue in front, who it was and what was promised behind."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Contact,
    Encounter,
    Event,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Organisation,
    Participant,
)
from planner.times import zone_or_utc

MOST = 30


@dataclass(frozen=True, slots=True)
class RecallCard:
    """One conversation. `hint` is where and when, in front beside the cue; `id` the participant's.

    `owed` are promises and gives, each with whether it is still to be done.
    """

    id: int
    cue: str
    event: str
    place: str
    day: date
    name: str
    title: str
    organisation: str
    talk: str
    wants: str
    owed: tuple[tuple[str, bool], ...]


def recall_cards(session: Session, event_id: int | None = None) -> list[RecallCard]:
    """Return the people of an event and its sessions, or the last ones met anywhere.

    Those with a cue come first, as they were met; somebody unnamed is nobody to recall.
    """
    query = (
        select(Participant, Encounter, Event.title, Contact.name, Organisation.name)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .outerjoin(Event, Encounter.event_id == Event.id)
        .outerjoin(Contact, Participant.contact_id == Contact.id)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .order_by(Encounter.at.desc(), Participant.id.desc())
    )
    if event_id is not None:
        query = query.where(or_(Event.id == event_id, Event.parent_id == event_id))
    found = [row for row in session.execute(query) if row[0].name or row[3]]
    if event_id is None:
        found = found[:MOST]
    owed = _owed(session, [row[0].id for row in found])
    cards = [
        RecallCard(
            id=part.id,
            cue=part.cue.strip(),
            event=event or "",
            place=encounter.place,
            day=encounter.at.astimezone(zone_or_utc(encounter.zone)).date(),
            name=name or part.name,
            title=part.title,
            organisation=part.organisation or organisation or "",
            talk=" · ".join(text for text in (part.talk, encounter.note) if text),
            wants=part.wants,
            owed=tuple(owed.get(part.id, ())),
        )
        for part, encounter, event, name, organisation in reversed(found)
    ]
    return sorted(cards, key=lambda card: not card.cue)


def _owed(session: Session, ids: list[int]) -> dict[int, list[tuple[str, bool]]]:
    rows = session.execute(
        select(FollowUp.participant_id, FollowUp.text, FollowUp.status)
        .where(
            FollowUp.participant_id.in_(ids),
            FollowUp.kind.in_((FollowUpKind.PROMISE, FollowUpKind.GIVE)),
            FollowUp.status != FollowUpStatus.WAIVED,
        )
        .order_by(FollowUp.due, FollowUp.id)
    )
    owed: dict[int, list[tuple[str, bool]]] = {}
    for part_id, text, status in rows:
        if part_id is not None:
            owed.setdefault(part_id, []).append((text, status.pending))
    return owed
