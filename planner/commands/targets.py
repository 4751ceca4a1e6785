"""Whom one wants to meet: targets, their codes, finds and states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, selectinload

from planner.commands import counters
from planner.commands.identity import shared_addresses
from planner.commands.people import Person, take_contact, take_organisation
from planner.commands.speakers import Speakers
from planner.errors import BadInput, NotFound
from planner.i18n import _
from planner.model import (
    AddressKind,
    Attendee,
    Event,
    Find,
    FollowUp,
    Participant,
    Role,
    Target,
    TargetState,
    is_company,
)
from planner.model.lookup import folded, get_event

MOST_ASKS = 3


@dataclass(frozen=True)
class Wish:
    """Why and how one wants to meet somebody: the printed side of the card."""

    priority: int = 1
    role: Role | None = None
    why: str = ""
    know: str = ""
    give: str = ""
    asks: tuple[str, ...] = ()
    finds: tuple[int, ...] = ()
    place: str = ""


def add_target(
    session: Session,
    event_id: int,
    person: Person,
    wish: Wish,
    now: datetime,
    speakers: Speakers | None = None,
) -> str:
    """Make a person a target at an event and return the code.

    Set on a session, that session is the first find. Without finds, the sessions at which
    the programme lists somebody of that name are taken. A person who is a target there
    already keeps the code, and the card is completed. `speakers` of the conference spare
    reading them for each of many people.
    """
    if not person.name.strip():
        raise BadInput(_("A target needs a name, or a company with --company."))
    contact = take_contact(session, person, now)
    event = get_event(session, event_id)
    return _add(session, event, wish, person, contact_id=contact.id, speakers=speakers)


def add_company_target(session: Session, event_id: int, name: str, wish: Wish) -> str:
    """Make a company a target at an event and return the code."""
    if not name.strip():
        raise BadInput(_("A company needs a name."))
    organisation_id = take_organisation(session, name)
    event = get_event(session, event_id)
    return _add(session, event, wish, Person(name), organisation_id=organisation_id)


def add_from_attendees(
    session: Session, event_id: int, attendee_ids: Sequence[int], now: datetime
) -> list[str]:
    """Make people the programme lists into targets; returns their codes."""
    codes = []
    conference_id = get_event(session, event_id).root_id
    of_several = _of_several(session, conference_id)
    speakers = Speakers(session, conference_id)
    for attendee_id in attendee_ids:
        attendee = session.get(Attendee, attendee_id)
        if attendee is None:
            raise NotFound(_("Nobody on the list has the number {id}.").format(id=attendee_id))
        named = (folded(attendee.name), folded(attendee.organisation))
        if is_company(attendee.presence, *named):
            wish = Wish(place=attendee.place, know=attendee.note)
            company = attendee.organisation or attendee.name
            codes.append(add_company_target(session, event_id, company, wish))
            continue
        alone = attendee.email.casefold() not in of_several
        person = Person(
            name=attendee.name,
            title=attendee.title,
            organisation=attendee.organisation,
            emails=(attendee.email,) if attendee.email and alone else (),
            links=(attendee.link,) if attendee.link else (),
        )
        known = [attendee.note, "" if alone else attendee.email]
        wish = Wish(place=attendee.place, know="\n".join(text for text in known if text))
        codes.append(add_target(session, event_id, person, wish, now, speakers))
    return codes


def edit_target(session: Session, target_id: int, /, **changes: Any) -> None:
    """Set fields of a target, by name: those of Wish, and `reason` and `state`."""
    target = load_target(session, target_id)
    for name, value in changes.items():
        match name:
            case "priority":
                target.priority = _priority(value)
            case "asks":
                target.asks = _asks(value)
            case "finds":
                _set_finds(session, target, value)
            case "role" | "why" | "know" | "give" | "place" | "reason" | "state":
                setattr(target, name, value)
            case _:
                raise ValueError(f"no such field of a target: {name}")


def set_state(
    session: Session, target_ids: Sequence[int], state: TargetState, reason: str | None = None
) -> None:
    """Say what became of targets: the user's latest word."""
    for target_id in target_ids:
        target = load_target(session, target_id)
        target.state = state
        if reason is not None:
            target.reason = reason


def move_target(session: Session, target_id: int, places: int) -> None:
    """Move a target up (negative) or down among those of its conference with the same priority."""
    target = load_target(session, target_id)
    rows = list(
        session.scalars(
            select(Target)
            .where(Target.conference_id == target.conference_id, Target.priority == target.priority)
            .order_by(Target.position, Target.id)
        )
    )
    index = rows.index(target)
    rows.insert(max(0, min(len(rows) - 1, index + places)), rows.pop(index))
    for position, row in enumerate(rows):
        row.position = position


def remove_targets(session: Session, target_ids: Iterable[int]) -> list[str]:
    """Remove targets; the people stay known, what was logged stays, the codes stay used.

    Returns the codes.
    """
    codes = []
    for target_id in target_ids:
        target = load_target(session, target_id)
        codes.append(target.code)
        # A conversation that took place is kept, under the code it was logged with.
        session.execute(
            update(Participant).where(Participant.target_id == target.id).values(target_id=None)
        )
        session.execute(
            update(FollowUp).where(FollowUp.target_id == target.id).values(target_id=None)
        )
        session.delete(target)
        session.flush()
    return codes


def load_target(session: Session, target_id: int) -> Target:
    """Return a target with its finds; NotFound otherwise."""
    target = session.scalar(
        select(Target).where(Target.id == target_id).options(selectinload(Target.finds))
    )
    if target is None:
        raise NotFound(_("There is no target {id}.").format(id=target_id))
    return target


def _add(
    session: Session,
    event: Event,
    wish: Wish,
    person: Person,
    contact_id: int | None = None,
    organisation_id: int | None = None,
    speakers: Speakers | None = None,
) -> str:
    conference_id = event.root_id
    finds = list(wish.finds)
    if event.parent_id is not None:
        finds = [event.id, *(find for find in finds if find != event.id)]
    if not finds:
        finds = (speakers or Speakers(session, conference_id)).sessions_of(person)
    known = session.scalar(
        select(Target)
        .where(
            Target.conference_id == conference_id,
            Target.contact_id == contact_id,
            Target.organisation_id == organisation_id,
        )
        .options(selectinload(Target.finds))
    )
    if known is not None:
        _complete(session, known, wish, finds)
        return known.code
    number = counters.take(session, counters.TARGET_CODE, conference_id)
    target = Target(
        event_id=event.id,
        conference_id=conference_id,
        code=f"T{number}",
        contact_id=contact_id,
        organisation_id=organisation_id,
        priority=_priority(wish.priority),
        role=wish.role,
        why=wish.why,
        know=wish.know,
        give=wish.give,
        asks=_asks(wish.asks),
        place=wish.place,
        position=number,
        finds=[],
    )
    session.add(target)
    session.flush()
    _set_finds(session, target, finds)
    session.flush()
    return target.code


def _complete(session: Session, target: Target, wish: Wish, finds: list[int]) -> None:
    target.priority = max(target.priority, _priority(wish.priority))
    target.role = wish.role or target.role
    for name in ("why", "know", "give", "place"):
        new, old = getattr(wish, name), getattr(target, name)
        if new and new not in old.split("; "):
            setattr(target, name, f"{old}; {new}" if old else new)
    target.asks = _asks([*target.asks, *(ask for ask in wish.asks if ask not in target.asks)])
    _set_finds(session, target, list(dict.fromkeys([*(f.event_id for f in target.finds), *finds])))
    session.flush()


def _set_finds(session: Session, target: Target, event_ids: Sequence[int]) -> None:
    wanted = list(dict.fromkeys(event_ids))
    kept = {find.event_id: find for find in target.finds}
    for event_id, find in kept.items():
        if event_id not in wanted:
            target.finds.remove(find)
            session.delete(find)
    for position, event_id in enumerate(wanted):
        if event_id in kept:
            kept[event_id].position = position
            continue
        found = get_event(session, event_id)
        if found.root_id != target.conference_id:
            raise BadInput(
                _("“{title}” is no part of this event, so nobody can be found there.").format(
                    title=found.title
                )
            )
        target.finds.append(Find(event_id=event_id, position=position))


def _of_several(session: Session, conference_id: int) -> set[str]:
    """Return the addresses a list gives to several people: they are nobody's own."""
    rows = session.execute(
        select(Attendee.name, Attendee.email)
        .join(Event, Attendee.event_id == Event.id)
        .where(or_(Event.id == conference_id, Event.parent_id == conference_id))
        .where(Attendee.email != "")
    )
    listed = [(row.name, [(AddressKind.EMAIL, row.email)]) for row in rows]
    return {key for _kind, key in shared_addresses(listed)}


def _priority(value: int) -> int:
    if not 1 <= value <= 3:
        raise BadInput(_("A priority is 1, 2 or 3."))
    return value


def _asks(asks: Iterable[str]) -> list[str]:
    kept = [ask.strip() for ask in asks if ask.strip()]
    if len(kept) > MOST_ASKS:
        raise BadInput(
            _("A card has room for {most} questions; these are {count}.").format(
                most=MOST_ASKS, count=len(kept)
            )
        )
    return kept
