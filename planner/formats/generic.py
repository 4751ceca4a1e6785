"""Whether a message could have been written to anybody: no word in it belongs to one person."""

import re
from collections.abc import Iterable
from functools import lru_cache

from planner import paths
from planner.formats.drafts import FOLDER, templates

_STOCK = "stock.txt"
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_FIELD = re.compile(r"\{\w+\}")
_SHORTEST = 4  # letters; shorter words tie sentences together in every language
_OWN_WORDS = 2  # that many of one's own make a detail


def is_generic(text: str, notes: Iterable[str], names: Iterable[str], language: str = "en") -> bool:
    """Whether nothing in a message belongs to the one person it is for.

    A detail is a word out of `notes` (what was said, promised, wanted, planned), or at least two
    words that neither the templates nor common courtesy use. Names of people, organisations
    and the event (`names`) are none: every message of a batch has them. An empty text is
    generic.
    """
    said = " ".join(text.casefold().split())
    if not said:
        return True
    plain = _stock(language) | {word for name in names for word in _words(name)}
    known = [" ".join(note.casefold().split()).rstrip(".!?") for note in notes]
    # A short note ("AI", "Oslo") counts as a whole.
    if any(note and note not in plain and _stands_in(note, said) for note in known):
        return False
    own = _heavy(said) - plain
    if own & {word for note in known for word in _heavy(note)}:
        return False
    return len(own) < _OWN_WORDS


def _stands_in(note: str, said: str) -> bool:
    if not _heavy(note) and len(note) < 2:
        return False
    return re.search(rf"(?<!\w){re.escape(note)}(?!\w)", said) is not None


def _heavy(text: str) -> set[str]:
    """Return the words with a weight of their own; signs that stand for words go in pairs."""
    found: set[str] = set()
    for word in _words(text):
        if word[0] >= "\u2e80":
            found.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        elif len(word) >= _SHORTEST or any(c.isdigit() for c in word):
            found.add(word)
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=8)
def _stock(language: str) -> frozenset[str]:
    said = (paths.resource(FOLDER) / _STOCK).read_text(encoding="utf-8")
    courtesy = "\n".join(line for line in said.splitlines() if not line.startswith("#"))
    texts = [
        _FIELD.sub(" ", "\n".join((template.subject, *template.lines)))
        for template in (*templates(language), *templates("en"))
    ]
    return frozenset(word for text in (courtesy, *texts) for word in _words(text))
