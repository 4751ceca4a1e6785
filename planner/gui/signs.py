"""The signs of a text: put aside for finding, made harmless where Qt reads markup."""

import re
import unicodedata

_ONE_LINE = 90  # letters of a tooltip that Qt need not break
_MARKUP = re.compile(r"[<&\n]")


class _Folding(dict[int, int | str | None]):
    """What becomes of each character; asked once for each that is met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]  # type: ignore[return-value]


_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
_FOLDING = _Folding({ord(letter): plain for letter, plain in _LETTERS.items()})


def fold(text: str) -> str:
    """Return `text` for finding: letter case, accents and special Latin letters put aside."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDING)


def escaped(text: str) -> str:
    """Return `text` for the few places where Qt reads markup (tooltips), so that none is read.

    A short text without a sign of markup stays as it is: a screen reader may say it.
    """
    if len(text) <= _ONE_LINE and not _MARKUP.search(text):
        return text
    import html  # with its table of all entities

    return "<span>" + html.escape(text).replace("\n", "<br>") + "</span>"
