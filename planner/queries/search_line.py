"""The one line that is shown of something found: the one that holds the words sought."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from planner.model.search_words import index_words
from planner.model.searched import Said

_LONGEST = 160
_WORDS = re.compile(r"[^\W_]+")


def line_of(said: Said, words: Sequence[str]) -> str:
    """Return the line that holds most of the words the name lacks, cut round the first of them."""
    missing = [word for word in words if not holds(said.name, [word])]
    if not said.lines:
        return ""
    if not missing:
        return _cut(said.lines[0], [])
    best = max(said.lines, key=lambda line: sum(holds(line, [word]) for word in missing))
    return _cut(best, missing)


def holds(line: str, words: Iterable[str]) -> bool:
    """Return whether words begin words of a line, whatever their accents and case."""
    if line.isascii():
        lower = line.lower()
        return all(_beginning(word).search(lower) for word in words)
    there = " " + _plain(line)
    return all(" " + _plain(word) in there for word in words)


@lru_cache(maxsize=256)
def _beginning(word: str) -> re.Pattern[str]:
    """Return how a word is found in plain ASCII, which takes a tenth of folding the line."""
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(_WORDS.findall(index_words(word))))


def _plain(line: str) -> str:
    return " ".join(_WORDS.findall(index_words(line)))


def _cut(line: str, words: Sequence[str]) -> str:
    if len(line) <= _LONGEST:
        return line
    parts = line.split(" ")
    at = next((n for n, part in enumerate(parts) if _begins(part, words)), 0)
    first = max(0, at - 8)
    shown = " ".join(parts[first:])
    if first:
        shown = "… " + shown
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _begins(part: str, words: Sequence[str]) -> bool:
    return any(holds(part, [word]) for word in words)
