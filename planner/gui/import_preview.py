"""The dialog that shows what importing a calendar would do, before anything is written."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from planner.commands.import_plan import Proposal
from planner.flows.choosing import Question
from planner.flows.importing import Preview
from planner.gui.calendar_choices import CalendarChoices
from planner.gui.import_dialog import ImportDialog
from planner.gui.import_rows import (
    ChangeRow,
    change_columns,
    change_rows,
    count_words,
    problem_columns,
    problem_rows,
    proposal_columns,
    proposal_row,
)
from planner.gui.row_table import RowTable
from planner.gui.text import filled
from planner.i18n import _


class ImportPreview(ImportDialog):
    """Counts first, then every change, those that touch one's own plan before the others."""

    def __init__(self, shown: Preview, parent: QWidget | None = None, *, more: int = 0) -> None:
        self.preview = shown
        self.choices = CalendarChoices(shown)
        super().__init__(self.choices, parent, more=more)
        self.choices.changed.connect(self._ask_again)
        self.choices.decided.connect(self.show_again)
        changes = RowTable(change_columns(), _("Nothing changes."), name=_("Changes"))
        self.add_table("changes", changes, _("Changes"))
        self._proposals: RowTable | None = None

    def show_preview(self, shown: Preview, rows: list[ChangeRow] | None = None) -> None:
        """Show another preview, after other options were chosen.

        `rows` are those of its changes where a worker has made them: there may be thousands.
        """
        plan = shown.plan
        assert plan is not None
        self.preview = shown
        self.show_words(plan.name, _source_words(shown), count_words(plan))
        self.choices.show_preview(shown)
        self.fill(
            "changes", _("Changes"), change_columns(), change_rows(plan) if rows is None else rows
        )
        self._show_proposals(plan.proposals)
        self.fill("problems", _("Problems"), problem_columns(), problem_rows(plan.problems))
        self.show_again()

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        return self.choices.missing

    @property
    def question(self) -> Question:
        """What is to be previewed as all is chosen now."""
        options = self.choices.options(self.preview.options)
        same = frozenset(self._proposals.ticked_ids if self._proposals else ())
        return Question(replace(options, same=same))

    def _show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Offer to take entries with alike titles for the same: a tick says that they are."""
        if self._proposals is None:
            if not proposals:
                return
            table = RowTable(
                proposal_columns(),
                _("Nothing is alike but different."),
                name=_("Perhaps renamed"),
                ticks=True,
            )
            self._proposals = table
            self.add_table("proposals", table, _("Perhaps renamed"))
            table.ticked.connect(self._ask_again)
        with QSignalBlocker(self._proposals):
            self._proposals.set_rows(list(map(proposal_row, proposals)))
            self._proposals.set_ticked(one.index for one in proposals if one.taken)
        self.count("proposals", _("Perhaps renamed"), len(proposals))

    def _ask_again(self, _ids: object = None) -> None:
        self.wait()
        self.options_changed.emit(self.question.options)


def _source_words(shown: Preview) -> str:
    plan = shown.plan
    assert plan is not None
    name = PurePath(shown.brought.source.name).name or shown.brought.source.name
    if plan.same_bytes:
        return filled(_("{file} · the same as it was last time"), file=name)
    if plan.calendar_id is not None:
        return filled(
            _("{file} · brings the calendar “{name}” up to date"), file=name, name=plan.name
        )
    return filled(_("{file} · a new calendar"), file=name)
