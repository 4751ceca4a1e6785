"""One event looked back on: goals, people met and missed, gives, and what to take home."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.review_gives import GivesPanel
from planner.gui.pages.review_tables import (
    add_keys,
    again_words,
    fit_rows,
    goal_table,
    target_table,
    unplanned_table,
)
from planner.gui.row_table import RowTable
from planner.gui.text import Look, filled, plain_label, set_tooltip
from planner.gui.theme import Space, margins
from planner.gui.words import goal_words, state_words
from planner.i18n import _, ngettext
from planner.model import GoalState, TargetState
from planner.queries.events import EventRow
from planner.queries.ledger import Ledger
from planner.queries.plan import GoalRow, TargetRow
from planner.queries.review import EventReview

_NARROW = 860
_LONG = 32  # letters of a title on a button


class EventReviewPane(QWidget):
    """Tables to judge, with a form beneath each for the chosen row; edits are told by signals."""

    goal_judged = Signal(int, object, str)  # id, state, note
    target_judged = Signal(list, object, str)  # ids, state, reason
    plan_edited = Signal(dict)
    carry_asked = Signal(list, int)  # ids, event

    def __init__(self, gives: GivesPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gives = gives
        self.result = plain_label("", Look.HEADING)
        self.goals, self.targets, self.unplanned = goal_table(), target_table(), unplanned_table()
        self.goals.setObjectName("review-goals")
        self.targets.setObjectName("review-targets")
        self.goal_form, self.target_form = Form(_goal_fields()), Form(_target_fields())
        self.goal_form.edited.connect(self._tell_goal)
        self.target_form.edited.connect(self._tell_target)
        self.goals.chosen.connect(self._show_goal)
        self.targets.selected.connect(self._show_target)
        add_keys(self.goals, _goal_keys(), self._judge_goals)
        add_keys(self.targets, _target_keys(), self._judge_targets)
        self.home_form = Form(_home_fields())
        self.home_form.edited.connect(self.plan_edited)
        self._next: EventRow | None = None
        carried = _("Carry to the next event")
        self.carry = list_action(self, carried, "C", "arrow-right", self._carry_on)
        self.targets.addAction(self.carry)
        self.carry_next = button_for(self.carry, framed=True)
        self.carry_button = QPushButton(_("To another event"))
        self.carry_menu = QMenu(self.carry_button)
        self.carry_menu.triggered.connect(self._tell_carry)
        self.carry_button.setMenu(self.carry_menu)
        self._build()

    def steps(self, review: EventReview, ledger: Ledger, coming: list[EventRow]) -> Iterator[None]:
        """Show an event in some steps.

        `coming` are those to which people can be carried, the next one first.
        """
        self.result.setText(result_words(review))
        self.goals.set_rows(review.goals)
        self.targets.set_rows(sorted(review.targets, key=_missed_first))
        self.unplanned.set_rows(review.unplanned)
        for table in (self.goals, self.targets, self.unplanned):
            fit_rows(table)
            if table.current_id is None:
                table.choose_first()
        yield
        self.gives.show_ledger(ledger)
        self.home_form.set_values(
            {
                "insight": review.insight,
                "worked": review.worked,
                "attend_again": _again_value(review.attend_again),
            },
            key=review.event.id,
        )
        self._next = coming[0] if coming else None
        words = (
            filled(_("Carry to “{title}”"), title=_short(self._next.title)) if self._next else ""
        )
        self.carry.setText(words.replace("&", "&&") or _("Carry to the next event"))
        set_tooltip(self.carry_next, words or _("No other event is coming."), self.carry.shortcut())
        self.carry_button.setVisible(len(coming) > 1)
        self.carry_menu.clear()
        for row in coming:
            action = self.carry_menu.addAction(row.title.replace("&", "&&"))
            action.setData(row.id)
        yield
        self._show_goal()
        self._show_target()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second half below the first where there is no room beside it."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._halves.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    # Private

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        self._section(left, _("Goals"), self.goals, self.goal_form)
        self._section(left, _("People to meet"), self.targets, self.target_form)
        carrying = QHBoxLayout()
        carrying.setSpacing(Space.S)
        carrying.addWidget(self.carry_next)
        carrying.addWidget(self.carry_button)
        carrying.addStretch(1)
        left.addLayout(carrying)
        self._section(left, _("Met unplanned"), self.unplanned)
        left.addStretch(1)
        self._section(right, _("What I take home"), self.home_form)
        self._section(right, _("Gives"), self.gives)
        right.addStretch(1)
        body = QWidget()
        body.setAutoFillBackground(False)
        all_of_it = QVBoxLayout(body)
        all_of_it.setContentsMargins(margins(0, 0, Space.M, Space.M))
        all_of_it.setSpacing(Space.XS)
        all_of_it.addWidget(self.result)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        all_of_it.addLayout(self._halves, 1)
        self._halves.setSpacing(Space.XL)
        for half, share in ((left, 5), (right, 4)):
            half.setSpacing(Space.S)
            self._halves.addLayout(half, share)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _section(self, column: QVBoxLayout, title: str, *parts: QWidget) -> None:
        column.addSpacing(Space.S)
        column.addWidget(plain_label(title, Look.STRONG))
        for part in parts:
            column.addWidget(part)

    def _show_goal(self, _row_id: object = None) -> None:
        goal: GoalRow | None = self.goals.current_row
        self.goal_form.setVisible(goal is not None)
        if goal is not None:
            self.goal_form.set_values({"state": goal.state.value, "note": goal.note}, key=goal.id)

    def _show_target(self, _ids: object = None) -> None:
        target: TargetRow | None = self.targets.current_row
        self.target_form.setVisible(target is not None)
        missed = [row for row in _chosen(self.targets) if row.state is not TargetState.MET]
        self.carry_next.setVisible(target is not None)
        self.carry.setEnabled(bool(missed) and self._next is not None)
        self.carry_button.setEnabled(bool(missed))
        if target is not None:
            values = {"state": target.state.value, "reason": target.reason}
            self.target_form.set_values(values, key=target.id)

    def _judge_goals(self, ids: list[int], state: GoalState) -> None:
        notes = {goal.id: goal.note for goal in self.goals.rows.rows}
        for goal_id in ids:
            self.goal_judged.emit(goal_id, state, notes[goal_id])

    def _judge_targets(self, ids: list[int], state: TargetState) -> None:
        reasons = {row.id: row.reason for row in self.targets.rows.rows}
        self.target_judged.emit(ids, state, reasons[ids[0]])

    def _tell_goal(self, _changes: dict[str, Any]) -> None:
        values = self.goal_form.values()
        self.goal_judged.emit(self.goal_form.key, GoalState(values["state"]), values["note"])

    def _tell_target(self, changes: dict[str, Any]) -> None:
        values = self.target_form.values()
        ids = [self.target_form.key]
        if "state" in changes and self.target_form.key in self.targets.selected_ids:
            ids = self.targets.selected_ids
        self.target_judged.emit(ids, TargetState(values["state"]), values["reason"])

    def _carry_on(self) -> None:
        missed = [row.id for row in _chosen(self.targets) if row.state is not TargetState.MET]
        if missed and self._next is not None:
            self.carry_asked.emit(missed, self._next.id)

    def _tell_carry(self, action: QAction) -> None:
        missed = [row.id for row in _chosen(self.targets) if row.state is not TargetState.MET]
        if missed and isinstance(action.data(), int):
            self.carry_asked.emit(missed, action.data())


def result_words(review: EventReview) -> str:
    """Return how it went, in one line."""
    targets, goals = len(review.targets), len(review.goals)
    reached = sum(goal.done for goal in review.goals)
    met = ngettext("{met} of {n} person met", "{met} of {n} people met", targets)
    parts = [met.format(met=review.met, n=targets)]
    if review.unplanned:
        words = ngettext("{n} unplanned", "{n} unplanned", len(review.unplanned))
        parts.append(words.format(n=len(review.unplanned)))
    if goals:
        words = ngettext("{done} of {n} goal reached", "{done} of {n} goals reached", goals)
        parts.append(words.format(done=reached, n=goals))
    made = review.promises.made
    if made:
        words = ngettext("{kept} of {n} promise kept", "{kept} of {n} promises kept", made)
        parts.append(words.format(kept=review.promises.kept, n=made))
    return " · ".join(parts)


def _chosen(table: RowTable) -> list[TargetRow]:
    ids = set(table.selected_ids) or {table.current_id}
    return [row for row in table.rows.rows if row.id in ids]


def _short(title: str) -> str:
    return title if len(title) <= _LONG else title[: _LONG - 1].rstrip() + "…"


def _missed_first(target: TargetRow) -> tuple[bool, int, int]:
    return (target.state is TargetState.MET, -target.priority, target.number)


def _again_value(again: bool | None) -> str:
    return {None: "", True: "yes", False: "no"}[again]


def again_of(value: str) -> bool | None:
    """Return the answer to “attend again?” that a choice stands for."""
    return {"yes": True, "no": False}.get(value)


def _goal_keys() -> list[tuple[str, str, GoalState]]:
    return [
        ("R", goal_words(GoalState.REACHED), GoalState.REACHED),
        ("M", goal_words(GoalState.MISSED), GoalState.MISSED),
        ("O", goal_words(GoalState.OPEN), GoalState.OPEN),
    ]


def _target_keys() -> list[tuple[str, str, TargetState]]:
    return [
        ("M", state_words(TargetState.MET), TargetState.MET),
        ("N", state_words(TargetState.NOT_THERE), TargetState.NOT_THERE),
        ("L", state_words(TargetState.LATER), TargetState.LATER),
        ("D", state_words(TargetState.DECLINED), TargetState.DECLINED),
        ("S", state_words(TargetState.NOT_SOUGHT), TargetState.NOT_SOUGHT),
        ("P", state_words(TargetState.PLANNED), TargetState.PLANNED),
    ]


def _goal_fields() -> tuple[Field, ...]:
    states = [(state.value, goal_words(state)) for state in GoalState]
    return (
        Field("state", _("Judgement"), Kind.CHOICE, choices=states),
        Field("note", _("Note"), placeholder=_("What came of it")),
    )


def _target_fields() -> tuple[Field, ...]:
    states = [(state.value, state_words(state)) for state in TargetState]
    return (
        Field("state", _("Outcome"), Kind.CHOICE, choices=states),
        Field("reason", _("Reason"), placeholder=_("Why it did not come to it")),
    )


def _home_fields() -> tuple[Field, ...]:
    again = [(_again_value(value), again_words(value)) for value in (None, True, False)]
    return (
        Field("insight", _("Insight"), Kind.TEXT, rows=3, placeholder=_("One thing I learned")),
        Field("worked", _("What worked"), Kind.TEXT, rows=3),
        Field("attend_again", _("Attend again?"), Kind.CHOICE, choices=again),
    )
