"""The stretches of a line from left to right, where some of it runs right to left."""

import re
import unicodedata
from typing import Any

# Hebrew, Arabic and the scripts beside them; without any of these nothing is to be done.
_ANY_RIGHT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Joiners would be removed (X9); they go where the letter before them goes, like a mark.
_JOINER = re.compile("[\u200c\u200d]")
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]{2,}")
_LIKE_A_MARK = "\u0300"
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⟦": "⟧", "《": "》", "「": "」", "『": "』"}
_CLOSING = frozenset(_PAIRS.values())
_NEVER_BROKEN = 63  # pairs open at once (UAX 9, BD16)


def runs_right(text: str) -> bool:
    """Whether any character of the text runs right to left."""
    return _ANY_RIGHT.search(text) is not None


def stretches(text: str) -> list[tuple[str, bool]]:
    """Return the text cut where the direction turns, in the order of the page from left to
    right: each stretch in the order of reading, and whether it runs right to left.

    The Unicode Bidirectional Algorithm (UAX 9) without explicit marks, which were dropped before.
    """
    if not runs_right(text):
        return [(text, False)] if text else []
    found: list[tuple[str, bool]] = []
    last = 0
    for char in _ordered(text):
        right = bool(char["level"] % 2)
        if found and found[-1][1] == right and abs(char["index"] - last) == 1:
            before = found[-1][0]
            found[-1] = (char["ch"] + before if right else before + char["ch"], right)
        else:
            found.append((char["ch"], right))
        last = char["index"]
    return found


def _ordered(text: str) -> list[dict[str, Any]]:
    """Return the characters as they are drawn, each with its level and its place in the text."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(_JOINER.sub(_LIKE_A_MARK, text), storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
        char["ch"] = text[index]
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], storage["base_level"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    chars: list[dict[str, Any]] = storage["chars"]
    return chars


def _pair_brackets(chars: list[dict[str, Any]], base: int) -> None:
    """Both brackets of a pair point the same way (rule N0, which python-bidi leaves out)."""
    own = "LR"[base]
    for start, end in _pairs(chars):
        inside = {_strong(char) for char in chars[start + 1 : end]} - {""}
        if not inside:
            continue
        kind = own
        if own not in inside:
            before = next((s for c in reversed(chars[:start]) if (s := _strong(c))), own)
            kind = before if before in inside else own
        for index in (start, end):
            chars[index]["type"] = kind
            for mark in chars[index + 1 :]:
                if unicodedata.bidirectional(mark["ch"]) != "NSM":
                    break
                mark["type"] = kind


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in _PAIRS:
            if len(opened) == _NEVER_BROKEN:
                return []
            opened.append((_PAIRS[char["ch"]], index))
        elif char["ch"] in _CLOSING:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == char["ch"]:
                    pairs.append((opened[depth][1], index))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _strong(char: dict[str, Any]) -> str:
    kind = char["type"]
    return "R" if kind in ("R", "AL", "EN", "AN") else "L" if kind == "L" else ""


def laid(text: str) -> str:
    """Return a right-to-left stretch as it is laid on the page from left to right: brackets
    face the other way (rule L4), marks of a letter keep their order among themselves, which is
    what readers of PDF turn back."""
    from bidi.mirror import MIRRORED

    turned = "".join(MIRRORED.get(char, char) for char in reversed(text))
    return _MARKS.sub(lambda found: found.group()[::-1], turned)
