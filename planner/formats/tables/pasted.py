"""People out of pasted text: a mail program's list, a card, a table, or a line each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.errors import BadInput
from planner.formats.ics.text import clean, plain_line
from planner.formats.ics.values import Problem
from planner.formats.people import ReadContact, ReadPeople, SourceSheet, SourceTable
from planner.formats.personline import PersonLine, parse_line
from planner.formats.tables.cells import SEPARATORS, decode, text_sheet
from planner.formats.tables.columns import IDENTIFYING
from planner.formats.tables.guessing import is_place
from planner.formats.tables.mapping import read_source
from planner.formats.tables.names import given_first
from planner.formats.tables.reader import guessed_words, header_of, is_binary, read_text
from planner.formats.tables.salutations import form_words, without_form
from planner.formats.vcard import holds_cards, read_vcards
from planner.i18n import _

_MOST = 20_000
_GAP = re.compile(r"\t+| {2,}|\s*;\s*|\s+\|\s+")
_ANY_DAY = date(2000, 1, 1)
_ADDRESS = re.compile(r"(.*?)<?((?:mailto:)?[^\s<>@,;\"]+@[^\s<>@,;\"]+)>?", re.DOTALL)
_MAIL = re.compile(r"[^\s<>@,;\"]+@[^\s<>@,;\"]+\.\w")
_ITEM = re.compile(r'(?:"[^"]*"|[^,;"])+')
_BULLET = re.compile(r"^\s*(?:[-–—•‣▪*]|\d{1,4}[.)])\s+")


def read_pasted(text: str) -> ReadPeople:
    """Return the people of a pasted text, whatever shape it has.

    A table with a header row is read by its columns, and so are lines that fall into the
    same number of columns each. Otherwise each line is a person, or, where a hall or stand
    is recognised, a company. Raises BadInput when there is nobody.
    """
    if not text.strip():
        raise BadInput(_("Nothing was pasted."))
    if holds_cards(text):
        return read_vcards(text.encode("utf-8", "replace"))
    if names_columns(text):
        return read_text(text, [], "en")
    return read_lines(list(enumerate(re.split(r"\r\n|\r|\n", text), 1)))


def is_people_text(data: bytes) -> bool:
    """Whether bytes of no telling name are a list of people: columns with names, or addresses."""
    text, _guessed = decode(data)
    if is_binary(text) or re.match(r"\s*[<{\[]", text):
        return False
    if holds_cards(text[:4096]):
        return True
    if names_columns(text):
        return True
    lines = [line for line in text[:100_000].splitlines() if line.strip()]
    with_address = sum(1 for line in lines if _MAIL.search(line))
    return bool(lines) and 2 * with_address >= len(lines)


def read_text_list(data: bytes) -> ReadPeople:
    """Return the people of a text file: a table, a card, or a line each, as if it were pasted.

    Raises BadInput for what is no text, and where it names nobody.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(_("The file is empty, so there is nothing to import."))
    text, guessed = decode(data)
    if is_binary(text):
        raise BadInput(_("The file is no text, so no list of people can be read from it."))
    read = read_pasted(text)
    if not guessed:
        return read
    told = Problem(0, "", "", guessed_words())
    table = read.table and replace(read.table, problems=(told, *read.table.problems))
    return replace(read, problems=(told, *read.problems), table=table)


def read_lines(numbered: Sequence[tuple[int, str]]) -> ReadPeople:
    """Return the people of lines without column names, each line with its number."""
    lines = [(number, _BULLET.sub("", clean(raw)).strip(" ")) for number, raw in numbered]
    lines = [(number, line) for number, line in lines if line.strip()]
    table = _table(lines)
    if table is not None and not table.by_line:
        return read_source(table)
    people: list[ReadContact] = []
    problems: list[Problem] = []
    found = 0
    for number, line in lines:
        read = _line(number, line) if len(people) < _MOST else []
        found += max(1, len(read))
        people += read
        if not read:
            problems.append(Problem(number, "", line[:80], _("The line names nobody.")))
    if not people:
        raise BadInput(_("The text names nobody; paste a list with one person a line."))
    people = _of_one_kind(people)
    attendees = any(person.company for person in people)
    meaning = "attendees" if attendees else "contacts"
    skipped = found - len(people)
    return ReadPeople(found, skipped, tuple(people), tuple(problems), (), meaning, table)


def _of_one_kind(people: list[ReadContact]) -> list[ReadContact]:
    """Take a bare name for a company too where most of the others have a stand."""
    if 2 * sum(person.company for person in people) < len(people):
        return people
    return [
        person if person.title or person.emails else replace(person, company=True)
        for person in people
    ]


def _table(lines: list[tuple[int, str]]) -> SourceTable | None:
    """Return the lines as columns, and whether all have the same number of them; None for one."""
    tabs = {line.count("\t") for _number, line in lines}
    # What comes out of a table program keeps its empty cells between two tabs.
    split = _at_tabs if len(tabs) == 1 and 0 not in tabs else split_cells
    rows = tuple((number, tuple(split(line))) for number, line in lines)
    widths = {len(cells) for _number, cells in rows}
    if widths <= {1}:
        return None
    even = len(widths) == 1 and len(rows) > 1 and not any(_several(line) for _n, line in lines)
    return SourceTable((SourceSheet("", rows[:_MOST]),), headed=False, by_line=not even)


def _at_tabs(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _several(line: str) -> bool:
    return line.count("@") > 1 or bool(re.search(r"(?:^|\s)[#!?*/]\w", line))


def split_cells(line: str) -> list[str]:
    """Return the columns of a line: it is split at tabs, semicolons, bars and two blanks."""
    return [cell.strip() for cell in _GAP.split(line) if cell.strip()]


def names_columns(text: str) -> bool:
    """Whether one of the first lines of a text names columns that we know."""
    head = "\n".join(text[:200_000].splitlines()[:60])
    for separator in SEPARATORS:
        header = header_of(text_sheet(head, separator))
        if header and header[1].score >= 2 and IDENTIFYING.intersection(header[1].fields):
            return True
    return False


def _line(number: int, line: str) -> list[ReadContact]:
    cells = split_cells(line)
    addresses = _addresses(line) if line.count("@") > 1 else []
    if len(addresses) > 1:
        return [
            ReadContact(number, name or mail, emails=(mail,), note=form_words(form))
            for form, name, mail in addresses
        ]
    if len(cells) > 1 and any(map(is_place, cells[1:])):
        return [_company(number, cells)]
    person = _person(number, ", ".join(cells))
    return [person] if person else []


def _addresses(line: str) -> list[tuple[str, str, str]]:
    """Return (form of address, name, address) of a list as mail programs write it, else [].

    A piece without an address belongs to the name after it: `Hopper, Grace <g@x.org>; …`.
    """
    found: list[tuple[str, str, str]] = []
    before = ""
    for item in map(str.strip, _ITEM.findall(line)):
        address = _ADDRESS.fullmatch(item) if "@" in item else None
        if address is None:
            before = f"{before}{item}, " if item else before
            continue
        form, written = without_form(plain_line(before + address[1].strip()).strip("\"' ,"))
        name = given_first(written)
        found.append((form, name, address[2].removeprefix("mailto:")))
        before = ""
    return [] if before else found


def _company(number: int, cells: list[str]) -> ReadContact:
    place = [cell for cell in cells[1:] if is_place(cell)]
    others = ", ".join(["x", *(cell for cell in cells[1:] if not is_place(cell))])
    rest = parse_line(others, today=_ANY_DAY)
    note = [rest.title, rest.organisation, rest.note]
    return ReadContact(
        number,
        plain_line(cells[0]),
        emails=(rest.email,) if rest.email else (),
        phones=(rest.phone,) if rest.phone else (),
        links=rest.links,
        note="\n".join(text for text in note if text),
        place=", ".join(place),
        company=True,
    )


def _person(number: int, line: str) -> ReadContact | None:
    read = parse_line(line, today=_ANY_DAY)
    form, named = without_form(read.name)
    name = named or read.email or next(iter(read.links), "") or read.phone
    if not name:
        return None
    return ReadContact(
        number,
        plain_line(name),
        title=read.title,
        organisation=read.organisation,
        emails=(read.email,) if read.email else (),
        phones=(read.phone,) if read.phone else (),
        links=read.links,
        note="\n".join(text for text in (form_words(form), read.note, _marked(read, line)) if text),
        tags=read.tags,
    )


def _marked(read: PersonLine, line: str) -> str:
    """Return the whole line where it said more than a list of people has room for."""
    more = (
        *(read.codes, read.promises, read.gives, read.offered, read.wants, read.cues, read.boxes),
        *(read.state, read.timing, read.due),
    )
    return line if any(more) else ""
