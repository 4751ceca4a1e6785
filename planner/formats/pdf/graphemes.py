"""Where a text may be taken apart: between what a reader takes for single characters."""

import unicodedata
from functools import lru_cache

ZWNJ, ZWJ = "\u200c", "\u200d"
_VIRAMA = 9  # the combining class of what joins two consonants into one shape
_THAI_AM = frozenset("\u0e33\u0eb3")  # letters by name that stand on the one before
_BEFORE = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
# Past this a chain of joined characters is broken all the same.
_LONGEST = 24


def clusters(text: str) -> list[str]:
    """Return the text cut into clusters (UAX 29), conjuncts of Indic scripts kept whole."""
    found: list[str] = []
    joins = False  # the next character belongs to the cluster in hand
    flags = 0
    for char in text:
        flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        flags = flags + 1 if flag else 0
        if found and len(found[-1]) < _LONGEST and (joins or extends(char) or flags == 2):
            found[-1] += char
        else:
            found.append(char)
        if flags == 2:
            flags = 0
        joins = char == ZWJ or char in _BEFORE or unicodedata.combining(char) == _VIRAMA
    return found


@lru_cache(maxsize=4096)
def extends(char: str) -> bool:
    """Whether the character stands on the one before it."""
    return (
        unicodedata.category(char)[0] == "M"
        or char in (ZWJ, ZWNJ)
        or char in _THAI_AM
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


@lru_cache(maxsize=4096)
def takes_joiner(char: str) -> bool:
    """Whether a joiner beside the character means anything: in scripts whose letters join, and
    between emoji."""
    return "\u0600" <= char <= "\u109f" or "\u2190" <= char <= "\u2bff" or char >= "\U0001f000"
