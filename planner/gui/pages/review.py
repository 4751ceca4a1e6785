"""The Review page: what came of an event, and of all events side by side."""

from typing import Any, ClassVar

from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from planner.commands.carrying import carry_targets
from planner.commands.events import edit_plan
from planner.commands.goals import judge_goal
from planner.commands.targets import set_state
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages.review_event import EventReviewPane, again_of
from planner.gui.pages.review_picture import ReviewPicture
from planner.gui.pages.review_tables import fit_rows, score_table
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.model import GoalState, TargetState
from planner.queries.events import EventRow, followed_rows
from planner.queries.review import event_review, event_scores
from planner.store import Store

_ONE, _ALL = 0, 1  # the tabs
_MOST_COMING = 20


class ReviewPage(Page):
    """Judges one event, and shows the picture of all of them; without an event only that."""

    name: ClassVar[str] = "review"
    icon_name: ClassVar[str] = "chart-column"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self.pane = EventReviewPane()
        self.pane.goal_judged.connect(self._judge_goal)
        self.pane.target_judged.connect(self._judge_targets)
        self.pane.plan_edited.connect(self._edit_plan)
        self.pane.carry_asked.connect(self._carry)
        self.picture, self.scores = ReviewPicture(), score_table()
        self.scores.setObjectName("review-scores")
        self.scores.activated_row.connect(self._open)
        self.sum = plain_label("", Look.HEADING)
        self._build()
        self._refresh()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Review")

    def reload(self) -> None:
        """Read again what came of it."""
        self.tabs.setTabEnabled(_ONE, self.event_id is not None)
        if self.event_id is None:
            self._show_tab(_ALL)
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        if self.tabs.currentIndex() == _ALL:
            self._reload_all()
        else:
            self._reload_one()

    def show_event(self, event_id: int | None) -> None:
        """Show another event; the picture of all of them makes room for it."""
        if event_id is not None and event_id != self.event_id:
            self._show_tab(_ONE)
        super().show_event(event_id)

    def focus_first(self) -> None:
        """Put the keyboard on the first table."""
        (self.scores if self.tabs.currentIndex() == _ALL else self.pane.goals).setFocus()

    def show_all(self) -> None:
        """Show all events side by side."""
        self.tabs.setCurrentIndex(_ALL)

    # Private

    def _show_tab(self, index: int) -> None:
        self.tabs.blockSignals(True)
        self.tabs.setTabEnabled(index, True)
        self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(False)

    def _turn(self, _index: int) -> None:
        self.reload()

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("What to look back on"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("This event"))
        self.tabs.addTab(_("All events"))
        self.tabs.currentChanged.connect(self._turn)
        over_all = QWidget()
        column = QVBoxLayout(over_all)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        column.addWidget(self.sum)
        column.addWidget(self.picture)
        column.addWidget(self.scores)
        column.addStretch(1)
        over_all.setAutoFillBackground(False)
        scroll = QScrollArea()
        scroll.setWidget(over_all)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        self._stack.addWidget(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)

    def _reload_one(self) -> None:
        assert self.event_id is not None
        review = self.read(event_review, self.event_id)
        if review is not None:
            self.pane.show_review(review, self._coming())

    def _reload_all(self) -> None:
        scores = self.read(event_scores)
        if scores is None:
            return
        self.picture.show_scores(scores)
        self.scores.set_rows(scores)
        fit_rows(self.scores)
        met = sum(score.met for score in scores)
        people = ngettext("{n} person met as planned", "{n} people met as planned", met)
        events = ngettext("{n} event", "{n} events", len(scores))
        kept = sum(score.promises.kept for score in scores)
        promises = ngettext("{n} promise kept", "{n} promises kept", kept)
        parts = (events.format(n=len(scores)), people.format(n=met), promises.format(n=kept))
        self.sum.setText(" · ".join(parts) if scores else "")

    def _coming(self) -> list[EventRow]:
        """Return the events to which somebody can be carried: those that are not over."""
        now = self.store.clock.now()
        rows = self.read(followed_rows, now, everything=True) or []
        coming = [row for row in rows if row.id != self.event_id and row.local_end >= now]
        return coming[:_MOST_COMING]

    def _judge_goal(self, goal_id: int, state: GoalState, note: str) -> None:
        self.write(_("Judge a goal"), judge_goal, goal_id, state, note)

    def _judge_targets(self, ids: list[int], state: TargetState, reason: str) -> None:
        label = _("Say what became of it")
        if len(ids) > 1:  # one reason is not everybody's
            self.write(label, set_state, ids, state)
        else:
            self.write(label, set_state, ids, state, reason)

    def _edit_plan(self, changes: dict[str, Any]) -> None:
        if "attend_again" in changes:
            changes["attend_again"] = again_of(changes["attend_again"])
        event_id = self.pane.home_form.key
        self.write(_("Edit the review"), edit_plan, event_id, **changes)

    def _carry(self, ids: list[int], event_id: int) -> None:
        label = ngettext("Carry a person over", "Carry {n} people over", len(ids))
        now = self.store.clock.now()
        codes = self.write(label.format(n=len(ids)), carry_targets, ids, event_id, now)
        if codes:
            words = _("Planned there as {codes}.").format(codes=", ".join(codes))
            self.told.emit(words)

    def _open(self, event_id: int) -> None:
        if event_id == self.event_id:
            self.tabs.setCurrentIndex(_ONE)
        else:
            self.wanted.emit("review", event_id)
