"""The goals of an event: a line to add one, and the judgement afterwards."""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from planner.gui.entry_line import EntryLine
from planner.gui.list_action import button_for, list_action
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import joined
from planner.gui.theme import Space
from planner.gui.words import GOAL_TONES, goal_words
from planner.i18n import _
from planner.model import GoalState
from planner.queries.plan import GoalRow

_NUMBER = re.compile(r"(?<!\S)(\d{1,3})(?!\S)")
_MOST_ROWS = 3


class GoalsPanel(QWidget):
    """Shows goals and asks for changes; it writes nothing itself.

    `added` brings text and count (0 for none), `changed` also the goal's id first, `judged` ids
    and a GoalState, `removed` ids.
    """

    added = Signal(str, int)
    changed = Signal(int, str, int)
    judged = Signal(list, object)
    removed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing: int | None = None
        self.line = EntryLine(
            _("Goal"),
            _("What do you want from this event? “Meet 5 people”, “One insight” …"),
            self._offers,
        )
        self._goals: Sequence[str] = ()
        self.count = QSpinBox()
        self.count.setRange(0, 999)
        self.count.setPrefix(_("count: "))
        self.count.setSpecialValueText(_("no count"))
        self.count.lineEdit().setTextMargins(Space.S, 0, 0, 0)  # no stylesheet reaches it
        self.count.setAccessibleName(_("How many the goal counts"))
        self.table = RowTable(
            [
                Column(_("State"), _state, key="state", width=10, badge=_tone),
                Column(_("Goal"), _text, key="goal"),
                Column(_("Count"), _count, key="count", width=8, align="end"),
            ],
            _("No goal yet."),
            name=_("Goals"),
        )
        self.reached = list_action(self, _("Reached"), "R", "check", partial(self._judge, True))
        self.missed = list_action(self, _("Missed"), "M", "x", partial(self._judge, False))
        self.remove = list_action(self, _("Remove goal"), "Del", "trash-2", self._remove)
        self._lay_out()
        self.line.entered.connect(self._enter)
        self.line.textChanged.connect(self._offer_count)
        self.line.left_down.connect(self.table.setFocus)
        self.table.activated_row.connect(self._edit)
        self.table.selected.connect(self._enable)
        self.set_rows([])

    def set_rows(self, rows: Sequence[GoalRow]) -> None:
        """Show these goals; the list is as high as they are, up to three."""
        self.table.set_rows(rows)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * min(len(rows), _MOST_ROWS) + 2)
        self.table.setVisible(bool(rows))
        self._enable()

    def offer(self, goals: Sequence[str]) -> None:
        """Offer these goals while one types; they are found by any of their words."""
        self._goals = goals

    # Private

    def _offers(self) -> Sequence[str]:
        return self._goals

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.line, 1)
        top.addWidget(self.count)
        self.buttons = [button_for(a, words=False) for a in self._actions]
        for button in self.buttons:
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self.table)
        self.table.horizontalHeader().hide()
        self.table.addActions(self._actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def _actions(self) -> list[QAction]:
        return [self.reached, self.missed, self.remove]

    def _enable(self, _ids: object = None) -> None:
        chosen = bool(self.table.selected_ids)
        for action, button in zip(self._actions, self.buttons, strict=True):
            action.setEnabled(chosen)
            button.setVisible(bool(self.table.rows.all_rows))

    def _offer_count(self, text: str) -> None:
        found = _NUMBER.search(text)
        self.count.setValue(int(found[1]) if found else 0)

    def _enter(self, text: str) -> None:
        if not text.strip():
            return
        if self._editing is not None:
            self.changed.emit(self._editing, text.strip(), self.count.value())
        else:
            self.added.emit(text.strip(), self.count.value())
        self._editing = None
        self.line.setText("")
        self.count.setValue(0)

    def _edit(self, goal_id: int) -> None:
        row: GoalRow = self.table.current_row
        self._editing = goal_id
        self.line.setText(row.text)
        self.count.setValue(row.count or 0)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _judge(self, reached: bool) -> None:
        wanted = GoalState.REACHED if reached else GoalState.MISSED
        ids = self.table.selected_ids
        rows = [row for row in self.table.rows.all_rows if row.id in ids]
        if rows:
            again = all(row.state is wanted for row in rows)
            self.judged.emit(ids, GoalState.OPEN if again else wanted)

    def _remove(self) -> None:
        if ids := self.table.selected_ids:
            self.removed.emit(ids)


def _state(row: GoalRow) -> str:
    return goal_words(row.state)


def _tone(row: GoalRow) -> Tone:
    return GOAL_TONES[row.state]


def _text(row: GoalRow) -> str:
    return joined((row.text, row.note))


def _count(row: GoalRow) -> str:
    return str(row.count) if row.count else ""
