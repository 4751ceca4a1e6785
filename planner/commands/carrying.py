"""Carrying whom one did not meet to another event."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.people import Person
from planner.commands.targets import Wish, add_company_target, add_target, load_target
from planner.errors import BadInput
from planner.i18n import _
from planner.model import Address, AddressKind, Contact, Organisation
from planner.model.lookup import get_event


def carry_targets(
    session: Session, target_ids: Sequence[int], event_id: int, now: datetime
) -> list[str]:
    """Make targets of one event targets of another, as they were planned; returns the new codes.

    Where to find them is left behind: it belongs to the event that is over. Raises BadInput
    when it is the same event.
    """
    root_id = get_event(session, event_id).root_id
    codes = []
    for target_id in target_ids:
        target = load_target(session, target_id)
        if target.conference_id == root_id:
            raise BadInput(_("These people are planned for that event already."))
        wish = Wish(
            priority=target.priority,
            role=target.role,
            why=target.why,
            know=target.know,
            give=target.give,
            asks=tuple(target.asks),
        )
        if target.contact_id is None:
            company = session.get(Organisation, target.organisation_id)
            assert company is not None
            codes.append(add_company_target(session, event_id, company.name, wish))
        else:
            person = _person(session, target.contact_id)
            codes.append(add_target(session, event_id, person, wish, now))
    return codes


def _person(session: Session, contact_id: int) -> Person:
    contact = session.get(Contact, contact_id)
    assert contact is not None
    emails = session.scalars(
        select(Address.value)
        .where(Address.contact_id == contact_id, Address.kind == AddressKind.EMAIL)
        .order_by(Address.position, Address.id)
    )
    # The card's own id makes sure that nobody else of that name is taken.
    return Person(contact.name, emails=tuple(emails), uid=contact.uid)
