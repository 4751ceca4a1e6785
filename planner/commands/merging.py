"""Making two contacts one, with all that happened to either."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload

from planner.commands.people import Person, complete, load_contact
from planner.commands.targets import MOST_ASKS
from planner.errors import NotAllowed
from planner.i18n import _
from planner.model import (
    AddressKind,
    Contact,
    Find,
    FollowUp,
    Organisation,
    Participant,
    Target,
    TargetState,
)


def merge_contacts(session: Session, kept_id: int, other_id: int) -> str:
    """Make the second contact part of the first; returns the name that stays.

    History, targets and follow-ups move along. What both say stays as the first has it;
    what only the second says is added, the rest of it kept in the note.
    """
    if kept_id == other_id:
        raise NotAllowed(_("These two are the same person already."))
    kept, other = load_contact(session, kept_id), load_contact(session, other_id)
    name, organisation = other.name, _organisation_name(session, other)
    leftovers = [
        _("Also known as {name}.").format(name=name) if name != kept.name else "",
        _("Also: {title}.").format(title=other.title)
        if kept.title and other.title not in ("", kept.title)
        else "",
        _("Also at {organisation}.").format(organisation=organisation)
        if organisation and kept.organisation_id not in (None, other.organisation_id)
        else "",
    ]
    person = Person(
        name=name,
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
    complete(session, kept, person)
    kept.is_me = kept.is_me or other.is_me
    kept.keep_warm_weeks = kept.keep_warm_weeks or other.keep_warm_weeks
    for column in (Participant.contact_id, FollowUp.contact_id, FollowUp.other_id):
        session.execute(
            update(column.class_)
            .where(column == other_id)
            .values({column.key: kept_id})
            .execution_options(synchronize_session="fetch")
        )
    _move_targets(session, kept_id, other_id)
    session.flush()
    session.delete(other)
    session.flush()
    return kept.name


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
            texts = dict.fromkeys(t for t in (getattr(same, field), getattr(target, field)) if t)
            setattr(same, field, "; ".join(texts))
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
        session.execute(
            update(FollowUp).where(FollowUp.target_id == target.id).values(target_id=same.id)
        )
        session.flush()
        session.delete(target)


def _values(contact: Contact, kind: AddressKind) -> tuple[str, ...]:
    return tuple(address.value for address in contact.addresses if address.kind is kind)


def _organisation_name(session: Session, contact: Contact) -> str:
    if contact.organisation_id is None:
        return ""
    organisation = session.get(Organisation, contact.organisation_id)
    return organisation.name if organisation else ""
