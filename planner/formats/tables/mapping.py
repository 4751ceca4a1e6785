"""The rows of a table made into people by what each column is read as."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.formats.ics.values import Problem
from planner.formats.people import ReadContact, ReadPeople, SourceSheet, SourceTable
from planner.formats.tables.columns import Columns, recognise
from planner.formats.tables.dates import day_comes_first
from planner.formats.tables.guessing import guess_fields
from planner.formats.tables.names import family_first, is_total
from planner.formats.tables.rows import read_row, shortened_number
from planner.formats.tables.salutations import forms_among
from planner.i18n import _, ngettext

_SAMPLES = 3
_LOOKED_THROUGH = 200


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column of a table: its header ("" where it has none), and the first of its values."""

    header: str
    samples: tuple[str, ...]


def columns_of(table: SourceTable) -> list[SourceColumn]:
    """Return the columns in the order of ReadPeople.columns; equal ones of sheets are one."""
    samples: dict[tuple[str, int], list[str]] = {}
    for sheet in table.sheets:
        keys = _keys(sheet, table.headed)
        for key in keys:
            samples.setdefault(key, [])
        for _line, cells in _body(sheet, table.headed)[:_LOOKED_THROUGH]:
            for key, cell in zip(keys, cells, strict=False):
                if cell.strip() and len(samples[key]) < _SAMPLES:
                    samples[key].append(" ".join(cell.split()))
    return [SourceColumn(header, tuple(found)) for (header, _nth), found in samples.items()]


def read_source(
    table: SourceTable, fields: Sequence[str] | None = None, companies: bool | None = None
) -> ReadPeople:
    """Return the people of a table; every row of it is a person, a company or a problem.

    `fields` has one for each of `columns_of`, out of FIELDS; None leaves it to the column
    names, or where there are none to what stands in the columns. `companies` is the user's
    word on whether the rows are companies.
    """
    chosen = None
    if fields is not None:
        found = _all_keys(table)
        chosen = dict(zip(found, fields, strict=True))
    problems = list(table.problems)
    people: list[ReadContact] = []
    lines: dict[ReadContact, int] = {}
    used: list[tuple[list[tuple[str, int]], Columns]] = []
    found_rows = 0
    for sheet in table.sheets:
        keys = _keys(sheet, table.headed)
        columns = _columns(sheet, table.headed, keys, chosen, companies)
        used.append((keys, columns))
        rows, read, skipped = _read_rows(sheet, columns, table, lines)
        found_rows += rows
        people += read
        problems += skipped
    read_as: dict[tuple[str, int], str] = {}
    for keys, columns in used:
        for key, field in zip(keys, columns.fields, strict=True):
            read_as.setdefault(key, field)
    return ReadPeople(
        found_rows,
        found_rows - len(people),
        tuple(people),
        tuple(problems),
        tuple((header, field) for (header, _nth), field in read_as.items()),
        used[0][1].meaning if used else "contacts",
        replace(table, by_line=False),
    )


def guessed_table(sheets: Sequence[SourceSheet], locale: str = "en") -> SourceTable:
    """Return a table whose column names say nothing to us, if it has any at all.

    The first row is taken for names where nothing in it looks like what stands below.
    """
    rows = sheets[0].rows
    with_head = guess_fields([cells for _line, cells in rows])
    first = guess_fields([rows[0][1]], sure=True) if rows else ()
    told = set(first) & {"email", "link", "phone", "date"}
    headed = len(rows) > 1 and not told and bool(set(with_head) & {"email", "link", "phone"})
    return SourceTable(tuple(sheets), headed=headed, locale=locale)


def _columns(
    sheet: SourceSheet,
    headed: bool,
    keys: list[tuple[str, int]],
    chosen: dict[tuple[str, int], str] | None,
    companies: bool | None,
) -> Columns:
    headers = tuple(header for header, _nth in keys)
    if chosen is not None:
        return Columns(headers, tuple(chosen[key] for key in keys), companies)
    columns = recognise(headers)
    if not columns.usable:
        guessed = guess_fields([cells for _line, cells in _body(sheet, headed)])
        pairs = zip(columns.fields, guessed, strict=False)
        fields = tuple(known or guess for known, guess in pairs)
        columns = Columns(headers, (*fields, *columns.fields[len(fields) :]))
    return replace(columns, companies=companies)


def _all_keys(table: SourceTable) -> list[tuple[str, int]]:
    return list(dict.fromkeys(key for sheet in table.sheets for key in _keys(sheet, table.headed)))


def _keys(sheet: SourceSheet, headed: bool) -> list[tuple[str, int]]:
    """Return each column's header and how many of that name stand before it.

    Blank headers count only as far as something stands below them.
    """
    body = _body(sheet, headed)
    width = max((_width(cells) for _line, cells in body), default=0)
    head = list(sheet.rows[0][1]) if headed and sheet.rows else []
    while head and not head[-1].strip():
        head.pop()
    names = [*head, *[""] * (width - len(head))]
    seen: Counter[str] = Counter()
    keys = []
    for name in names:
        header = " ".join(name.split())
        keys.append((header, seen[header]))
        seen[header] += 1
    return keys


def _width(cells: Sequence[str]) -> int:
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _body(sheet: SourceSheet, headed: bool) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return sheet.rows[1:] if headed else sheet.rows


def _read_rows(
    sheet: SourceSheet, columns: Columns, table: SourceTable, lines: dict[ReadContact, int]
) -> tuple[int, list[ReadContact], list[Problem]]:
    """Return how many rows there are, who they are, and why others are nobody.

    `lines` are those of everybody read so far: a row that says just the same is told.
    """
    rows = _body(sheet, table.headed)
    problems = []
    if sheet.above:
        text = ngettext(
            "The line above the column names was not read.",
            "The {n} lines above the column names were not read.",
            sheet.above,
        )
        problems.append(Problem(1, "", "", text.format(n=sheet.above)))
    indexes = [index for index, field in enumerate(columns.fields) if field == "date"]
    dates = [cells[at] for _line, cells in rows for at in indexes if at < len(cells)]
    day_first = day_comes_first(dates, default=table.locale not in ("en", "en_US"))
    named = bool(columns.score) and columns.usable
    names = _cells_of(rows, columns, "name")
    turned = not columns.of_companies and family_first(names)
    forms: frozenset[str] = frozenset()
    if not columns.of_companies:
        forms = forms_among([*names, *_cells_of(rows, columns, "first")])
    people = []
    for line, cells in rows:
        person = None
        if named and not is_total(cells):
            person = read_row(
                line,
                list(cells),
                columns,
                day_first=day_first,
                family_first=turned,
                forms=forms,
            )
        told = ", ".join(cell.strip() for cell in cells if cell.strip())[:80]
        if person is None:
            problems.append(Problem(line, "", told, _why_nobody(named, cells)))
            continue
        same = lines.setdefault(replace(person, line=0), line)
        if same == line:
            people.append(person)
            if short := shortened_number(cells):
                words = _("A table program has cut digits off “{text}”; it stands in the note.")
                problems.append(Problem(line, "", told, words.format(text=short)))
        else:
            words = _("The row says the same as that of line {line}.").format(line=same)
            problems.append(Problem(line, "", told, words))
    return len(rows), people, problems


def _cells_of(
    rows: Sequence[tuple[int, tuple[str, ...]]], columns: Columns, field: str
) -> list[str]:
    """Return what stands in the first column of a field."""
    if field not in columns.fields:
        return []
    at = columns.fields.index(field)
    return [cells[at] for _line, cells in rows if at < len(cells)]


def _why_nobody(named: bool, cells: Sequence[str]) -> str:
    if not named:
        return _("No column is read as a name or an e-mail address.")
    if is_total(cells):
        return _("The row adds up the list and names nobody.")
    return _("The row says neither a name nor an address.")
