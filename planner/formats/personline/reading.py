"""Reads person lines: one, or a text of them with indented lines below."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from planner.formats.ics.text import clean, one_line
from planner.formats.personline.head import Head
from planner.formats.personline.onepass import Pass
from planner.formats.personline.values import PersonLine
from planner.formats.personline.when import is_almost_day

_BREAK = re.compile(r"[\x0b\x0c\x1c-\x1f]")  # blanks to a reader, controls to clean()
_NUMBERED = re.compile(r"(\s*)([0-9]{1,4})[.)]\s+(?=\S)")
_LINE_END = re.compile(r"\r\n|\r|\n")


def parse_line(
    text: str, *, today: date, locale: str = "en", organisations: Collection[str] = ()
) -> PersonLine:
    """Return what one line says (DESIGN.md, section 7); it never fails, whatever was typed.

    Control characters and bidi overrides are taken out; `raw` keeps them.
    `today` is what @fri and @2w are reckoned from, `locale` the order of the digits in
    @1/31, `organisations` the names that are taken for one wherever they stand.
    """
    typed = clean(_BREAK.sub(" ", text))
    line = Pass(typed, today, locale, Head(organisations)).line()
    return line if typed == text else replace(line, raw=text)


def unread_words(line: PersonLine) -> list[str]:
    """Return the words that look like a box or a day but are none, and so became a note."""
    pieces = [one.note for one in (line, *line.children)]
    words = [piece.split(" ", 1)[0] for note in pieces for piece in note.split("\n")]
    return [word for word in words if len(word) > 1 and word[0] in "/@"]


def unread_days(line: PersonLine, *, locale: str = "en") -> list[str]:
    """Return the words of promises and gives that were meant for a day but are none: typos.

    Such a promise has no day of its own, and is due with the others.
    """
    dated = [one for own in (line, *line.children) for one in (*own.promises, *own.gives)]
    words = [word for one in dated if one.due is None for word in one.text.split()]
    return [w for w in words if w[0] == "@" and w[1:] and is_almost_day(w[1:], locale=locale)]


def parse_lines(
    text: str | Iterable[str],
    *,
    today: date,
    locale: str = "en",
    organisations: Collection[str] = (),
    progress: Callable[[int, int], object] | None = None,
) -> tuple[PersonLine, ...]:
    """Return the lines of a text, with those indented more than the one before as its children.

    The numbers of a list that is numbered throughout are no part of the names. `progress` is
    called with (done, all) lines, and may raise Cancelled.
    """
    lines = _unnumbered(_LINE_END.split(text) if isinstance(text, str) else list(text))
    found: list[PersonLine] = []
    children: list[PersonLine] = []
    outer = 0
    for done, raw in enumerate(lines):
        if progress is not None:
            progress(done, len(lines))
        if not one_line(raw):
            continue
        expanded = raw.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip())
        line = parse_line(raw, today=today, locale=locale, organisations=organisations)
        if found and indent > outer:
            children.append(line)
            continue
        if children:
            found[-1] = replace(found[-1], children=tuple(children))
            children = []
        found.append(line)
        outer = indent
    if children:
        found[-1] = replace(found[-1], children=tuple(children))
    return tuple(found)


def _unnumbered(lines: list[str]) -> list[str]:
    found = [(at, _NUMBERED.match(line)) for at, line in enumerate(lines)]
    numbered = [(at, number) for at, number in found if number]
    numbers = [int(number[2]) for _at, number in numbered]
    # One line may be of "1. FC Looms", but not one after the other.
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        for at, number in numbered:
            lines[at] = number[1] + lines[at][number.end() :]
    return lines
