"""What lies where on the board of a day, found in order as by looking at every block."""

import random

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from planner.gui.pages.timeline_board import Block, Board
from planner.gui.pages.timeline_places import Places

ROOMS = 12


def places(blocks: list[Block], lanes: int = 3, *, mirrored: bool = False) -> Places:
    board = Board(
        tuple(blocks),
        tuple(f"Room {number}" for number in range(ROOMS)),
        (lanes,) * ROOMS,
        whole_day_lanes=2,
        first=8 * 60,
        last=22 * 60,
    )
    return Places(board, 1.3, 20, 900, mirrored=mirrored)


def by_looking_at_all(made: Places, area: QRect) -> list[int]:
    return [number for number, rect in enumerate(made.rects) if rect.intersects(area)]


def a_day(chance: random.Random) -> list[Block]:
    """Return short, long and overlapping blocks, some of the whole day, and gaps across all."""
    blocks = []
    for at in range(300):
        begin = chance.randrange(8 * 60, 21 * 60, 5)
        long = chance.choice((5, 10, 30, 30, 45, 60, 90, 600))
        column, lane = chance.randrange(ROOMS), chance.randrange(3)
        blocks.append(Block(at, column, begin, min(begin + long, 22 * 60), lane, 3))
    for at in range(300, 312):
        blocks.append(Block(at, at - 300, 0, 0, at % 2, 1, whole_day=True))
    for at in range(312, 316):
        begin = chance.randrange(9 * 60, 20 * 60)
        blocks.append(Block(at, -1, begin, begin + 40))
    chance.shuffle(blocks)
    return blocks


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_found_is_what_looking_at_every_block_finds(mirrored: bool) -> None:
    chance = random.Random(7)
    made = places(a_day(chance), mirrored=mirrored)
    several = 0
    for _try in range(400):
        corner = QPoint(
            chance.randrange(-200, made.width + 200), chance.randrange(-200, made.height + 200)
        )
        area = QRect(corner, QSize(chance.choice((1, 40, 600)), chance.choice((1, 60, 500))))
        found = made.within(area)
        assert found == by_looking_at_all(made, area)
        several += len(found) > 3
    assert several > 100
    assert made.within(QRect(0, 0, made.width, made.height)) == list(range(len(made.blocks)))


def test_a_long_block_that_began_far_above_is_found_among_short_ones() -> None:
    long = Block(0, 0, 8 * 60, 21 * 60, 0, 2)
    short = [Block(1 + n, 0, 8 * 60 + 30 * n, 8 * 60 + 30 * n + 25, 1, 2) for n in range(24)]
    made = places([*short[:12], long, *short[12:]], lanes=2)
    evening = QRect(0, made.y_of(19 * 60), made.width, made.y_of(19 * 60 + 20) - made.y_of(19 * 60))
    assert [made.blocks[number].at for number in made.within(evening)] == [0, 23]
