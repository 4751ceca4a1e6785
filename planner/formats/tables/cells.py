"""The bytes of a table made into rows of text that know their line."""

import codecs
import csv
import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from xml.etree import ElementTree

from planner.errors import BadInput
from planner.formats.ics.text import clean
from planner.formats.ics.values import Problem
from planner.i18n import _

SEPARATORS = ",;\t|"
_LARGEST = 50 * 1024 * 1024
_MOST_CELLS = 3_000_000
_MOST_RETRIES = 20
_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^<>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'](?:[^<>]*[^<>/])?>"""
)
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@dataclass(slots=True)
class Sheet:
    """One table: its name ("" for a file of one), and its rows with the line each began on."""

    name: str
    rows: list[tuple[int, list[str]]]
    problems: list[Problem] = field(default_factory=list)


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text of a file and whether its encoding had to be guessed."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff"), False
    head = data[:1000]
    if head[1::2].count(0) > len(head) // 4:
        return data.decode("utf-16-le", "replace"), True
    if head[::2].count(0) > len(head) // 4:
        return data.decode("utf-16-be", "replace"), True
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def text_sheet(text: str, separator: str) -> Sheet:
    """Return the rows of delimiter-separated text (RFC 4180).

    A quote that is never closed would take the rest of the file into one cell: its line is
    read without quotes instead, and told.
    """
    lines = re.split(r"(?<=\n)", text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    lines = [line for line in lines if line]
    sheet = Sheet("", [])
    start = 0
    for attempt in itertools.count():
        rows, stopped = _read(lines, start, separator)
        sheet.rows += rows
        if stopped is None:
            return sheet
        sheet.problems.append(
            Problem(stopped + 1, "", "", _("A quotation mark is never closed; read without it."))
        )
        unquoted = stopped + 1 if attempt < _MOST_RETRIES else len(lines)
        for number in range(stopped, unquoted):
            cells = lines[number].rstrip("\n").split(separator)
            sheet.rows.append((number + 1, [cell.strip(' "') for cell in cells]))
        start = unquoted
    raise AssertionError


def _read(
    lines: list[str], start: int, separator: str
) -> tuple[list[tuple[int, list[str]]], int | None]:
    """Return rows from line `start` on, and the line that opens a quote nothing closes."""
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(itertools.islice(lines, start, None), delimiter=separator, strict=False)
    begun = start
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return rows, None
        except csv.Error:  # a cell of more than 128 KiB
            return rows, begun
        end = start + reader.line_num
        if end - begun > 1 and _is_torn("".join(lines[begun:end]), separator):
            return rows, begun
        rows.append((begun + 1, [clean(cell) for cell in cells]))
        begun = end


def _is_torn(record: str, separator: str) -> bool:
    """Whether a record of several lines has its quotes wrong: then its first one is astray."""
    try:
        list(csv.reader(io.StringIO(record), delimiter=separator, strict=True))
    except csv.Error:
        return True
    return False


def book_sheets(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook (.xlsx, .ods), after a look at how large it would get.

    Raises BadInput where it is damaged or would fill the memory.
    """
    _screen(data)
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            Sheet(name, list(_book_rows(book.get_sheet_by_name(name).to_python(False))))
            for name in book.sheet_names
        ]
    except BaseException as error:  # a panic of the Rust library is no Exception
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise BadInput(_damaged()) from None
        raise


def _book_rows(rows: Iterable[Iterable[object]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        yield number, [_cell_text(cell) for cell in row]


def _cell_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return clean(str(cell))


def _screen(data: bytes) -> None:
    """Unpack once into nothing, counting: calamine makes every cell between the outermost ones."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            room = _LARGEST
            for member in archive.infolist():
                with archive.open(member) as file:
                    content = file.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise BadInput(_too_large())
                if member.filename.startswith("xl/worksheets/"):
                    _screen_xlsx(content)
                elif member.filename == "content.xml":
                    _screen_ods(content)
    except BadInput:
        raise
    except Exception:  # damage makes zipfile and the XML parser raise anything
        raise BadInput(_damaged()) from None


def _screen_xlsx(content: bytes) -> None:
    columns, rows = 0, 0
    for cell in _CELL.finditer(content):
        columns = max(columns, _column(cell[1]))
        rows = max(rows, int(cell[2]))
    if columns * rows > _MOST_CELLS:
        raise BadInput(_too_large())


def _screen_ods(content: bytes) -> None:
    rows, widest = 0, 0
    for _event, row in ElementTree.iterparse(io.BytesIO(content)):
        if row.tag != f"{_TABLE}table-row":
            continue
        width = filled = 0
        for cell in row:
            width += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if len(cell) or any(key.endswith("value") for key in cell.keys()):  # noqa: SIM118
                filled = width
        if filled:
            rows += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            widest = max(widest, filled)
        else:
            rows += min(int(row.get(f"{_TABLE}number-rows-repeated", "1")), 1000)
        row.clear()
        if rows * max(widest, 1) > _MOST_CELLS:
            raise BadInput(_too_large())


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _damaged() -> str:
    return _("The table could not be opened; save it again as .xlsx or .csv and import that.")


def _too_large() -> str:
    return _("The table is far too large for a list of people; save only the list as .csv.")
