"""Correcting what was logged, and removing it, without losing what came of it since."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, selectinload

from planner.commands.encounters import Logged, begin, outcome, write_line
from planner.commands.people import Person, find_known
from planner.errors import NotFound
from planner.formats.personline import PersonLine
from planner.i18n import _
from planner.model import (
    Channel,
    Contact,
    Encounter,
    FollowUp,
    FollowUpKind,
    Participant,
    Target,
    TargetState,
    Timing,
)


def change_encounter(
    session: Session, encounter_id: int, line: PersonLine, now: datetime, zone: str = "UTC"
) -> Logged:
    """Write a logged conversation anew as `line` tells it; it stays when and where it was.

    Follow-ups that the line still asks for keep how far they got, those that are closed or
    drafted stay in any case, and the others go. A line that says nobody was met removes it.
    """
    encounter = _load(session, encounter_id)
    _rename(session, encounter, line)
    before = _take_apart(session, encounter)
    log = begin(session, encounter.event_id, now, zone)  # without whom only this tells of
    write_line(log, line, encounter)
    session.flush()
    after = _participants(session, encounter)
    if not after:
        session.delete(encounter)
    _join(session, before, after)
    session.flush()
    return outcome(log)


def remove_encounters(session: Session, encounter_ids: Sequence[int]) -> None:
    """Remove conversations with what is still to be done because of them; people stay."""
    for encounter_id in encounter_ids:
        encounter = _load(session, encounter_id)
        for step in _take_apart(session, encounter):
            if _is_untouched(step):
                session.delete(step)
        session.delete(encounter)
    session.flush()


def _load(session: Session, encounter_id: int) -> Encounter:
    encounter = session.scalar(
        select(Encounter)
        .where(Encounter.id == encounter_id)
        .options(selectinload(Encounter.participants))
    )
    if encounter is None:
        raise NotFound(_("There is no logged conversation {id}.").format(id=encounter_id))
    return encounter


def _participants(session: Session, encounter: Encounter) -> list[Participant]:
    query = select(Participant).where(Participant.encounter_id == encounter.id)
    return list(session.scalars(query.order_by(Participant.id)))


def _take_apart(session: Session, encounter: Encounter) -> list[FollowUp]:
    """Empty a conversation, set its targets back, and return the follow-ups it had."""
    parts = list(encounter.participants)
    ids = [part.id for part in parts]
    steps = list(session.scalars(select(FollowUp).where(FollowUp.participant_id.in_(ids))))
    # Loose first: they would go along with the participants.
    session.execute(
        update(FollowUp).where(FollowUp.participant_id.in_(ids)).values(participant_id=None)
    )
    targets = {part.target_id for part in parts if part.target_id is not None}
    encounter.participants.clear()
    for part in parts:
        session.delete(part)
    session.flush()
    for target_id in targets:
        target = session.get_one(Target, target_id)
        elsewhere = select(func.count()).where(Participant.target_id == target_id)
        if target.state is TargetState.MET and not session.scalar(elsewhere):
            target.state = TargetState.PLANNED
    return steps


def _rename(session: Session, encounter: Encounter, line: PersonLine) -> None:
    """Rename somebody who is known from this conversation alone, when another name is typed."""
    if len(encounter.participants) != 1 or not line.name:
        return
    (part,) = encounter.participants
    if part.target_id is not None or part.contact_id is None or part.code not in ("", *line.codes):
        return
    contact = session.get_one(Contact, part.contact_id)
    met = select(func.count()).where(Participant.contact_id == contact.id)
    planned = select(func.count()).where(Target.contact_id == contact.id)
    alone = session.scalar(met) == 1 and not session.scalar(planned)
    if alone and contact.name != line.name and find_known(session, Person(line.name)) is None:
        contact.name = line.name
        session.flush()


def _join(session: Session, before: Sequence[FollowUp], after: Sequence[Participant]) -> None:
    """Let the follow-ups of the conversation as it was take the places of equal new ones."""
    ids = [part.id for part in after]
    fresh = list(session.scalars(select(FollowUp).where(FollowUp.participant_id.in_(ids))))
    left = list(before)
    for new in list(fresh):
        old = next((step for step in left if _is_same(step, new)), None)
        if old is None:
            continue
        left.remove(old)
        if old.status.pending:
            old.due, old.timing = new.due, new.timing
        old.participant_id, old.contact_id, old.person = (
            new.participant_id,
            new.contact_id,
            new.person,
        )
        session.delete(new)
    for old in left:
        owner = next((p for p in after if p.contact_id == old.contact_id), None)
        others = owner is not None and any(step.participant_id == owner.id for step in fresh)
        if _is_untouched(old) and (owner is None or others or not _is_first_message(old)):
            session.delete(old)
        else:
            old.participant_id = owner.id if owner else None


def _is_same(old: FollowUp, new: FollowUp) -> bool:
    person = old.contact_id == new.contact_id if old.contact_id else old.person == new.person
    return person and (old.kind, old.text, old.channel) == (new.kind, new.text, new.channel)


def _is_untouched(step: FollowUp) -> bool:
    return step.status.pending and not step.draft


def _is_first_message(step: FollowUp) -> bool:
    """Whether it is the message that follows where a line asks for nothing."""
    plain = step.kind is FollowUpKind.MESSAGE and step.channel is Channel.OTHER
    return plain and not step.text and step.timing is Timing.DAY
