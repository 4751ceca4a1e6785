"""What a row of the table is: a fault, the figure to reach, and what tries it."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import tests.faults


@dataclass(frozen=True)
class Try:
    """One try of a fault. `what` is counted under that word; `lost` says what was lost, if any."""

    what: str
    lost: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the table.

    `run` takes how many tries are to be made and an empty folder to make them in. `short` is how
    many the suite makes, `full` how many stand behind the figure. `missing` tells what this machine
    lacks for it, "" when nothing.
    """

    name: str
    fault: str
    figure: str
    short: int
    full: int
    run: Callable[[int, Path], Iterator[Try]]
    order: int = 99
    missing: Callable[[], str] = str


@dataclass
class Outcome:
    """What came of a row."""

    row: Row
    seconds: float = 0.0
    tried: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    @property
    def tries(self) -> str:
        """What was tried, in words."""
        return ", ".join(f"{count} {what}" for what, count in self.tried.items())

    @property
    def verdict(self) -> str:
        """Whether the figure was reached; nothing tried is nothing shown."""
        return "pass" if self.tried and not self.lost else "short"


def tried(row: Row, count: int, folder: Path) -> Outcome:
    """Run a row so many times and return what came of it."""
    outcome = Outcome(row)
    for one in row.run(count, folder):
        outcome.tried[one.what] += 1
        if one.lost:
            outcome.lost.append(f"{one.what}: {one.lost}")
    return outcome


def all_rows() -> list[Row]:
    """Return the rows of all modules of this folder, in the order of the table."""
    rows: list[Row] = []
    for module in pkgutil.iter_modules(tests.faults.__path__):
        if not module.name.startswith(("__", "test_")):
            found = vars(importlib.import_module(f"tests.faults.{module.name}"))
            rows += [value for value in found.values() if isinstance(value, Row)]
    return sorted(dict.fromkeys(rows), key=lambda row: (row.order, row.name))
