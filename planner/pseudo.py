"""Two languages nobody speaks, made on the fly, that show what is clipped or left in English."""

import gettext
import re
from collections.abc import Callable

ACCENTED, MIRRORED = "xx", "xr"

# What a message carries through every language: fields, markup, entities, keys, addresses.
_KEPT = (
    r"(\{[^{}]*\}|<[^<>]+>|&(?:#\d+|\w+);|https?://\S+|[\w.+-]+@[\w.-]+"
    r"|\b(?:Ctrl|Alt|Shift|Esc)\b(?:\+\w+)?|\*?\.\w{2,4}\b)"
)
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LATIN = str.maketrans(_PLAIN, "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž")
_HEBREW = str.maketrans(_PLAIN, "אבגדהוזחטיכלמנסעפצקרשתךםןץאבגדהוזחטיכלמנסעפצקרשתךםןץ")
_LONGER = 0.4  # how much longer than English a language may well be


class Pseudo(gettext.NullTranslations):
    """A catalogue of every message there is."""

    def __init__(self, change: Callable[[str], str]) -> None:
        """Speak by changing the English text."""
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """Return the changed message."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the changed form that English has for the number."""
        return self._change(msgid1 if n == 1 else msgid2)


def accented(message: str) -> str:
    """Return a message in brackets, with an accent on every letter, and two fifths longer.

    The added letters stand inside the last words, so that a line breaks as it would in a language
    with long words.
    """
    if not message.strip():
        return message
    changed = _outside_fields(message, _LATIN)
    more = "~" * max(1, round(len(message) * _LONGER))
    return f"[{changed}{more}]" if len(more) < 6 else f"[{changed} {_in_words(more)}]"


def mirrored(message: str) -> str:
    """Return a message in Hebrew letters, which run from right to left."""
    return _outside_fields(message, _HEBREW)


def catalogue(language: str) -> Pseudo | None:
    """Return the catalogue of one of the two languages, None for every other."""
    return {ACCENTED: Pseudo(accented), MIRRORED: Pseudo(mirrored)}.get(language)


def _outside_fields(message: str, letters: dict[int, int]) -> str:
    parts = re.split(_KEPT, message)
    return "".join(part if at % 2 else part.translate(letters) for at, part in enumerate(parts))


def _in_words(more: str) -> str:
    return " ".join(more[at : at + 8] for at in range(0, len(more), 8))
