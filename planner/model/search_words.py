"""How text is made comparable for the search: what is indexed, and what a typed line asks for."""

import re

from planner.model.lookup import folded

MOST_WORDS = 16

# Letters of scripts that set no blanks between words: each is a word of its own, with the marks
# on it. Hangul is in its parts here (NFKD), and each leading consonant begins a syllable.
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u102b-\u103e\u17b4-\u17d3"
_APART = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
    f"\u0e00-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e80-\u0eb0\u1000-\u102a\u1780-\u17b3][{_MARKS}]*"
    "|[\u1100-\u115f][\u1160-\u11ff]*"
)
_SAYS_SOMETHING = re.compile(r"[^\W_]")


def index_words(text: str) -> str:
    """Return text as it stands in the index: folded, and letters that are words set apart."""
    plain = folded(text)
    return plain if plain.isascii() else " ".join(_APART.sub(r" \g<0> ", plain).split())


def typed_words(line: str) -> list[str]:
    """Return the words of a typed line as the index has them, at most sixteen."""
    words = [index_words(word) for word in line.split()]
    return [word for word in words if _SAYS_SOMETHING.search(word)][:MOST_WORDS]
