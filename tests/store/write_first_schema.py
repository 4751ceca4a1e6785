"""Writes the frozen SQL of the first schema anew; only before the first release may it change.

Run `.venv/bin/python tests/store/write_first_schema.py` after a change of the model. Once a
release carries it, a change needs a migration of its own in planner/store/migrations/versions.
"""

from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import planner.model
import planner.store
from planner.model.base import Base
from planner.store.tables import store_metadata

TARGET = Path(planner.store.__file__).parent / "migrations" / "versions" / "0001_first.sql"
HEAD = "-- The first schema, as SQLite keeps it: frozen; later versions change it step by step.\n"


def first_schema() -> str:
    """Return the SQL that makes every table of the model and of the store, with its indexes."""
    statements = [HEAD]
    for metadata in (Base.metadata, store_metadata):
        statements += _statements(metadata)
    return "\n".join(statements)


def _statements(metadata: MetaData) -> list[str]:
    dialect = sqlite.dialect()
    found = []
    for table in metadata.sorted_tables:
        create = str(CreateTable(table).compile(dialect=dialect)).strip().replace("\t", "    ")
        lines = [line.rstrip() for line in create.splitlines() if line.strip()]
        found.append("\n".join(lines) + ";\n")
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            found.append(f"{CreateIndex(index).compile(dialect=dialect)};\n")
    return found


if __name__ == "__main__":
    TARGET.write_text(first_schema(), encoding="utf-8")
