"""Reads a table of people (.csv, .tsv, .xlsx, .ods) by the headers of its columns."""

from planner.errors import BadInput
from planner.formats.ics.values import Problem
from planner.formats.people import ReadPeople, SourceSheet, SourceTable
from planner.formats.tables.cells import SEPARATORS, Sheet, book_sheets, decode, text_sheet
from planner.formats.tables.columns import Columns, recognise
from planner.formats.tables.mapping import guessed_table, read_source
from planner.i18n import _

# A preamble such as LinkedIn's is a few lines; further down a header row is somebody's name.
_HEADER_WITHIN = 50
# Of Japan, China, Korea, Taiwan, Central Europe, Russia, Turkey and Greece, as Excel writes them.
_ENCODINGS = ("cp932", "gb18030", "cp949", "big5", "cp1250", "cp1251", "cp1254", "cp1253")


def read_table(data: bytes, name: str, *, locale: str = "en", by_hand: bool = False) -> ReadPeople:
    """Return the people of a table; every row that is not blank is a person or a problem.

    `name` is the file's, for messages. `locale` decides dates such as 3/4/2026 where no
    other row of the column does. Raises BadInput for what is no table, and for a table
    without a column that says who somebody is; unless, `by_hand`, there is somebody to say
    what its columns mean: then they are guessed by what stands in them.
    """
    if data.startswith(b"PK\x03\x04"):
        return _read_sheets(book_sheets(data), [], locale, by_hand)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(
            _("{name} is an old Excel file; save it as .xlsx or .csv and import that.").format(
                name=name
            )
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(_("The file is empty, so there is nothing to import."))
    text, guessed = decode(data)
    if guessed:
        text = by_its_headers(data, text)
    if is_binary(text):
        raise BadInput(_("{name} is no table of people.").format(name=name))
    problems = [Problem(0, "", "", guessed_words())] if guessed else []
    return read_text(text, problems, locale, by_hand)


def read_text(text: str, problems: list[Problem], locale: str, by_hand: bool = False) -> ReadPeople:
    """Return the people of delimiter-separated text, whichever delimiter makes most sense."""
    head = "\n".join(text[:200_000].splitlines()[: 2 * _HEADER_WITHIN])
    separator = max(SEPARATORS, key=lambda one: _score(text_sheet(head, one)))
    sheet = text_sheet(text, separator)
    return _read_sheets([sheet], problems + sheet.problems, locale, by_hand)


def by_its_headers(data: bytes, text: str) -> str:
    """Return the text of a file in an old encoding: the one in which its column names are words.

    `text` is what it comes to as the default; it stays where no other tells more columns.
    """
    best = _head_score(text)
    for name in _ENCODINGS:
        try:
            other = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = _head_score(other)
        if score > max(best, 1):
            text, best = other, score
    return text


def _head_score(text: str) -> int:
    head = "\n".join(text[:20_000].splitlines()[:_HEADER_WITHIN])
    return max(_score(text_sheet(head, one))[0] for one in SEPARATORS)


def header_of(sheet: Sheet) -> tuple[int, Columns] | None:
    """Return where the header row is and what it says: the one with most known columns."""
    best: tuple[int, Columns] | None = None
    for index, (_line, cells) in enumerate(sheet.rows[: 2 * _HEADER_WITHIN]):
        columns = recognise(cells)
        if columns.usable and (best is None or columns.score > best[1].score):
            best = index, columns
    return best


def _score(sheet: Sheet) -> tuple[int, int]:
    header = header_of(sheet)
    widths = [len(cells) for _line, cells in sheet.rows]
    return (header[1].score if header else 0, min(max(widths, default=0), 50))


def _read_sheets(
    sheets: list[Sheet], problems: list[Problem], locale: str, by_hand: bool
) -> ReadPeople:
    used: list[SourceSheet] = []
    for sheet in sheets:
        header = header_of(sheet)
        if header is None:
            if any(any(cells) for _line, cells in sheet.rows):
                problems.append(_unused(sheet))
            continue
        used.append(source_sheet(sheet, header[0]))
    if not used:
        filled = [source_sheet(sheet) for sheet in sheets]
        filled = [sheet for sheet in filled if sheet.rows]
        if by_hand and filled:
            return read_source(guessed_table(filled, locale))
        raise BadInput(_without_names(sheets))
    if all(len(sheet.rows) == 1 for sheet in used):
        raise BadInput(_("The table has column names but no rows, so there is nothing to import."))
    return read_source(SourceTable(tuple(used), tuple(problems), True, locale=locale))


def source_sheet(sheet: Sheet, first: int = 0) -> SourceSheet:
    """Return the rows of a sheet from that one on, without the blank ones."""
    rows = tuple(
        (line, tuple(cells)) for line, cells in sheet.rows[first:] if any(map(str.strip, cells))
    )
    above = sum(1 for _line, cells in sheet.rows[:first] if _has_words(cells))
    return SourceSheet(sheet.name, rows, above)


def _has_words(cells: list[str]) -> bool:
    """Whether a line above the column names says something; "sep=;" only speaks to Excel."""
    told = "".join(cells).strip()
    return bool(told) and not (len(told) <= 5 and told.casefold().startswith("sep="))


def is_binary(text: str) -> bool:
    """Whether bytes that were decoded are no text after all."""
    head = text[:4000]
    odd = sum(1 for c in head if (c < " " and c not in "\t\r\n\f\v\0") or c == "\ufffd")
    return head.startswith("%PDF") or odd * 20 > len(head)


def _unused(sheet: Sheet) -> Problem:
    message = _("The sheet “{name}” has no column for a name or e-mail; it was not read.")
    return Problem(0, "", "", message.format(name=sheet.name))


def _without_names(sheets: list[Sheet]) -> str:
    rows = [cells for sheet in sheets for _line, cells in sheet.rows if any(cells)]
    headers = [" ".join(cell.split())[:40] for cell in (rows[0] if rows else []) if cell.strip()]
    if not headers:
        return _("The table is empty, so there is nothing to import.")
    return _(
        "No column says who somebody is: the file has {headers}. Name one of them “Name” or"
        " “E-mail”."
    ).format(headers=", ".join(f"“{header}”" for header in headers[:12]))


def guessed_words() -> str:
    """Return what is said where the encoding had to be guessed."""
    return _(
        "The file does not say how its letters are written, and it is not UTF-8; look at an"
        " accented name to see whether it was read rightly."
    )
