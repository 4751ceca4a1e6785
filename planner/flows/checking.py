"""All that can be found wrong in a store: the file, its rows, and the rules of the model."""

from dataclasses import dataclass

from planner.queries.check import broken_rules, unreadable
from planner.queries.counts import table_counts
from planner.store import Store


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


def check(store: Store) -> Findings:
    """Check everything; takes some seconds with a large store, so not on the window's thread."""
    damage = [*store.check_file(), *store.read(unreadable)]
    if damage:
        # A rule asked of rows that cannot be read would break before it could answer.
        return Findings(tuple(damage), (), {})
    return Findings((), tuple(store.read(broken_rules)), store.read(table_counts))
