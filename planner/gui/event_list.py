"""The list of events at the side of the window, with its search field."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planner.errors import StoreBusy
from planner.gui.card_delegate import Card
from planner.gui.card_list import CardList
from planner.gui.dates import span_words
from planner.gui.palette import Tone
from planner.gui.search_field import SearchField
from planner.gui.text import set_tooltip
from planner.gui.theme import Space
from planner.gui.words import MARK_TONES, mark_words
from planner.i18n import _, ngettext
from planner.model import EventKind
from planner.queries.events import EventRow, followed_rows
from planner.store import Store


class EventList(QWidget):
    """Conferences and plain events; what is on first, then what comes, then what is past.

    It shows what one follows; "All" and searching show the rest. `chosen` brings an event
    that the user picked, never one that only a filter brought to the fore. `hidden` brings the
    ids of events to hide (H), `shown_again` those of hidden ones, which are among the rest;
    `activated` comes for Enter.
    """

    chosen = Signal(int)
    activated = Signal(object)
    hidden = Signal(list)
    shown_again = Signal(list)

    def __init__(self, store: Store, new_event: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._rows: list[EventRow] = []
        self._shown_id: int | None = None
        self._quiet = False
        self.search = SearchField(_("Find an event"))
        self.all_button = QToolButton()
        self.all_button.setText(_("All"))
        self.all_button.setCheckable(True)
        self.all_button.setProperty("framed", True)
        set_tooltip(self.all_button, _("Show every event, hidden ones too"))
        self.list = _Cards(self._card, _("No event yet."), new_event, name=_("Events"))
        self.search.searched.connect(self._search)
        self.all_button.toggled.connect(self._turn)
        self.list.filter_cleared.connect(self.search.clear)
        self.list.chosen.connect(self._choose)
        self.list.activated_row.connect(self._activate)
        self.list.hide_asked.connect(self._hide)
        self.search.leads_to(self.list)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)

    @property
    def rows(self) -> list[EventRow]:
        """The events in the list, whether a filter leaves them out or not; none that is hidden."""
        return [row for row in self._rows if not row.hidden]

    def reload(self) -> None:
        """Read the events again; while the store is busy they stay as they are."""
        everything = self.all_button.isChecked() or bool(self.search.text().strip())
        now = self._store.clock.now()
        try:
            rows = self._read(everything=everything, hidden_too=everything)
            if not rows and not everything:  # nothing is followed: past events are better than none
                rows = self._read(everything=True)
                self._say_why_empty(all_hidden=not rows and bool(self._read(hidden_too=True)))
        except StoreBusy:
            return
        self._rows = sorted(rows, key=lambda row: _order(row, now))
        self._quietly_show()

    def show_chosen(self, event_id: int | None) -> None:
        """Make an event the current card without telling about it."""
        self._shown_id = event_id
        self._quiet = True
        try:
            found = event_id is not None and self.list.choose(event_id)
            if not found:
                self.list.clearSelection()
        finally:
            self._quiet = False

    def take_focus(self) -> None:
        """Put the keyboard into the list, or into the search field where the list is empty."""
        target = self.list if self.list.rows.rowCount() else self.search
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Private

    def _read(self, *, everything: bool = False, hidden_too: bool = False) -> list[EventRow]:
        now = self._store.clock.now()
        query = partial(followed_rows, now=now, everything=everything, hidden_too=hidden_too)
        return self._store.read(query)

    def _quietly_show(self) -> None:
        self._quiet = True
        try:
            self.list.set_rows(self._rows)
        finally:
            self._quiet = False
        self.show_chosen(self._shown_id)

    def _search(self, needle: str) -> None:
        self._quiet = True
        try:
            self.list.set_filter(needle)
            self.reload()
        finally:
            self._quiet = False

    def _turn(self, _checked: bool) -> None:
        self.reload()

    def _choose(self, event_id: object) -> None:
        row = self.list.current_row
        is_hidden = row is not None and row.hidden  # it has no pages until it is shown again
        if not self._quiet and isinstance(event_id, int) and not is_hidden:
            self._shown_id = event_id
            self.chosen.emit(event_id)

    def _hide(self, whole_series: bool) -> None:
        row = self.list.current_row
        if row is None:
            return
        series = [r.id for r in self._rows if whole_series and row.uid and r.uid == row.uid]
        (self.shown_again if row.hidden else self.hidden).emit(series or [row.id])

    def _activate(self, event_id: object) -> None:
        row = self.list.current_row
        if row is not None and row.hidden:
            self.shown_again.emit([row.id])
        self.activated.emit(event_id)

    def _say_why_empty(self, *, all_hidden: bool) -> None:
        words = _("Every event is hidden. “All” shows them.") if all_hidden else _("No event yet.")
        self.list.empty.set_text(words)

    def _card(self, row: EventRow) -> Card:
        now = self._store.clock.now()
        heading = (_("On now"), _("Coming"), _("Past"))[_order(row, now)[0]]
        badge, tone = _badge(row)
        return Card(
            title=row.title or _("Untitled"),
            lines=(span_words(row, self._store.clock.today()), _told(row)),
            badge=badge,
            badge_tone=tone,
            heading=heading,
            faded=row.gone or row.cancelled or row.hidden,
        )


_HIDE = (Qt.Key.Key_H, Qt.Key.Key_Delete)


class _Cards(CardList):
    """The cards, with H or Del to hide one and Shift with it to hide its whole series."""

    hide_asked = Signal(bool)

    def own_keys(self) -> list[tuple[str, str]]:
        """Return what the keys do that it takes itself."""
        words = _("Hide an event, or show it again"), _("The same with its whole series")
        return list(zip(words, ("H, Del", "Shift+H"), strict=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if event.key() in _HIDE and (shift or not modifiers):
            self.hide_asked.emit(shift)
        else:
            super().keyPressEvent(event)


def _order(row: EventRow, now: datetime) -> tuple[int, float, int]:
    begins, ends = row.local_start.timestamp(), row.local_end.timestamp()
    if ends < now.timestamp():
        return (2, -ends, row.id)
    return (0 if begins <= now.timestamp() else 1, begins, row.id)


def _told(row: EventRow) -> str:
    if row.hidden:
        return _("H or Enter shows it again")
    return _counts(row) or row.location


def _badge(row: EventRow) -> tuple[str, Tone]:
    if row.hidden:
        return _("Hidden"), Tone.NEUTRAL
    if row.gone:
        return _("no longer listed"), Tone.WARN
    if row.cancelled:
        return _("cancelled"), Tone.BAD
    if row.sample:
        return _("Sample"), Tone.NEUTRAL
    return mark_words(row.mark), MARK_TONES.get(row.mark, Tone.NEUTRAL)


def _counts(row: EventRow) -> str:
    parts = []
    if row.targets:
        parts.append(ngettext("{n} to meet", "{n} to meet", row.targets).format(n=row.targets))
    if row.goals:
        parts.append(ngettext("{n} goal", "{n} goals", row.goals).format(n=row.goals))
    if row.encounters:
        words = ngettext("{n} conversation", "{n} conversations", row.encounters)
        parts.append(words.format(n=row.encounters))
    if not parts and row.kind is EventKind.CONFERENCE and row.location:
        return row.location
    return " · ".join(parts)
