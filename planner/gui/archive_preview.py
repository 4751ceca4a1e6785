"""The dialog that shows what an archive holds before it is imported: a row for each member."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from planner.commands.people_import import Meaning
from planner.flows.choosing import Question
from planner.flows.importing import Preview
from planner.flows.together import ArchivePreview
from planner.formats.ics.values import Problem
from planner.gui.import_dialog import ImportDialog
from planner.gui.import_rows import count_words, problem_columns, problem_rows
from planner.gui.people_choices import PeopleChoices
from planner.gui.people_rows import people_counts
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.i18n import _, ngettext
from planner.model import ImportedAs
from planner.store import Store


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member of an archive: what it is and what importing it would do, in words."""

    id: int
    name: str
    kind: str
    counts: str


class ArchiveDialog(ImportDialog):
    """The members with their counts, ticked; all that are ticked become one step to undo."""

    def __init__(
        self,
        store: Store,
        shown: ArchivePreview,
        parent: QWidget | None = None,
        *,
        event_id: int | None = None,
        more: int = 0,
    ) -> None:
        self.preview = shown
        people = next((one for one in shown.members if one.brought.people is not None), None)
        self.choices = (
            PeopleChoices(store, people, event_id, own=_own_conference(shown)) if people else None
        )
        super().__init__(self.choices, parent, more=more)
        members = RowTable(_columns(), "", name=_("Members"), ticks=True)
        self.add_table("members", members, _("Members"))
        if self.choices is not None:
            self.choices.changed.connect(self._ask_again)
        members.set_ticked(set(range(len(shown.members))) - shown.left_out)
        members.ticked.connect(self._ask_again)

    def show_preview(self, shown: ArchivePreview) -> None:
        """Show another preview, after something else was chosen."""
        self.preview = shown
        chosen = shown.chosen
        self.fill("members", _("Members"), _columns(), _rows(shown))
        problems = [problem for one in chosen for problem in _problems(one)]
        self.fill("problems", _("Problems"), problem_columns(), problem_rows(problems))
        total = len(shown.members)
        words = ngettext("An archive with {n} member", "An archive with {n} members", total)
        calendars = sum(one.plan is not None for one in chosen)
        lists = len(chosen) - calendars
        counts = [
            ngettext("{n} calendar", "{n} calendars", calendars).format(n=calendars),
            ngettext("{n} list of people", "{n} lists of people", lists).format(n=lists),
            _("{n} left out").format(n=total - len(chosen)),
        ]
        numbers = (calendars, lists, total - len(chosen))
        told = [text for text, number in zip(counts, numbers, strict=True) if number]
        self.show_words(shown.name, words.format(n=total), told)
        self.show_again()

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        if not self.table("members").ticked_ids:
            return _("No member is ticked.")
        return self.choices.missing if self.choices is not None and self._has_people else ""

    @property
    def question(self) -> Question:
        """What is to be previewed as all is chosen now."""
        ticked = self.table("members").ticked_ids
        left_out = frozenset(range(len(self.preview.members))) - set(ticked)
        options = self.preview.options
        if self.choices is not None:
            options = self.choices.options(options)
        return Question(options, left_out=left_out)

    @property
    def _has_people(self) -> bool:
        ticked = self.table("members").ticked_ids
        return any(self.preview.members[at].brought.people is not None for at in ticked)

    def _ask_again(self, _ids: object = None) -> None:
        if not self.table("members").ticked_ids:
            self.show_again()
            return
        self.wait()
        self.options_changed.emit(self.question.options)


def _own_conference(shown: ArchivePreview) -> str:
    """Return what the conference that the archive itself brings is called, "" for none."""
    for one in shown.members:
        if one.plan is not None and one.plan.imported_as is ImportedAs.CONFERENCE:
            return _("{name}, of this archive").format(name=one.plan.name)
    return ""


def _rows(shown: ArchivePreview) -> list[MemberRow]:
    return [
        MemberRow(at, _name(one), _kind_words(one), _count_words(one))
        for at, one in enumerate(shown.members)
    ]


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Member"), lambda row: row.name, width=26, bold=lambda _row: True),
        Column(_("What it is"), lambda row: row.kind, width=30),
        Column(_("What changes"), lambda row: row.counts, tooltip=lambda row: row.counts),
    )


def _name(one: Preview) -> str:
    return one.brought.source.name.rsplit(":", 1)[-1]


def _kind_words(one: Preview) -> str:
    if one.brought.calendar is not None:
        if one.plan is None:
            return _("Calendar")
        as_one = one.plan.imported_as is ImportedAs.CONFERENCE
        return _("Calendar: one conference") if as_one else _("Calendar: separate events")
    words = {
        Meaning.CONTACTS: _("People I know"),
        Meaning.ATTENDEES: _("People who will be there"),
        Meaning.MET: _("People I met"),
        None: _("People"),
    }
    return words[one.meaning]


def _count_words(one: Preview) -> str:
    if one.plan is None and one.people is None:
        return _("left out")
    words = count_words(one.plan) if one.plan is not None else people_counts(one, frozenset())
    return " · ".join(words) or _("nothing changes")


def _problems(one: Preview) -> list[Problem]:
    if one.plan is not None:
        return list(one.plan.problems)
    return list(one.read.problems) if one.read is not None else []
