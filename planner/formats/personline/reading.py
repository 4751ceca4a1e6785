"""Reads person lines: one, or a text of them with indented lines below."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from planner.formats.personline.head import Head
from planner.formats.personline.onepass import Pass
from planner.formats.personline.values import PersonLine

_LINE_END = re.compile(r"\r\n|\r|\n")


def parse_line(
    text: str, *, today: date, locale: str = "en", organisations: Collection[str] = ()
) -> PersonLine:
    """Return what one line says (DESIGN.md, section 7); it never fails, whatever was typed.

    `today` is what @fri and @2w are reckoned from, `locale` the order of the digits in
    @1/31, `organisations` the names that are taken for one wherever they stand.
    """
    return Pass(text, today, locale, Head(organisations)).line()


def parse_lines(
    text: str | Iterable[str],
    *,
    today: date,
    locale: str = "en",
    organisations: Collection[str] = (),
) -> tuple[PersonLine, ...]:
    """Return the lines of a text, with those indented more than the one before as its children."""
    lines = _LINE_END.split(text) if isinstance(text, str) else text
    found: list[PersonLine] = []
    children: list[PersonLine] = []
    outer = 0
    for raw in lines:
        if not raw.strip():
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
