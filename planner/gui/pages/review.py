"""The Review page: what came of an event, and of all events side by side."""

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from planner.commands.carrying import carry_targets
from planner.commands.events import edit_plan
from planner.commands.goals import judge_goal
from planner.commands.targets import set_state
from planner.flows import giving
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages.large import is_at_large
from planner.gui.pages.review_all import AllEventsPane
from planner.gui.pages.review_event import EventReviewPane, again_of
from planner.gui.pages.review_gives import GivesPanel
from planner.gui.pages.review_introduce import IntroducePane, offering
from planner.gui.pages.review_recall import RecallPane
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.model import GoalState, TargetState
from planner.queries.events import EventRow, followed_rows
from planner.queries.introductions import Pair, introduction_pairs
from planner.queries.kinds import kind_scores
from planner.queries.ledger import GiveRow, give_ledger
from planner.queries.plan import target_rows
from planner.queries.recall import recall_cards
from planner.queries.review import event_review, event_scores
from planner.store import Store

_ONE, _ALL, _RECALL = 0, 1, 2  # the tabs
_MOST_COMING = 20


class ReviewPage(Page):
    """Judges one event, and shows the picture of all of them; without an event only that."""

    name: ClassVar[str] = "review"
    icon_name: ClassVar[str] = "chart-column"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._gives = GivesPanel()

    def build(self) -> Iterator[None]:
        """Build what is told about one event and about all, in turns of their own."""
        self.pane = EventReviewPane(self._gives)
        self.pane.goal_judged.connect(self._judge_goal)
        self.pane.target_judged.connect(self._judge_targets)
        self.pane.plan_edited.connect(self._edit_plan)
        self.pane.carry_asked.connect(self._carry)
        self.pane.gives.noted.connect(self._note_gives)
        yield
        self.all = AllEventsPane()
        self.all.scores.activated_row.connect(self._open)
        self.all.gives.noted.connect(self._note_gives)
        self.recall, self.introduce = RecallPane(), IntroducePane()
        self.introduce.taken.connect(self._introduce)
        self.introduce.dropped.connect(self._drop)
        yield
        yield from self._lay_out()
        self._refresh()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Review")

    def is_long(self) -> bool:
        """Return whether there is so much that reading it takes turns."""
        return self._is_at(_ONE) and is_at_large(self)

    def steps(self) -> Iterator[None]:
        """Read again what came of it."""
        self.tabs.setTabEnabled(_ONE, self.event_id is not None)
        if self.event_id is None and self.tabs.currentIndex() == _ONE:
            self._show_tab(_ALL)
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        match self.tabs.currentIndex():
            case 0:
                yield from self._steps_of_one()
            case 1:
                self._reload_all()
            case 2:
                self._reload_recall()
            case _:
                self._reload_pairs()

    def show_event(self, event_id: int | None) -> None:
        """Show another event; the picture of all of them makes room for it."""
        if event_id is not None and event_id != self.event_id and self._is_at(_ALL):
            self._show_tab(_ONE)
        super().show_event(event_id)

    def focus_first(self) -> None:
        """Put the keyboard where work begins on what is shown."""
        first = (self.pane.goals, self.all.scores, self.recall, self.introduce.table)
        first[self.tabs.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Show all events side by side."""
        self.tabs.setCurrentIndex(_ALL)

    # Private

    def _is_at(self, tab: int) -> bool:
        return self.tabs.currentIndex() == tab

    def _show_tab(self, index: int) -> None:
        self.tabs.blockSignals(True)
        self.tabs.setTabEnabled(index, True)
        self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(False)

    def _turn(self, _index: int) -> None:
        self.reload()
        if self._is_at(_RECALL):
            self.recall.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> Iterator[None]:
        self.tabs = QTabBar()
        self.tabs.setProperty("parts", True)
        self.tabs.setAccessibleName(_("What to look back on"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in (_("This event"), _("All events"), _("Recall"), _("Introduce")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)
        for pane in (self.pane, self.all, self.recall, self.introduce):
            self._stack.addWidget(pane)
            yield

    def _steps_of_one(self) -> Iterator[None]:
        event_id = self.event_id
        assert event_id is not None
        yield
        targets = self.read(target_rows, event_id)
        if targets is None:
            return
        yield
        review = self.read(event_review, event_id, targets)
        yield
        ledger = self.read(give_ledger, self.store.clock.now(), event_id, targets)
        yield
        if review is not None and ledger is not None:
            coming = self._coming()
            yield
            yield from self.pane.steps(review, ledger, coming)

    def _reload_all(self) -> None:
        scores, kinds = self.read(event_scores), self.read(kind_scores)
        ledger = self.read(give_ledger, self.store.clock.now())
        if scores is not None and kinds is not None and ledger is not None:
            self.all.show_all(scores, kinds, ledger)

    def _reload_recall(self) -> None:
        cards = self.read(recall_cards, self.event_id)
        if cards is not None:
            self.recall.show_cards(cards)

    def _reload_pairs(self) -> None:
        pairs = self.read(introduction_pairs)
        if pairs is not None:
            self.introduce.show_pairs(pairs)

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

    def _note_gives(self, rows: list[GiveRow], kept: bool) -> None:
        label = _("Keep a give") if kept else _("Promise a give")
        clock = self.store.clock
        self.write(label, giving.note_gives, rows, clock.now(), clock.zone_name, kept=kept)

    def _introduce(self, pairs: list[Pair]) -> None:
        self._take_pairs(_("Introduce {one} to {other}"), pairs, wanted=True)

    def _drop(self, pairs: list[Pair]) -> None:
        self._take_pairs(_("Do not introduce {one} to {other}"), pairs, wanted=False)

    def _take_pairs(self, label: str, pairs: list[Pair], *, wanted: bool) -> None:
        clock, pair = self.store.clock, pairs[0]
        words = label.format(one=pair.wanting, other=offering(pair))
        if pair.offering_id is None and wanted:
            words = _("Offer {one} what I have").format(one=pair.wanting)
        self.write(words, giving.take_pairs, pairs, clock.now(), clock.zone_name, wanted=wanted)

    def _open(self, event_id: int) -> None:
        if event_id == self.event_id:
            self.tabs.setCurrentIndex(_ONE)
        else:
            self.wanted.emit("review", event_id)
