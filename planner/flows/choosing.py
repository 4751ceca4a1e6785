"""What the user chose in the preview of a list of people: its columns, and who is left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.commands.import_choices import ImportOptions
from planner.formats.ics.values import Problem
from planner.formats.people import ReadContact, ReadPeople
from planner.i18n import _


@dataclass(frozen=True)
class PeopleChoice:
    """How a list is to be read, where that is not as it was; and the rows that are not ticked.

    `fields` has one for each column, `headed` says whether the first row names the columns,
    `companies` whether the rows are companies. `left_out` are positions in the people as read;
    None leaves out those who cancelled, of a list of who will be there.
    """

    fields: tuple[str, ...] | None = None
    headed: bool | None = None
    companies: bool | None = None
    left_out: frozenset[int] | None = None

    @property
    def reads_anew(self) -> bool:
        """Whether something is to be read otherwise than it was."""
        return (self.fields, self.headed, self.companies) != (None, None, None)


AS_READ = PeopleChoice()


@dataclass(frozen=True)
class Question:
    """What a preview is asked for. `left_out` are positions of members of an archive."""

    options: ImportOptions
    choice: PeopleChoice = AS_READ
    left_out: frozenset[int] = frozenset()


def read_as_chosen(read: ReadPeople, choice: PeopleChoice) -> ReadPeople:
    """Return the list with its columns read as chosen; nobody is left out of it yet."""
    table = read.table
    if table is None or not choice.reads_anew:
        return read
    from planner.formats.tables import columns_of, read_source

    fields = choice.fields
    if choice.headed is not None and choice.headed != table.headed:
        table = replace(table, headed=choice.headed)
        if fields is not None and len(fields) != len(columns_of(table)):
            fields = None
    return read_source(table, fields, choice.companies)


def cancelled_in(read: ReadPeople) -> frozenset[int]:
    """Return the positions of those of whom the list says that they will not be there."""
    return frozenset(at for at, person in enumerate(read.people) if person.cancelled)


def without(read: ReadPeople, left_out: Iterable[int]) -> ReadPeople:
    """Return the list without those, each of them skipped with the reason."""
    gone = frozenset(left_out)
    problems = [
        Problem(person.line, "", person.name or person.organisation, _why_left_out(person))
        for at, person in enumerate(read.people)
        if at in gone
    ]
    if not problems:
        return read
    return replace(
        read,
        skipped=read.skipped + len(problems),
        people=tuple(person for at, person in enumerate(read.people) if at not in gone),
        problems=(*read.problems, *problems),
    )


def _why_left_out(person: ReadContact) -> str:
    if person.cancelled:
        words = _("The list says “{word}”, so it was left out.")
        return words.format(word=person.cancelled)
    return _("You left it out.")
