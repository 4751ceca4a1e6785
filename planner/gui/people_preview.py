"""The dialog that shows a list of people before it is imported: row by row, column by column."""

from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.flows.choosing import Question, cancelled_in
from planner.flows.importing import Preview
from planner.gui.column_choices import ColumnChoices
from planner.gui.import_dialog import ImportDialog
from planner.gui.import_rows import problem_columns, problem_rows
from planner.gui.people_choices import PeopleChoices
from planner.gui.people_rows import people_counts, person_columns, person_rows
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.theme import Space
from planner.i18n import _
from planner.store import Store


class PeoplePreview(ImportDialog):
    """Everybody who was read, ticked; whoever is not ticked is left out and counted so.

    What the list means stands above, what its columns are behind a tab. Another tick only
    counts anew, any other choice asks for another preview.
    """

    def __init__(
        self,
        store: Store,
        shown: Preview,
        parent: QWidget | None = None,
        *,
        event_id: int | None = None,
        more: int = 0,
    ) -> None:
        self.preview: Preview = shown
        self.choices = PeopleChoices(store, shown, event_id)
        super().__init__(self.choices, parent, more=more)
        self.choices.changed.connect(self._ask_again)
        people = RowTable(
            person_columns(),
            _("Nobody is read as the columns stand. Say which of them holds the names."),
            name=_("People"),
            ticks=True,
        )
        self._add_people(people)
        self.columns = ColumnChoices()
        self.columns.changed.connect(self._ask_again)
        if shown.read is not None and shown.read.table is not None:
            self.add_tab(_("Columns"), self.columns)
        else:
            self.columns.setParent(self)
            self.columns.hide()
        self._shown_people, self._shown_meaning = -1, shown.meaning
        people.ticked.connect(self._count)

    def show_preview(self, shown: Preview) -> None:
        """Show another preview, after something else was chosen; ticks stay where rows do."""
        read = shown.read
        assert read is not None
        self.preview = shown
        self.choices.show_preview(shown)
        table = self.table("people")
        ticked = set(table.ticked_ids)
        rows = person_rows(shown)
        table.set_rows(rows)
        at = [column.name for column in table.rows.columns].index("known")
        table.setColumnHidden(at, not any(row.known for row in rows))
        if self._shown_people != len(read.people):
            ticked = set(range(len(read.people))) - shown.left_out
        elif self._shown_meaning is not shown.meaning:
            ticked = (ticked | cancelled_in(read)) - shown.left_out
        self._shown_people, self._shown_meaning = len(read.people), shown.meaning
        with QSignalBlocker(table):  # all is counted once, below
            table.set_ticked(ticked)
        if read.table is not None:
            self.columns.show_read(read)
        self.fill("problems", _("Problems"), problem_columns(), problem_rows(read.problems))
        self._count()

    @property
    def left_out(self) -> frozenset[int]:
        """The positions of those who are not ticked."""
        return frozenset(range(self._shown_people)) - set(self.table("people").ticked_ids)

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        if self.choices.missing:
            return self.choices.missing
        return "" if self.table("people").ticked_ids else _("Nobody is ticked.")

    @property
    def answer(self) -> Preview:
        """The preview that would be written as all stands now."""
        return self.preview.leaving_out(self.left_out)

    @property
    def question(self) -> Question:
        """What is to be previewed as all is chosen now."""
        choice = replace(self.columns.choice(self.preview.choice), left_out=None)
        return Question(self.choices.options(self.preview.options), choice)

    def _add_people(self, people: RowTable) -> None:
        holder = QWidget()
        search = SearchField(_("Search this list"))
        search.filters(people)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(search)
        column.addWidget(people, 1)
        self.add_table("people", people, _("People"), holder)

    def _count(self, _ids: object = None) -> None:
        name = PurePath(self.preview.brought.source.name).name
        counts = people_counts(self.preview, self.left_out)
        self.show_words(name, _source_words(self.preview), counts)
        self.count("people", _("People"), self._shown_people)
        self.show_again()

    def _ask_again(self) -> None:
        self.wait()
        self.options_changed.emit(self.question.options)


def _source_words(shown: Preview) -> str:
    read = shown.read
    if read is not None and read.people and all(person.company for person in read.people):
        return _("A list of companies")
    return _("A list of people")
