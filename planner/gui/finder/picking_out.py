"""Where in a text the words stand that were typed, accents and letter case put aside."""

import re
from collections.abc import Sequence
from functools import lru_cache

from planner.model.search_words import index_words

_WORDS = re.compile(r"[^\W_]+")


def spans_of(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return start and end of each beginning of a word that is one of the folded `words`."""
    heads, begin_so = _heads(tuple(words))
    if text.isascii():
        return [match.span() for match in begin_so.finditer(text)] if begin_so else []
    found: list[tuple[int, int]] = []
    for match in _WORDS.finditer(text):
        for head in heads:
            if end := _reach(match[0], head):
                found.append((match.start(), match.start() + end))
            elif not match[0].isascii():
                found += _inside(match[0], head, match.start())
    return _merged(found)


@lru_cache(maxsize=64)
def _heads(words: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """Return what words may begin with, the longest first, and how it is found in plain ASCII."""
    parts = {part for word in words for part in _WORDS.findall(word)}
    heads = tuple(sorted(parts, key=lambda part: (-len(part), part)))
    plain = "|".join(head for head in heads if head.isascii())
    flags = re.ASCII | re.IGNORECASE
    return heads, re.compile(rf"(?<![^\W_])(?:{plain})", flags) if plain else None


def _reach(word: str, head: str) -> int:
    """Return how many characters of a word make the folded `head` it begins with, else 0."""
    if word.isascii():
        return len(head) if word.lower().startswith(head) else 0
    made = ""
    for count, character in enumerate(word, 1):
        made += _plain(character)
        if made.startswith(head):
            return count
        if not head.startswith(made):
            return 0
    return 0


def _inside(word: str, head: str, start: int) -> list[tuple[int, int]]:
    """Return where a letter that is a word of its own stands inside a row of such."""
    return [
        (start + at, start + at + 1)
        for at, character in enumerate(word)
        if ord(character) > 0x0E00 and _plain(character) == head
    ]


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    return index_words(character).replace(" ", "")


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
