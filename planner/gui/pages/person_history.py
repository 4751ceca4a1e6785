"""What happened with one person, as a list of cards that are read in full."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from planner.flows.person_words import Setting, Told, told
from planner.gui.card_delegate import Card
from planner.gui.card_list import CardList
from planner.gui.dates import day_words
from planner.gui.icons import icon
from planner.gui.palette import Tone
from planner.gui.text import filled, joined
from planner.gui.words import STATE_TONES
from planner.i18n import _
from planner.model import FollowUpKind
from planner.queries.history import Happening, HistoryEntry

_LONGEST = 2000  # letters of one text on the screen; all of it stands where it was written
_SETTING = Setting(filled, joined)
_ICONS = {
    FollowUpKind.PROMISE: "list-checks",
    FollowUpKind.MESSAGE: "mail",
    FollowUpKind.INTRODUCTION: "users",
    FollowUpKind.GIVE: "gift",
    FollowUpKind.CALL: "phone",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry with its words, made once."""

    id: str
    entry: HistoryEntry
    words: Told
    heading: str


class HistoryList(CardList):
    """Shows entries under headings: what is to be done, then year by year.

    `wanted` brings the page an entry leads to on Enter, and its event; `log_asked` comes from
    the empty state.
    """

    wanted = Signal(str, object)
    log_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._key: object = None
        self._log = QAction(icon("message-square"), _("Log a conversation"))
        super().__init__(
            _card,
            _("Nothing has happened yet. Log what you talked about, or plan to meet at an event."),
            self._log,
            name=_("What has happened"),
            parent=parent,
        )
        self._log.setParent(self)
        self._log.triggered.connect(self._ask_to_log)
        self.activated_row.connect(self._open)

    def show_entries(self, entries: list[HistoryEntry], today: date, key: object = None) -> None:
        """Show the history of the person named by `key`; days are written as seen from today.

        The same person again keeps the place, another one begins at the top.
        """
        days = partial(day_words, today=today)
        if key != self._key:
            self._key = key
            self.set_rows(())
            self.scrollToTop()
        words = partial(told, days=days, setting=_SETTING)
        self.set_rows([_Row(entry.id, entry, words(entry), _heading(entry)) for entry in entries])

    # Private

    def _ask_to_log(self, _checked: bool = False) -> None:
        self.log_asked.emit()

    def _open(self, row_id: object) -> None:
        row = self.rows.row_at(self.rows.place_of(row_id))
        if row is None:
            return
        entry: HistoryEntry = row.entry
        match entry.what:
            case Happening.STEP:
                self.wanted.emit("due", None)
            case Happening.MET:
                self.wanted.emit("log", entry.event_id)
            case Happening.PLAN:
                self.wanted.emit("plan", entry.event_id)
            case Happening.LISTED:
                self.wanted.emit("schedule", entry.event_id)


def _heading(entry: HistoryEntry) -> str:
    if entry.pending:
        return _("To do")
    return str(entry.day.year) if entry.day else _("Some time")


def _card(row: _Row) -> Card:
    entry, words = row.entry, row.words
    tone, symbol = Tone.NEUTRAL, "target"
    match entry.what:
        case Happening.STEP:
            step = entry.steps[0]
            symbol = _ICONS[step.kind]
            pending = Tone.BAD if step.overdue else Tone.WARN
            tone = pending if step.status.pending else Tone.NEUTRAL
        case Happening.MET:
            tone, symbol = Tone.GOOD, "handshake"
        case Happening.PLAN:
            tone = STATE_TONES[entry.state] if entry.state else Tone.NEUTRAL
        case Happening.LISTED:
            symbol = "calendar-days"
    return Card(
        title=_short(words.title),
        lines=tuple(_short(line) for line in words.lines),
        badge=words.word,
        badge_tone=tone,
        icon=symbol,
        heading=row.heading,
        strong=(0,) if entry.what is Happening.MET and (entry.said or entry.shared) else (),
        wrapped=True,
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
