"""The stretches of a line from left to right, where some of it runs right to left."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

# Hebrew, Arabic and the scripts beside them; without any of these nothing is to be done.
_ANY_RIGHT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Joiners would be removed (X9); they go where the letter before them goes, like a mark.
_JOINER = re.compile("[\u200c\u200d]")
_LIKE_A_MARK = "\u0300"
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⟦": "⟧", "《": "》", "「": "」", "『": "』"}
_CLOSING = frozenset(_PAIRS.values())
_NEVER_BROKEN = 63  # pairs open at once (UAX 9, BD16)


def runs_right(text: str) -> bool:
    """Whether any character of the text runs right to left."""
    return _ANY_RIGHT.search(text) is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line of one direction: `text` in the order of reading, `start` its place in
    the whole text."""

    text: str
    right: bool
    start: int


def blocks(text: str) -> list[tuple[Stretch, ...]]:
    """Return the text cut into what is read one after the other from left to right, each block
    as its stretches in the order of the page.

    Where the line as a whole runs to the right, a block of what runs to the left may hold
    several stretches (numbers, say), which are read from right to left; a line that begins in such
    a script is one block. The Unicode Bidirectional Algorithm (UAX 9) without explicit marks,
    which were dropped before.
    """
    if not runs_right(text):
        return [(Stretch(text, False, 0),)] if text else []
    found: list[list[Stretch]] = []
    last_index, last_level = 0, -1
    for char in _ordered(text):
        index, level, own = char["index"], char["level"], char["ch"]
        right = bool(level % 2)
        inside = min(level, 1) == min(last_level, 1)
        before = found[-1][-1] if found and inside else None
        if before and before.right == right and abs(index - last_index) == 1:
            whole = own + before.text if right else before.text + own
            found[-1][-1] = Stretch(whole, right, min(index, before.start))
        elif before:
            found[-1].append(Stretch(own, right, index))
        else:
            found.append([Stretch(own, right, index)])
        last_index, last_level = index, level
    return [tuple(block) for block in found]


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


def turned(char: str) -> str:
    """Return the character whose shape a bracket has where text runs to the left (rule L4)."""
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(char, char))
