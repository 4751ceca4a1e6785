"""Shares the width of a table out among its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

_NEARLY = 6  # the part of the room that columns may want too much, and not scroll
_LITTLE = 5  # the part of a text that is not cut off where the sharing column can spare it


@dataclass(frozen=True)
class Need:
    """What a column needs, in pixels: all it may ask for, a fair share, and least of all.

    `whole` is what its longest text takes, given where room is left over. `shares` marks a
    column that takes what the others leave, `fixed` one that somebody drew.
    """

    all: int
    fair: int
    least: int
    whole: int = 0
    shares: bool = False
    fixed: bool = False


def share_out(needs: Sequence[Need], room: int) -> list[int]:
    """Return how wide each column is in so much room; a sharing one is told what it gets at least.

    Where the room is short, columns give way down to their fair share, and where others wait
    for a share, to their least. Without one that shares, the last takes what is left, and where
    much is missing the table scrolls.
    """
    widths = [need.all for need in needs]
    some_share = any(need.shares for need in needs)
    _give_way(widths, [need.fair for need in needs], needs, room)
    if some_share:
        widths = [
            need.least if need.shares else width for need, width in zip(needs, widths, strict=True)
        ]
        _give_way(widths, [need.least for need in needs], needs, room)
        _give_what_lacks_little(widths, needs, room)
    elif sum(widths) - room <= room // _NEARLY:
        # To scroll for the end of one column is worse than to cut a little.
        _give_way(widths, [need.least for need in needs], needs, room)
        for at, need in enumerate(needs):
            widths[at] += max(0, min(need.whole - widths[at], room - sum(widths)))
        if needs and not needs[-1].fixed:
            widths[-1] += max(0, room - sum(widths))
    return widths


def _give_what_lacks_little(widths: list[int], needs: Sequence[Need], room: int) -> None:
    """Show all of a text of which a letter or two would be cut, while the others keep their own."""
    wanted = sum(need.all for need in needs if need.shares)
    spare = room - sum(widths) - wanted + sum(n.least for n in needs if n.shares)
    for at, need in enumerate(needs):
        lacks = need.whole - widths[at]
        if not (need.shares or need.fixed) and 0 < lacks <= min(spare, need.whole // _LITTLE):
            widths[at] += lacks
            spare -= lacks


def _give_way(widths: list[int], floors: list[int], needs: Sequence[Need], room: int) -> None:
    """Narrow the columns towards their floors, each by as much of what it has above it."""
    over = sum(widths) - room
    above = [
        0 if need.shares else max(0, width - floor)
        for width, floor, need in zip(widths, floors, needs, strict=True)
    ]
    if over <= 0 or not sum(above):
        return
    part = min(1.0, over / sum(above))
    for at, spare in enumerate(above):
        widths[at] -= int(spare * part + 0.999)
