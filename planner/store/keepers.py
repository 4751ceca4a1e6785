"""What the door keeps up beside the rows, in the transaction that changed them.

A keeper is told which rows a command, an undo or a redo changed, by what the undo log names; it
has tables of its own in `planner.store.tables`, which no step covers, because undoing a step
tells the keepers again. Triggers could not do it: they fail under `trusted_schema=OFF`.
"""

from typing import Protocol

from sqlalchemy import Connection

from planner.store.changes import Changes, rows_of
from planner.store.checksums import Checksums
from planner.store.people_order import PeopleOrder
from planner.store.search_index import SearchIndex


class Keeper(Protocol):
    """Keeps something up that is made out of the rows."""

    def follow(self, connection: Connection, changes: Changes, *, for_good: bool) -> None:
        """Take in what a step changed; `for_good`, nothing may be left of what was removed."""

    def start_anew(self, connection: Connection) -> None:
        """Make everything anew out of all rows, after a migration."""

    def tend(self, connection: Connection) -> bool:
        """Do a piece of what was put off, if anything; return whether more is left."""


KEEPERS: tuple[Keeper, ...] = (SearchIndex(), PeopleOrder(), Checksums())


def follow(connection: Connection, step: int, *, for_good: bool = False) -> None:
    """Tell the keepers what a step changed, before it is committed."""
    changes = Changes(connection, step, rows_of(connection, step))
    if changes.rows or for_good:
        for keeper in KEEPERS:
            keeper.follow(connection, changes, for_good=for_good)


def start_anew(connection: Connection) -> None:
    """Have everything made anew."""
    for keeper in KEEPERS:
        keeper.start_anew(connection)


def tend(connection: Connection) -> bool:
    """Have a piece done of what was put off; return whether more is left."""
    return any(keeper.tend(connection) for keeper in KEEPERS)
