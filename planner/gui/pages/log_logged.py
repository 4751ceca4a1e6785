"""What was logged, newest first: each can be corrected or removed, the last step undone."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.commands.correcting import remove_encounters
from planner.commands.targets import set_state
from planner.errors import PlannerError
from planner.gui.calls import Call
from planner.gui.card_list import CardList
from planner.gui.event_header import ElidedLabel
from planner.gui.icons import icon
from planner.gui.list_action import list_action
from planner.gui.page import Page
from planner.gui.pages.log_entry import LogEntry, draft_of
from planner.gui.pages.log_rows import LoggedRow, logged_card
from planner.gui.pages.log_steps import LoggedSteps
from planner.gui.text import Look, filled, plain_label, set_tooltip
from planner.gui.theme import Space
from planner.gui.undo_steps import MANY_ROWS, alone
from planner.i18n import _
from planner.model import TargetState
from planner.queries.logged_lines import absent_line, logged_line

_LEAST = 100  # pixels of the list: one card and the beginning of the next


class LoggedPane(QWidget):
    """The cards of what was logged at the event of `page`, whose doors it goes through."""

    def __init__(self, page: Page, entry: LogEntry, steps: LoggedSteps) -> None:
        super().__init__()
        self._page, self._entry, self._steps = page, entry, steps
        self._shown: tuple[int | None, frozenset[str]] = None, frozenset()  # at which event, what
        self.cards = CardList(logged_card, nothing_logged(), name=_("Logged"))
        self.keys = ElidedLabel(Look.SMALL)
        self.keys.setMinimumWidth(1)  # it gives way before the button does
        self.undo = QPushButton(icon("undo-2"), _("Undo"))
        self.undo.setProperty("kind", "link")
        self.remove = list_action(self, _("Remove"), "Del", "trash-2", self._remove)
        self.cards.addAction(self.remove)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(plain_label(_("Logged"), Look.STRONG, wrap=False))
        head.addWidget(self.keys)
        head.addStretch(1)
        head.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        # The card above shows all of itself before this list grows.
        self.cards.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.cards.setMinimumHeight(_LEAST)
        self.cards.activated_row.connect(self._correct)
        self.undo.clicked.connect(Call(self.undo, self._undo).run)

    def show_in_turns(self, rows: Sequence[LoggedRow]) -> Iterator[None]:
        """Show what was logged, and whether its last step can be undone from here.

        What came back among what stood there, done again or undone, is brought into sight.
        """
        event_id, before = self._shown
        yield from self.cards.set_in_turns(rows)
        self._shown = self._page.event_id, frozenset(row.id for row in rows)
        back = [row.id for row in rows if row.id not in before]
        if back and before and event_id == self._page.event_id:
            self.cards.bring_into_sight(back[0])
        yield
        self.keys.show_words(_("Enter corrects, Del removes") if rows else "")
        try:
            label = self._page.store.undo_label or ""
        except PlannerError:
            label = ""
        self.undo.setEnabled(self._steps.knows(label))
        set_tooltip(self.undo, _("Undo “{step}”").format(step=label) if label else _("Undo"))

    # Private

    def _correct(self, row_id: Any) -> None:
        """Put what was logged back into the line, to be logged as it should have been."""
        if not self._entry.is_free and self._entry.correcting is None:
            self._page.told.emit(_("There is a line that is not logged yet: log or clear it."))
            return
        kind, number = str(row_id).split()
        try:
            if kind == "encounter":
                line = self._page.read(logged_line, int(number))
            else:
                line = self._page.read(absent_line, int(number))
        except PlannerError as error:
            self._page.failed.emit(error)
            return
        if line is not None:
            correcting = int(number) if kind == "encounter" else None
            self._entry.put_draft(draft_of(line, correcting))
            self._entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        row = self.cards.current_row
        if row is None:
            return
        kind, number = row.id.split()
        label = filled(_("Remove what was logged of {who}"), who=row.who)
        if kind == "encounter":
            self._page.write(label, remove_encounters, [int(number)])
        else:
            self._page.write(label, set_state, [int(number)], TargetState.PLANNED, "")

    def _undo(self) -> None:
        store = self._page.store
        try:
            if store.step_size("undo", MANY_ROWS + 1) > MANY_ROWS:
                undo = partial(alone, store, store.undo)
                self._page.work_long(_("Undoing"), undo, self._tell_undone, stops=False)
            else:
                self._tell_undone(store.undo())
        except PlannerError as error:
            self._page.failed.emit(error)

    def _tell_undone(self, step: str) -> None:
        self._page.told.emit(_("Undone: {step}").format(step=step))


def nothing_logged() -> str:
    """Return what the list says where nothing was logged."""
    return _("What you log appears here.")
