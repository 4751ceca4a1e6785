"""The signs of a text: put aside for finding, kept in their order, harmless as markup."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from planner.i18n import is_right_to_left, number_words

_ONE_LINE = 90  # letters of a tooltip that Qt need not break
_FEW = 60  # signs that are put in the place of others one by one, quicker than letter by letter
_MARKUP = re.compile(r"[<&\n]")
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = ("L",), ("R", "AL")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_LRI, _FSI, _PDI, _RLM = "\u2066", "\u2068", "\u2069", "\u200f"
_ISOLATED = re.compile(f"{_FSI}[^{_PDI}]*{_PDI}")


class _Folding(dict[int, int | str | None]):
    """What becomes of each character; asked once for each that is met."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        unseen = unicodedata.combining(letter) or unicodedata.category(letter) == "Cf"
        self[code] = None if unseen else code
        return self[code]  # type: ignore[return-value]


_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
_FOLDING = _Folding({ord(letter): plain for letter, plain in _LETTERS.items()})


def fold(text: str) -> str:
    """Return `text` for finding: letter case, accents and special Latin letters put aside."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDING)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return each text as `fold` does, of thousands some three times as fast."""
    whole = "\0".join(texts)
    if not texts or whole.count("\0") != len(texts) - 1:
        return list(map(fold, texts))
    if whole.isascii():
        return whole.lower().split("\0")
    whole = unicodedata.normalize("NFKD", whole.casefold())
    signs = [sign for sign in set(whole) if not sign.isascii()]
    if len(signs) > _FEW:
        return whole.translate(_FOLDING).split("\0")
    for sign in signs:
        plain = _FOLDING[ord(sign)]
        if plain != ord(sign):
            whole = whole.replace(sign, str(plain or ""))
    return whole.split("\0")


def isolated(text: str) -> str:
    """Return foreign text for use among our own words, so that neither turns the other's signs.

    Where its letters run against those of the language in use it is isolated (UAX 9, FSI and
    PDI): else a bracket at its end would go by our words. Other text stays as it is.
    """
    leftwards = is_right_to_left()
    if not leftwards and text.isascii():
        return text
    against = _LEFT_TO_RIGHT if leftwards else _RIGHT_TO_LEFT
    if any(unicodedata.bidirectional(letter) in against for letter in text):
        return f"{_FSI}{text}{_PDI}"
    return text


def counted(done: int, whole: int, more: int = 0) -> str:
    """Return so much of a whole, and what came on top, as figures: "7 / 10 + 1".

    Figures run from left to right in every script, so they are isolated in one that does not.
    """
    text = f"{number_words(done)} / {number_words(whole)}"
    if more:
        text = f"{text} + {number_words(more)}"
    return f"{_LRI}{text}{_PDI}" if is_right_to_left() else text


def filled(sentence: str, **pieces: object) -> str:
    """Return a sentence of ours with foreign pieces in its fields, each isolated as it needs."""
    told = {key: isolated(one) if isinstance(one, str) else one for key, one in pieces.items()}
    return _led(sentence.format(**told))


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Return the parts that are not empty in a row, in the order in which the window is read.

    A part that runs the other way is isolated; one alone goes its own way.
    """
    shown = [part for part in parts if part]
    if len(shown) < 2:
        return "".join(shown)
    return _led(between.join(map(isolated, shown)))


def _led(text: str) -> str:
    """Return a text that begins in our direction, also where only isolated pieces have letters."""
    if not is_right_to_left() or text.startswith(_RLM):
        return text
    ours = _ISOLATED.sub("", text)
    first = next(filter(None, map(_STRONG.get, map(unicodedata.bidirectional, ours))), "")
    return text if first == "R" else _RLM + text


def escaped(text: str) -> str:
    """Return `text` for the few places where Qt reads markup (tooltips), so that none is read.

    A short text without a sign of markup stays as it is: a screen reader may say it.
    """
    if len(text) <= _ONE_LINE and not _MARKUP.search(text):
        return text
    import html  # with its table of all entities

    return "<span>" + html.escape(text).replace("\n", "<br>") + "</span>"
