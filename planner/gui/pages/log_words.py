"""What can complete a line on the log page: people, organisations, tags, boxes, days."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from planner.commands.line_people import Coded
from planner.formats.personline import parse_line
from planner.formats.personline.words import BOXES, COMMAS, MARKERS, STATE_NAMES, TIMINGS
from planner.gui.line_completion import Piece
from planner.gui.line_words import box_words, day_words, name_line
from planner.gui.text import fold
from planner.gui.words import state_words
from planner.i18n import _, locale_name
from planner.model import TargetState
from planner.queries.names import Named

T = TypeVar("T")

_MOST = 40
_DAYS = ("today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "1w", "2w", "1m")
_STATES = (
    TargetState.MET,
    TargetState.NOT_THERE,
    TargetState.LATER,
    TargetState.DECLINED,
    TargetState.NOT_SOUGHT,
)
_CODES = re.compile(r"\s*((?:[TN]\d+[+&/,\s]+)*)(.*)", re.IGNORECASE | re.DOTALL)
_JOINED = re.compile(r"(?:\d[+&]\s*|\s[+&]\s+)\Z")
_MARKED = re.compile(rf"(?:^|\s)[{re.escape(''.join(MARKERS))}#/@\"“„«]")
_WORD = re.compile(r"\S*\Z")
_PART = re.compile(rf"[{COMMAS}]\s*([^{COMMAS}]*)\Z")


@dataclass(slots=True)
class LogWords:
    """All there is to complete; `pieces` finds what fits the text before the cursor."""

    coded: dict[str, Coded] = field(default_factory=dict)
    people: Sequence[Named] = ()
    organisations: Sequence[str] = ()
    tags: Sequence[str] = ()
    # Each with the words to look through; the line itself is written for those offered alone.
    _named: list[tuple[Named, str]] = field(init=False)

    def __post_init__(self) -> None:
        taken = {fold(one.name) for one in self.coded.values()}
        seen = {(one.name, one.title, one.organisation): one for one in reversed(self.people)}
        pairs = [(one, fold(", ".join(filter(None, parts)))) for parts, one in seen.items()]
        self._named = [
            (one, words) for one, words in reversed(pairs) if fold(one.name) not in taken
        ]

    def pieces(self, before: str, today: date) -> list[Piece]:
        """Return what could stand there, the likeliest first."""
        start = _WORD.search(before)
        assert start is not None
        word, rest = start[0], before[: start.start()]
        if word[:1] == "/":
            return _completed(rest, word, _boxes())
        if word[:1] == "@" and _MARKED.search(before):
            return _completed(rest, word, _days(today))
        if word[:1] == "#":
            return _completed(rest, word, ((f"#{tag}", f"#{tag}") for tag in self.tags))
        return self._head(before)

    def _head(self, before: str) -> list[Piece]:
        found = _CODES.fullmatch(before)
        assert found is not None
        codes, name = found[1], found[2]
        if not name.strip() or _MARKED.search(name):
            return []
        if part := _PART.search(name):
            return self._organisations_for(before[: len(before) - len(part[1])], part[1])
        if _JOINED.search(codes):
            return self._coded(codes.rstrip(" +&") + "+", name)
        if codes.endswith(("+", "&")):
            return []  # something given to them
        first = codes.split()[0].upper() if codes else ""
        if first and (first not in self.coded or self.coded[first].company):
            return self._others(codes, name)
        return [] if first else [*self._coded("", name), *self._others("", name)][:_MOST]

    def _coded(self, codes: str, needle: str) -> list[Piece]:
        """Return who has a code here; the name stays beside the first code alone."""
        pairs = [(code, f"{code} {one.name}") for code, one in self.coded.items() if one.name]
        found = _ranked(needle, pairs, lambda pair: fold(pair[1]))
        return [Piece(shown, f"{codes + code if codes else shown} ") for code, shown in found]

    def _others(self, codes: str, needle: str) -> list[Piece]:
        found = _ranked(needle, self._named, lambda pair: pair[1])
        lines = dict.fromkeys(name_line(person) for person, _words in found)
        return [Piece(line, f"{codes}{line} ") for line in lines]

    def _organisations_for(self, rest: str, needle: str) -> list[Piece]:
        if not needle.strip():
            return []
        found = _ranked(needle, [*self.organisations], fold)
        return [Piece(name, f"{rest}{_plain(name)} ") for name in found]


def _ranked(needle: str, words: Sequence[T], folded: Callable[[T], str]) -> list[T]:
    """Return the words that hold the needle: first what begins with it, then any word of it."""
    sought = fold(needle.strip())
    begins, inner, within = [], [], []
    for word in words:
        text = folded(word)
        if text.startswith(sought):
            begins.append(word)
        elif f" {sought}" in text:
            inner.append(word)
        elif len(sought) > 1 and sought in text:
            within.append(word)
    return [*begins, *inner, *within][:_MOST]


def _completed(rest: str, word: str, offered: Iterable[tuple[str, str]]) -> list[Piece]:
    found = [pair for pair in offered if fold(pair[0]).startswith(fold(word))]
    return [Piece(shown, f"{rest}{written} ") for written, shown in found][:_MOST]


def _boxes() -> list[tuple[str, str]]:
    states = [(f"/{STATE_NAMES[state]}", state_words(state)) for state in _STATES]
    boxes = [(f"/{box}", box_words(box)) for box in (*BOXES, *TIMINGS)]
    return [
        (written, _("{key} – {words}").format(key=written, words=w))
        for written, w in states + boxes
    ]


def _days(today: date) -> list[tuple[str, str]]:
    days = []
    for word in _DAYS:
        due = parse_line(f"@{word}", today=today, locale=locale_name()).due
        assert due is not None
        said = day_words(due, today)
        days.append((f"@{word}", _("{key} – {words}").format(key=f"@{word}", words=said)))
    return days


def _plain(organisation: str) -> str:
    """Return an organisation's name as one would type it behind a comma."""
    return name_line(Named("x", "", organisation)).partition(", ")[2]
