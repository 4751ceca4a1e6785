"""The ledger of gives on the Review page: planned, promised, kept, beside what is asked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.dates import day_words
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.review_tables import fit_rows
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import filled, joined, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.queries.ledger import GiveRow, GiveState, Ledger

_TONES = {
    GiveState.NONE: Tone.WARN,
    GiveState.PLANNED: Tone.NEUTRAL,
    GiveState.MADE: Tone.ACCENT,
    GiveState.KEPT: Tone.GOOD,
}
_ASKS = 3  # the column of the questions
_ROOM_FOR_ASKS = 440


class GivesPanel(QWidget):
    """What the ledger adds up to, and its lines; `noted` brings rows and whether they were kept.

    With `events` the lines name their event.
    """

    noted = Signal(list, bool)

    def __init__(self, *, events: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sum = plain_label("")
        event = [Column(_("Event"), lambda row: row.event, key="event", width=18)]
        self.table = RowTable(
            [
                Column(_("Person"), _who, key="person", width=19, tooltip=_who),
                Column(_("I give"), _give, key="give", tooltip=_whole, muted=_is_bare),
                Column(
                    _("State"),
                    lambda row: give_words(row.state),
                    key="state",
                    width=10,
                    badge=lambda row: _TONES[row.state],
                ),
                Column(_("I ask"), _asks, key="asks", width=9, tooltip=_asks),
                *(event if events else []),
            ],
            _("Nothing was planned to be given yet. “Give” stands above “Ask” on the Plan page."),
            name=_("Gives"),
        )
        self.made = list_action(self, _("Promised"), "P", "gift", partial(self._note, False))
        self.kept = list_action(self, _("Kept"), "K", "check", partial(self._note, True))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for action in (self.made, self.kept):
            self.table.addAction(action)
            buttons.addWidget(button_for(action))
        buttons.addStretch(1)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.selected.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for part in (self.sum, self.table):
            column.addWidget(part)
        column.addLayout(buttons)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show a ledger."""
        self.sum.setText(sum_words(ledger))
        self.table.set_rows(ledger.rows)
        fit_rows(self.table)
        if self.table.current_id is None:
            self.table.choose_first()
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the questions out where what one gives would have no room."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_ASKS, self.width() < _ROOM_FOR_ASKS)

    # Private

    def _chosen(self) -> list[GiveRow]:
        ids = set(self.table.selected_ids)
        return [row for row in self.table.rows.rows if row.id in ids]

    def _enable(self, _ids: object = None) -> None:
        states = {row.state for row in self._chosen()}
        possible = bool(states) and GiveState.NONE not in states
        self.made.setEnabled(possible and states != {GiveState.MADE})
        self.kept.setEnabled(possible and states != {GiveState.KEPT})

    def _note(self, kept: bool) -> None:
        if rows := self._chosen():
            self.noted.emit(rows, kept)


def sum_words(ledger: Ledger) -> str:
    """Return what a ledger adds up to, gives beside asks."""
    if not ledger.rows:
        return ""
    asks = ngettext("{n} question to ask", "{n} questions to ask", ledger.asks)
    parts = [
        _("{planned} planned, {made} promised, {kept} kept").format(
            planned=ledger.planned, made=ledger.made, kept=ledger.kept
        ),
        asks.format(n=ledger.asks),
    ]
    if ledger.bare:
        words = ngettext(
            "{n} person is asked and given nothing",
            "{n} people are asked and given nothing",
            ledger.bare,
        )
        parts.append(words.format(n=ledger.bare))
    return " · ".join(parts)


def give_words(state: GiveState) -> str:
    """Return how far a give got."""
    return {
        GiveState.NONE: _("Ask only"),
        GiveState.PLANNED: _("Planned"),
        GiveState.MADE: _("Promised"),
        GiveState.KEPT: _("Kept"),
    }[state]


def _who(row: GiveRow) -> str:
    return joined((row.code, row.person), " ")


def _give(row: GiveRow) -> str:
    return _("nothing yet") if row.state is GiveState.NONE else " ".join(row.give.split())


def _whole(row: GiveRow) -> str:
    if row.state is GiveState.MADE and row.due:
        return filled(_("{give}, by {day}"), give=_give(row), day=day_words(row.due))
    return _give(row)


def _asks(row: GiveRow) -> str:
    return " / ".join(row.asks)


def _is_bare(row: GiveRow) -> bool:
    return row.state is GiveState.NONE
