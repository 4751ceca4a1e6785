"""What the door keeps up beside the rows, in the transaction that changed them.

A keeper is told which rows a command, an undo or a redo changed, by what the undo log names; it
has tables of its own in `planner.store.tables`, which no step covers, because undoing a step
tells the keepers again. Triggers could not do it: they fail under `trusted_schema=OFF`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from planner.store.checksums import Checksums

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


class Keeper(Protocol):
    """Keeps something up that is made out of the rows."""

    def follow(self, connection: Connection, changes: Changes, *, for_good: bool) -> None:
        """Take in what a step changed; `for_good`, nothing may be left of what was removed."""

    def start_anew(self, connection: Connection) -> None:
        """Make everything anew out of all rows, after a migration."""


KEEPERS: tuple[Keeper, ...] = (Checksums(),)


def follow(connection: Connection, step: int, *, for_good: bool = False) -> None:
    """Tell the keepers what a step changed, before it is committed."""
    changes = Changes(connection, step, _rows_of(connection, step))
    if changes.rows or for_good:
        for keeper in KEEPERS:
            keeper.follow(connection, changes, for_good=for_good)


def start_anew(connection: Connection) -> None:
    """Have everything made anew."""
    for keeper in KEEPERS:
        keeper.start_anew(connection)


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


def _rows_of(connection: Connection, step: int) -> dict[str, list[range]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for name, first, last in connection.exec_driver_sql(
        "SELECT name, row_id, CASE change WHEN 'R' THEN CAST(inverse AS INTEGER) ELSE row_id END "
        "FROM undo_log WHERE step_id = ? "
        "UNION ALL SELECT name, row_id, row_id FROM temp.outside_change ORDER BY 1, 2",
        (step,),
    ):
        spans.setdefault(name, []).append((first, last))
    return {name: list(joined(found)) for name, found in spans.items()}
