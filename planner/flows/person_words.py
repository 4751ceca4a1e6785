"""One person's history in words: for the window, the command line and what is handed out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from planner.i18n import _
from planner.model import Channel, FollowUpKind, FollowUpStatus, Presence, TargetState
from planner.queries.history import Happening, HistoryEntry, StepPart

Days = Callable[[date], str]


def _in_a_row(parts: Iterable[str], between: str = " · ") -> str:
    return between.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Setting:
    """How foreign words are set among ours: the window isolates what runs the other way.

    `filled(sentence, **pieces)` fills a sentence, `joined(parts, between)` makes a row.
    """

    filled: Callable[..., str] = str.format
    joined: Callable[..., str] = _in_a_row


_PLAIN = Setting()


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a history: a title, a word on what it is, and a line for each thing known."""

    title: str
    word: str
    lines: tuple[str, ...]


def told(entry: HistoryEntry, days: Days, setting: Setting = _PLAIN) -> Told:
    """Return an entry in words; `days` writes a day as the place wants it."""
    if entry.what is Happening.STEP:
        return _step(entry, days, setting)
    where = setting.joined((entry.event, entry.session if entry.event else ""), ": ")
    title = setting.joined((days(entry.day) if entry.day else "", where))
    labelled = partial(_labelled, setting)
    if entry.what is Happening.PLAN:
        return Told(title, _state(entry.state), _plan_lines(entry, setting))
    if entry.what is Happening.LISTED:
        return Told(title, _presence(entry.presence), entry.sessions)
    lines = (
        entry.said,
        entry.shared if entry.shared != entry.said else "",
        labelled(_("Wants: {text}"), entry.wants),
        labelled(_("Offered: {text}"), entry.offered),
        labelled(_("Recognise by: {text}"), entry.cue),
        labelled(_("Note: {text}"), entry.note),
        labelled(_("With: {text}"), setting.joined(entry.together, ", ")),
        labelled(_("Where: {text}"), entry.place),
        labelled(_("Then: {text}"), entry.then),
        *(_came_of_it(step, days, setting) for step in entry.steps),
    )
    return Told(title or _("Met"), _("Met"), _filled(lines))


def kind_words(kind: FollowUpKind) -> str:
    """Return what is to be done, as one word."""
    return {
        FollowUpKind.PROMISE: _("Promise"),
        FollowUpKind.MESSAGE: _("Message"),
        FollowUpKind.INTRODUCTION: _("Introduction"),
        FollowUpKind.GIVE: _("Give"),
        FollowUpKind.CALL: _("Call"),
    }[kind]


def step_words(kind: FollowUpKind, text: str) -> str:
    """Return what is to be done: the user's words, or what the kind says without any."""
    return (
        text
        or {
            FollowUpKind.PROMISE: _("Keep a promise"),
            FollowUpKind.MESSAGE: _("Get in touch"),
            FollowUpKind.INTRODUCTION: _("Introduce to somebody"),
            FollowUpKind.GIVE: _("Give something"),
            FollowUpKind.CALL: _("Call"),
        }[kind]
    )


def _step(entry: HistoryEntry, days: Days, setting: Setting) -> Told:
    step = entry.steps[0]
    lines = (
        setting.joined((_due(step, days), entry.event)),
        _labelled(setting, _("With: {text}"), step.other),
    )
    title = step_words(step.kind, step.text)
    return Told(title, kind_words(step.kind), _filled(lines))


def _due(step: StepPart, days: Days) -> str:
    """Return when a step is due, or what became of it: overdue is said in words."""
    if not step.status.pending:
        when = days(step.closed) if step.closed else ""
        return ", ".join(text for text in (_status(step.status), when) if text)
    if step.overdue:
        return _("Overdue since {day}").format(day=days(step.due))
    return _("Due {day}").format(day=days(step.due))


def _came_of_it(step: StepPart, days: Days, setting: Setting) -> str:
    patterns = {
        FollowUpKind.PROMISE: _("Promised: {text} ({state})"),
        FollowUpKind.GIVE: _("To give: {text} ({state})"),
        FollowUpKind.MESSAGE: _("To write: {text} ({state})"),
        FollowUpKind.CALL: _("To call: {text} ({state})"),
        FollowUpKind.INTRODUCTION: _("To introduce: {text} ({state})"),
    }
    bare = {
        FollowUpKind.MESSAGE: _("To write ({state})"),
        FollowUpKind.CALL: _("To call ({state})"),
        FollowUpKind.INTRODUCTION: _("To introduce ({state})"),
    }
    text = step.text or step.other or _by(step.channel)
    pattern = patterns[step.kind] if text else bare.get(step.kind, patterns[step.kind])
    state = _due(step, days)
    return setting.filled(pattern, text=text, state=state[:1].lower() + state[1:])


def _plan_lines(entry: HistoryEntry, setting: Setting) -> tuple[str, ...]:
    labelled = partial(_labelled, setting)
    return _filled(
        (
            setting.filled(_("To meet as {code}"), code=entry.code) if entry.code else "",
            labelled(_("Want: {text}"), entry.why),
            labelled(_("Know: {text}"), entry.know),
            labelled(_("Give: {text}"), entry.give),
            *(labelled(_("Ask: {text}"), ask) for ask in entry.asks),
            labelled(_("Where: {text}"), entry.place),
            labelled(_("Reason: {text}"), entry.reason),
        )
    )


def _labelled(setting: Setting, pattern: str, text: str) -> str:
    return setting.filled(pattern, text=text) if text else ""


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _by(channel: Channel) -> str:
    return {Channel.MAIL: _("a mail"), Channel.LINKEDIN: _("on LinkedIn")}.get(channel, "")


def _status(status: FollowUpStatus) -> str:
    return {
        FollowUpStatus.OPEN: _("Open"),
        FollowUpStatus.DRAFTED: _("Drafted"),
        FollowUpStatus.SENT: _("Sent"),
        FollowUpStatus.ANSWERED: _("Answered"),
        FollowUpStatus.DONE: _("Done"),
        FollowUpStatus.POSTPONED: _("Put off"),
        FollowUpStatus.WAIVED: _("Waived"),
    }[status]


def _presence(presence: Presence | None) -> str:
    return {
        Presence.SPEAKER: _("Speaks there"),
        Presence.ORGANISER: _("Organises it"),
        Presence.ATTENDEE: _("On the list"),
        Presence.EXHIBITOR: _("Exhibits there"),
        None: "",
    }[presence]


def _state(state: TargetState | None) -> str:
    return {
        TargetState.PLANNED: _("To meet"),
        TargetState.ASKED: _("Asked"),
        TargetState.AGREED: _("Agreed"),
        TargetState.MET: _("Planned and met"),
        TargetState.NOT_THERE: _("Not there"),
        TargetState.LATER: _("Later"),
        TargetState.DECLINED: _("Declined"),
        TargetState.NOT_SOUGHT: _("Not sought"),
        None: "",
    }[state]
