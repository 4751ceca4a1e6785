"""The two views of the schedule, agenda and timeline, with the row of buttons beneath them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.calls import Call
from planner.gui.empty_state import EmptyState
from planner.gui.icons import icon
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.schedule_actions import ScheduleActions
from planner.gui.pages.schedule_rows import SessionRow
from planner.gui.pages.timeline_split import Split
from planner.gui.row_table import RowTable
from planner.gui.text import set_tooltip
from planner.gui.theme import Space
from planner.i18n import _

if TYPE_CHECKING:
    from planner.gui.pages.timeline import Timeline

_LEAST_WIDTH = 260
_FOR_WORDS = 700


class ScheduleViews(QWidget):
    """Shows the table or the timeline over the same rows; `turned` tells of a change."""

    turned = Signal()
    activated_row = Signal(object)

    def __init__(
        self,
        table: RowTable,
        acts: ScheduleActions,
        now: Callable[[], datetime],
        suits: Callable[[SessionRow], bool],
    ) -> None:
        super().__init__()
        self.table, self._acts = table, acts
        self._now, self._suits = now, suits
        self._timeline: Timeline | None = None
        self._empty: EmptyState | None = None
        self._level: int | None = None  # of a timeline that is yet to be made
        self.setObjectName("schedule-views")
        self._days: tuple[date, ...] = ()
        self.switch = self._make_switch()
        self.add = button_for(acts.add, framed=True)
        self.side_by_side = _choice_of_columns()
        self._buttons = [button_for(action) for action in acts.on_rows]
        self._zooms = [
            button_for(list_action(self, words, key, symbol, call), words=False)
            for words, key, symbol, call in (
                (_("Show less of the day, larger"), "Ctrl++", "zoom-in", self._zoom_in),
                (_("Show more of the day, smaller"), "Ctrl+-", "zoom-out", self._zoom_out),
            )
        ]
        self._whole = self._days_room = 0
        self._both = False  # rooms and tracks
        self._stack = QStackedWidget()
        self._lay_out()
        table.addAction(self._turn)
        self.switch.toggled.connect(self._show)
        self.side_by_side.activated.connect(self._spread)
        self._show(False)

    @property
    def is_timeline(self) -> bool:
        """Whether the timeline is shown."""
        return self.switch.isChecked()

    @property
    def timeline(self) -> "Timeline":
        """The timeline; made when it is first wanted: the window starts without it."""
        if self._timeline is None:
            from planner.gui.pages.timeline import Timeline

            self._timeline = made = Timeline(self.table, self._now, self._suits)
            self._empty = EmptyState(made, self.table.rows, self.table.empty.text, self._acts.add)
            self._empty.clear_asked.connect(self.table.clear_filter)
            made.activated_row.connect(self.activated_row)
            made.addActions([*self._acts.on_rows, self._turn])
            made.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            self._stack.addWidget(made)
            if self._level is not None:
                made.set_level(self._level)
        return self._timeline

    @property
    def empty(self) -> EmptyState:
        """What the view that is shown says when it has nothing to show."""
        return self._empty if self.is_timeline and self._empty else self.table.empty

    def take_focus(self) -> None:
        """Put the keyboard into the view that is shown."""
        self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_empty_text(self, words: str) -> None:
        """Say something else where there is nothing."""
        self.table.empty.set_text(words)
        if self._empty is not None:
            self._empty.set_text(words)

    def set_left_out(self, words: str) -> None:
        """Say this where the day is empty that one asked for."""
        for empty in filter(None, (self.table.empty, self._empty)):
            empty.set_left_out(words)

    def offer(self, *, rooms: bool, tracks: bool) -> None:
        """Put rooms or tracks side by side, whichever there are, and let choose where both are."""
        self._both = rooms and tracks
        if not self._both:
            wanted = Split.TRACK if tracks else Split.ROOM
            self.side_by_side.setCurrentIndex(self.side_by_side.findData(wanted))
        self._spread()

    def show_days(self, day: date | None, days: Sequence[date]) -> None:
        """Show one day, or all of them side by side."""
        self._days = (day,) if day is not None else tuple(days)
        self._spread()

    def fit(self, room: int, whole: int) -> None:
        """Give the buttons their words as far as there is room here, and on the whole page."""
        self._whole = whole
        self.fit_beside(self._days_room)
        beside = [w for w in (self.side_by_side, *self._zooms) if not w.isHidden()]
        taken = sum(widget.sizeHint().width() + Space.XS for widget in beside)
        self._acts.fit(self._buttons, room - taken)

    def fit_beside(self, days: int) -> None:
        """Give the button beside the days its words where there is room for all, `days` wide."""
        self._days_room = days
        style = Qt.ToolButtonStyle
        self.add.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        needed = days + self.switch.sizeHint().width() + self.add.sizeHint().width() + 2 * Space.S
        if self._whole < max(_FOR_WORDS, needed):
            self.add.setToolButtonStyle(style.ToolButtonIconOnly)

    # Private

    def _zoom_level(self) -> int:
        level = self._timeline.level if self._timeline is not None else self._level
        return -1 if level is None else level

    def _set_zoom_level(self, level: int) -> None:
        if level >= 0:
            self._level = level
            if self._timeline is not None:
                self._timeline.set_level(level)

    zoom = Property(
        int, _zoom_level, _set_zoom_level, doc="How large the hours are; below 0 as usual."
    )

    @property
    def _shown(self) -> QWidget:
        return self.timeline if self.is_timeline else self.table

    def _make_switch(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("framed", True)
        button.setIcon(icon("columns-3"))
        button.setObjectName("schedule-timeline")
        button.setProperty("remembered", True)
        set_tooltip(button, _("Timeline: rooms side by side"), "V")
        self._turn = QAction(_("Timeline or agenda"), self)
        self._turn.setShortcut(QKeySequence("V"))
        self._turn.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._turn.triggered.connect(Call(self._turn, button.toggle).run)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.side_by_side)
        for button in reversed(self._zooms):
            row.addWidget(button)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        self.setMinimumWidth(_LEAST_WIDTH)  # the buttons lose their words before it is narrower

    def _show(self, timeline: bool) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.setCurrentWidget(self.timeline if timeline else self.table)
        for button in self._zooms:
            button.setVisible(timeline)
        self._spread()
        if had_focus:
            self.take_focus()
        if not timeline and self.table.current_id is not None:
            self.table.choose(self.table.current_id)
        self.turned.emit()

    def _spread(self, _at: int = 0) -> None:
        several = len(self._days) > 1
        self.side_by_side.setVisible(self.is_timeline and self._both and not several)
        split = Split.DAY if several else Split(self.side_by_side.currentData())
        if self._timeline is not None:
            self._timeline.show_days(self._days, split)

    def _zoom_in(self) -> None:
        self.timeline.zoom(1)

    def _zoom_out(self) -> None:
        self.timeline.zoom(-1)


def _choice_of_columns() -> QComboBox:
    box = QComboBox()
    box.addItem(_("Rooms"), Split.ROOM)
    box.addItem(_("Tracks"), Split.TRACK)
    box.setAccessibleName(_("Side by side"))
    set_tooltip(box, _("What stands side by side"))
    return box
