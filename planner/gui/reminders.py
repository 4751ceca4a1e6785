"""Reminds of what is due and of whom to meet now: at the start and from the tray, if asked for."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from planner.choices import choose, chosen
from planner.errors import StoreBusy
from planner.formats.pdf.dates import clock
from planner.gui.icons import icon
from planner.gui.text import filled, joined
from planner.i18n import _, ngettext
from planner.model import FollowUpKind
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.loop import Meeting, meetings_soon
from planner.store import Store

AT_START, BY_TRAY = "remind-at-start", "remind-by-tray"
_AHEAD = "remind-minutes"  # before a session at which somebody is to be met
_EVERY = 60_000  # milliseconds between two looks at the clock
_LONGEST = 3  # names in a notice


def is_wanted(kind: str) -> bool:
    """Whether reminders of a kind were asked for; they are off until then."""
    return chosen(kind) is True


def want(kind: str, on: bool) -> None:
    """Ask for reminders of a kind, or for none any more."""
    choose(kind, on)


@dataclass(frozen=True)
class Notice:
    """One reminder: a heading and what it is about."""

    title: str
    words: str


class Reminders(QObject):
    """Looks at the clock each minute while the tray is wanted; tells nothing twice.

    `noticed` brings words for a message in the window, at the start; the tray shows the rest.
    `wanted` is told when a notice of the tray is clicked.
    """

    noticed = Signal(str)
    wanted = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._told: set[object] = set()
        self.tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.begin)

    def begin_in(self, milliseconds: int) -> None:
        """Begin when the window is painted and quiet."""
        self._first.start(milliseconds)

    def begin(self) -> None:
        """Tell what is due now, where that was asked for, and go on looking."""
        if is_wanted(AT_START):
            notice = self.due_notice()
            if notice is not None:
                self.noticed.emit(notice.words)
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look at the clock no more."""
        self._first.stop()
        self._timer.stop()
        if self.tray is not None:
            self.tray.hide()
            self.tray = None

    def look(self) -> None:
        """Show in the tray what is new since the last look; the tray goes when it is unwanted."""
        if not is_wanted(BY_TRAY) or not QSystemTrayIcon.isSystemTrayAvailable():
            if self.tray is not None:
                self.tray.hide()
                self.tray = None
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(icon("planner", "accent"), self)
            self.tray.setToolTip(_("Planner"))
            self.tray.activated.connect(self._go)
            self.tray.messageClicked.connect(self._go)
            self.tray.show()
        for notice in self.new_notices():
            self.tray.showMessage(notice.title, notice.words, icon("planner", "accent"))

    def new_notices(self) -> list[Notice]:
        """Return what is to be told since the last look: what became due, who is near."""
        try:
            rows = self._due()
            ahead = timedelta(minutes=int(chosen(_AHEAD)))
            meetings = self._store.read(meetings_soon, self._store.clock.now(), ahead)
        except StoreBusy:
            return []
        fresh = [row for row in rows if self._is_new((row.id, row.due))]
        notices = [_due_notice(fresh)] if fresh else []
        near = [one for one in meetings if self._is_new((one.event_id, one.start))]
        return [*notices, *(_meeting_notice(one) for one in near)]

    def due_notice(self) -> Notice | None:
        """Return what is due by today in one sentence, None where nothing is."""
        try:
            rows = self._due()
        except StoreBusy:
            return None
        return _due_notice(rows) if rows else None

    def _due(self) -> list[FollowUpRow]:
        rows = self._store.read(follow_up_rows, self._store.clock.now(), only_pending=True)
        return [row for row in rows if row.days <= 0]

    def _is_new(self, key: object) -> bool:
        new = key not in self._told
        self._told.add(key)
        return new

    def _go(self, *_brought: object) -> None:
        self.wanted.emit()


def _due_notice(rows: list[FollowUpRow]) -> Notice:
    promises = sum(row.kind is FollowUpKind.PROMISE for row in rows)
    others = len(rows) - promises
    parts = []
    if promises:
        parts.append(ngettext("{n} promise", "{n} promises", promises).format(n=promises))
    if others:
        parts.append(ngettext("{n} follow-up", "{n} follow-ups", others).format(n=others))
    names = list(dict.fromkeys(row.person for row in rows if row.person))
    shown = joined(names[:_LONGEST], ", ") + (" …" if len(names) > _LONGEST else "")
    what = filled(_("{one} and {other}"), one=parts[0], other=parts[-1])
    due = _("Due: {what} ({names})") if shown else _("Due: {what}")
    words = due.format(what=what if len(parts) > 1 else parts[0], names=shown)
    return Notice(_("Due today"), words)


def _meeting_notice(meeting: Meeting) -> Notice:
    title = filled(_("{time}: {title}"), time=clock(meeting.start), title=meeting.title)
    people = joined((joined(one, " ") for one in meeting.people), ", ")
    return Notice(title, joined((people, meeting.place)))
