"""The bytes of a file cut where its events begin, so that those known by their bytes are left out.

To look them up costs far less than to read them, so it is done before anything is unfolded.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from planner.formats.ics.memory import block_hashes, without_stamps
from planner.formats.ics.values import ReadEntry

# How almost every event begins and ends, without the end of that line.
_BEGIN, _END = b"\nBEGIN:VEVENT", b"\nEND:VEVENT"


class Parts:
    """A file in parts: what stands before its first event, and one part for each event.

    `known` has the numbers of the events that were left out, in the order of the file;
    `copies` counts those of them that stood there once more.
    """

    def __init__(self, data: bytes) -> None:
        self.known: list[int] = []
        self.copies = 0
        self._data = data
        ends = b"\r\n" if _BEGIN + b"\r\n" in data else b"\n"
        self._begin, self._end = _BEGIN + ends, _END + ends[:-1]
        # Whether every part that was looked at ends as events do, and none of them twice.
        self._once = True
        # What is left, each piece with its place in the file.
        self._left: list[tuple[int, bytes]] = [(0, data)]

    def leave_out(self, known: Mapping[str, int]) -> None:
        """Leave out the events whose hashes are known; what follows the last of them stays.

        None of the numbers is 0.
        """
        before, *parts = self._without_stamps(self._data)
        found = [*map(known.get, self._hashes(parts))]
        self.known = list(dict.fromkeys(filter(None, found)))
        self.copies = len(found) - found.count(None) - len(self.known)
        # Where none ends twice, only the last may have more behind it.
        first = max(len(parts) - 1, 0) if self._once else 0
        more = [at for at in range(first, len(parts)) if not parts[at].endswith(self._end)]
        new = {at for at, hit in enumerate(found) if hit is None}
        wanted = sorted(new.union(more))
        self._left = [(0, self._data[: self._data.find(self._begin)] if parts else self._data)]
        for at, (place, piece) in zip(wanted, self._in_file(before, parts, wanted), strict=True):
            skipped = 0 if at in new else self._stop(piece)
            self._left.append((place + skipped, piece[skipped:]))

    def left(self) -> bytes:
        """Return what is left of the file."""
        return b"".join([piece for _place, piece in self._left]) if self.known else self._data

    def number_in_file(self, number: int) -> int:
        """Return which line of the file a line of what is left is."""
        starts, numbers = self._starts
        # A piece begins with the end of the line before.
        nearest = max(bisect_left(starts, number) - 1, 0)
        return number - starts[nearest] + numbers[nearest]

    def hash_at(self, number: int) -> str:
        """Return the hash of the event that begins at a line of what is left, "" for none."""
        return self._hash(self._by_number.get(number, b""))

    def _without_stamps(self, piece: bytes) -> list[bytes]:
        """Return what stands before the first event of a piece, then a part for each event."""
        bare = without_stamps(piece)
        before, *parts = bare.split(self._begin)
        if parts:
            # One end before each beginning but the first, and one in the last, with or without
            # more behind it.
            between = bare.count(self._end + self._begin) - before.endswith(self._end)
            ends = between + 1 if self._end in parts[-1] else between
            self._once = self._once and ends == len(parts) == bare.count(self._end)
        return [before, *parts]

    def _in_file(
        self, before: bytes, parts: Sequence[bytes], wanted: Sequence[int]
    ) -> list[tuple[int, bytes]]:
        """Return some of the parts as they stand in the file, each with its place.

        `before` and `parts` are without their stamps; `wanted` are places among the parts.
        """
        if not wanted:
            return []
        # Nearly always each has one stamp, all of one length; to cut again takes far longer.
        starts = [*accumulate(map(len, parts), initial=len(before))]
        height = (len(self._data) - starts[-1]) // len(parts)
        found = self._cut(starts, height, wanted)
        bare = [without_stamps(piece) for _place, piece in found]
        if bare == [self._begin + parts[at] for at in wanted]:
            return found
        before, *parts = self._data.split(self._begin)
        starts = [*accumulate(map(len, parts), initial=len(before))]
        return self._cut(starts, len(self._begin), wanted)

    def _cut(
        self, starts: Sequence[int], more: int, wanted: Sequence[int]
    ) -> list[tuple[int, bytes]]:
        """Return pieces of the file with their places; each is so much longer than is counted."""
        return [
            (place, self._data[place : starts[at + 1] + (at + 1) * more])
            for at in wanted
            for place in (starts[at] + at * more,)
        ]

    def _hashes(self, parts: Sequence[bytes]) -> list[str]:
        """Return the hashes of the events of parts that were just cut, "" for none."""
        if not self._once:
            return [*map(self._hash, parts)]
        return [*block_hashes(parts[:-1]), *map(self._hash, parts[-1:])]

    def _hash(self, part: bytes) -> str:
        """Return the hash of the event of a part without stamps, "" if it has no usual end."""
        if self._once and part.endswith(self._end):
            return block_hashes([part])[0]
        stop = self._stop(part)
        return block_hashes([part[:stop]])[0] if stop else ""

    def _stop(self, part: bytes) -> int:
        """Return where the event of a part ends, 0 if it has no usual end, or several."""
        end = self._end
        found = part.find(end)
        stop = found + len(end)
        if found < 0 or stop == len(part):
            return stop if found >= 0 else 0
        # A line that goes on is no end.
        ends = part[stop : stop + 1] == b"\n" and part[stop + 1 : stop + 2] not in (b" ", b"\t")
        return stop if ends and end not in part[stop:] else 0

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
            before, *parts = self._without_stamps(piece)
            number += before.count(b"\n")
            # What begins a part are two line ends.
            heights = [part.count(b"\n") + 2 for part in parts]
            numbers = accumulate(heights, initial=number)
            found.update(zip(numbers, parts, strict=False))
            number += sum(heights)
        return found


class BlockHashes:
    """The hashes by which the events of a file are known again.

    They are made when the first is asked for: only who stores the events needs them.
    """

    def __init__(self, parts: Parts, numbers: Mapping[str, int]) -> None:
        """`numbers` are the lines of those that may be known again, by their keys."""
        self._parts = parts
        self._numbers = numbers

    def __call__(self, entry: ReadEntry) -> str:
        """Return the hash of an entry's block, "" where it has to be read each time."""
        number = 0 if entry.recurrence_id else self._numbers.get(entry.key, 0)
        return self._parts.hash_at(number) if number else ""
