"""The bytes of a file cut where its events begin, so that those known by their bytes are left out.

To look them up costs far less than to read them, so it is done before anything is unfolded.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from planner.formats.ics.memory import block_hash, without_stamps

# How almost every event begins and ends, without the end of that line.
_BEGIN, _END = b"\nBEGIN:VEVENT", b"\nEND:VEVENT"


class Parts:
    """A file in parts: what stands before its first event, and one part for each event.

    `known` has the numbers of the events that were left out, with their UIDs, in the order of
    the file; `copies` counts those of them that stood there once more.
    """

    def __init__(self, data: bytes) -> None:
        self.known: dict[int, str] = {}
        self.copies = 0
        self._data = data
        ends = b"\r\n" if _BEGIN + b"\r\n" in data else b"\n"
        self._begin, self._end = _BEGIN + ends, _END + ends[:-1]
        # What is left, each piece with its place in the file.
        self._left: list[tuple[int, bytes]] = [(0, data)]

    def leave_out(self, known: Mapping[str, tuple[int, str]]) -> None:
        """Leave out the events whose hashes are known; what follows the last of them stays."""
        begin = self._begin
        head, *parts = self._data.split(begin)
        _head, *bare = without_stamps(self._data).split(begin)
        left, place = [(0, head)], len(head)
        for part, found in zip(parts, map(known.get, map(self._hash, bare)), strict=True):
            if found is None:
                left.append((place, begin + part))
            else:
                stop = self._stop(part)
                self.copies += found[0] in self.known
                self.known[found[0]] = found[1]
                if stop < len(part):
                    left.append((place + len(begin) + stop, part[stop:]))
            place += len(begin) + len(part)
        self._left = left

    def left(self) -> bytes:
        """Return what is left of the file."""
        return b"".join([piece for _place, piece in self._left]) if self.known else self._data

    def number_in_file(self, number: int) -> int:
        """Return which line of the file a line of what is left is."""
        starts, numbers = self._starts
        # A piece begins with the end of the line before.
        nearest = max(bisect_left(starts, number) - 1, 0)
        return number - starts[nearest] + numbers[nearest]

    def hashes(self, numbers: Iterable[int]) -> list[str]:
        """Return the hashes of the events that begin at lines of what is left, "" for none."""
        end, size = self._end, len(self._end)
        parts = [self._by_number.get(number, b"") for number in numbers]
        return [
            block_hash(part)
            # As almost all of them end.
            if part.endswith(end) and part.find(end) == len(part) - size
            else self._hash(part)
            for part in parts
        ]

    def _hash(self, part: bytes) -> str:
        """Return the hash of the event of a part without stamps, "" if it has no usual end."""
        stop = self._stop(part)
        if stop == len(part):
            return block_hash(part) if stop else ""
        return block_hash(part[:stop]) if stop else ""

    def _stop(self, part: bytes) -> int:
        """Return where the event of a part ends, 0 if it has no usual end, or several."""
        end = self._end
        found = part.find(end)
        stop = found + len(end)
        if found < 0 or stop == len(part):
            return stop if found >= 0 else 0
        return stop if part[stop : stop + 1] == b"\n" and end not in part[stop:] else 0

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """The line each piece begins on, counted among what is left, and in the file."""
        starts, numbers = [], []
        start = number = 1
        counted = 0
        for place, piece in self._left:
            number += self._data.count(b"\n", counted, place)
            counted = place
            starts.append(start)
            numbers.append(number)
            start += piece.count(b"\n")
        return starts, numbers

    @cached_property
    def _by_number(self) -> dict[int, bytes]:
        """The part of each event that is left, without stamps, by the line it begins at."""
        found: dict[int, bytes] = {}
        number = 2
        for _place, piece in self._left:
            before, *parts = without_stamps(piece).split(self._begin)
            number += before.count(b"\n")
            # What begins a part are two line ends.
            heights = [part.count(b"\n") + 2 for part in parts]
            numbers = accumulate(heights, initial=number)
            found.update(zip(numbers, parts, strict=False))
            number += sum(heights)
        return found
