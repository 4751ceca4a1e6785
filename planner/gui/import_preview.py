"""The dialog that shows what importing a calendar would do, before anything is written."""

from pathlib import PurePath

from PySide6.QtWidgets import QWidget

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
)
from planner.gui.row_table import RowTable
from planner.i18n import _


class ImportPreview(ImportDialog):
    """Counts first, then every change, those that touch one's own plan before the others."""

    def __init__(
        self,
        shown: Preview,
        parent: QWidget | None = None,
        *,
        more: int = 0,
        rows: list[ChangeRow] | None = None,
    ) -> None:
        self.preview = shown
        self.choices = CalendarChoices(shown)
        super().__init__(self.choices, parent, more=more)
        self.choices.changed.connect(self._ask_again)
        changes = RowTable(change_columns(), _("Nothing changes."), name=_("Changes"))
        self.add_table("changes", changes, _("Changes"))
        self.show_preview(shown, rows)
        self.import_button.setFocus()

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
        self.fill("problems", _("Problems"), problem_columns(), problem_rows(plan.problems))
        self.show_again()

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        return self.choices.missing

    @property
    def question(self) -> Question:
        """What is to be previewed as all is chosen now."""
        return Question(self.choices.options(self.preview.options))

    def _ask_again(self) -> None:
        self.wait()
        self.options_changed.emit(self.question.options)


def _source_words(shown: Preview) -> str:
    plan = shown.plan
    assert plan is not None
    name = PurePath(shown.brought.source.name).name or shown.brought.source.name
    if plan.same_bytes:
        return _("{file} · the same as it was last time").format(file=name)
    if plan.calendar_id is not None:
        return _("{file} · brings the calendar “{name}” up to date").format(
            file=name, name=plan.name
        )
    return _("{file} · a new calendar").format(file=name)
