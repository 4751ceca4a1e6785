"""Which stored entry is which entry of a calendar that is read again."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

# What an entry is known by: its key, its start with its title.
Marks = tuple[Hashable, ...]

# How alike two titles must be, of 100: "Looms for all" and "Looms for everyone" are,
# "Loom basics" and "Room changeover" are not.
ALIKE = 75
# Titles compared at the most; a programme made wholly anew must not take minutes.
_MOST_COMPARED = 400_000
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an entry is recognised by. `title` and `place` are folded; `start_at` and `end_at`
    are instants, None for an entry that takes place at no time of its own."""

    title: str
    start_at: datetime | None
    end_at: datetime | None
    day: date | None
    place: str


NO_SHAPE = Shape("", None, None, None, "")


def match(stored: Mapping[int, Shape], read: Mapping[int, Shape]) -> dict[int, int]:
    """Return, for the index of each read entry that is known by its shape, the stored one's id.

    For entries whose keys nobody knows: first by start, title and place; then by title and
    day. Only pairs that are unique on both sides are taken.
    """
    pairs: dict[int, int] = {}
    left_stored, left_read = dict(stored), dict(read)
    for step in (_same_slot, _same_day):
        for index, id_ in _unique_pairs(left_read, left_stored, step):
            pairs[index] = id_
            del left_stored[id_], left_read[index]
    return pairs


def alike(stored: Mapping[int, Shape], read: Mapping[int, Shape]) -> dict[int, int]:
    """Return what may be the same under another title: to be proposed, never taken by itself.

    Two entries may be one where their times overlap and their titles are alike, and each is
    the one most alike to the other.
    """
    likeness = {
        (index, id_): score
        for index, id_ in _overlapping(read, stored)
        if (score := _likeness(read[index].title, stored[id_].title))
    }
    best_of_read = _only_best(likeness, 0)
    best_of_stored = _only_best(likeness, 1)
    return {
        pair[0]: pair[1]
        for pair in sorted(best_of_read.values())
        if best_of_stored.get(pair[1]) == pair
    }


def share(stored: Iterable[Marks], read: Iterable[Marks], *, of_read: bool = False) -> float:
    """Return which part of the larger side two calendars have in common, from 0 to 1.

    Each entry is given by the marks it is known by; it is common where the other side has any
    of them. `of_read` asks instead which part of what is read is stored.
    """
    known, asked = list(stored), list(read)
    if not known or not asked:
        return 0.0
    marks = {mark for entry in known for mark in entry}
    common = sum(any(mark in marks for mark in entry) for entry in asked)
    return common / (len(asked) if of_read else max(len(known), len(asked)))


def _same_slot(shape: Shape) -> Hashable:
    # What has no title may still be the only thing in its room at its time.
    told = shape.title or (shape.place and shape.start_at)
    return (shape.start_at, shape.title, shape.place) if told else None


def _same_day(shape: Shape) -> Hashable:
    return (shape.title, shape.day) if shape.title else None


def _unique_pairs(
    read: Mapping[int, Shape], stored: Mapping[int, Shape], key: Callable[[Shape], Hashable]
) -> list[tuple[int, int]]:
    ours, theirs = _unique(stored, key), _unique(read, key)
    return [(index, ours[value]) for value, index in theirs.items() if value in ours]


def _unique(shapes: Mapping[int, Shape], key: Callable[[Shape], Hashable]) -> dict[Hashable, int]:
    seen: dict[Hashable, int | None] = {}
    for id_, shape in shapes.items():
        value = key(shape)
        if value is not None:
            seen[value] = None if value in seen else id_
    return {value: id_ for value, id_ in seen.items() if id_ is not None}


def _overlapping(
    read: Mapping[int, Shape], stored: Mapping[int, Shape]
) -> Iterable[tuple[int, int]]:
    """Yield the pairs that have titles and take place at the same time, at least in part."""
    by_day: dict[date | None, list[int]] = defaultdict(list)
    for id_, shape in stored.items():
        if shape.title:
            by_day[shape.day].append(id_)
    compared = 0
    for index, one in read.items():
        if not one.title or one.start_at is None or one.end_at is None:
            continue
        for id_ in by_day.get(one.day, ()):
            other = stored[id_]
            compared += 1
            if compared > _MOST_COMPARED:
                return
            if other.start_at is None or other.end_at is None:
                continue
            meets = one.start_at < other.end_at and other.start_at < one.end_at
            if meets or one.start_at == other.start_at:
                yield index, id_


def _likeness(one: str, other: str) -> float:
    """Return how alike two titles are, from ALIKE to 100, or 0 for less."""
    from rapidfuzz import fuzz

    words, others = _words_of(one), _words_of(other)
    if words and others and (words <= others or others <= words):
        # A title that got a subtitle, or lost it.
        return 100.0
    return fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE)


@lru_cache(maxsize=4096)
def _words_of(title: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(title))


def _only_best(likeness: Mapping[tuple[int, int], float], side: int) -> dict[int, tuple[int, int]]:
    """Return for each on one side the pair with the one most alike; nobody where two are."""
    best: dict[int, tuple[float, tuple[int, int] | None]] = {}
    for pair, score in likeness.items():
        known = best.get(pair[side])
        if known is None or score > known[0]:
            best[pair[side]] = (score, pair)
        elif score == known[0]:
            best[pair[side]] = (score, None)
    return {one: pair for one, (_score, pair) in best.items() if pair is not None}
