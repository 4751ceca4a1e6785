"""Text as it is compared: without letter case, accents and runs of blanks."""

import unicodedata

_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}


class _Plain(dict[int, int | str | None]):
    """What becomes of each character; asked once for each that is met."""

    def __missing__(self, code: int) -> int | None:
        plain = None if unicodedata.combining(chr(code)) else code
        self[code] = plain
        return plain


_PLAIN = _Plain({ord(letter): plain for letter, plain in _LETTERS.items()})


def folded(text: str) -> str:
    """Return text as it is compared: letter case, accents and runs of blanks do not count."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(decomposed.translate(_PLAIN).split())
