"""Logging whom one met, out of the lines as typed on the log page or the command line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.commands.aftermath import follow_from
from planner.commands.participants import Log, met_at, met_where, take_part, target_of, targets_of
from planner.formats.personline import PersonLine
from planner.model import Encounter, Participant, Target, TargetState
from planner.model.lookup import get_event, zone_of

# These say that no conversation took place, unless the line tells of one all the same.
_NO_MEETING = {
    TargetState.NOT_THERE,
    TargetState.LATER,
    TargetState.DECLINED,
    TargetState.NOT_SOUGHT,
}


@dataclass(frozen=True)
class Logged:
    """What one call of `log_lines` wrote."""

    encounters: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    met: int = 0
    not_met: int = 0
    promises: int = 0
    first_due: date | None = None


def log_lines(
    session: Session,
    event_id: int | None,
    lines: Sequence[PersonLine],
    now: datetime,
    zone: str = "UTC",
    day: date | None = None,
) -> Logged:
    """Write one encounter a line, with its people, states and follow-ups.

    `event_id` None logs without an event; `zone` is then the user's own, `day` the day it
    was. Raises BadInput for a code that nobody there has; nothing is written then.
    """
    event = get_event(session, event_id) if event_id is not None else None
    log = Log(
        session,
        event,
        now,
        zone_of(session, event) if event else zone,
        day,
        targets_of(session, event),
    )
    for line in lines:
        _log_line(log, line)
    session.flush()
    return Logged(
        tuple(log.encounters),
        tuple(log.people),
        log.met,
        log.not_met,
        log.promises,
        min(log.dues, default=None),
    )


def _log_line(log: Log, line: PersonLine) -> None:
    state = TargetState(line.state) if line.state else None
    targets = [target_of(log, code) for code in line.codes if not code.upper().startswith("N")]
    if state in _NO_MEETING and targets and not _tells_of_talk(line):
        for target in targets:
            target.state, target.reason = state, line.note or target.reason
            log.not_met += 1
            _follow_absent(log, target, line)
        return
    moment = met_at(log, targets[0] if targets else None)
    encounter = Encounter(
        event_id=log.event.id if log.event else None,
        at=moment,
        place=met_where(log, targets[0] if targets else None, moment),
        zone=log.zone,
        logged_at=log.now,
        note=line.note if len(line.codes) > 1 or line.children else "",
        participants=[],
    )
    log.session.add(encounter)
    log.session.flush()
    log.encounters.append(encounter.id)
    # With several codes the line's words are shared; indented lines tell of one person each.
    shared = len(line.codes) > 1 or bool(line.children)
    parts: list[tuple[Participant, list[PersonLine]]] = []
    for index, code in enumerate(line.codes or ("",)):
        own = line if index == 0 else _without_name(line)
        part = take_part(log, encounter, code, own, keep_note=not shared)
        parts.append((part, [line] if index == 0 else []))
    for child in line.children:
        _add_private(log, encounter, parts, child)
    for part, said in parts:
        met = log.targets.get(part.code)
        if met is not None:
            met.state = state or TargetState.MET
            log.met += met.state is TargetState.MET
        follow_from(log, part, said, moment)


def _add_private(
    log: Log,
    encounter: Encounter,
    parts: list[tuple[Participant, list[PersonLine]]],
    child: PersonLine,
) -> None:
    """Put an indented line where it belongs: to the person it names, else to the first."""
    codes = {code.upper() for code in child.codes}
    owners = [(part, said) for part, said in parts if part.code in codes]
    if not owners and (child.codes or child.name):
        code = child.codes[0] if child.codes else ""
        if code and not code.upper().startswith("N"):
            target_of(log, code)
        parts.append((take_part(log, encounter, code, child, keep_note=True), [child]))
        return
    for part, said in owners or parts[:1]:
        said.append(child)
        part.note = "\n".join(text for text in (part.note, child.note) if text)
        part.cue = "; ".join(text for text in (part.cue, *child.cues) if text)
        part.wants = "; ".join(text for text in (part.wants, *child.wants) if text)
        part.offered = "; ".join(text for text in (part.offered, *child.offered) if text)
        part.boxes = [*part.boxes, *child.boxes, *([child.timing] if child.timing else [])]


def _follow_absent(log: Log, target: Target, line: PersonLine) -> None:
    """Write what was promised to somebody who was not met."""
    name = target.contact.name if target.contact else ""
    absent = Participant(contact_id=target.contact_id, name=name, code=target.code, boxes=[])
    follow_from(log, absent, [line], met_at(log, target), first=False)


def _without_name(line: PersonLine) -> PersonLine:
    return replace(
        line, name="", email="", phone="", links=(), title="", organisation="", tags=(), cues=()
    )


def _tells_of_talk(line: PersonLine) -> bool:
    return bool(line.cues or line.offered or line.wants or line.children)
