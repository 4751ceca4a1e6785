"""Where the rows of a model come from: held whole, or fetched a page at a time."""

from array import array
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import chain, compress
from typing import TYPE_CHECKING, Any, Protocol

from planner.gui.signs import fold

if TYPE_CHECKING:
    from planner.gui.row_model import Column

PAGE = 64  # rows that are fetched at a time
_KEPT_PAGES = 48


class RowSource(Protocol):
    """Rows in the order given. A place counts from 0; `row` may be None where it cannot be read.

    It `narrows` where all rows that hold "ab" are among those found for "a".
    """

    narrows: bool

    def __len__(self) -> int: ...

    @property
    def knows_ids(self) -> bool:
        """Whether every row is known by its id."""

    def row(self, place: int) -> Any:
        """Return the row at a place."""

    def id_at(self, place: int) -> Any:
        """Return the id of the row at a place."""

    def places_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the place of each id, -1 for what is not here."""

    def sorted_by(self, column: "Column", *, downwards: bool) -> Sequence[int]:
        """Return all places in the order of a column; those with nothing in it stand last."""

    def starting(self, column: "Column", text: str) -> Container[int]:
        """Return the places whose text in a column begins so, both folded."""

    def holding(self, words: Sequence[str], within: Sequence[int]) -> Sequence[int]:
        """Return those places, in their order, whose rows hold every folded word."""


class HeldRows:
    """All rows as they are.

    `sought(row)` is what is looked through, folded; by default the `searched` columns are.
    """

    narrows = True

    def __init__(
        self,
        rows: Iterable[Any],
        columns: "Sequence[Column]",
        sought: Callable[[Any], str] | None = None,
    ) -> None:
        self.rows = list(rows)
        self._columns = columns
        self._sought = sought
        self._texts: dict[str, list[str]] = {}  # folded, by column, side by side with the rows
        self._haystacks: list[str] | None = None
        self._places: dict[Any, int] | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def knows_ids(self) -> bool:
        """Whether every row is known by its id."""
        return True

    def row(self, place: int) -> Any:
        """Return the row at a place."""
        return self.rows[place]

    def id_at(self, place: int) -> Any:
        """Return the id of the row at a place."""
        return self.rows[place].id

    def places_of(self, ids: Sequence[Any]) -> list[int]:
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
            self._texts[column.name] = folded_texts(map(column.text, self.rows))
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
    """Rows of which only those in sight are read.

    `ids` are those of all rows in the order given, or None while only their `count` is known.
    """

    narrows = False  # of many only the first are found

    def __init__(self, pages: Pages, count: int, ids: Sequence[int] | None = None) -> None:
        self._pages = pages
        self._count = count
        self._ids = ids
        self._held: dict[int, list[Any]] = {}  # by number of the page, the newest last
        self._places: array[int] | None = None  # by id, once they are asked for

    def __len__(self) -> int:
        return self._count

    @property
    def knows_ids(self) -> bool:
        """Whether every row is known by its id."""
        return self._ids is not None

    def row(self, place: int) -> Any:
        """Return the row at a place, None where it cannot be read just now."""
        number, at = divmod(place, PAGE)
        page = self._held.get(number)
        if page is None:
            page = self._fetch(number)
            if page is None:
                return None
            self._held[number] = page
            if len(self._held) > _KEPT_PAGES:
                del self._held[next(iter(self._held))]
        return page[at] if at < len(page) else None

    def id_at(self, place: int) -> Any:
        """Return the id of the row at a place."""
        if self._ids is not None:
            return self._ids[place]
        row = self.row(place)
        return None if row is None else row.id

    def places_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the place of each id, -1 for what is not here, or not read yet."""
        if self._ids is None:
            read = {
                row.id: number * PAGE + at
                for number, page in self._held.items()
                for at, row in enumerate(page)
                if row is not None
            }
            return [read.get(row_id, -1) for row_id in ids]
        return self._places_of(ids)

    def sorted_by(self, column: "Column", *, downwards: bool) -> Sequence[int]:
        """Return all places in the order of a column; those with nothing in it stand last."""
        told = self._pages.sorted_by(column.name) if self._ids is not None else None
        if told is None:
            return range(self._count)
        found = [place for place in self._places_of(told) if place >= 0]
        if downwards:
            found.reverse()
        if len(found) == self._count:
            return array("l", found)
        has = bytearray(self._count)
        for place in found:
            has[place] = 1
        return array("l", chain(found, (at for at, told in enumerate(has) if not told)))

    def starting(self, column: "Column", text: str) -> Container[int]:
        """Return the places whose text in a column begins so, both folded."""
        found = self._pages.starting(text)
        if not found or self._ids is None:
            return ()
        return frozenset(self._places_of(found))

    def holding(self, words: Sequence[str], within: Sequence[int]) -> Sequence[int]:
        """Return those places, in their order, whose rows hold every folded word."""
        if not words:
            return within
        found = self._pages.holding(words)
        if not found or self._ids is None:
            return []
        places = [place for place in self._places_of(found) if place >= 0]
        if isinstance(within, range):  # all of them, in the order given
            return sorted(places)
        is_found = bytearray(self._count)
        for place in places:
            is_found[place] = 1
        return list(compress(within, map(is_found.__getitem__, within)))

    def _places_of(self, ids: Sequence[int]) -> list[int]:
        if self._places is None:
            self._places = array("i", [-1]) * (max(self._ids or (), default=0) + 1)
            for place, id_ in enumerate(self._ids or ()):
                self._places[id_] = place
        places, past = self._places, len(self._places)
        return [places[id_] if 0 <= id_ < past else -1 for id_ in ids]

    def _fetch(self, number: int) -> list[Any] | None:
        start = number * PAGE
        if self._ids is None:
            return self._pages.fetch_from(start, PAGE)
        ids = self._ids[start : start + PAGE]
        rows = self._pages.fetch(ids)
        if rows is None:
            return None
        by_id = {row.id: row for row in rows}
        return [by_id.get(id_) for id_ in ids]


def folded_texts(texts: Iterable[str]) -> list[str]:
    """Return each text folded; what is plain letters folds without a call for each."""
    return [text.lower() if text.isascii() else fold(text) for text in texts]
