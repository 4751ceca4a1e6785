"""Where the keys lead on the timeline: on in time within a room, or across rooms at one time."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from planner.gui.pages.timeline_board import Block

_ALL_DAY = -1


class Move(Enum):
    """One key; before and after are sides as one reads, whichever way that goes."""

    EARLIER = auto()
    LATER = auto()
    BEFORE = auto()
    AFTER = auto()
    PAGE_EARLIER = auto()
    PAGE_LATER = auto()
    FIRST = auto()
    LAST = auto()
    FIRST_OF_ALL = auto()
    LAST_OF_ALL = auto()


class Course:
    """Keeps to a time while one goes across the rooms, and to a room while one goes on in time."""

    def __init__(self) -> None:
        self._column = self._minute = 0
        self._here: Block | None = None

    def go(self, blocks: Sequence[Block], here: Block, move: Move, page: int) -> Block:
        """Return where a move leads from a block; `page` is how many minutes are in sight."""
        if here != self._here:  # it was chosen otherwise
            self._column = here.column if here.column >= 0 else self._column
            self._minute = time_of(here)
        if move in (Move.BEFORE, Move.AFTER):
            step = 1 if move is Move.AFTER else -1
            self._here = _across(blocks, here, self._column, step, self._minute)
            if self._here.column >= 0:
                self._column = self._here.column
        else:
            self._here = self._along(blocks, here, move, page)
            self._minute = time_of(self._here)
            if self._here.column >= 0:
                self._column = self._here.column
        return self._here

    def _along(self, blocks: Sequence[Block], here: Block, move: Move, page: int) -> Block:
        everywhere = move in (Move.FIRST_OF_ALL, Move.LAST_OF_ALL)
        line = in_order(b for b in blocks if everywhere or b.column in (self._column, -1))
        at = line.index(here) if here in line else 0
        if move in (Move.PAGE_EARLIER, Move.PAGE_LATER):
            wanted = time_of(here) + (page if move is Move.PAGE_LATER else -page)
            there = min(line, key=lambda block: abs(time_of(block) - wanted))
            if there != here:
                return there
        at = {
            Move.EARLIER: at - 1,
            Move.PAGE_EARLIER: at - 1,
            Move.LATER: at + 1,
            Move.PAGE_LATER: at + 1,
            Move.FIRST: 0,
            Move.FIRST_OF_ALL: 0,
        }.get(move, len(line) - 1)
        return line[min(max(at, 0), len(line) - 1)]


def in_order(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in order of time, what lasts all day first."""
    return sorted(blocks, key=lambda block: (time_of(block), block.column, block.lane))


def time_of(block: Block) -> int:
    """Return the minute a block begins; before all others where it lasts all day."""
    return _ALL_DAY if block.whole_day else block.begin


def _across(blocks: Sequence[Block], here: Block, column: int, step: int, minute: int) -> Block:
    """Return the block beside: first in the same room, then in the next one that has any."""
    beside = [
        block
        for block in blocks
        if block.column == here.column >= 0
        and not (block.whole_day or here.whole_day)
        and (block.lane - here.lane) * step > 0
        and block.begin < here.end
        and here.begin < block.end
    ]
    if beside:
        return min(beside, key=lambda block: (abs(block.lane - here.lane), *_far(block, minute)))
    others = [b for b in blocks if b.column >= 0 and (b.column - column) * step > 0]
    if not others:
        return here
    nearest = min(abs(block.column - column) for block in others)
    there = [block for block in others if abs(block.column - column) == nearest]
    return min(there, key=lambda block: (*_far(block, minute), block.lane * step))


def _far(block: Block, minute: int) -> tuple[int, int]:
    """Return how far a block is from a time, then how long before it began."""
    begin = time_of(block)
    last = begin if block.whole_day else max(begin, block.end - 1)
    if begin <= minute <= last:
        return 0, minute - begin
    return min(abs(begin - minute), abs(last - minute)), 0
