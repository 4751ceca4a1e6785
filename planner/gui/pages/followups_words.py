"""The words and signs of follow-ups: kinds, states, channels, and due dates in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache

from planner.gui.dates import day_words
from planner.gui.palette import Tone
from planner.gui.text import joined
from planner.i18n import _, language, ngettext
from planner.model import Channel, FollowUpKind, FollowUpStatus, Origin
from planner.queries.follow_ups import FollowUpRow

SOON_DAYS = 2
WEEK_DAYS = 7

# What an answer is waited for; a promise or a gift that is sent is done with.
_ANSWERABLE = (FollowUpKind.MESSAGE, FollowUpKind.INTRODUCTION, FollowUpKind.CALL)


class Group(IntEnum):
    """Where a follow-up stands in the list, in order."""

    PROMISE = 0
    OVERDUE = 1
    SOON = 2
    WEEK = 3
    PROPOSED = 4
    LATER = 5
    WARM = 6
    WAITING = 7
    CLOSED = 8


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """A follow-up ready to be shown; `leads` says that it is the first of its group."""

    id: int
    row: FollowUpRow
    group: Group
    due: str
    leads: bool = False


def items_of(rows: Sequence[FollowUpRow], today: date) -> list[FollowUpItem]:
    """Return follow-ups ready to be shown, in groups: promises, then by date, closed last."""
    grouped = [(group_of(row), row) for row in rows]
    grouped.sort(key=lambda pair: (pair[0], pair[1].due, pair[1].id))
    items: list[FollowUpItem] = []
    for group, row in grouped:
        leads = not items or items[-1].group is not group
        items.append(FollowUpItem(row.id, row, group, due_words(row, today), leads))
    return items


def group_of(row: FollowUpRow) -> Group:
    """Return the group a follow-up belongs to, by the days left in its own zone."""
    if row.status is FollowUpStatus.SENT and row.kind in _ANSWERABLE:
        return Group.WAITING
    if not row.pending:
        return Group.CLOSED
    if row.proposed:
        return Group.PROPOSED
    if row.kind is FollowUpKind.PROMISE:
        return Group.PROMISE
    if row.overdue:
        return Group.OVERDUE
    if row.days <= SOON_DAYS:
        return Group.SOON
    if row.days <= WEEK_DAYS:
        return Group.WEEK
    return Group.WARM if row.origin in (Origin.WARM, Origin.AGAIN) else Group.LATER


def group_words(group: Group) -> str:
    """Return the name of a group on screen."""
    return _group_words(language())[group]


@cache
def _group_words(_language: str) -> Mapping[Group, str]:
    return {
        Group.PROMISE: _("Promised"),
        Group.OVERDUE: _("Overdue"),
        Group.SOON: _("48 hours"),
        Group.WEEK: _("This week"),
        Group.PROPOSED: _("Proposed"),
        Group.LATER: _("Later"),
        Group.WARM: _("Keep warm"),
        Group.WAITING: _("Waiting"),
        Group.CLOSED: _("Closed"),
    }


def count_words(group: Group, count: int) -> str:
    """Return how many stand in a group, for the line above the list."""
    words = {
        Group.PROMISE: ngettext("{n} promise", "{n} promises", count),
        Group.OVERDUE: ngettext("{n} overdue", "{n} overdue", count),
        Group.SOON: ngettext("{n} within 48 hours", "{n} within 48 hours", count),
        Group.WEEK: ngettext("{n} this week", "{n} this week", count),
        Group.PROPOSED: ngettext("{n} proposed", "{n} proposed", count),
        Group.LATER: ngettext("{n} later", "{n} later", count),
        Group.WARM: ngettext("{n} to keep warm", "{n} to keep warm", count),
        Group.WAITING: ngettext("{n} waits for an answer", "{n} wait for an answer", count),
        Group.CLOSED: ngettext("{n} closed", "{n} closed", count),
    }[group]
    return words.format(n=count)


def summary_words(items: Sequence[FollowUpItem]) -> str:
    """Return what the list holds in one line: all that is to do, then what of it is late."""
    own = [item.row for item in items if item.row.pending and not item.row.proposed]
    groups = [item.group for item in items]
    late = sum(row.overdue for row in own)
    sentences = [ngettext("{n} to do", "{n} to do", len(own)).format(n=len(own))] if own else []
    if late:
        sentences.append(count_words(Group.OVERDUE, late))
    for group in (Group.PROPOSED, Group.WAITING, Group.CLOSED):
        if groups.count(group):
            sentences.append(count_words(group, groups.count(group)))
    return " · ".join(sentences)


def due_words(row: FollowUpRow, today: date) -> str:
    """Return when a follow-up is due, in words: "2 days overdue", "today", "Fri, Mar 20"."""
    if not row.pending:
        return status_words(row.status)
    if row.overdue:
        late = -row.days
        return ngettext("{count} day overdue", "{count} days overdue", late).format(count=late)
    if row.proposed and row.days < 0:
        return _("since {day}").format(day=day_words(row.due, today))
    if row.days <= 0:
        return _("today")
    if row.days == 1:
        return _("tomorrow")
    return day_words(row.due, today)


def due_tone(item: FollowUpItem) -> Tone | None:
    """Return the tone of the pill round the due date, None for plain text."""
    if not item.row.pending or item.row.proposed:
        return None
    if item.row.overdue:
        return Tone.BAD
    return Tone.WARN if item.row.days <= 1 else None


def kind_words(kind: FollowUpKind) -> str:
    """Return a kind on screen."""
    return _kind_words(language())[kind]


@cache
def _kind_words(_language: str) -> Mapping[FollowUpKind, str]:
    return {
        FollowUpKind.PROMISE: _("Promise"),
        FollowUpKind.MESSAGE: _("Message"),
        FollowUpKind.INTRODUCTION: _("Introduction"),
        FollowUpKind.GIVE: _("Give"),
        FollowUpKind.CALL: _("Call"),
    }


def kind_icon(kind: FollowUpKind) -> str:
    """Return the icon of a kind."""
    return {
        FollowUpKind.PROMISE: "handshake",
        FollowUpKind.MESSAGE: "message-square",
        FollowUpKind.INTRODUCTION: "users",
        FollowUpKind.GIVE: "gift",
        FollowUpKind.CALL: "phone",
    }[kind]


def status_words(status: FollowUpStatus) -> str:
    """Return a status on screen."""
    return _status_words(language())[status]


@cache
def _status_words(_language: str) -> Mapping[FollowUpStatus, str]:
    return {
        FollowUpStatus.OPEN: _("open"),
        FollowUpStatus.DRAFTED: _("ready"),
        FollowUpStatus.SENT: _("sent"),
        FollowUpStatus.ANSWERED: _("answered"),
        FollowUpStatus.DONE: _("done"),
        FollowUpStatus.POSTPONED: _("put off"),
        FollowUpStatus.WAIVED: _("let go"),
    }


def channel_words(channel: Channel) -> str:
    """Return a channel on screen, "" where none is chosen."""
    return _channel_words(language())[channel]


@cache
def _channel_words(_language: str) -> Mapping[Channel, str]:
    return {
        Channel.MAIL: _("Mail"),
        Channel.LINKEDIN: _("LinkedIn"),
        Channel.CALL: _("Call"),
        Channel.INTRO: _("Introduction"),
        Channel.OTHER: "",
    }


def what_words(row: FollowUpRow) -> str:
    """Return what is to be done; where nothing was written, what its kind and channel say."""
    if row.text:
        return row.text
    if row.origin is not Origin.NONE:
        return {
            Origin.WARM: _("Keep warm"),
            Origin.AGAIN: _("Keep warm, sixty days on"),
            Origin.NUDGE: _("Ask once more"),
            Origin.MISSED: _("Not met: write anyway"),
            Origin.BEFORE: _("Ask for a meeting"),
        }[row.origin]
    if row.kind is FollowUpKind.MESSAGE:
        return {
            Channel.MAIL: _("Write a mail"),
            Channel.LINKEDIN: _("Write on LinkedIn"),
            Channel.CALL: _("Call"),
            Channel.INTRO: _("Introduce"),
            Channel.OTHER: _("Get in touch"),
        }[row.channel]
    return {
        FollowUpKind.CALL: _("Call"),
        FollowUpKind.INTRODUCTION: _("Introduce to somebody"),
        FollowUpKind.GIVE: _("Give something"),
        FollowUpKind.PROMISE: _("Keep a promise"),
    }[row.kind]


def state_words(row: FollowUpRow) -> str:
    """Return what stands behind what is to be done: "ready", "put off", "met since", ""."""
    if row.met_since is not None:
        return _("met since")
    if row.proposed:
        return _("proposed")
    shown = (FollowUpStatus.DRAFTED, FollowUpStatus.POSTPONED)
    return status_words(row.status) if row.status in shown else ""


def done_words(status: FollowUpStatus, rows: Sequence[FollowUpRow]) -> str:
    """Return what happened when so far was said of follow-ups: "Sent: Ada Lovelace, the draft"."""
    if len(rows) == 1:
        row = rows[0]
        what = joined((row.person, what_words(row)), ", ")
        return {
            FollowUpStatus.DONE: _("Done: {what}"),
            FollowUpStatus.SENT: _("Sent: {what}"),
            FollowUpStatus.ANSWERED: _("Answered: {what}"),
            FollowUpStatus.WAIVED: _("Let go: {what}"),
            FollowUpStatus.DRAFTED: _("Ready: {what}"),
        }.get(status, _("To do: {what}")).format(what=what)
    count = len(rows)
    words = {
        FollowUpStatus.DONE: ngettext("{n} follow-up done", "{n} follow-ups done", count),
        FollowUpStatus.SENT: ngettext("{n} message sent", "{n} messages sent", count),
        FollowUpStatus.ANSWERED: ngettext("{n} answer came", "{n} answers came", count),
        FollowUpStatus.WAIVED: ngettext("{n} follow-up let go", "{n} follow-ups let go", count),
    }.get(status, ngettext("{n} follow-up to do", "{n} follow-ups to do", count))
    return words.format(n=count)


def spoken(item: FollowUpItem) -> str:
    """Return a follow-up in full, as a screen reader says it."""
    row = item.row
    parts = (
        row.person,
        row.organisation,
        kind_words(row.kind),
        what_words(row),
        item.due,
        state_words(row) or (status_words(row.status) if row.pending else ""),
        channel_words(row.channel),
    )
    return ", ".join(part for part in parts if part)
