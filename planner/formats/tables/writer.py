"""Writes CSV that table programs open with its letters whole and without reckoning its cells."""

import csv
import io
from collections.abc import Iterable, Sequence

from planner.formats.ics.text import clean

_RECKONED = ("=", "+", "-", "@", "\t", "\r")


def write_csv(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, separator: str = ","
) -> bytes:
    """Return a table as CSV (RFC 4180), UTF-8 with a byte order mark.

    Without the mark Excel reads UTF-8 as the machine's old code page; LibreOffice and our own
    reader take it as well. Excel splits at the list separator of the system's language: pass
    ";" for users whose decimal sign is a comma. A cell that begins with `= + - @` or a tab
    would be taken for a formula: an apostrophe before it makes it text, and our reader takes
    that off again.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([_inert(cell) for cell in header])
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _inert(cell: str) -> str:
    guarded = cell.startswith(_RECKONED)
    text = clean(cell)
    return f"'{text}" if guarded or text.startswith(_RECKONED) else text
