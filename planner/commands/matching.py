"""Which stored entry is which entry of a calendar that is read again."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Shape:
    """What an entry is recognised by. `title` and `place` are folded; `start_at` is an instant,
    None for an entry that takes place at no time of its own."""

    key: str
    recurrence_id: str
    title: str
    start_at: datetime | None
    day: date | None
    place: str


def match(stored: Mapping[int, Shape], read: Sequence[Shape]) -> dict[int, int]:
    """Return, for the index of each read entry that is known, the id of the stored one.

    First by key and RECURRENCE-ID; then, for what is left on both sides, by start, title and
    place; then by title and day. The later steps take only pairs unique on both sides.
    """
    pairs: dict[int, int] = {}
    left_stored = dict(stored)
    left_read = dict(enumerate(read))
    by_key = {(shape.key, shape.recurrence_id): id_ for id_, shape in stored.items()}
    for index, shape in enumerate(read):
        id_ = by_key.get((shape.key, shape.recurrence_id))
        if id_ is not None and id_ in left_stored:
            pairs[index] = id_
            del left_stored[id_], left_read[index]
    for step in (_same_slot, _same_day):
        for index, id_ in _unique_pairs(left_read, left_stored, step):
            pairs[index] = id_
            del left_stored[id_], left_read[index]
    return pairs


def share(stored: Iterable[Shape], read: Iterable[Shape], *, of_read: bool = False) -> float:
    """Return which part of the larger side two calendars have in common, from 0 to 1.

    An entry is common by its key, or by start and title. `of_read` asks instead which part of
    what is read is stored.
    """
    stored, read = list(stored), list(read)
    if not stored or not read:
        return 0.0
    keys = {shape.key for shape in stored}
    slots = {(shape.start_at, shape.title) for shape in stored if shape.title}
    common = sum(shape.key in keys or (shape.start_at, shape.title) in slots for shape in read)
    return common / (len(read) if of_read else max(len(stored), len(read)))


def _same_slot(shape: Shape) -> Hashable:
    return (shape.start_at, shape.title, shape.place)


def _same_day(shape: Shape) -> Hashable:
    return (shape.title, shape.day)


def _unique_pairs(
    read: Mapping[int, Shape], stored: Mapping[int, Shape], key: Callable[[Shape], Hashable]
) -> list[tuple[int, int]]:
    ours, theirs = _unique(stored, key), _unique(read, key)
    return [(index, ours[value]) for value, index in theirs.items() if value in ours]


def _unique(shapes: Mapping[int, Shape], key: Callable[[Shape], Hashable]) -> dict[Hashable, int]:
    seen: dict[Hashable, int | None] = {}
    for id_, shape in shapes.items():
        if not shape.title:
            continue
        value = key(shape)
        seen[value] = None if value in seen else id_
    return {value: id_ for value, id_ in seen.items() if id_ is not None}
