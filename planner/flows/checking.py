"""All that can be found wrong in a store: the file, its rows, and the rules of the model."""

import time
from dataclasses import dataclass
from typing import Protocol

from planner.errors import StoreBusy
from planner.queries.check import broken_rules, unreadable
from planner.queries.counts import table_counts
from planner.store import Store
from planner.store.checksums import Place, look_at_rows
from planner.store.engine import DAMAGE

_AT_ONCE = 300  # rows; some milliseconds
_BREATH, _BUSY = 0.005, 0.2  # seconds between two looks


class Stopping(Protocol):
    """Says whether long work shall stop."""

    def check(self) -> None:
        """Raise Cancelled when it shall."""


@dataclass(frozen=True)
class Findings:
    """What a check found: damage of the file and its rows, rules that do not hold, and counts."""

    damage: tuple[str, ...]
    broken: tuple[str, ...]
    rows: dict[str, int]

    @property
    def problems(self) -> list[str]:
        """Everything that was found, as sentences."""
        return [*self.damage, *self.broken]


def look_over(store: Store, progress: Stopping | None = None) -> bool:
    """Whether every row the user wrote is as it was saved; stops at the first that is not.

    It reads a few rows at a time, and whoever wants the store has it in between. Raises
    Cancelled where it shall stop.
    """
    place: Place | None = Place()
    while place is not None:
        if progress is not None:
            progress.check()
        try:
            found, place = store.read(look_at_rows, place, _AT_ONCE)
        except StoreBusy:
            time.sleep(_BUSY)
            continue
        except DAMAGE:
            return False
        if found:
            return False
        time.sleep(_BREATH)
    return True


def check(store: Store) -> Findings:
    """Check everything; takes some seconds with a large store, so not on the window's thread."""
    damage = [*store.check_file(), *store.read(unreadable)]
    if damage:
        # A rule asked of rows that cannot be read would break before it could answer.
        return Findings(tuple(damage), (), {})
    return Findings((), tuple(store.read(broken_rules)), store.read(table_counts))
