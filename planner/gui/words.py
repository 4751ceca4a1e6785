"""The words the window has for marks, states, roles and the like, in the user's language."""

from planner.gui.palette import Tone
from planner.i18n import _
from planner.kinds import (
    Context,
    EventKind,
    GoalState,
    Mark,
    Presence,
    Role,
    SessionKind,
    TargetState,
)

MARK_TONES = {
    Mark.MUST: Tone.ACCENT,
    Mark.MAYBE: Tone.NEUTRAL,
    Mark.BACKUP: Tone.NEUTRAL,
    Mark.PEOPLE: Tone.GOOD,
}
STATE_TONES = {
    TargetState.PLANNED: Tone.NEUTRAL,
    TargetState.ASKED: Tone.ACCENT,
    TargetState.AGREED: Tone.ACCENT,
    TargetState.MET: Tone.GOOD,
    TargetState.NOT_THERE: Tone.WARN,
    TargetState.LATER: Tone.WARN,
    TargetState.DECLINED: Tone.BAD,
    TargetState.NOT_SOUGHT: Tone.NEUTRAL,
}
GOAL_TONES = {
    GoalState.OPEN: Tone.NEUTRAL,
    GoalState.REACHED: Tone.GOOD,
    GoalState.MISSED: Tone.BAD,
}


def mark_words(mark: Mark) -> str:
    """Return the name of a mark on an event; "" for none."""
    return {
        Mark.MUST: _("Must"),
        Mark.MAYBE: _("Maybe"),
        Mark.BACKUP: _("Backup"),
        Mark.PEOPLE: _("People"),
        Mark.NONE: "",
    }[mark]


def state_words(state: TargetState) -> str:
    """Return what became of the wish to meet."""
    return {
        TargetState.PLANNED: _("Planned"),
        TargetState.ASKED: _("Asked"),
        TargetState.AGREED: _("Agreed"),
        TargetState.MET: _("Met"),
        TargetState.NOT_THERE: _("Not there"),
        TargetState.LATER: _("Later"),
        TargetState.DECLINED: _("Declined"),
        TargetState.NOT_SOUGHT: _("Not sought"),
    }[state]


def goal_words(state: GoalState) -> str:
    """Return the judgement on a goal."""
    return {
        GoalState.OPEN: _("Open"),
        GoalState.REACHED: _("Reached"),
        GoalState.MISSED: _("Missed"),
    }[state]


def role_words(role: Role) -> str:
    """Return what a person is to me."""
    return {
        Role.MENTOR: _("Mentor"),
        Role.PARTNER: _("Partner"),
        Role.CLIENT: _("Client"),
        Role.EMPLOYER: _("Employer"),
        Role.COLLEAGUE: _("Colleague"),
        Role.PEER: _("Peer"),
    }[role]


def presence_words(presence: Presence) -> str:
    """Return as what somebody is listed at an event."""
    return {
        Presence.SPEAKER: _("Speaker"),
        Presence.ORGANISER: _("Organiser"),
        Presence.ATTENDEE: _("Attendee"),
        Presence.EXHIBITOR: _("Exhibitor"),
    }[presence]


def kind_words(kind: EventKind) -> str:
    """Return what an event is among the others."""
    return {
        EventKind.EVENT: _("Event"),
        EventKind.CONFERENCE: _("Conference"),
        EventKind.SESSION: _("Session"),
        EventKind.MEETING: _("Meeting"),
        EventKind.BREAK: _("Break"),
    }[kind]


def session_kind_words(kind: SessionKind) -> str:
    """Return what kind of gathering a session is."""
    return {
        SessionKind.ONE_TO_ONE: _("One to one"),
        SessionKind.SMALL_TABLE: _("Small table"),
        SessionKind.WORKSHOP: _("Workshop"),
        SessionKind.RECEPTION: _("Reception"),
        SessionKind.STAGE: _("Stage"),
        SessionKind.HALLWAY: _("Hallway"),
        SessionKind.ONLINE: _("Online"),
        SessionKind.OTHER: _("None of these"),
    }[kind]


def kind_text(kind: SessionKind | None, guessed: bool, suits: bool, *, short: bool = False) -> str:
    """Return the kind: a guess with a question mark, what suits with a tick, `short` only that."""
    if kind is None or short:
        return "✓" if suits else ""
    words = session_kind_words(kind)
    if guessed:
        words = _("{kind}?").format(kind=words)
    return f"✓ {words}" if suits else words


def kind_sentence(kind: SessionKind | None, guessed: bool, suits: bool) -> str:
    """Return the kind in words: how it is known, and whether it suits."""
    if kind is None:
        return ""
    parts = [session_kind_words(kind)]
    if guessed:
        parts.append(_("guessed from title or track: K corrects it"))
    if suits:
        parts.append(_("suits me"))
    return ", ".join(parts)


def context_words(context: Context) -> str:
    """Return what part of life an event serves."""
    return {
        Context.CAREER: _("Career"),
        Context.WORKPLACE: _("Workplace"),
        Context.JOB_SEARCH: _("Job search"),
    }[context]


def stars(priority: int) -> str:
    """Return a priority of 1 to 3 as stars."""
    return "★" * priority + "☆" * (3 - priority)


def priority_words(priority: int) -> str:
    """Return a priority in words, for who cannot see stars."""
    return {3: _("high priority"), 2: _("medium priority")}.get(priority, _("low priority"))
