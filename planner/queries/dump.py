"""Every row of every table as plain values, for planner.json."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.formats.dump import Dump
from planner.model import Base
from planner.model.plain import to_plain


def dump(session: Session, schema: int) -> Dump:
    """Return the whole content of the store, ids and all, without the undo log."""
    return Dump(
        schema,
        {
            table.name: [
                {name: to_plain(value) for name, value in row.items()}
                for row in session.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for table in Base.metadata.sorted_tables
        },
    )
