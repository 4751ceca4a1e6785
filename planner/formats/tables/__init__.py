"""Lists of people as tables: CSV, XLSX and ODS read, pasted text read, CSV written."""

from planner.formats.tables.columns import FIELDS
from planner.formats.tables.mapping import SourceColumn, columns_of, read_source
from planner.formats.tables.pasted import is_people_text, read_pasted, read_text_list
from planner.formats.tables.reader import read_table
from planner.formats.tables.writer import write_csv

__all__ = [
    "FIELDS",
    "SourceColumn",
    "columns_of",
    "is_people_text",
    "read_pasted",
    "read_source",
    "read_table",
    "read_text_list",
    "write_csv",
]
