"""Making two contacts one, with all that happened to either."""

from collections.abc import Iterable

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session, aliased, selectinload

from planner.commands.duplicates import not_the_same
from planner.commands.people import Person, complete, edit_contact, load_contact
from planner.commands.targets import MOST_ASKS
from planner.errors import NotAllowed
from planner.i18n import _
from planner.model import (
    AddressKind,
    Contact,
    DistinctPair,
    Find,
    FollowUp,
    Organisation,
    Participant,
    Target,
    TargetState,
)


def merge_contacts(
    session: Session, kept_id: int, other_id: int, card: Person | None = None
) -> str:
    """Make the second contact part of the first; returns the name that stays.

    History, targets and follow-ups move along. `card` says field by field what the one that
    stays is to hold. Without it what both say stays as the first has it; what only the second
    says is added, the rest of it kept in the note.
    """
    if kept_id == other_id:
        raise NotAllowed(_("These two are the same person already."))
    kept, other = load_contact(session, kept_id), load_contact(session, other_id)
    if card is None:
        complete(session, kept, _as_person(session, other, kept))
    else:
        _set_card(session, kept_id, card)
    kept.is_me = kept.is_me or other.is_me
    kept.keep_warm_weeks = kept.keep_warm_weeks or other.keep_warm_weeks
    for column in (Participant.contact_id, FollowUp.contact_id, FollowUp.other_id):
        session.execute(
            update(column.class_)
            .where(column == other_id)
            .values({column.key: kept_id})
            .execution_options(synchronize_session="fetch")
        )
    # Whoever was to be introduced to the other one is nobody to be introduced to any more.
    session.execute(
        update(FollowUp)
        .where(FollowUp.contact_id == kept_id, FollowUp.other_id == kept_id)
        .values(other_id=None)
        .execution_options(synchronize_session="fetch")
    )
    _move_targets(session, kept_id, other_id)
    _join_parts(session, kept_id)
    _move_distinctions(session, kept_id, other_id)
    session.flush()
    session.delete(other)
    session.flush()
    return kept.name


def _as_person(session: Session, other: Contact, kept: Contact) -> Person:
    """Return what the one that goes is known by; what the other contradicts is in the note."""
    organisation = _organisation_name(session, other)
    leftovers = [
        _("Also known as {name}.").format(name=other.name) if other.name != kept.name else "",
        _("Also: {title}.").format(title=other.title)
        if kept.title and other.title not in ("", kept.title)
        else "",
        _("Also at {organisation}.").format(organisation=organisation)
        if organisation and kept.organisation_id not in (None, other.organisation_id)
        else "",
    ]
    return Person(
        name=other.name,
        title=other.title,
        organisation=organisation,
        emails=_values(other, AddressKind.EMAIL),
        phones=_values(other, AddressKind.PHONE),
        links=_values(other, AddressKind.LINK),
        roles=tuple(role.role for role in other.roles),
        tags=tuple(tag.name for tag in other.tags),
        note="\n".join(text for text in (other.note, *leftovers) if text),
        photo=other.photo,
    )


def _set_card(session: Session, contact_id: int, card: Person) -> None:
    edit_contact(
        session,
        contact_id,
        name=card.name,
        title=card.title,
        organisation=card.organisation,
        emails=card.emails,
        phones=card.phones,
        links=card.links,
        roles=card.roles,
        tags=card.tags,
        note=card.note,
        photo=card.photo,
    )


def _join_parts(session: Session, contact_id: int) -> None:
    """Make one part of two in the same conversation: nobody takes part in it twice."""
    first, second = aliased(Participant), aliased(Participant)
    pairs = session.execute(
        select(first, second)
        .join(
            second,
            and_(first.encounter_id == second.encounter_id, first.id < second.id),
        )
        .where(first.contact_id == contact_id, second.contact_id == contact_id)
        .order_by(first.id, second.id)
    ).all()
    gone: set[int] = set()
    for one, other in pairs:
        if {one.id, other.id} & gone:
            continue
        gone.add(other.id)
        for field in ("code", "name", "title", "organisation", "target_id"):
            setattr(one, field, getattr(one, field) or getattr(other, field))
        for field in ("cue", "talk", "wants", "offered", "note"):
            setattr(one, field, _joined((getattr(one, field), getattr(other, field)), "; "))
        one.boxes = list(dict.fromkeys([*one.boxes, *other.boxes]))
        session.execute(
            update(FollowUp)
            .where(FollowUp.participant_id == other.id)
            .values(participant_id=one.id)
            .execution_options(synchronize_session="fetch")
        )
        session.flush()
        session.delete(other)


def _move_distinctions(session: Session, kept_id: int, other_id: int) -> None:
    """Keep that third people are not the one who goes: they are not the one who stays either."""
    pairs = session.scalars(
        select(DistinctPair).where(
            or_(DistinctPair.one_id == other_id, DistinctPair.other_id == other_id)
        )
    ).all()
    for pair in pairs:
        third = pair.other_id if pair.one_id == other_id else pair.one_id
        session.delete(pair)
        if third != kept_id:
            not_the_same(session, kept_id, third)
    session.flush()


def _move_targets(session: Session, kept_id: int, other_id: int) -> None:
    """Hand the targets over; where both were one at the same event, the older code stays."""
    own = {
        target.conference_id: target
        for target in session.scalars(
            select(Target).where(Target.contact_id == kept_id).options(selectinload(Target.finds))
        )
    }
    moving = session.scalars(
        select(Target).where(Target.contact_id == other_id).options(selectinload(Target.finds))
    ).all()
    for target in moving:
        same = own.get(target.conference_id)
        if same is None:
            target.contact_id = kept_id
            continue
        for field in ("why", "know", "give", "place", "reason"):
            setattr(same, field, _joined((getattr(same, field), getattr(target, field)), "; "))
        asks = list(dict.fromkeys([*same.asks, *target.asks]))
        same.asks = asks[:MOST_ASKS]
        same.know = "; ".join(text for text in (same.know, *asks[MOST_ASKS:]) if text)
        same.role = same.role or target.role
        if same.state is TargetState.PLANNED:
            same.state = target.state
        same.priority = max(same.priority, target.priority)
        found = {find.event_id for find in same.finds}
        for find in target.finds:
            if find.event_id not in found:
                same.finds.append(Find(event_id=find.event_id, position=len(same.finds)))
        session.execute(
            update(Participant).where(Participant.target_id == target.id).values(target_id=same.id)
        )
        session.flush()
        session.delete(target)


def _joined(texts: Iterable[str], mark: str) -> str:
    return mark.join(dict.fromkeys(text for text in texts if text))


def _values(contact: Contact, kind: AddressKind) -> tuple[str, ...]:
    return tuple(address.value for address in contact.addresses if address.kind is kind)


def _organisation_name(session: Session, contact: Contact) -> str:
    if contact.organisation_id is None:
        return ""
    organisation = session.get(Organisation, contact.organisation_id)
    return organisation.name if organisation else ""
