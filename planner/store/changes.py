"""The rows that a step changed, as what is kept up beside them needs to know them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection

# What the undo triggers write: the first column after the id, of a row changed or removed.
_OWNER = re.compile(r'(?:SET "\w+"=|VALUES \(\d+,)(\d+)')
_ENOUGH = 400  # characters of an inverse, in which that column stands


@dataclass(frozen=True)
class Changes:
    """The rows of one step: by their table, the ids of those inserted, changed or removed."""

    connection: Connection
    step: int
    rows: dict[str, list[range]]

    def owners_before(self, name: str) -> set[int]:
        """Return what the changed and removed rows of a table belonged to before.

        That is the number in the first column after the id; a row removed tells it no more.
        """
        found = self.connection.exec_driver_sql(
            f"SELECT substr(inverse, 1, {_ENOUGH}) FROM undo_log "
            "WHERE step_id = ? AND name = ? AND change IN ('U', 'D')",
            (self.step, name),
        )
        owners = (_OWNER.search(inverse) for (inverse,) in found)
        return {int(owner[1]) for owner in owners if owner}


def joined(spans: Iterable[tuple[int, int]]) -> Iterator[range]:
    """Yield sorted spans of ids, first and last, as ranges that neither overlap nor touch."""
    begin = end = None
    for first, last in spans:
        if begin is None or end is None or first > end:
            if begin is not None and end is not None:
                yield range(begin, end)
            begin, end = first, last + 1
        else:
            end = max(end, last + 1)
    if begin is not None and end is not None:
        yield range(begin, end)


def rows_of(connection: Connection, step: int) -> dict[str, list[range]]:
    """Return the rows that a step's part of the undo log names, and those outside undo."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for name, first, last in connection.exec_driver_sql(
        "SELECT name, row_id, CASE change WHEN 'R' THEN CAST(inverse AS INTEGER) ELSE row_id END "
        "FROM undo_log WHERE step_id = ? "
        "UNION ALL SELECT name, row_id, row_id FROM temp.outside_change ORDER BY 1, 2",
        (step,),
    ):
        spans.setdefault(name, []).append((first, last))
    return {name: list(joined(found)) for name, found in spans.items()}


def pieces(spans: Iterable[range], most: int) -> Iterator[Sequence[int]]:
    """Yield all ids of spans: long spans as they are, of short ones up to `most` ids together."""
    single: list[int] = []
    for span in spans:
        if len(span) > most:
            yield span
        else:
            single += span
    for start in range(0, len(single), most):
        yield single[start : start + most]


def among(column: Any, ids: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of these ids."""
    within: ColumnElement[bool]
    within = column.between(ids[0], ids[-1]) if isinstance(ids, range) else column.in_(ids)
    return within
