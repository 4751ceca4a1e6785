"""One line per person, as typed on the log page and on the command line (DESIGN.md, section 7)."""

from planner.formats.personline.reading import (
    parse_line,
    parse_lines,
    unread_days,
    unread_words,
)
from planner.formats.personline.values import Dated, PersonLine
from planner.formats.personline.writing import format_line

__all__ = [
    "Dated",
    "PersonLine",
    "format_line",
    "parse_line",
    "parse_lines",
    "unread_days",
    "unread_words",
]
