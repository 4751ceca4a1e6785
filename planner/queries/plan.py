"""What is planned at an event: goals, and people to meet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, bindparam, select, true, type_coerce
from sqlalchemy.orm import Session, aliased

from planner.model import (
    Address,
    AddressKind,
    Contact,
    Find,
    Goal,
    GoalState,
    Organisation,
    Sheet,
    SheetLine,
    Target,
    TargetState,
)
from planner.model.lookup import folded, missing_event, targets_of_whole
from planner.model.prepared import ask, listed, packed
from planner.queries.events import EventRow, event_rows, root_of

# Targets of this priority and above get a full card, unless the user says otherwise.
FULL_CARD_FROM = 3

_NOTHING = "[]"  # as JSON
_COLUMNS = (
    Target.id,
    Target.event_id,
    Target.conference_id,
    Target.code,
    Target.contact_id,
    Target.organisation_id,
    Target.priority,
    Target.role,
    Target.why,
    Target.know,
    Target.give,
    type_coerce(Target.asks, String),  # most ask nothing, and to decode that took a sixth
    Target.place,
    Target.state,
    Target.reason,
)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal. `reached` counts towards `count`: the targets met, where people are counted."""

    id: int
    event_id: int
    text: str
    count: int | None
    state: GoalState
    note: str

    @property
    def done(self) -> bool:
        """Whether it was judged as reached."""
        return self.state is GoalState.REACHED


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its person or company. `finds` are in the user's order."""

    id: int
    event_id: int
    conference_id: int
    code: str
    company: bool
    contact_id: int | None
    organisation_id: int | None
    name: str
    title: str
    organisation: str
    emails: tuple[str, ...]
    links: tuple[str, ...]
    priority: int
    role: str
    why: str
    know: str
    give: str
    asks: tuple[str, ...]
    place: str
    state: TargetState
    reason: str
    finds: tuple[EventRow, ...] = ()

    @property
    def number(self) -> int:
        """The number in the code, for order."""
        return int(self.code[1:])


def goal_rows(session: Session, event_id: int) -> list[GoalRow]:
    """Return the goals of an event in the user's order."""
    return [GoalRow(*goal) for goal in ask(session, _GOALS, event=event_id).all()]


def target_rows(session: Session, event_id: int) -> list[TargetRow]:
    """Return the people to meet, first by priority, then in the user's order.

    Of a conference all of them; of a session those set on it or found there.
    """
    root = root_of(session, event_id)
    if root is None:
        raise missing_event(event_id)
    if root == event_id:
        return _targets(session, _Scope.EVENT, event=event_id)
    return [
        row
        for row in _targets(session, _Scope.CONFERENCE, event=root)
        if row.event_id == event_id or event_id in {find.id for find in row.finds}
    ]


def all_target_rows(session: Session) -> dict[int, list[TargetRow]]:
    """Return the people to meet at every event, as `target_rows` does, by conference."""
    by_conference: dict[int, list[TargetRow]] = {}
    for row in _targets(session, _Scope.EVERYTHING):
        by_conference.setdefault(row.conference_id, []).append(row)
    return by_conference


def _targets(session: Session, scope: "_Scope", **asked: int) -> list[TargetRow]:
    # By the driver's own tuples: what is made of them by name took as long again.
    found = [tuple(one) for one in ask(session, _target_question(scope), **asked).all()]
    if not found:
        return []
    finds = _finds(session, scope, **asked)
    people = [one[len(_COLUMNS)] for one in found]
    addresses = _addresses(session, [person for person in people if person is not None])
    return [_row(one, finds, addresses) for one in found]


def _row(
    one: tuple[Any, ...],
    finds: Mapping[int, Sequence[EventRow]],
    addresses: Mapping[int, Mapping[AddressKind, Sequence[str]]],
) -> TargetRow:
    """Return the row of what was read: `_COLUMNS`, then person and company."""
    # By place: by name it took twice as long.
    # fmt: off
    (id_, event_id, conference_id, code, contact_id, organisation_id, priority, role, why, know,
     give, asks, place, state, reason, person_id, person, title, employer, company) = one
    # fmt: on
    is_person = person_id is not None
    known = addresses.get(person_id, {}) if is_person else {}
    return TargetRow(
        id=id_,
        event_id=event_id,
        conference_id=conference_id,
        code=code,
        company=not is_person,
        contact_id=contact_id,
        organisation_id=organisation_id,
        name=person if is_person else company or "",
        title=title if is_person else "",
        organisation=(employer if is_person else company) or "",
        emails=tuple(known.get(AddressKind.EMAIL, ())),
        links=tuple(known.get(AddressKind.LINK, ())),
        priority=priority,
        role=role.value if role else "",
        why=why,
        know=know,
        give=give,
        asks=tuple(json.loads(asks)) if asks != _NOTHING else (),
        place=place,
        state=state,
        reason=reason,
        finds=tuple(finds.get(id_, ())),
    )


def codes_in_paper_order(session: Session, event_id: int) -> list[TargetRow]:
    """Return the targets of a conference in the order of its newest sheet, later ones after it.

    Before there is a sheet, in the order one would have: people before companies, full
    cards before half ones.
    """
    rows = target_rows(session, event_id)
    if not rows:
        return rows
    rows.sort(key=lambda row: (row.company, row.priority < FULL_CARD_FROM, paper_order(row)))
    lines = ask(session, _PRINTED, event=root_of(session, event_id)).all()
    printed: dict[int, int] = dict(lines)
    return sorted(rows, key=lambda row: printed.get(row.id, len(printed)))


def unplanned_codes(session: Session, event_id: int) -> list[str]:
    """Return the N numbers that stand on the unplanned page of the newest sheet."""
    sheet = ask(session, _UNPLANNED, event=root_of(session, event_id)).one_or_none()
    if sheet is None:
        return []
    first, count = sheet
    return [f"N{number}" for number in range(first, first + count)]


def paper_order(row: TargetRow) -> tuple[object, ...]:
    """Sort key of cards: by the time of the first find, then priority; companies by place last."""
    first = min((find.local_start for find in row.finds), default=None)
    if row.company and first is None:
        return (2, 0.0, _walking(row.place), -row.priority, row.number)
    if first is None:
        return (1, 0.0, (), -row.priority, row.number)
    return (0, first.timestamp(), (), -row.priority, row.number)


def _walking(place: str) -> tuple[tuple[int, int, str], ...]:
    """Return a place as a key in which "2 · B4" comes before "2 · B10", and no place last."""
    if not place:
        return ((2, 0, ""),)
    parts: list[tuple[int, int, str]] = []
    word = ""
    for character in folded(place) + " ":
        if word and word[0].isdecimal() != character.isdecimal():
            parts.append((0, int(word), "") if word.isdecimal() else (1, 0, word))
            word = ""
        word += character
    return tuple(parts)


def _finds(session: Session, scope: "_Scope", **asked: int) -> dict[int, list[EventRow]]:
    pairs = ask(session, _find_question(scope), **asked).all()
    if not pairs:
        return {}
    events = {
        row.id: row
        for row in event_rows(
            session, ids=frozenset(pair.event_id for pair in pairs), include_hidden=True
        )
    }
    finds: dict[int, list[EventRow]] = {}
    for target_id, event_id in pairs:
        finds.setdefault(target_id, []).append(events[event_id])
    return finds


def _addresses(session: Session, contact_ids: list[int]) -> dict[int, dict[AddressKind, list[str]]]:
    found: dict[int, dict[AddressKind, list[str]]] = {}
    for contact_id, kind, value in ask(session, _ADDRESSES, ids=packed(contact_ids)).all():
        found.setdefault(contact_id, {}).setdefault(kind, []).append(value)
    return found


class _Scope(Enum):
    """Whose people to meet are asked for."""

    EVERYTHING = "everything"
    CONFERENCE = "conference"
    EVENT = "event"  # with what stayed with a conference that it once was a part of

    def condition(self) -> ColumnElement[bool]:
        """Return what holds for these targets, by the parameter `event`."""
        match self:
            case _Scope.EVERYTHING:
                return true()
            case _Scope.CONFERENCE:
                return Target.conference_id == bindparam("event")
            case _Scope.EVENT:
                return targets_of_whole(bindparam("event"))


@cache
def _target_question(scope: _Scope) -> Select[*tuple[Any, ...]]:
    company = aliased(Organisation)
    # Exactly what a row shows: mapped objects took several times as long.
    return (
        select(*_COLUMNS, Contact.id, Contact.name, Contact.title, Organisation.name, company.name)
        .outerjoin(Contact, Target.contact_id == Contact.id)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .outerjoin(company, Target.organisation_id == company.id)
        .where(scope.condition())
        .order_by(Target.priority.desc(), Target.position, Target.id)
    )


@cache
def _find_question(scope: _Scope) -> Select[int, int]:
    return (
        select(Find.target_id, Find.event_id)
        .join(Target, Find.target_id == Target.id)
        .where(scope.condition())
        .order_by(Find.position, Find.id)
    )


_GOALS = (
    select(Goal.id, Goal.event_id, Goal.text, Goal.count, Goal.state, Goal.note)
    .where(Goal.event_id == bindparam("event"))
    .order_by(Goal.position, Goal.id)
)
_ADDRESSES = (
    select(Address.contact_id, Address.kind, Address.value)
    .where(Address.contact_id.in_(listed("ids")))
    .order_by(Address.position, Address.id)
)
_OF_EVENT = Sheet.event_id == bindparam("event")
_NEWEST = Sheet.last_at.desc(), Sheet.id.desc()
_PRINTED = select(SheetLine.target_id, SheetLine.position).where(
    SheetLine.sheet_id
    == select(Sheet.id).where(_OF_EVENT).order_by(*_NEWEST).limit(1).scalar_subquery()
)
_UNPLANNED = (
    select(Sheet.first_unplanned, Sheet.unplanned).where(_OF_EVENT).order_by(*_NEWEST).limit(1)
)
