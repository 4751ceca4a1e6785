"""Replacing everything by an exported copy."""

from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from planner.errors import BadInput
from planner.formats.dump import Dump
from planner.i18n import _
from planner.model import Base
from planner.model.plain import from_plain


def replace_everything(session: Session, dump: Dump) -> int:
    """Remove every row and put the exported ones in their place, ids kept; returns how many.

    Run it where nothing can be undone (`Store.write_for_good`), after a backup. Raises
    BadInput for a copy whose rows do not fit together; nothing is replaced then.
    """
    tables = Base.metadata.sorted_tables
    _refuse_loose_ends(dump)
    count = 0
    try:
        for table in reversed(tables):
            session.execute(delete(table))
        for table in tables:
            rows: list[dict[str, Any]] = [
                {column.name: from_plain(column, row[column.name]) for column in table.columns}
                for row in dump.tables.get(table.name, ())
            ]
            if rows:
                session.execute(insert(table), rows)
                count += len(rows)
    except (SQLAlchemyError, ValueError, TypeError, LookupError) as error:
        raise BadInput(
            _("This copy does not fit together, so nothing was restored ({reason}).").format(
                reason=type(error).__name__
            )
        ) from error
    return count


def _refuse_loose_ends(dump: Dump) -> None:
    """Refuse a copy in which a row points at one that is not there."""
    ids = {name: {str(row.get("id")) for row in rows} for name, rows in dump.tables.items()}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                held = ids.get(key.column.table.name, set()) | {"None"}
                for row in dump.tables.get(table.name, ()):
                    if str(row.get(column.name)) not in held:
                        raise BadInput(
                            _(
                                "This copy does not fit together: a row of “{table}” points at one "
                                "that is not in it. Nothing was restored."
                            ).format(table=table.name)
                        )
