"""People as files hold them, read and to be written: plain frozen values."""

from dataclasses import dataclass, field

from planner.formats.ics.values import Problem


@dataclass(frozen=True, slots=True)
class ReadContact:
    """One person (or, with `company`, one company) as read from a card, a row or a line.

    `line` is where it began in the file, from 1. Everything that was not understood stands
    in `note`, a line each. `met_on` is an ISO date or date and time ("" when the file has
    none), `place` a hall, stand or table. `cancelled` is what a list says of one who registered
    and will not be there ("Refunded"), else "".
    """

    line: int
    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    met_on: str = ""
    place: str = ""
    company: bool = False
    uid: str = ""
    photo: bytes | None = None
    cancelled: str = ""


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """The rows of one table that was read, each with the line it began on, from 1.

    The first is that of the column names, where the table has one. `above` is how many lines
    with words stood over it and were not read.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    above: int = 0


@dataclass(frozen=True, slots=True)
class SourceTable:
    """What people were read from, kept so that its columns can be read as something else.

    `headed` is whether the first row of a sheet names its columns. `by_line` says that the
    lines did not fall into columns, so that each was read by itself at first.
    """

    sheets: tuple[SourceSheet, ...]
    problems: tuple[Problem, ...] = ()
    headed: bool = True
    by_line: bool = False
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class ReadPeople:
    """A whole file of people. `found` = len(people) + skipped; every skipped one has a problem.

    `columns` maps each header of a table to the field it was read as ("" = kept in the note).
    `meaning` is the default the columns propose: "contacts", "attendees" or "met". `table` is
    what can be read again with other fields; cards and single lines have none.
    """

    found: int
    skipped: int
    people: tuple[ReadContact, ...]
    problems: tuple[Problem, ...] = field(default=())
    columns: tuple[tuple[str, str], ...] = field(default=())
    meaning: str = "contacts"
    table: SourceTable | None = None


@dataclass(frozen=True, slots=True)
class OutContact:
    """One person or company on the way into a file.

    `uid` is stable: the same person has the same one in every export. `tags` become
    CATEGORIES, `roles` are those of the model by value. `photo` is a picture's file.
    """

    uid: str
    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: bool = False
    photo: bytes | None = None
