"""The plan page: goals, the people to meet as cards, and who else is there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from planner.commands import targets
from planner.commands.people import edit_contact
from planner.commands.people_import import remove_unmet_attendees, unmet_attendee_ids
from planner.flows import planning
from planner.gui.card_list import CardList
from planner.gui.jobs import Jobs
from planner.gui.list_action import list_action
from planner.gui.page import Page
from planner.gui.pages import plan_loading
from planner.gui.pages.large import is_at_large
from planner.gui.pages.plan_add import AddPerson
from planner.gui.pages.plan_asking import MeetingDesk
from planner.gui.pages.plan_candidates import CandidatesPanel
from planner.gui.pages.plan_cards import searched_text, target_card
from planner.gui.pages.plan_columns import Listing
from planner.gui.pages.plan_form import TargetForm
from planner.gui.pages.plan_goal_deeds import GoalDeeds
from planner.gui.pages.plan_goals import GoalsPanel
from planner.gui.pages.plan_kits import KitDesk
from planner.gui.pages.plan_questions import PlanQuestions
from planner.gui.pages.plan_style import StyleLine
from planner.gui.text import filled, joined
from planner.gui.theme import Space, margins
from planner.gui.words import stars
from planner.i18n import _, ngettext
from planner.model import TargetState
from planner.queries.plan import TargetRow, goal_rows, target_rows
from planner.queries.schedule import schedule_size
from planner.store import Store

MINE, THERE = 0, 1


class PlanPage(Page):
    """Goals above, cards on the left, the form on the right; behind them who is there."""

    name = "plan"
    icon_name = "target"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._asked = PlanQuestions(self)
        self._listed_shown = self._filling = False
        self._awaited = ""  # the code of somebody who is to be chosen once read
        self.tabs = QTabBar()
        self.tabs.setProperty("parts", True)
        self.goals = GoalsPanel()
        self.goal_deeds = GoalDeeds(self, self.goals)
        self.add = AddPerson(store.clock.today, self._asked.organisations, self._asked.known_names,
                             self._asked.listed_names, self._asked.shelf)  # fmt: skip
        self.style_line = StyleLine(self)
        self.cards = CardList(
            target_card,
            _("Nobody to meet yet. Type a name above, or choose among those who are there."),
            list_action(self, _("See who is there"), "", "users", self._look),
            name=_("People to meet"),
            movable=True,
            several=True,
            searched=searched_text,
        )
        self.kits, self.meetings = KitDesk(self), MeetingDesk(self)

    def build(self) -> Iterator[None]:
        """Build the form of a target and who is there, in turns of their own: half of the page."""
        self.form = TargetForm(self._asked.sessions, self._asked.shelf, self.kits.kits)
        yield
        self.candidates = CandidatesPanel()
        self.card_actions = [
            *(
                list_action(self, stars(n), str(n), "star", partial(self._set_priority, n))
                for n in (3, 2, 1)
            ),
            list_action(self, _("Ask for a meeting"), "A", "mail", self._ask_for_meeting),
            list_action(self, _("Remove from people to meet"), "Del", "trash-2", self._remove),
        ]
        yield
        yield from self._lay_out()
        self._connect()
        self.reload()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Plan")

    def focus_first(self) -> None:
        """Go to the line that adds somebody."""
        self.tabs.setCurrentIndex(MINE)
        self.add.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_event(self, event_id: int | None) -> None:
        """Show the plan of another event; what was being typed into a form is saved first."""
        if event_id != self.event_id:
            self.form.form.commit()
            self.form.show_target(None)
            self._awaited = ""
        super().show_event(event_id)

    def show_target(self, code: str) -> None:
        """Choose one of the people to meet by code, as soon as it is in the list."""
        self.tabs.setCurrentIndex(MINE)
        row = next((row for row in self.cards.rows.all_rows if row.code == code), None)
        self._awaited = "" if row else code
        if row is not None:
            self.cards.choose(row.id)

    def is_long(self) -> bool:
        """Return whether there is so much that reading it takes turns."""
        return self.event_id is not None and is_at_large(self)

    def steps(self) -> Iterator[None]:
        """Read goals and people to meet, and who is there where that is shown."""
        self._asked.forget()
        self.kits.forget()
        self._listed_shown = False
        self.drop_fetch()
        for widget in (self.goals, self.add):
            widget.setEnabled(self.event_id is not None)
        yield
        yield from self.style_line.steps(self.event_id)
        if self.event_id is None:
            for shown in (self.goals, self.cards, self.candidates):
                shown.set_rows([])
            return
        yield
        rows = self.read(target_rows, self.event_id)
        yield
        wanted = self.read(goal_rows, self.event_id)
        if rows is None or wanted is None:
            return
        self.goals.set_rows(wanted)
        self.goals.offer(plan_loading.goals_for(self.style_line.context))
        yield
        with self._until_all_stand_there():
            yield from self.cards.set_in_turns(rows)
        self._count(rows)
        yield
        with self._until_all_stand_there():
            if self._awaited:
                self.show_target(self._awaited)
            if self.cards.current_id is None:
                self.cards.choose_first()
        yield
        self._show_chosen()
        yield
        self._show_candidates()

    # Private

    def _lay_out(self) -> Iterator[None]:
        self.tabs.addTab(_("My plan"))
        self.tabs.addTab(_("Who is there"))
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the plan"))
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        page.setSpacing(Space.S)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self.tabs)
        top.addWidget(self.style_line, 1)
        page.addLayout(top)
        self.stack, mine, left = QStackedWidget(), QWidget(), QWidget()
        page.addWidget(self.stack, 1)
        self.stack.addWidget(mine)
        upper = QVBoxLayout(mine)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(Space.M)
        upper.addWidget(self.goals)
        upper.addWidget(self.style_line.warning)
        split = QSplitter(Qt.Orientation.Horizontal)
        upper.addWidget(split, 1)
        split.addWidget(left)
        left.setMinimumWidth(250)
        column = QVBoxLayout(left)
        column.setContentsMargins(margins(0, 0, Space.S, 0))
        column.setSpacing(Space.S)
        column.addWidget(self.add)
        column.addWidget(self.cards, 1)
        self.cards.addActions(self.card_actions)
        self.cards.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        yield
        split.addWidget(self.form)
        split.setChildrenCollapsible(False)
        split.setSizes([500, 460])
        yield
        self.stack.addWidget(self.candidates)
        yield

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn_to)
        self.add.added.connect(self._add_people)
        self.add.line.left_down.connect(self.cards.setFocus)
        self.cards.chosen.connect(self._show_chosen)
        self.cards.activated_row.connect(self._edit)
        self.cards.moved.connect(self._move)
        self.form.edited.connect(self._save)
        self.form.warmed.connect(self._keep_warm)
        self.form.kits_asked.connect(self.kits.edit)
        self.form.meeting_asked.connect(self._ask_for_meeting)
        self.meetings.found.connect(self._show_message)
        self.candidates.taken.connect(self._take)
        self.candidates.cleared.connect(self._clear_list)

    def _turn_to(self, tab: int) -> None:
        self.stack.setCurrentIndex(tab)
        self._show_candidates()

    def _look(self) -> None:
        self.tabs.setCurrentIndex(THERE)
        self.candidates.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @contextmanager
    def _until_all_stand_there(self) -> Iterator[None]:
        self._filling = True  # the form waits meanwhile
        try:
            yield
        finally:
            self._filling = False

    def _count(self, rows: Sequence[TargetRow]) -> None:
        met = sum(row.state is TargetState.MET for row in rows)
        words = _("My plan ({count})") if rows else _("My plan")
        words = _("My plan ({met} of {count} met)") if met else words
        self.tabs.setTabText(MINE, words.format(count=len(rows), met=met))

    def _show_candidates(self) -> None:
        if self.tabs.currentIndex() != THERE or self.event_id is None or self._listed_shown:
            return
        if (size := self.read(schedule_size, self.event_id)) is None:
            return
        if size[1] <= plan_loading.MANY:
            if there := self.load(plan_loading.load, self.event_id):
                self._take_candidates(there)
            return
        if not self.candidates.table.rows.all_rows:
            self.candidates.table.empty.set_text(_("Reading who is there…"))
        self.fetch(partial(plan_loading.load, self.store, self.event_id), self._take_candidates)

    def _take_candidates(self, there: Listing) -> None:
        self._listed_shown = True
        self.candidates.show_listing(there)
        self.tabs.setTabText(THERE, _("Who is there ({count})").format(count=len(there.rows)))

    def _show_chosen(self, _id: Any = None) -> None:
        if self._filling:
            return
        row = self.cards.current_row
        self.form.show_target(row, self._asked.known_at(row) if row is not None else ())

    def _edit(self, _id: Any) -> None:
        self.form.form.focus_on("give")

    # What is written

    def _add_people(self, wanted: list[planning.Wanted]) -> None:
        if self.event_id is None:
            return
        name = wanted[0].person.name or wanted[0].person.organisation
        label = ngettext("Meet {name}", "Meet {count} people", len(wanted))
        label = filled(label, name=name, count=len(wanted))
        now = self.store.clock.now()
        write = self.write_typed if len(wanted) == 1 else self.write
        codes = write(label, planning.add_wanted, self.event_id, wanted, now)
        if codes:
            self.add.line.setText("")
            self.add.company.setChecked(False)
            self.show_target(codes[-1])

    def _ask_for_meeting(self) -> None:
        if self.cards.current_row is not None:
            self.meetings.ask(self.cards.current_row)

    def _show_message(self, follow_up_id: int) -> None:
        self.sought.emit("follow-ups", self.event_id, follow_up_id)

    def _take(self, attendee_ids: list[int]) -> None:
        count = len(attendee_ids)
        label = ngettext("Meet {count} person", "Meet {count} people", count).format(count=count)
        now = self.store.clock.now()
        self.write(label, planning.add_listed, [(self.event_id, attendee_ids)], now)

    def _clear_list(self) -> None:
        # A step that changes nothing is none, and must not be offered to be undone.
        if self.event_id is None or not self.read(unmet_attendee_ids, self.event_id):
            self.told.emit(_("Everybody on the list is planned or was met; nobody was removed."))
            return
        label = _("Remove the attendees I did not meet")
        self.write(label, remove_unmet_attendees, self.event_id)

    def _save(self, target_id: int, changes: dict[str, Any]) -> None:
        row = next((row for row in self.cards.rows.all_rows if row.id == target_id), None)
        who = joined((row.code, row.name), " ") if row else ""
        label = filled(_("Change {who}"), who=who)
        self.write(label, targets.edit_target, target_id, **changes)

    def _keep_warm(self, contact_id: int, weeks: int) -> None:
        label = ngettext("Keep warm every {n} week", "Keep warm every {n} weeks", weeks)
        self.write(label.format(n=weeks), edit_contact, contact_id, keep_warm_weeks=weeks)

    def _set_priority(self, priority: int) -> None:
        if ids := self.cards.selected_ids:
            self.write(_("Change priority"), planning.set_priority, ids, priority)

    def _move(self, target_id: int, position: int) -> None:
        self.write(_("Change the order"), planning.place_target, target_id, position)

    def _remove(self) -> None:
        ids = self.cards.selected_ids
        rows = [row for row in self.cards.rows.all_rows if row.id in ids]
        if rows:
            label = ngettext("Remove {name}", "Remove {count} people to meet", len(rows))
            label = filled(label, name=rows[0].name, count=len(rows))
            self.write(label, targets.remove_targets, ids)
