"""Reads rows straight out of the pages of a SQLite file, whatever became of the rest of it.

The format is SQLite's own (sqlite.org/fileformat2.html, 1.3 to 1.6 and 2.1). Every number read
out of the file is held against its bounds: a page that does not fit together gives nothing.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

Value = None | int | float | str | bytes

_INTERIOR, _LEAF = 0x05, 0x0D
_INDEXES = (0x02, 0x0A)
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_USUAL_SIZE = 4096
_MOST_COLUMNS = 200


class UnreadableError(Exception):
    """A page, a cell or a record that does not fit together."""


@dataclass(frozen=True)
class Record:
    """One row: its id and the values that stand in it; `is_cut` when its end is lost."""

    row_id: int
    values: tuple[Value, ...]
    is_cut: bool = False


@dataclass
class Pages:
    """The pages of one file. `size` is that of a page; pages are counted from 1."""

    data: bytes
    size: int = field(init=False)
    usable: int = field(init=False)

    def __post_init__(self) -> None:
        """Find the size of a page: as the file says, or the usual one where that is nonsense."""
        size = int.from_bytes(self.data[16:18], "big")
        size = 65536 if size == 1 else size
        is_sound = self.data[:16] == b"SQLite format 3\x00" and size >= 512 and not size & size - 1
        self.size = size if is_sound else _USUAL_SIZE
        reserved = self.data[20] if is_sound and self.data[20] < 32 else 0
        self.usable = self.size - reserved

    @property
    def count(self) -> int:
        """How many pages there are, one that is cut off not counted."""
        return len(self.data) // self.size

    def children(self, number: int) -> list[int]:
        """Return the pages below a page of a table's tree; none for a leaf.

        Raises UnreadableError for a page that belongs to no table's tree.
        """
        page, start = self._page(number)
        kind, cells = page[start], self._cells(page, start)
        if kind == _LEAF:
            return []
        if kind != _INTERIOR:
            raise UnreadableError
        found = [int.from_bytes(page[at : at + 4], "big") for at in cells]
        return [*found, int.from_bytes(page[start + 8 : start + 12], "big")]

    def is_leaf(self, number: int) -> bool:
        """Whether a page looks like one that holds rows of a table."""
        page, start = self._page(number)
        return page[start] == _LEAF

    def is_in_use(self, number: int) -> bool:
        """Whether a page looks like one of a tree, whole or not, of a table or an index."""
        page, start = self._page(number)
        return page[start] in (_INTERIOR, _LEAF, *_INDEXES)

    def records(self, number: int) -> Iterator[Record]:
        """Yield the rows of a leaf; a cell that does not fit together is left out."""
        page, start = self._page(number)
        if page[start] != _LEAF:
            return
        for at in self._cells(page, start):
            try:
                yield self._record(page, at)
            except (UnreadableError, IndexError, struct.error):
                continue

    def _page(self, number: int) -> tuple[bytes, int]:
        if not 1 <= number <= self.count:
            raise UnreadableError
        page = self.data[(number - 1) * self.size : number * self.size]
        return page, 100 if number == 1 else 0

    def _cells(self, page: bytes, start: int) -> list[int]:
        interior = page[start] in (_INTERIOR, _INDEXES[0])
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + (12 if interior else 8)
        if first + 2 * count > self.usable:
            raise UnreadableError
        places = struct.unpack(f">{count}H", page[first : first + 2 * count])
        if any(not first + 2 * count <= place < self.usable for place in places):
            raise UnreadableError
        return list(places)

    def _record(self, page: bytes, at: int) -> Record:
        length, at = _varint(page, at)
        row_id, at = _varint(page, at)
        if not 0 < length < len(self.data) or row_id >= 1 << 63:
            raise UnreadableError
        local = self._local(length)
        payload = page[at : at + local]
        if at + local > self.usable:
            raise UnreadableError
        if local < length:
            if at + local + 4 > self.usable:
                raise UnreadableError
            link = int.from_bytes(page[at + local : at + local + 4], "big")
            payload += self._overflow(link, length - local)
        values = _values(payload, length)
        return Record(row_id, values, is_cut=len(payload) < length)

    def _local(self, length: int) -> int:
        most = self.usable - 35
        if length <= most:
            return length
        least = (self.usable - 12) * 32 // 255 - 23
        fitting = least + (length - least) % (self.usable - 4)
        return fitting if fitting <= most else least

    def _overflow(self, link: int, wanted: int) -> bytes:
        """Return what lies in a chain of further pages, as far as it can be followed."""
        found, seen = bytearray(), set[int]()
        while len(found) < wanted and link not in seen and 2 <= link <= self.count:
            page, _start = self._page(link)
            seen.add(link)
            rest = wanted - len(found)
            link = int.from_bytes(page[:4], "big")
            is_last = rest <= self.usable - 4
            if is_last != (link == 0):
                break  # the chain says otherwise than the row: this is no page of it any more
            found += page[4 : 4 + min(rest, self.usable - 4)]
        return bytes(found)


def _values(payload: bytes, length: int) -> tuple[Value, ...]:
    header, at = _varint(payload, 0)
    if not 1 <= header <= length or header > len(payload):
        raise UnreadableError
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != header or not kinds or len(kinds) > _MOST_COLUMNS:
        raise UnreadableError
    if header + sum(map(_width, kinds)) != length:
        raise UnreadableError
    values: list[Value] = []
    for kind in kinds:
        width = _width(kind)
        values.append(_value(kind, payload[at : at + width], is_whole=at + width <= len(payload)))
        at += width
    return tuple(values)


def _width(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise UnreadableError
    return _INTEGERS.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, data: bytes, *, is_whole: bool) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind >= 12 and kind % 2:
        # What a lost page cut off, or what was overwritten, must not cost the rest.
        return data.decode("utf-8", "replace")
    if not is_whole:
        return None
    if kind >= 12:
        return data
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    return int.from_bytes(data, "big", signed=True)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next thing begins."""
    number = 0
    for count in range(8):
        byte = data[at + count]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + count + 1
    return number << 8 | data[at + 8], at + 9
