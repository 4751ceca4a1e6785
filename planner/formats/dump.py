"""The whole store as one JSON document, planner.json: lossless, ids kept."""

import json
from dataclasses import dataclass
from typing import Any

from planner.errors import BadInput
from planner.i18n import _

FORMAT = "planner-store"
FILE_NAME = "planner.json"


@dataclass(frozen=True)
class Dump:
    """Every row of every table as plain values, by table name, and the schema they belong to."""

    schema: int
    tables: dict[str, list[dict[str, Any]]]


def write_dump(dump: Dump) -> bytes:
    """Return the document, UTF-8, one row a line, always the same for the same rows."""
    lines = ["{", f' "format": "{FORMAT}",', f' "schema": {dump.schema},', ' "tables": {']
    names = list(dump.tables)
    for name in names:
        rows = [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in dump.tables[name]]
        comma = "," if name != names[-1] else ""
        body = ",\n   ".join(rows)
        lines.append(f"  {json.dumps(name)}: [{chr(10) + '   ' + body if rows else ''}]{comma}")
    lines += [" }", "}", ""]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def read_dump(data: bytes, newest_schema: int) -> Dump:
    """Read a document back; BadInput says why it is none, or too new."""
    try:
        told = json.loads(data)
        kind, schema, tables = told["format"], told["schema"], told["tables"]
        fits = (
            kind == FORMAT
            and isinstance(schema, int)
            and all(
                isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
                for rows in tables.values()
            )
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        fits = False
    if not fits:
        raise BadInput(_("This is no exported copy of a Planner store; nothing was restored."))
    if schema > newest_schema:
        raise BadInput(_("This copy was made by a newer Planner; install that one to restore it."))
    return Dump(schema, tables)
