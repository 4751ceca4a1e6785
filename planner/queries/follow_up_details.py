"""One follow-up with all that helps to do it: the person, what was said, what happened before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.errors import NotFound
from planner.i18n import _
from planner.model import (
    Encounter,
    Event,
    Find,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Origin,
    Participant,
    Target,
)
from planner.queries.follow_ups import FollowUpRow
from planner.queries.people import ContactRow, HistoryRow, contact_row, history_rows
from planner.times import zone_or_utc

_NOT_MET = (Origin.BEFORE, Origin.MISSED)


@dataclass(frozen=True, slots=True)
class FollowUpDetail:
    """What stands beside a follow-up. `met_at` is aware, in the zone of the encounter."""

    id: int
    person: str
    title: str
    organisation: str
    contact: ContactRow | None
    other: str = ""
    event: str = ""
    met_at: datetime | None = None
    met_where: str = ""
    cue: str = ""
    talk: str = ""
    shared_note: str = ""
    note: str = ""
    wants: str = ""
    offered: str = ""
    promised: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    why: str = ""
    text: str = ""
    kind: FollowUpKind = FollowUpKind.MESSAGE
    history: tuple[HistoryRow, ...] = ()
    origin: Origin = Origin.NONE
    other_id: int | None = None
    other_contact: ContactRow | None = None
    asked_first: bool = False
    asked_other: bool = False
    find: str = ""
    roles: tuple[str, ...] = ()
    event_id: int | None = None


def follow_up_detail(session: Session, follow_up_id: int) -> FollowUpDetail:
    """Return one follow-up with its person, encounter and history; NotFound when there is none.

    One that was added by hand belongs to the last encounter with that person, at its event
    where it names one.
    """
    step = session.get(FollowUp, follow_up_id)
    if step is None:
        raise NotFound(_("There is no follow-up {id}.").format(id=follow_up_id))
    return _detail(session, step)


def proposal_detail(session: Session, row: FollowUpRow) -> FollowUpDetail:
    """Return what stands beside one that is only proposed, as if it were taken on."""
    return _detail(
        session,
        FollowUp(
            id=row.id,
            kind=row.kind,
            status=row.status,
            contact_id=row.contact_id,
            participant_id=row.participant_id,
            event_id=row.event_id,
            target_id=row.target_id,
            person=row.person,
            text=row.text,
            origin=row.origin,
            asked_first=False,
            asked_other=False,
        ),
    )


def _detail(session: Session, step: FollowUp) -> FollowUpDetail:
    contact = contact_row(session, step.contact_id) if step.contact_id is not None else None
    other = contact_row(session, step.other_id) if step.other_id is not None else None
    event = session.get(Event, step.event_id) if step.event_id is not None else None
    wanted = session.get(Target, step.target_id) if step.target_id is not None else None
    whole = session.get(Event, event.root_id) if event else None
    basic = FollowUpDetail(
        id=step.id,
        person=(contact.name if contact else step.person) or step.person,
        title=contact.title if contact else "",
        organisation=contact.organisation if contact else "",
        contact=contact,
        other=other.name if other else "",
        event=whole.title if whole else "",
        text=step.text,
        kind=step.kind,
        history=tuple(_history(session, step)),
        origin=step.origin,
        event_id=event.root_id if event else None,
        other_id=step.other_id,
        other_contact=other,
        asked_first=step.asked_first,
        asked_other=step.asked_other,
        find=_find(session, wanted),
        roles=_roles(contact, wanted),
        why=wanted.why if wanted else "",
        gives=(wanted.give,) if wanted and wanted.give else (),
    )
    # Nobody was met yet of whom a meeting is asked; who was missed was not met there.
    found = _encounter(session, step) if step.origin not in _NOT_MET else None
    if found is None:
        return basic
    part, encounter, at_event, target = found
    target = target or wanted
    there = session.get(Event, at_event.root_id) if at_event else None
    own = session.scalars(
        select(FollowUp).where(FollowUp.participant_id == part.id).order_by(FollowUp.id)
    ).all()
    gives = [*_texts(own, FollowUpKind.GIVE), *([target.give] if target and target.give else [])]
    return replace(
        basic,
        person=basic.person or part.name,
        title=basic.title or part.title,
        organisation=basic.organisation or part.organisation,
        event=there.title if there else basic.event,
        met_at=encounter.at.astimezone(zone_or_utc(encounter.zone)),
        met_where=_where(at_event, encounter),
        cue=part.cue,
        talk=part.talk,
        shared_note=encounter.note,
        note=part.note,
        wants=part.wants,
        offered=part.offered,
        promised=_texts(own, FollowUpKind.PROMISE),
        gives=tuple(dict.fromkeys(gives)),
        why=target.why if target else "",
        find=_find(session, target),
        roles=_roles(contact, target),
    )


def _roles(contact: ContactRow | None, target: Target | None) -> tuple[str, ...]:
    """Return what the person is to me: what was planned for this meeting first."""
    planned = [target.role.value] if target and target.role else []
    return tuple(dict.fromkeys([*planned, *(contact.roles if contact else ())]))


def _find(session: Session, target: Target | None) -> str:
    """Return where a person is to be found at the event, in words."""
    if target is None:
        return ""
    title = session.scalar(
        select(Event.title)
        .join(Find, Find.event_id == Event.id)
        .where(Find.target_id == target.id)
        .order_by(Find.position, Find.id)
        .limit(1)
    )
    return title or target.place


def _encounter(
    session: Session, step: FollowUp
) -> tuple[Participant, Encounter, Event | None, Target | None] | None:
    query = (
        select(Participant, Encounter, Event, Target)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .outerjoin(Event, Encounter.event_id == Event.id)
        .outerjoin(Target, Participant.target_id == Target.id)
        .order_by(Encounter.at.desc(), Participant.id.desc())
        .limit(1)
    )
    if step.participant_id is not None:
        query = query.where(Participant.id == step.participant_id)
    elif step.contact_id is not None:
        query = query.where(Participant.contact_id == step.contact_id)
        if step.event_id is not None:
            query = query.where(
                (Encounter.event_id == step.event_id) | (Event.parent_id == step.event_id)
            )
    else:
        return None
    found = session.execute(query).first()
    return (found[0], found[1], found[2], found[3]) if found else None


def _history(session: Session, step: FollowUp) -> list[HistoryRow]:
    if step.contact_id is None:
        return []
    own = f"{step.kind.value}:{step.status.value}"
    return [
        row
        for row in history_rows(session, step.contact_id)
        if not (row.id == step.id and row.kind == own)
    ]


def _texts(steps: Sequence[FollowUp], kind: FollowUpKind) -> tuple[str, ...]:
    return tuple(
        step.text
        for step in steps
        if step.kind is kind and step.text and step.status is not FollowUpStatus.WAIVED
    )


def _where(event: Event | None, encounter: Encounter) -> str:
    if event is None:
        return encounter.place
    parts = [event.title if event.parent_id else "", event.location, encounter.place]
    return " · ".join(part for part in parts if part)
