"""What was logged of a conversation, as the line one would type to log it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.errors import NotFound
from planner.formats.personline import Dated, PersonLine
from planner.i18n import _
from planner.model import (
    Contact,
    Encounter,
    FollowUp,
    FollowUpKind,
    Organisation,
    Participant,
    Target,
    TargetState,
    Timing,
)

# What is said to all of them when each was told the same.
_SHARED = ("promises", "gives", "offered", "wants", "boxes", "timing")
_TIMINGS = ("24h", "1w", "warm")


def logged_line(session: Session, encounter_id: int) -> PersonLine:
    """Return the line of a conversation; with several people each has an indented line."""
    encounter = session.scalar(
        select(Encounter)
        .where(Encounter.id == encounter_id)
        .options(selectinload(Encounter.participants))
    )
    if encounter is None:
        raise NotFound(_("There is no logged conversation {id}.").format(id=encounter_id))
    lines = [_part_line(session, part) for part in encounter.participants]
    if len(lines) == 1 and not encounter.note:
        return lines[0]
    codes = tuple(code for line in lines for code in line.codes)
    shared = {
        name: getattr(lines[0], name)
        for name in _SHARED
        if all(getattr(line, name) == getattr(lines[0], name) for line in lines)
    }
    alone = [
        replace(line, **{name: type(value)() for name, value in shared.items()}) for line in lines
    ]
    below = tuple(line for line in alone if line != PersonLine("", codes=line.codes))
    return PersonLine("", codes=codes, note=encounter.note, children=below, **shared)


def absent_line(session: Session, target_id: int) -> PersonLine:
    """Return the line that says what became of somebody who was not met."""
    target = session.get(Target, target_id)
    if target is None:
        raise NotFound(_("There is nobody with the number {id} to meet.").format(id=target_id))
    return PersonLine("", codes=(target.code,), state=target.state.value, note=target.reason)


def _part_line(session: Session, part: Participant) -> PersonLine:
    steps = list(session.scalars(select(FollowUp).where(FollowUp.participant_id == part.id)))
    name, title, organisation = _named(session, part)
    target = session.get(Target, part.target_id) if part.target_id else None
    met = target is None or target.state is TargetState.MET
    return PersonLine(
        "",
        codes=(part.code,) if part.code else (),
        name=name,
        title=title,
        organisation=organisation,
        promises=_dated(steps, FollowUpKind.PROMISE),
        gives=_dated(steps, FollowUpKind.GIVE),
        offered=_several(part.offered),
        wants=_several(part.wants),
        cues=_several(part.cue),
        state="" if met or target is None else target.state.value,
        boxes=tuple(box for box in part.boxes if box not in _TIMINGS),
        timing=next((box for box in part.boxes if box in _TIMINGS), ""),
        note="\n".join(text for text in (part.talk, part.note) if text),
        due=_own_day(steps),
    )


def _named(session: Session, part: Participant) -> tuple[str, str, str]:
    """Return what stands behind the code: nothing for somebody planned, by name known."""
    if part.target_id is None:
        return part.name, part.title, part.organisation
    target = session.get_one(Target, part.target_id)
    if target.contact_id is not None:
        contact = session.get_one(Contact, target.contact_id)
        return ("", "", "") if part.name == contact.name else (part.name, "", "")
    company = session.get_one(Organisation, target.organisation_id)
    return part.name, part.title, company.name if part.name and part.title else ""


def _several(text: str) -> tuple[str, ...]:
    return tuple(piece for piece in text.split("; ") if piece)


def _dated(steps: Iterable[FollowUp], kind: FollowUpKind) -> tuple[Dated, ...]:
    return tuple(
        Dated(step.text, step.due if step.timing is Timing.DATE else None)
        for step in steps
        if step.kind is kind
    )


def _own_day(steps: Iterable[FollowUp]) -> date | None:
    """Return the date that was given for the next step itself."""
    for step in steps:
        own = step.kind not in (FollowUpKind.PROMISE, FollowUpKind.GIVE) and not step.text
        if own and step.timing is Timing.DATE:
            return step.due
    return None
