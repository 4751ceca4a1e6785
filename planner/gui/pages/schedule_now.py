"""The line that says, on the day itself, what is on now and what comes next."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner.formats.pdf import dates
from planner.gui.icons import icon
from planner.gui.pages.schedule_mine import running_and_coming
from planner.gui.pages.schedule_rows import SessionRow, room_text, title_text
from planner.gui.text import describe, filled
from planner.gui.theme import Space
from planner.i18n import _, ngettext

_MINUTE = 60_000  # milliseconds


class NowAndNext(QWidget):
    """Two links over one's own sessions, or over all where none is one's own.

    `chosen` brings the id of the session that was asked for, `minute_passed` comes while it
    is shown: its words may be others by then.
    """

    chosen = Signal(object)
    minute_passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.now, self.next = _Link("clock"), _Link("arrow-right")
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.minute_passed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for link in (self.now, self.next):
            row.addWidget(link, 1)
            link.asked.connect(self.chosen)
        self.hide()

    @property
    def room(self) -> int:
        """How much lower all below it stands while it is shown."""
        return 0 if self.isHidden() else self.sizeHint().height() + Space.S

    def show_rows(self, rows: Sequence[SessionRow], now: datetime) -> None:
        """Show what is on and what comes of these rows; `now` in their zone. Else hide."""
        running, coming = running_and_coming(rows, now)
        following = [row for row in coming if row.start == coming[0].start]
        self.now.show_row(running, _now_words(running))
        self.next.show_row(following, _next_words(following, now))
        self.setVisible(bool(running or coming))
        if running or coming:
            self._timer.start()
        else:
            self._timer.stop()


class _Link(QPushButton):
    asked = Signal(object)

    def __init__(self, symbol: str) -> None:
        super().__init__()
        self._id: object = None
        self._words = ""
        self.setProperty("kind", "link")
        self.setStyleSheet("text-align: left; padding: 4px 6px;")
        self.setIcon(icon(symbol, "accent"))
        # A long title must not keep the window from being narrow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)

    def show_row(self, rows: Sequence[SessionRow], words: str) -> None:
        self.setVisible(bool(rows))
        self._id = rows[0].id if rows else None
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self.iconSize().width() - 2 * Space.L
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))
        describe(self, self._words if cut != self._words else "")

    def _ask(self, _checked: bool = False) -> None:
        self.asked.emit(self._id)


def _now_words(rows: Sequence[SessionRow]) -> str:
    if not rows:
        return ""
    row = rows[0]
    words = filled(_("Now: {title}, until {time}"), title=_where(row), time=dates.clock(row.end))
    return words + _more(rows)


def _next_words(rows: Sequence[SessionRow], now: datetime) -> str:
    if not rows:
        return ""
    minutes = -int((now - rows[0].start).total_seconds() // 60)
    words = filled(
        _("Next, {time}: {title}"), title=_where(rows[0]), time=dates.clock(rows[0].start)
    )
    if minutes <= 60:
        soon = ngettext("in {n} minute", "in {n} minutes", minutes).format(n=minutes)
        words = filled(_("Next, {soon}: {title}"), title=_where(rows[0]), soon=soon)
    return words + _more(rows)


def _where(row: SessionRow) -> str:
    room = room_text(row)
    if not room:
        return title_text(row)
    return filled(_("{title} ({room})"), title=title_text(row), room=room)


def _more(rows: Sequence[SessionRow]) -> str:
    if len(rows) < 2:
        return ""
    more = ngettext("and {n} more", "and {n} more", len(rows) - 1).format(n=len(rows) - 1)
    return " " + more
