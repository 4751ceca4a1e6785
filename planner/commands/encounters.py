"""Logging whom one met, out of the lines as typed on the log page or the command line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.commands.aftermath import follow_from
from planner.commands.line_people import settle
from planner.commands.participants import (
    Log,
    coded_people,
    learn,
    met_at,
    met_where,
    take_part,
    target_of,
    targets_of,
)
from planner.errors import BadInput
from planner.formats.personline import PersonLine
from planner.i18n import _
from planner.model import Encounter, Participant, Target, TargetState
from planner.model.lookup import get_event, zone_of


@dataclass(frozen=True)
class Logged:
    """What one call of `log_lines` wrote."""

    encounters: tuple[int, ...] = ()
    people: tuple[str, ...] = ()  # each by name, else by code
    codes: tuple[str, ...] = ()  # of the same people, "" without an event
    absent: tuple[str, ...] = ()  # the codes of those who were not met
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
    progress: Callable[[int, int], object] | None = None,
) -> Logged:
    """Write one encounter a line, with its people, states and follow-ups.

    `event_id` None logs without an event; `zone` is then the user's own, `day` the day it
    was. Raises BadInput for a code that nobody there has; nothing is written then. `progress`
    is called with (done, all) lines, and may raise Cancelled.
    """
    log = begin(session, event_id, now, zone, day)
    for number, line in enumerate(lines, 1):
        if progress is not None:
            progress(number - 1, len(lines))
        try:
            write_line(log, line)
        except BadInput as error:
            if len(lines) == 1:
                raise
            words = _("Line {number}, “{line}”: {reason}")
            words = words.format(number=number, line=_short(line.raw), reason=error)
            raise BadInput(words) from error
    session.flush()
    return outcome(log)


def begin(
    session: Session, event_id: int | None, now: datetime, zone: str, day: date | None = None
) -> Log:
    """Return what is known of an event, or of none, before lines are logged there."""
    event = get_event(session, event_id) if event_id is not None else None
    zone = zone_of(session, event) if event else zone
    log = Log(session, event, now, zone, day, targets_of(session, event))
    log.coded.update(coded_people(log))
    return log


def outcome(log: Log) -> Logged:
    """Return what was written."""
    return Logged(
        tuple(log.encounters),
        tuple(log.people),
        tuple(log.codes),
        tuple(log.absent),
        log.met,
        log.not_met,
        log.promises,
        min(log.dues, default=None),
    )


def write_line(log: Log, line: PersonLine, encounter: Encounter | None = None) -> None:
    """Write what one line tells: into a new conversation, or into an empty one that took place.

    Of somebody who was not met no conversation is written, only the state and the reason.
    """
    line = settle(line, log.coded)
    state = TargetState(line.state) if line.state else None
    targets = [target_of(log, code) for code in line.codes if code.startswith("T")]
    if state not in (None, TargetState.MET) and not _tells_of_talk(line):
        for target in targets:
            _log_absent(log, target, state, line)
        return
    if encounter is None:
        encounter = _new_encounter(log, targets[0] if targets else None)
    encounter.note = line.note if len(line.codes) > 1 or line.children else ""
    for told in _everyone(line):
        if told.code.startswith("T"):
            target_of(log, told.code)
        part = take_part(log, encounter, told.code, told.line, talk=told.talk, note=told.note)
        met = log.targets.get(part.code)
        if met is not None:
            met.state = TargetState(told.line.state or TargetState.MET)
            log.met += met.state is TargetState.MET
        follow_from(log, part, [told.line], encounter.at)


def _new_encounter(log: Log, target: Target | None) -> Encounter:
    moment = met_at(log, target)
    encounter = Encounter(
        event_id=log.event.id if log.event else None,
        at=moment,
        place=met_where(log, target, moment),
        zone=log.zone,
        logged_at=log.now,
        participants=[],
    )
    log.session.add(encounter)
    log.session.flush()
    log.encounters.append(encounter.id)
    return encounter


@dataclass
class _Told:
    """What a line and those below it tell of one person."""

    code: str
    line: PersonLine
    talk: str = ""
    note: str = ""

    def add(self, child: PersonLine) -> None:
        """Add what an indented line tells of this person alone."""
        own = self.line
        self.line = replace(
            own,
            name=child.name or own.name,
            title=child.title or own.title,
            organisation=child.organisation or own.organisation,
            email=child.email or own.email,
            phone=child.phone or own.phone,
            links=(*own.links, *child.links),
            tags=(*own.tags, *child.tags),
            cues=(*own.cues, *child.cues),
            wants=(*own.wants, *child.wants),
            offered=(*own.offered, *child.offered),
            promises=(*own.promises, *child.promises),
            gives=(*own.gives, *child.gives),
            boxes=tuple(dict.fromkeys((*own.boxes, *child.boxes))),
            timing=child.timing or own.timing,
            state=child.state or own.state,
            due=child.due or own.due,
        )
        self.note = "\n".join(text for text in (self.note, child.note) if text)


def _everyone(line: PersonLine) -> list[_Told]:
    """Return the people of one conversation, each with what was said to all and to them alone.

    With several codes the line tells of all of them, but for name, addresses and cues, which
    are the first one's. An indented line tells of the person it names, else of the first.
    """
    shared = len(line.codes) > 1 or bool(line.children)
    first, *others = line.codes or ("",)
    people = [_Told(first, line, talk="" if shared else line.note)]
    people += [_Told(code, _without_name(line)) for code in others]
    for child in line.children:
        named = [told for told in people if told.code in child.codes]
        if not named and (child.codes or child.name):
            code = child.codes[0] if child.codes else ""
            people.append(_Told(code, child, talk=child.note))
            continue
        for told in named or people[:1]:
            told.add(child)
    return people


def _log_absent(log: Log, target: Target, state: TargetState, line: PersonLine) -> None:
    """Write that somebody was not met, why, and what was promised to them all the same."""
    reason = "\n".join(text for text in (line.name, line.title, line.note) if text)
    target.state, target.reason = state, reason or target.reason
    log.not_met += 1
    log.absent.append(target.code)
    if target.contact is not None:
        learn(log, target.contact, line)
    name = target.contact.name if target.contact else ""
    absent = Participant(contact_id=target.contact_id, name=name, code=target.code, boxes=[])
    follow_from(log, absent, [line], met_at(log, target), first=False)


def _without_name(line: PersonLine) -> PersonLine:
    return replace(
        line, name="", email="", phone="", links=(), title="", organisation="", tags=(), cues=()
    )


def _tells_of_talk(line: PersonLine) -> bool:
    """Whether a line tells of a conversation though its state says that none was meant."""
    told = line.cues or line.offered or line.wants or line.children
    return bool(told) or not line.codes or any(code.startswith("N") for code in line.codes)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
