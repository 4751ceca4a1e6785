"""Where a person is named in words: the pattern to look for, and the columns that hold words."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, Column, Enum, String, Table, Text

_FOLD = re.compile(r"\r*\n[ \t]")
_FIXED = {"recurrence_id", "content_hash", "zone", "start_zone", "end_zone", "code"}


def mention_of(name: str, addresses: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the name and addresses as whole words.

    A name of one word matches in its own letter case only: "Art" is a person, "art" is none.
    """
    whole = [rf"(?<!\w){re.escape(token)}(?!\w)" for token in sorted(addresses, key=len)[::-1]]
    words = r"\s+".join(re.escape(word) for word in name.split())
    one_word = len(name.split()) == 1
    whole.append(rf"(?{'-i' if one_word else ''}:(?<!\w){words}(?!\w))")
    return re.compile("|".join(whole), re.IGNORECASE)


def unfolded(block: str) -> str:
    """Return a calendar's block with its long lines whole: a name may be cut in the middle."""
    return _FOLD.sub("", block)


def word_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that hold words, not a state, a code or a number."""
    return [column for column in table.columns if _holds_words(column)]


def _holds_words(column: Column[Any]) -> bool:
    words = isinstance(column.type, String | Text | JSON)
    return words and not isinstance(column.type, Enum) and column.name not in _FIXED
