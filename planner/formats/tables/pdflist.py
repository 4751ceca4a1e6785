"""People and companies out of a PDF: an exhibitor list as organisers print it."""

import re
from dataclasses import replace

from planner.errors import BadInput
from planner.formats.ics.values import Problem
from planner.formats.people import ReadPeople
from planner.formats.tables.guessing import is_place
from planner.formats.tables.pasted import names_columns, read_lines, split_cells
from planner.formats.tables.pdflines import Progress, pdf_lines, running_lines
from planner.formats.tables.reader import read_text
from planner.i18n import _


def read_pdf(data: bytes, progress: Progress | None = None) -> ReadPeople:
    """Return the people or companies of the text of a PDF, a line each.

    Lines that stand on several pages alike, and page numbers, are skipped and told. Raises
    BadInput with one sentence when there is no text, or nobody in it.
    """
    pages = pdf_lines(data, progress)
    running = running_lines(pages)
    lines = [line for page in pages for line in page]
    kept = [(number, text) for number, text in lines if number not in running]
    skipped = [
        Problem(number, "", " ".join(text.split())[:80], _("It stands on several pages alike."))
        for number, text in lines
        if number in running
    ]
    kept = _side_by_side(kept)
    text = "\n".join(text for _number, text in kept)
    try:
        read = read_text(text, [], "en") if names_columns(text) else read_lines(kept)
    except BadInput:
        raise BadInput(_nobody()) from None
    return _with(read, skipped)


def _with(read: ReadPeople, skipped: list[Problem]) -> ReadPeople:
    table = read.table
    if table is not None:
        table = replace(table, problems=(*skipped, *table.problems))
    return replace(
        read,
        found=read.found + len(skipped),
        skipped=read.skipped + len(skipped),
        problems=(*skipped, *read.problems),
        table=table,
    )


def _side_by_side(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return one line for each entry where a page sets several of them beside each other."""
    cells = [(number, split_cells(text)) for number, text in lines]
    shapes = ["".join("p" if is_place(cell) else "n" for cell in row) for _number, row in cells]
    repeated = sum(1 for shape in shapes if re.fullmatch(r"(?:np+){2,}", shape))
    if 2 * repeated < sum(1 for shape in shapes if len(shape) > 1):
        return lines
    found = []
    for (number, row), shape in zip(cells, shapes, strict=True):
        entries = re.findall(r"np*", shape) if shape.startswith("n") else [shape]
        at = 0
        for entry in entries:
            found.append((number, "\t".join(row[at : at + len(entry)])))
            at += len(entry)
    return found


def _nobody() -> str:
    return _("The text of the PDF names nobody. Copy the list out of it, and paste it here.")
