"""The tables of the Review page: goals to judge, people to meet, people met unplanned, events."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from planner.gui.calls import Call
from planner.gui.dates import date_words
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import counted, filled
from planner.gui.words import GOAL_TONES, STATE_TONES, goal_words, state_words
from planner.i18n import _, number_words
from planner.model import TargetState
from planner.queries.plan import GoalRow
from planner.queries.review import EventScore, UnplannedRow

_FOR_WORDS, _MOST = 3, 9  # rows in sight: where there is none, and at most


def goal_table() -> RowTable:
    """Return the table of goals."""
    return RowTable(
        (
            Column(_("Goal"), _goal),
            Column(
                _("Judgement"),
                lambda goal: goal_words(goal.state),
                key="state",
                width=11,
                badge=lambda goal: GOAL_TONES[goal.state],
            ),
            Column(_("Note"), lambda goal: goal.note, key="note", width=18),
        ),
        _("No goals were set for this event. Write one on the page Plan."),
        name=_("Goals"),
    )


def target_table() -> RowTable:
    """Return the table of people to meet, with what became of each."""
    return RowTable(
        (
            Column(
                _("Code"), lambda row: row.code, key="code", width=5, sort_key=lambda r: r.number
            ),
            Column(
                _("Person"),
                lambda row: row.name,
                key="person",
                bold=lambda row: row.state is TargetState.MET,
                tooltip=lambda row: ", ".join(
                    part for part in (row.name, row.title, row.organisation) if part
                ),
            ),
            Column(
                _("Outcome"),
                lambda row: state_words(row.state),
                key="state",
                width=12,
                badge=lambda row: STATE_TONES[row.state],
            ),
            Column(_("Reason"), lambda row: row.reason, key="reason", width=18),
        ),
        _("Nobody was planned for this event. Choose whom to meet on the page Plan."),
        name=_("People to meet"),
    )


def _organisation(row: UnplannedRow) -> str:
    return row.organisation


def unplanned_table() -> RowTable:
    """Return the table of people met without a plan."""
    return RowTable(
        (
            Column(_("Code"), lambda row: row.code, key="code", width=5),
            Column(_("Person"), lambda row: row.name or _("somebody"), key="person", width=16),
            Column(_("Organisation"), _organisation, key="organisation", width=12, spare=True),
            Column(_("Talked about"), lambda row: row.talk, key="talk", spare=True),
        ),
        _("Nobody else was logged. Log whom you met besides on the page Log."),
        name=_("Met unplanned"),
    )


def score_table() -> RowTable:
    """Return the table of all events."""
    return RowTable(
        (
            Column(_("Event"), lambda score: score.title, key="event", bold=lambda _score: True),
            Column(
                _("Day"), _day, key="day", width=12, sort_key=lambda score: score.day, worded=True
            ),
            Column(
                _("Met"),
                lambda score: counted(score.met, score.targets),
                key="met",
                width=8,
                sort_key=lambda score: (score.met, score.targets),
            ),
            Column(
                _("Unplanned"),
                lambda score: number_words(score.unplanned),
                key="unplanned",
                width=10,
                sort_key=lambda score: score.unplanned,
            ),
            Column(
                _("Promises"),
                lambda score: counted(score.promises.kept, score.promises.made),
                key="promises",
                width=9,
                spoken_header=_("Promises kept"),
                sort_key=lambda score: (score.promises.kept, score.promises.made),
            ),
            Column(_("Again?"), _again, key="again", width=9, spare=True),
        ),
        _("No event has people to meet or anybody met yet. Plan one, go, and log whom you met."),
        name=_("All events"),
    )


def add_keys(
    table: RowTable, keys: Sequence[tuple[str, str, Any]], call: Callable[[list[int], Any], object]
) -> None:
    """Give a table a key for each outcome: (letter, words, value); its menu lists them too."""
    for letter, words, value in keys:
        action = QAction(words, table)
        action.setShortcut(QKeySequence(letter))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        deed = partial(_judge, table, value, call)
        action.triggered.connect(Call(action, deed).run)
        table.addAction(action)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def fit_rows(table: RowTable) -> None:
    """Make a table as high as its rows, within bounds: the page scrolls, not every table."""
    rows = min(len(table.rows.rows) or _FOR_WORDS, _MOST)
    height = table.verticalHeader().defaultSectionSize() * rows
    table.setFixedHeight(height + table.horizontalHeader().sizeHint().height() + 3)


def again_words(again: bool | None) -> str:
    """Return the answer to “attend again?”."""
    return {None: _("Undecided"), True: _("Yes"), False: _("No")}[again]


def _judge(table: RowTable, value: Any, call: Callable[[list[int], Any], object]) -> None:
    if table.selected_ids:
        call(table.selected_ids, value)


def _goal(goal: GoalRow) -> str:
    if goal.count is None or re.search(rf"\b{goal.count}\b", goal.text):
        return goal.text
    return filled(_("{text} ({count})"), text=goal.text, count=goal.count)


def _day(score: EventScore) -> str:
    return date_words(score.day)


def _again(score: EventScore) -> str:
    return "" if score.attend_again is None else again_words(score.attend_again)
