"""Where the rows of a model come from: held whole, or fetched a page at a time."""

from array import array
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from planner.gui.signs import fold, fold_all

if TYPE_CHECKING:
    from planner.gui.row_model import Column

_KEPT = 3_000  # rows that were read


class RowSource(Protocol):
    """Rows in the order given, each under a number of the source's own.

    A source `narrows` where all rows that hold "ab" are among those found for "a".
    """

    narrows: bool

    def __len__(self) -> int: ...

    @property
    def knows_ids(self) -> bool:
        """Whether every row is known by its id."""

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all rows, in the order given."""

    def row(self, number: int) -> Any:
        """Return a row; None where it is not at hand, or gone."""

    def bring(self, numbers: Sequence[int]) -> None:
        """Have these rows at hand, in one question for all that are not."""

    def id_at(self, number: int) -> Any:
        """Return the id of a row, where it `knows_ids`."""

    def numbers_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the number of each id, -1 for what is not known to be here."""

    def sorted_by(self, column: "Column", *, downwards: bool) -> Sequence[int]:
        """Return all numbers in the order of a column; those with nothing in it stand last."""

    def starting(self, column: "Column", text: str) -> Container[int]:
        """Return the numbers of those whose text in a column begins so, both folded."""

    def holding(self, words: Sequence[str], within: Sequence[int]) -> Sequence[int]:
        """Return those numbers, in their order, whose rows hold every folded word."""


class HeldRows:
    """All rows as they are, numbered by their places.

    `sought(row)` is what is looked through, folded; by default the `searched` columns are.
    `places` has the place of each row by its id, where it is known already.
    """

    narrows = True

    def __init__(
        self,
        rows: Iterable[Any],
        columns: "Sequence[Column]",
        sought: Callable[[Any], str] | None = None,
        places: Mapping[Any, int] | None = None,
    ) -> None:
        self.rows = list(rows)
        self._columns = columns
        self._sought = sought
        self._texts: dict[str, list[str]] = {}  # folded, by column, side by side with the rows
        self._haystacks: list[str] | None = None
        self._places = places

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def knows_ids(self) -> bool:
        """Whether every row is known by its id."""
        return True

    @property
    def numbers(self) -> Sequence[int]:
        """The places of all rows."""
        return range(len(self.rows))

    def row(self, number: int) -> Any:
        """Return the row at a place."""
        return self.rows[number]

    def rows_of(self, numbers: Sequence[int]) -> list[Any]:
        """Return the rows at these places."""
        return [self.rows[number] for number in numbers]

    def bring(self, numbers: Sequence[int]) -> None:
        """Do nothing: all are at hand."""

    def id_at(self, number: int) -> Any:
        """Return the id of the row at a place."""
        return self.rows[number].id

    def numbers_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the place of each id, -1 for what is not here."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self.rows)}
        return [self._places.get(row_id, -1) for row_id in ids]

    def sorted_by(self, column: "Column", *, downwards: bool) -> Sequence[int]:
        """Return all places in the order of a column; those with nothing in it stand last."""
        keys = self._keys(column)
        told = [at for at, key in enumerate(keys) if key is not None]
        told.sort(key=keys.__getitem__, reverse=downwards)
        return told + [at for at, key in enumerate(keys) if key is None]

    def starting(self, column: "Column", text: str) -> Container[int]:
        """Return the places whose text in a column begins so, both folded."""
        return {at for at, words in enumerate(self._folded(column)) if words.startswith(text)}

    def holding(self, words: Sequence[str], within: Sequence[int]) -> Sequence[int]:
        """Return those places, in their order, whose rows hold every folded word."""
        if not words:
            return within
        texts, found = self._looked_through(), within
        for word in words:
            found = [place for place in found if word in texts[place]]
        return found

    def _keys(self, column: "Column") -> Sequence[Any]:
        if given := column.sort_key:
            return [given(row) for row in self.rows]
        return [text or None for text in self._folded(column)]

    def _folded(self, column: "Column") -> list[str]:
        if column.name not in self._texts:
            self._texts[column.name] = fold_all(list(map(column.text, self.rows)))
        return self._texts[column.name]

    def _looked_through(self) -> list[str]:
        if self._haystacks is None and self._sought is not None:
            self._haystacks = list(map(self._sought, self.rows))
        if self._haystacks is None:
            looked = [column.text for column in self._columns if column.searched]
            # Cell by cell: what is plain ASCII folds ten times faster.
            self._haystacks = ["\n".join([fold(text(row)) for text in looked]) for row in self.rows]
        return self._haystacks


class Pages(Protocol):
    """Who reads the rows of a long list; each answer is None while the store is busy."""

    def fetch(self, ids: Sequence[int]) -> list[Any] | None:
        """Return the rows of these ids, in any order, without those that are gone."""

    def fetch_from(self, place: int, count: int) -> list[Any] | None:
        """Return so many rows from a place on, in the order given."""

    def sorted_by(self, column: str) -> Sequence[int] | None:
        """Return the ids of the rows that have anything in a column, in its order."""

    def starting(self, text: str) -> Sequence[int] | None:
        """Return the ids of the rows whose first column begins with a folded text."""

    def holding(self, words: Sequence[str]) -> Sequence[int] | None:
        """Return the ids of the rows that hold every folded word, perhaps not all there are."""


class PagedRows:
    """Rows of which only those in sight are read, numbered by their ids.

    `ids` are those of all rows in the order given, or None while only their `count` is known:
    until then a row's number is its place.
    """

    narrows = False  # of many only the first are found

    def __init__(self, pages: Pages, count: int, ids: Sequence[int] | None = None) -> None:
        self._pages = pages
        self._count = count
        self._ids = ids
        self._held: dict[int, Any] = {}  # by number, the newest last; None for one that is gone
        self._ranks: tuple[Sequence[int], array[int]] | None = None  # of an order, by id

    def with_ids(self, ids: Sequence[int]) -> "PagedRows":
        """Return the same rows by their ids, with what of them was read already."""
        known = PagedRows(self._pages, len(ids), ids)
        known._held = {row.id: row for row in self._held.values() if row is not None}
        return known

    def __len__(self) -> int:
        return self._count

    @property
    def knows_ids(self) -> bool:
        """Whether every row is known by its id."""
        return self._ids is not None

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all rows, in the order given."""
        return range(self._count) if self._ids is None else self._ids

    def row(self, number: int) -> Any:
        """Return a row, None where it was not brought."""
        return self._held.get(number)

    def bring(self, numbers: Sequence[int]) -> None:
        """Read those that were not yet; while the store is busy none comes."""
        missing = [number for number in numbers if number not in self._held]
        if not missing:
            return
        if self._ids is None:  # one page of the order given
            read = self._pages.fetch_from(missing[0], missing[-1] - missing[0] + 1)
            by_number = dict(enumerate(read or (), missing[0]))
        else:
            read = self._pages.fetch(missing)
            by_number = {row.id: row for row in read or ()}
        if read is None:
            return
        self._held.update((number, by_number.get(number)) for number in missing)
        while len(self._held) > _KEPT:
            del self._held[next(iter(self._held))]

    def id_at(self, number: int) -> Any:
        """Return the id of a row: its number."""
        return number

    def numbers_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the number of each id, -1 for what is not read yet."""
        if self._ids is not None:
            return list(ids)
        read = {row.id: number for number, row in self._held.items() if row is not None}
        return [read.get(row_id, -1) for row_id in ids]

    def sorted_by(self, column: "Column", *, downwards: bool) -> Sequence[int]:
        """Return all numbers in the order of a column; those with nothing in it stand last."""
        told = self._pages.sorted_by(column.name) if self._ids is not None else None
        if told is None or self._ids is None:
            return self.numbers
        in_order = list(reversed(told) if downwards else told)
        if len(in_order) < self._count:
            has = set(in_order)
            in_order += [id_ for id_ in self._ids if id_ not in has]
        return in_order

    def starting(self, column: "Column", text: str) -> Container[int]:
        """Return the numbers of those whose text in a column begins so, both folded."""
        return frozenset(self._pages.starting(text) or ()) if self._ids is not None else ()

    def holding(self, words: Sequence[str], within: Sequence[int]) -> Sequence[int]:
        """Return those numbers, in their order, whose rows hold every folded word."""
        if not words:
            return within
        found = self._pages.holding(words) if self._ids is not None else None
        if not found:
            return []
        ranks = self._ranks_in(within)
        past = len(ranks)
        here = [id_ for id_ in found if id_ < past and ranks[id_] >= 0]
        return sorted(here, key=ranks.__getitem__)

    def _ranks_in(self, order: Sequence[int]) -> "array[int]":
        """Return by id the place in an order, -1 for what is not in it; the last one is kept."""
        if self._ranks is None or self._ranks[0] is not order:
            ranks = array("i", [-1]) * (max(order, default=0) + 1)
            for place, id_ in enumerate(order):
                ranks[id_] = place
            self._ranks = order, ranks
        return self._ranks[1]
