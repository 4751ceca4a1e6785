"""The lists of the log page: who is on the paper, and what was logged so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from planner.commands.line_people import Coded
from planner.formats.pdf import dates
from planner.formats.personline import Dated
from planner.gui.card_delegate import Card
from planner.gui.dates import at_time
from planner.gui.line_words import box_words, dated_words, day_words
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.text import filled, joined
from planner.gui.words import STATE_TONES, state_words
from planner.i18n import _, ngettext
from planner.model import FollowUpKind, TargetState, Timing
from planner.queries.encounters import EncounterRow, PartRow
from planner.queries.follow_ups import FollowUpRow
from planner.queries.plan import TargetRow

_BEFORE = (TargetState.PLANNED, TargetState.ASKED, TargetState.AGREED)
_GIVEN_WORD = (FollowUpKind.PROMISE, FollowUpKind.GIVE)
_LONG = 30  # letters of a name that may need more than one line
_NOON = time(12)
_MIDNIGHT = "24:00"  # what has no time of day may be done until the day ends


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One code on the paper, in its order: somebody to meet, or a line for somebody unplanned."""

    id: str  # the code
    name: str
    who: str
    state: TargetState | None
    logged: bool

    @property
    def planned(self) -> bool:
        """Whether it is somebody to meet."""
        return self.id.startswith("T")


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """One thing that was logged: a conversation, or that somebody was not met."""

    id: str
    codes: str
    who: str
    lines: tuple[str, ...]
    badge: str
    tone: Tone
    several: bool = False


def paper_rows(
    targets: Sequence[TargetRow], encounters: Sequence[EncounterRow], slots: Sequence[str]
) -> list[PaperRow]:
    """Return the targets in the order given with whether each is logged, then the N numbers.

    Of the numbers on the sheet nobody bears yet, only the first is shown.
    """
    met = {part.target_id for row in encounters for part in row.people}
    rows = [
        PaperRow(t.code, t.name, _who(t), t.state, t.id in met or t.state not in _BEFORE)
        for t in targets
    ]
    unplanned = {part.code: part for row in encounters for part in row.people}
    free = next((code for code in slots if code not in unplanned), None)
    for code in slots:
        part = unplanned.get(code)
        if part is None and code != free:
            continue
        name = (part.name if part else "") or _("unplanned")
        state = TargetState.MET if part else None
        rows.append(PaperRow(code, name, name, state, part is not None))
    return rows


def coded_people(
    targets: Sequence[TargetRow], encounters: Sequence[EncounterRow]
) -> dict[str, Coded]:
    """Return whom each code means, the same as the command that logs knows."""
    coded = {
        t.code: Coded(t.name, "" if t.company else t.organisation, t.company, t.emails)
        for t in targets
    }
    for row in encounters:
        for part in row.people:
            if part.code and part.target_id is None and part.name:
                coded[part.code] = Coded(part.name, part.organisation)
    return coded


def logged_rows(
    encounters: Sequence[EncounterRow],
    targets: Sequence[TargetRow],
    steps: Sequence[FollowUpRow],
    today: date,
) -> list[LoggedRow]:
    """Return what was logged, the newest first, and last who was not met.

    Of the `steps`, the promises and gives stand with the conversation they were made in.
    """
    made: dict[int | None, list[str]] = {}
    apart: dict[int | None, list[str]] = {}  # to those who were not met, by person
    for step in sorted(steps, key=_as_logged):
        if step.kind in _GIVEN_WORD:
            met_with = step.participant_id
            told = made if met_with is not None else apart
            key = met_with if met_with is not None else step.contact_id
            told.setdefault(key, []).append(_made_words(step, today))
    rows = [_encounter(row, made) for row in reversed(encounters)]
    met = {part.target_id for row in encounters for part in row.people}
    for target in targets:
        if target.id not in met and target.state not in _BEFORE:
            tone = STATE_TONES[target.state]
            words = state_words(target.state)
            promised = apart.get(target.contact_id, ()) if target.contact_id else ()
            lines = tuple(filter(None, (target.reason, *promised)))
            rows.append(
                LoggedRow(f"target {target.id}", target.code, target.name, lines, words, tone)
            )
    return rows


def logged_card(row: LoggedRow) -> Card:
    """Return the card of one thing that was logged."""
    return Card(
        row.who, row.lines, badge=row.badge, badge_tone=row.tone, mark=row.codes,
        wrapped=row.several or len(row.who) > _LONG,
    )  # fmt: skip


def paper_columns() -> list[Column]:
    """Return the columns of the list in paper order."""
    return [
        Column(_("Code"), _code, key="code", width=5, badge=_code_tone, sort_key=_number),
        Column(_("Name"), _name, key="name", bold=_is_open, muted=_is_faint, tooltip=_whole),
        Column(_("State"), _state, key="state", width=10, badge=_state_tone),
    ]


def nobody_planned() -> str:
    """Return what the list in paper order says where nobody stands in it."""
    return _("Nobody was planned here. Type a name above to log whom you met.")


def paper_spoken(row: PaperRow) -> str:
    """Return a row in full, as a screen reader says it."""
    logged = _("logged") if row.logged else _("not logged yet")
    return ", ".join(part for part in (row.id, row.who, _state(row), logged) if part)


def count_words(rows: Sequence[PaperRow]) -> str:
    """Return how many of those one planned to meet are logged; "" when there are none."""
    planned = [row for row in rows if row.planned]
    if not planned:
        return ""
    logged = sum(row.logged for row in planned)
    return _("{logged} of {count} logged").format(logged=logged, count=len(planned))


def sum_words(
    targets: Sequence[TargetRow],
    encounters: Sequence[EncounterRow],
    promises: Sequence[FollowUpRow],
    today: date,
) -> str:
    """Return how it stands in one sentence: met, unplanned, promises and the first one's day."""
    people = [part for row in encounters for part in row.people]
    planned = {part.who for part in people if part.target_id is not None}
    parts = []
    if targets:
        met = sum(target.state is TargetState.MET for target in targets)
        parts.append(_("{met} of {count} met").format(met=met, count=len(targets)))
    others = len({part.who for part in people} - planned)
    if others:
        words = (
            ngettext("{count} unplanned", "{count} unplanned", others)
            if targets
            else ngettext("{count} person met", "{count} people met", others)
        )
        parts.append(words.format(count=others))
    if promises:
        count = len(promises)
        parts.append(ngettext("{count} promise", "{count} promises", count).format(count=count))
        hours = {row.id: _hour(row, encounters) for row in promises}
        first = min(promises, key=lambda row: (row.due, hours[row.id] or _MIDNIGHT))
        words = day_words(first.due, today)
        words = at_time(words, hours[first.id])
        parts.append(
            _("first one due {day}").format(day=words)
            if first.due >= today
            else _("first one was due {day}").format(day=words)
        )
    return ", ".join(parts)


def _hour(row: FollowUpRow, encounters: Sequence[EncounterRow]) -> str:
    """Return the time of day by which something is due, where there is one: 24 h after it.

    Noon sharp is what a conversation has whose time nobody knows.
    """
    if row.timing != Timing.DAY.value or row.participant_id is None:
        return ""
    met = (e.at for e in encounters if any(p.id == row.participant_id for p in e.people))
    return next((dates.clock(at) for at in met if at.time() != _NOON), "")


def _encounter(row: EncounterRow, made: Mapping[int | None, Sequence[str]]) -> LoggedRow:
    codes = "+".join(part.code for part in row.people if part.code)
    who = joined((part.name or part.organisation or _("somebody") for part in row.people), ", ")
    lines = [row.note]
    for part in row.people:
        mark = f"{part.code} " if part.code and len(row.people) > 1 else ""
        told = (_said(part), *made.get(part.id, ()))
        lines += [mark + words for words in told if words]
    when = at_time(dates.day_short(row.at.date()), dates.clock(row.at))
    kept = tuple(line for line in lines if line)
    several = len(row.people) > 1
    return LoggedRow(f"encounter {row.id}", codes, who, kept, when, Tone.NEUTRAL, several)


def _made_words(step: FollowUpRow, today: date) -> str:
    label = _("I promised") if step.kind is FollowUpKind.PROMISE else _("I give")
    words = dated_words(Dated(step.text, step.due), today)
    return filled(_("{label}: {text}"), label=label, text=words)


def _as_logged(step: FollowUpRow) -> int:
    return step.id


def _said(part: PartRow) -> str:
    texts = [
        part.cue,
        part.talk,
        part.note.replace("\n", " · "),
        filled(_("wants {text}"), text=part.wants) if part.wants else "",
        filled(_("offered {text}"), text=part.offered) if part.offered else "",
        ", ".join(map(box_words, part.boxes)),
    ]
    return joined(texts)


def _who(target: TargetRow) -> str:
    parts = (target.name, target.title, target.organisation)
    return joined(dict.fromkeys(part for part in parts if part), ", ")


def _code(row: PaperRow) -> str:
    return row.id


def _code_tone(row: PaperRow) -> Tone:
    return Tone.NEUTRAL if row.logged or not row.planned else Tone.ACCENT


def _number(row: PaperRow) -> tuple[bool, int]:
    return not row.planned, int(row.id[1:])


def _name(row: PaperRow) -> str:
    return row.name


def _whole(row: PaperRow) -> str:
    return row.who


def _state(row: PaperRow) -> str:
    return state_words(row.state) if row.state else ""


def _state_tone(row: PaperRow) -> Tone | None:
    return STATE_TONES[row.state] if row.state else None


def _is_open(row: PaperRow) -> bool:
    return row.planned and not row.logged


def _is_faint(row: PaperRow) -> bool:
    return not _is_open(row)
