"""What the pages of follow-ups have in common: the table, the details beside it, and the deeds."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.commands import follow_ups as commands
from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages.followups_add import AddFollowUp
from planner.gui.pages.followups_deeds import Deeds
from planner.gui.pages.followups_details import FollowUpDetails
from planner.gui.pages.followups_export import ListExport
from planner.gui.pages.followups_rules import RulesMenu
from planner.gui.pages.followups_table import DeedBar, FollowUpTable
from planner.gui.pages.followups_words import FollowUpItem, items_of, summary_words
from planner.gui.pages.followups_writing import WritingDesk
from planner.gui.pages.large import is_at_large
from planner.gui.pages.turning import TurningSplitter
from planner.gui.search_field import SearchField
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.queries.follow_up_details import follow_up_detail, proposal_detail
from planner.queries.follow_ups import FollowUpRow, follow_up_ids, follow_up_rows
from planner.queries.last_words import last_contact
from planner.queries.names import people_by_name
from planner.queries.proposals import proposal_rows
from planner.store import Store

_SLICE = 300  # follow-ups that are read in one turn of the event loop
_NARROW = 780  # pixels; below it the details stand under the table


class FollowUpBoard(Page):
    """A table of follow-ups, one key for each word about them, details and draft beside it.

    `items` are those that were read last, whether the table shows them or not.
    """

    with_event = False

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self.items: list[FollowUpItem] = []
        self._filling = False
        self._choose_next: int | None = None
        self.deeds, self.desk = Deeds(self), WritingDesk(self)
        self.table = FollowUpTable(
            self._empty_text(), self._empty_action(), with_event=self.with_event
        )
        self.table.setObjectName(f"{self.name}-table")

    def build(self) -> Iterator[None]:
        """Build what stands above and beside the table, in turns of their own."""
        self.search = SearchField(_("Filter follow-ups"))
        self.summary = plain_label("", Look.MUTED)
        self.add_button = QPushButton(icon("plus"), _("&Add…"))
        self.export = ListExport(self)
        self.rules = RulesMenu(self)
        self.details = FollowUpDetails(self._names, self.store.clock.today)
        self.details.form.back_to = self.details.draft.form.back_to = self.table
        yield
        yield from self._lay_out()
        self._connect()
        self._refresh()

    def is_long(self) -> bool:
        """Return whether there is so much that reading what to propose takes turns."""
        return is_at_large(self)

    def steps(self) -> Iterator[None]:
        """Read the follow-ups again; what is chosen stays chosen."""
        yield
        rows = yield from self._read_in_turns()
        if rows is None:
            return
        rows += self._proposals() or []
        yield
        self.items = items_of(rows, self.store.clock.today())
        yield
        self.show_items()
        yield
        self._say(self.items)
        yield
        self._show_details()

    def show_items(self) -> None:
        """Show what was read; what stands beside the table is left as it is."""
        self._filling = True
        self.table.set_rows(self._shown(self.items))
        if self._choose_next is not None:
            self.table.choose(self._choose_next)
            self._choose_next = None
        if self.table.current_id is None:
            self.table.choose_first()
        self._filling = False

    def focus_first(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus()

    def show_row(self, row_id: int) -> None:
        """Choose a follow-up, and be ready to write its message."""
        self.search.clear()
        self._choose_next = row_id
        if self.isVisible():
            self.reload()  # at once: the keyboard goes to what is shown of it
        else:
            self._refresh()
        self.details.draft.take_focus()

    def choose_next(self, follow_up_id: int) -> None:
        """Choose a follow-up when the rows are read again, which is now."""
        self._choose_next = follow_up_id
        self._refresh()

    def show_again(self, _result: int = 0) -> None:
        """Lay out again what stands beside the list."""
        self._show_details()

    def write_saying(self, label: str, words: str, command: Any, *args: Any, **kwargs: Any) -> Any:
        """Do as every page does; `choose` is the follow-up to go on with."""
        chosen = kwargs.pop("choose", None)
        answer = super().write_saying(label, words, command, *args, **kwargs)
        if chosen is not None:
            self._choose_next = chosen
        self._refresh()
        return answer

    def add(self) -> None:
        """Ask for a follow-up to add."""
        people = self.read(people_by_name) or []
        dialog = AddFollowUp(people, self.store.clock.today(), self.window())
        dialog.added.connect(self._add)
        self.add_dialog = dialog
        dialog.open()

    # What a page of its own says otherwise

    def _ids(self) -> list[int] | None:
        return self.read(follow_up_ids, self.event_id)

    def _proposals(self) -> list[FollowUpRow] | None:
        clock = self.store.clock
        return self.read(proposal_rows, clock.now(), clock.zone_name, self.event_id)

    def _shown(self, items: list[FollowUpItem]) -> list[FollowUpItem]:
        return items

    def _say(self, items: list[FollowUpItem]) -> None:
        self.summary.setText(summary_words(items))

    def _empty_text(self) -> str:
        return _("Nothing to follow up yet. Log whom you met, and what you promised stands here.")

    def _empty_action(self) -> QAction | None:
        action = QAction(icon("log-in"), _("Log whom you met"), self)
        action.triggered.connect(Call(action, self._go_log).run)
        return action

    # Private

    def _read_in_turns(self) -> Generator[None, None, list[FollowUpRow] | None]:
        """Read a few hundred at a time; None while the store is busy."""
        ids, rows = self._ids(), list[FollowUpRow]()
        if ids is None:
            return None
        for at in range(0, len(ids), _SLICE):
            part = self.read(follow_up_rows, self.store.clock.now(), ids=ids[at : at + _SLICE])
            if part is None:
                return None
            rows += part
            yield
        return rows

    def _lay_out(self) -> Iterator[None]:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.search, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.export.button)
        head.addWidget(self.rules.button)
        self.splitter = TurningSplitter(_NARROW, 0.6)
        self.splitter.setObjectName(f"{self.name}-splitter")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        whole.addLayout(head)
        whole.addWidget(self.splitter, 1)
        left = QWidget()
        left.setMinimumWidth(300)  # the keys work where their buttons have no room
        self.splitter.addWidget(left)
        self.left = QVBoxLayout(left)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(Space.XS)
        self.left.addWidget(self.summary)
        self.left.addWidget(self.table, 1)
        self.left.addWidget(DeedBar(self.table))
        yield
        self.details.setMinimumWidth(240)
        self.splitter.addWidget(self.details)
        yield

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.table.status_asked.connect(self.deeds.set_status)
        self.table.put_off_asked.connect(self.deeds.ask_put_off)
        self.table.remove_asked.connect(self.deeds.remove)
        self.table.activated_row.connect(self._edit)
        self.search.filters(self.table)
        # An action of its own: a button has one key, and this one's is its letter.
        self.add_action = QAction(icon("plus"), _("&Add…"), self)
        self.add_action.setShortcut(QKeySequence("Ctrl+Shift+N"))
        self.add_action.triggered.connect(Call(self.add_action, self.add).run)
        self.addAction(self.add_action)
        self.add_button.clicked.connect(Call(self.add_button, self.add).run)
        self.details.edited.connect(self.deeds.edit)
        self.details.link_asked.connect(self.desk.open_link)
        self.details.question.taken.connect(self._take)
        self.details.question.kept.connect(self._keep)
        self.details.rhythm.edited.connect(self.deeds.set_rhythm)
        draft = self.details.draft
        draft.saved.connect(self.deeds.save_draft)
        draft.ready_asked.connect(self.deeds.tick_ready)
        draft.copied.connect(self.desk.tell_copied)
        draft.mail_asked.connect(self.desk.hand_to_mail)
        draft.file_asked.connect(self.desk.save_file)
        draft.proposed.connect(self.desk.propose)
        draft.templates_asked.connect(self.desk.edit_templates)

    def _on_chosen(self, _row_id: object) -> None:
        if not self._filling:
            self._show_details()

    def _show_details(self) -> None:
        item: FollowUpItem | None = self.table.current_row
        if item is None:
            self.details.clear()
            self.details.setVisible(False)
            return
        row = item.row
        asked = (proposal_detail, row) if row.proposed else (follow_up_detail, row.id)
        detail = self.read(*asked)
        if detail is None:
            return
        last = None
        if row.contact_id is not None:
            last = self.read(last_contact, self.store.clock.zone_name, row.contact_id)
        self.details.show_follow_up(row, detail, last)
        self.desk.lay_out(row, detail)
        self.details.setVisible(True)

    def _edit(self, _row_id: object) -> None:
        self.details.form.focus_on("text")

    def _take(self) -> None:
        self._answer(taken=True)

    def _keep(self) -> None:
        self._answer(taken=False)

    def _answer(self, *, taken: bool) -> None:
        if self.details.row is not None:
            self.deeds.answer_question(self.details.row, taken=taken)

    def _add(self, asked: Any) -> None:
        step = self._placed(asked)
        words = filled(_("Added: {what}"), what=step.person or step.text)
        label, now = _("Add a follow-up"), self.store.clock.now()
        self._choose_next = self.write_saying(label, words, commands.add_follow_up, step, now)
        self._refresh()

    def _placed(self, step: commands.Step) -> commands.Step:
        return replace(step, event_id=self.event_id, zone=self.store.clock.zone_name)

    def _names(self) -> list[str]:
        return [name for _id, name in self.read(people_by_name) or []]

    def _go_log(self) -> None:
        self.wanted.emit("log", self.event_id)
