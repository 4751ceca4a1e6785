"""Blocks of known height, one below the other, dealt out to pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.formats.pdf.pen import Pen


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page that never splits: `draw` gets the top of it in millimetres. A heading
    stays with the block after it (`with_next`). `title` is its line in the outline, at `level`."""

    height: float
    draw: Callable[[Pen, float], None]
    with_next: bool = False
    title: str = ""
    level: int = 1


def paginate(blocks: Iterable[Block], first: float, room: float) -> list[list[Block]]:
    """Deal the blocks out: `first` millimetres on the first page, `room` on each further one.

    A block higher than a page gets a page of its own. There is at least one page.
    """
    pages: list[list[Block]] = [[]]
    left = first
    for group in _groups(blocks):
        high = sum(block.height for block in group)
        if high > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1] += group
        left -= high
    return pages


def _groups(blocks: Iterable[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    joined = False
    for block in blocks:
        if joined:
            groups[-1].append(block)
        else:
            groups.append([block])
        joined = block.with_next
    return groups
