"""Gives every block of a board its rectangle, and finds what lies where."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from PySide6.QtCore import QRect

from planner.gui.pages.timeline_board import Block, Board

COLUMN, LANE = 150, 92  # the least width of a column, and of a lane where things overlap
_BETWEEN = 2
_ACROSS = -1  # the column of what lies over all of them
_ROOM = 6  # what stands free above the first hour and beneath the last


class Places:
    """Rectangles in one plane whose corner is the upper left of all; the view scrolls over it.

    `blocks` and `rects` lie side by side. `minute` is how many pixels one has, `line` the
    height of an all-day block, `room` the width there is at least. Where `mirrored`, the first
    column stands at the right.
    """

    def __init__(
        self, board: Board, minute: float, line: int, room: int, *, mirrored: bool
    ) -> None:
        self.board, self.minute = board, minute
        self._mirrored = mirrored
        least = [max(COLUMN, lanes * LANE) for lanes in board.lanes]
        spare = max(0, room - sum(least))
        total = sum(least) or 1
        widths = [width + spare * width // total for width in least]
        self.width = max(sum(widths), room)
        if widths:
            widths[-1] += self.width - sum(widths)
        self._ends: list[int] = []
        for width in widths:
            self._ends.append((self._ends[-1] if self._ends else 0) + width)
        self._widths = widths
        self._line = line
        self.top = board.whole_day_lanes * (line + _BETWEEN) + (
            _ROOM if board.whole_day_lanes else 0
        )
        self.height = self.y_of(board.last) + _ROOM
        self.blocks = board.blocks
        self.rects = [self._rect(block) for block in self.blocks]
        self._stacks = self._stacked()
        self._of_row: dict[int, list[int]] = {}
        for number, block in enumerate(self.blocks):
            self._of_row.setdefault(block.at, []).append(number)

    def y_of(self, minute: float) -> int:
        """Return how far down a minute of the day lies."""
        return round(self.top + _ROOM + (minute - self.board.first) * self.minute)

    def column(self, number: int) -> QRect:
        """Return the whole height of a column."""
        left = self._ends[number] - self._widths[number]
        return self._turned(QRect(left, 0, self._widths[number], self.height))

    def numbers_of(self, at: int) -> list[int]:
        """Return the numbers of the blocks of a row."""
        return self._of_row.get(at, [])

    def rect_of(self, at: int) -> QRect:
        """Return where the row at a position lies, an empty rectangle where it is not shown."""
        numbers = self.numbers_of(at)
        return self.rects[numbers[0]] if numbers else QRect()

    def within(self, area: QRect) -> list[int]:
        """Return the numbers of the blocks that lie in an area, partly at least."""
        stacks = [self._stacks.get(number) for number in (_ACROSS, *self.columns_within(area))]
        return sorted(number for stack in stacks if stack for number in stack.within(area))

    def columns_within(self, area: QRect) -> range:
        """Return the numbers of the columns that an area touches."""
        left, right = area.left(), area.right()
        if self._mirrored:
            left, right = self.width - 1 - right, self.width - 1 - left
        last = min(bisect_right(self._ends, right), len(self._ends) - 1)
        return range(bisect_right(self._ends, left), last + 1)

    def _stacked(self) -> "dict[int, _Stack]":
        columns: dict[int, list[tuple[int, QRect]]] = {}
        for number, block in enumerate(self.blocks):
            columns.setdefault(max(block.column, _ACROSS), []).append((number, self.rects[number]))
        return {column: _Stack(rects) for column, rects in columns.items()}

    def _rect(self, block: Block) -> QRect:
        if block.column < 0:
            left, width = 0, self.width
        else:
            width = self._widths[block.column]
            left = self._ends[block.column] - width
        width -= 1  # the line between columns
        lane_left = left + width * block.lane // block.lanes
        lane_right = left + width * (block.lane + 1) // block.lanes
        if block.whole_day:
            top, bottom = block.lane * (self._line + _BETWEEN) + _ROOM // 2, self._line
            return self._turned(QRect(left + _BETWEEN, top, width - 2 * _BETWEEN, bottom))
        top = self.y_of(block.begin)
        height = max(self._line, self.y_of(block.end) - top - 1)
        return self._turned(
            QRect(lane_left + _BETWEEN, top, lane_right - lane_left - 2 * _BETWEEN, height)
        )

    def _turned(self, rect: QRect) -> QRect:
        if self._mirrored:
            rect.moveLeft(self.width - rect.left() - rect.width())
        return rect


class _Stack:
    """The rectangles of one column from the top down, those side by side as well.

    The foot of what lies lowest so far never goes up again: where to begin is found by halving.
    """

    def __init__(self, rects: list[tuple[int, QRect]]) -> None:
        placed = sorted((*_corners(rect), number) for number, rect in rects)
        self._placed = placed
        self._tops = [top for top, _bottom, _left, _right, _number in placed]
        self._feet = list(accumulate((bottom for _top, bottom, *_rest in placed), max))

    def within(self, area: QRect) -> list[int]:
        """Return the numbers of those in an area, partly at least."""
        top, bottom, left, right = _corners(area)
        first, past = bisect_left(self._feet, top), bisect_right(self._tops, bottom)
        return [
            number
            for _top, foot, side, end, number in self._placed[first:past]
            if foot >= top and side <= right and end >= left
        ]


def _corners(rect: QRect) -> tuple[int, int, int, int]:
    return rect.top(), rect.bottom(), rect.left(), rect.right()
