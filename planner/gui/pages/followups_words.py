"""The words and signs of follow-ups: kinds, states, channels, and due dates in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from babel.dates import format_date

from planner.gui.palette import Tone
from planner.i18n import _, locale_name, ngettext
from planner.model import Channel, FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import FollowUpRow

SOON_DAYS = 2
WEEK_DAYS = 7


class Group(IntEnum):
    """Where a follow-up stands in the list, in order."""

    PROMISE = 0
    OVERDUE = 1
    SOON = 2
    WEEK = 3
    LATER = 4
    CLOSED = 5


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """A follow-up ready to be shown; `leads` says that it is the first of its group."""

    id: int
    row: FollowUpRow
    group: Group
    due: str
    leads: bool = False


def items_of(rows: list[FollowUpRow], today: date) -> list[FollowUpItem]:
    """Return follow-ups ready to be shown, in groups: promises, then by date, closed last."""
    ranked = sorted(rows, key=lambda row: (group_of(row, today), row.due, row.id))
    items: list[FollowUpItem] = []
    for row in ranked:
        group = group_of(row, today)
        leads = not items or items[-1].group is not group
        items.append(FollowUpItem(row.id, row, group, due_words(row, today), leads))
    return items


def group_of(row: FollowUpRow, today: date) -> Group:
    """Return the group a follow-up belongs to on that day."""
    if not row.pending:
        return Group.CLOSED
    if row.kind is FollowUpKind.PROMISE:
        return Group.PROMISE
    if row.overdue:
        return Group.OVERDUE
    if row.due <= today + timedelta(days=SOON_DAYS):
        return Group.SOON
    return Group.WEEK if row.due <= today + timedelta(days=WEEK_DAYS) else Group.LATER


def group_words(group: Group) -> str:
    """Return the name of a group on screen."""
    return {
        Group.PROMISE: _("Promised"),
        Group.OVERDUE: _("Overdue"),
        Group.SOON: _("48 hours"),
        Group.WEEK: _("This week"),
        Group.LATER: _("Later"),
        Group.CLOSED: _("Closed"),
    }[group]


def due_words(row: FollowUpRow, today: date) -> str:
    """Return when a follow-up is due, in words: "2 days overdue", "today", "Fri 20 Mar"."""
    if not row.pending:
        return status_words(row.status)
    days = (row.due - today).days
    if row.overdue:
        late = max(1, -days)
        return ngettext("{count} day overdue", "{count} days overdue", late).format(count=late)
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return day_words(row.due, today)


def day_words(day: date, today: date) -> str:
    """Return a day short: with its weekday within the year, else with the year."""
    pattern = "EEE d MMM" if abs((day - today).days) < 300 else "d MMM y"
    return format_date(day, pattern, locale=locale_name())


def due_tone(item: FollowUpItem) -> Tone | None:
    """Return the tone of the pill round the due date, None for plain text."""
    if item.group is Group.CLOSED:
        return None
    if item.row.overdue:
        return Tone.BAD
    return Tone.WARN if item.due in (_("today"), _("tomorrow")) else None


def kind_words(kind: FollowUpKind) -> str:
    """Return a kind on screen."""
    return {
        FollowUpKind.PROMISE: _("Promise"),
        FollowUpKind.MESSAGE: _("Message"),
        FollowUpKind.INTRODUCTION: _("Introduction"),
        FollowUpKind.GIVE: _("Give"),
        FollowUpKind.CALL: _("Call"),
    }[kind]


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
    return {
        FollowUpStatus.OPEN: _("open"),
        FollowUpStatus.DRAFTED: _("drafted"),
        FollowUpStatus.SENT: _("sent"),
        FollowUpStatus.ANSWERED: _("answered"),
        FollowUpStatus.DONE: _("done"),
        FollowUpStatus.POSTPONED: _("put off"),
        FollowUpStatus.WAIVED: _("waived"),
    }[status]


def channel_words(channel: Channel) -> str:
    """Return a channel on screen, "" where none is chosen."""
    return {
        Channel.MAIL: _("Mail"),
        Channel.LINKEDIN: _("LinkedIn"),
        Channel.CALL: _("Call"),
        Channel.INTRO: _("Introduction"),
        Channel.OTHER: "",
    }[channel]


def what_words(row: FollowUpRow) -> str:
    """Return what is to be done; where nothing was written, what its kind and channel say."""
    if row.text:
        return row.text
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


def spoken(item: FollowUpItem) -> str:
    """Return a follow-up in full, as a screen reader says it."""
    row = item.row
    parts = (
        row.person,
        row.organisation,
        kind_words(row.kind),
        what_words(row),
        item.due,
        status_words(row.status) if row.pending else "",
        channel_words(row.channel),
    )
    return ", ".join(part for part in parts if part)
