"""The line above the pages that names the next step of the loop and does it on Enter."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner.gui.dates import distance_words, last_day
from planner.gui.icons import icon
from planner.gui.text import describe, filled, without_mnemonic
from planner.gui.theme import scaled_font
from planner.i18n import _, ngettext
from planner.queries.loop import DueCount, Progress
from planner.times import zone_or_utc

_FEW_LETTERS = 80
_SOON = 2  # days before the event from which paper comes before everything else


@dataclass(frozen=True)
class Step:
    """What to do next: the sentence, the page that does it, and its icon."""

    words: str
    page: str
    icon: str


def next_step(done: Progress | None, due: DueCount, now: datetime) -> Step | None:
    """Return the next step for an event, or None where there is none; promises due come first."""
    if due.promises:
        words = ngettext("{n} promise is due", "{n} promises are due", due.promises)
        return _step(words.format(n=due.promises), "due", _("Due"), "bell")
    if done is None:
        return None
    today = now.astimezone(zone_or_utc(done.row.zone)).date()
    if now > done.row.local_end:
        return _after(done, today)
    if now >= done.row.local_start:
        return _while_it_runs(done)
    return _before(done, today)


class NextStepLine(QPushButton):
    """Shows a Step as one line, cut where the room ends; `wanted` brings its page when pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = self._words = ""
        self.setProperty("kind", "step")
        self.setFont(scaled_font(bold=True))
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._press)
        self.show_step(None)

    def show_step(self, step: Step | None) -> None:
        """Show a step; without one the line goes away."""
        self.setVisible(step is not None)
        if step is None:
            return
        self._page, self._words = step.page, step.words
        self.setText(step.words.replace("&", "&&"))
        self.setIcon(icon(step.icon, "accent"))
        self.setAccessibleName(filled(_("Next step: {words}"), words=step.words))

    def sizeHint(self) -> QSize:
        """Return the room of the whole sentence, whatever of it is shown."""
        missing = self._advance(self._words) - self._advance(without_mnemonic(self.text()))
        return super().sizeHint() + QSize(missing, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters: a long sentence must not keep the window wide."""
        return QSize(_FEW_LETTERS, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the sentence where the room ends; the whole of it stands in the tooltip."""
        super().resizeEvent(event)
        line = self._words
        if (over := self.sizeHint().width() - self.width()) > 0:
            room = self._advance(self._words) - over
            line = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
        self.setText(line.replace("&", "&&"))
        describe(self, self._words if line != self._words else "")

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _press(self, _checked: bool = False) -> None:
        self.wanted.emit(self._page)


def _after(done: Progress, today: date) -> Step:
    when = distance_words((last_day(done.row) - today).days)
    if done.judged < done.targets:
        words = _("Ended {when}, {done} of {all} logged").format(
            when=when, done=done.judged, all=done.targets
        )
        return _step(words, "log", _("Log"), "message-square")
    if not done.people_logged:
        words = _("Ended {when}. Whom did you meet?").format(when=when)
        return _step(words, "log", _("Log"), "message-square")
    if done.pending:
        words = ngettext("{n} follow-up is open", "{n} follow-ups are open", done.pending)
        return _step(words.format(n=done.pending), "follow-ups", _("Follow-ups"), "mail")
    if done.goals_open or not done.reviewed:
        words = _("All is sent. What did you get out of it?")
        return _step(words, "review", _("Review"), "chart-column")
    return _step(_("All done here"), "review", _("Review"), "circle-check")


def _while_it_runs(done: Progress) -> Step:
    if done.targets:
        words = _("On now, {done} of {all} logged").format(done=done.judged, all=done.targets)
        return _step(words, "log", _("Log"), "message-square")
    return _step(_("On now. Whom have you met?"), "log", _("Log"), "message-square")


def _before(done: Progress, today: date) -> Step:
    days = (done.row.local_start.date() - today).days
    when = distance_words(days)
    when = when[:1].upper() + when[1:]
    if done.targets and not done.sheets and days <= _SOON:
        words = _("{when}, no sheet yet").format(when=when)
        return _step(words, "sheet", _("Sheet"), "file-text")
    if done.sessions and not done.marked:
        words = _("{when}. Mark what you want to attend").format(when=when)
        return _step(words, "schedule", _("Schedule"), "star")
    if not done.goals:
        words = _("{when}. What do you want from it? Set a goal").format(when=when)
        return _step(words, "plan", _("Plan"), "flag")
    if not done.targets:
        words = _("{when}. Whom do you want to meet?").format(when=when)
        return _step(words, "plan", _("Plan"), "target")
    if not done.sheets:
        words = _("{when}, no sheet yet").format(when=when)
        return _step(words, "sheet", _("Sheet"), "file-text")
    words = _("{when}, and you are prepared").format(when=when)
    return _step(words, "sheet", _("Sheet"), "circle-check")


def _step(words: str, page: str, page_title: str, symbol: str) -> Step:
    return Step(
        _("{sentence}: {page}").format(sentence=words.rstrip("."), page=page_title)
        if not words.endswith("?")
        else _("{question} {page}").format(question=words, page=page_title),
        page,
        symbol,
    )
