"""Which rows of a source are shown: those that hold the words sought and meet a condition."""

from collections.abc import Callable, Sequence
from typing import Any

from planner.gui.row_source import HeldRows, RowSource
from planner.gui.signs import fold

_AT_ONCE = 500  # rows brought at a time of those that are wanted whole


class RowFilter:
    """What is sought and asked at present; `among` are the numbers of what holds the words sought
    and can meet the condition, where that is known."""

    def __init__(self) -> None:
        self.needle = ""
        self.condition: Callable[[Any], bool] | None = None
        self.among: Sequence[int] | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything is sought or asked."""
        return bool(self.needle or self.condition) or self.among is not None

    def set(
        self,
        needle: str,
        condition: Callable[[Any], bool] | None,
        among: Sequence[int] | None = None,
    ) -> None:
        """Seek every word of `needle`, and ask for a condition besides."""
        self.needle, self.condition, self.among = folded_words(needle), condition, among

    def matching(self, source: RowSource, order: Sequence[int], *, given: bool) -> Sequence[int]:
        """Return the numbers of what is shown, in an order; `given` says that it is the source's.

        `among` is in the source's order.
        """
        if self.among is not None and not given:
            some = set(self.among)
            order = [number for number in order if number in some]
        elif self.among is not None:
            order = self.among
        shown = source.holding(self.needle.split(), order) if self.among is None else order
        return list(met(source, shown, self.condition)) if self.condition else shown


def met(
    source: RowSource, numbers: Sequence[int], condition: Callable[[Any], bool]
) -> dict[int, Any]:
    """Return the rows among these that meet a condition, by number."""
    pairs = zip(numbers, rows_of(source, numbers), strict=True)
    return {number: row for number, row in pairs if condition(row)}


def rows_of(source: RowSource, numbers: Sequence[int]) -> list[Any]:
    """Return the rows of these numbers; None where one is gone."""
    if isinstance(source, HeldRows):
        return source.rows_of(numbers)
    rows: list[Any] = []
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        source.bring(some)
        rows += map(source.row, some)
    return rows


def folded_words(text: str) -> str:
    """Return the words of a text, folded, with one space between them."""
    return " ".join(fold(text).split())
