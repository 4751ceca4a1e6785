"""Edits to a typed person line that a box or a field makes: the line stays the one truth."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from planner.formats.personline import Dated, PersonLine, format_line, parse_line
from planner.formats.personline.words import JOINS, codes_of
from planner.i18n import locale_name

# What stands behind each box: the names it may be typed by, the first is the one written.
STATE_NAMES = {
    "met": ("met",),
    "not-there": ("nothere", "not-there"),
    "later": ("later",),
    "declined": ("declined",),
    "not-sought": ("notsought", "not-sought"),
}
STEPS = ("mail", "linkedin", "call", "intro")
TIMINGS = ("24h", "1w", "warm")

_IN_FRONT = re.compile(r"(\S+)(?:\s+|$)")

Read = Callable[[str], PersonLine]


@dataclass(frozen=True, slots=True)
class LogFields:
    """The writing side of a card as text; several of a kind are apart by semicolons."""

    cue: str = ""
    talk: str = ""
    promise: str = ""
    wants: str = ""
    offered: str = ""
    give: str = ""
    on: str = ""


def fields_of(line: PersonLine) -> LogFields:
    """Return what the fields show of a line."""
    return LogFields(
        cue="; ".join(line.cues),
        talk="; ".join(line.note.split("\n")) if line.note else "",
        promise="; ".join(map(_written, line.promises)),
        wants="; ".join(line.wants),
        offered="; ".join(line.offered),
        give="; ".join(map(_written, line.gives)),
        on=line.due.isoformat() if line.due else "",
    )


def with_field(line: PersonLine, name: str, value: str, today: date) -> str:
    """Return the line's text after one field of it was written anew."""
    texts = tuple(part.strip() for part in value.split(";") if part.strip())
    match name:
        case "cue":
            changed = replace(line, cues=texts)
        case "talk":
            changed = replace(line, note=" ".join(value.split()))
        case "promise":
            changed = replace(line, promises=tuple(_dated(text, today) for text in texts))
        case "wants":
            changed = replace(line, wants=texts)
        case "offered":
            changed = replace(line, offered=texts)
        case "give":
            changed = replace(line, gives=tuple(_dated(text, today) for text in texts))
        case "on":
            changed = replace(line, due=day_in(value, today))
        case _:
            raise ValueError(f"no such field of a line: {name}")
    return format_line(changed, locale=locale_name())


def is_ticked(line: PersonLine, box: str) -> bool:
    """Whether a box is ticked on a line."""
    return box in line.boxes or box in (line.state, line.timing)


def with_box(text: str, box: str, on: bool, read: Read) -> str:
    """Return `text` with a box ticked or not; whatever else was typed stays as it is.

    Of states, and of times, one is ticked at most. `read` parses a line.
    """
    group = next((g for g in (tuple(STATE_NAMES), TIMINGS) if box in g), (box,))
    names = [name for one in group for name in STATE_NAMES.get(one, (one,))]
    words = "|".join(re.escape(name) for name in names)
    edited = re.sub(rf"\s*(?<!\S)/(?:{words})(?!\S)", "", text, flags=re.IGNORECASE).rstrip()
    if on:
        edited = f"{edited} /{STATE_NAMES.get(box, (box,))[0]}".lstrip()
    if is_ticked(read(edited), box) is on:
        return edited
    return format_line(_ticked(read(text), box, on), locale=locale_name())


def day_in(text: str, today: date) -> date | None:
    """Return the day that stands in a field, with or without its @, or None."""
    word = text.strip().removeprefix("@").strip()
    if not word:
        return None
    line = parse_line(f"@{word}", today=today, locale=locale_name())
    return line.due if replace(line, due=None) == PersonLine("") else None


def with_code(text: str, code: str) -> str:
    """Return `text` with another code in place of those in front, or with one where was none."""
    rest = text.lstrip()
    while found := _IN_FRONT.match(rest):
        if not codes_of(found[1]) and found[1] not in JOINS:
            break
        rest = rest[found.end() :]
    return f"{code} {rest}"


def private_line(code: str, text: str, read: Read) -> PersonLine | None:
    """Return what was typed about one of several people as an indented line, or None."""
    return read(f"{code} {text.strip()}") if text.strip() else None


def private_text(line: PersonLine) -> str:
    """Return an indented line with a code as it stands in the field of that code."""
    return format_line(replace(line, children=()), locale=locale_name()).partition(" ")[2]


def _ticked(line: PersonLine, box: str, on: bool) -> PersonLine:
    if box in STATE_NAMES:
        return replace(line, state=box if on else "")
    if box in TIMINGS:
        return replace(line, timing=box if on else "")
    boxes = tuple(one for one in line.boxes if one != box)
    return replace(line, boxes=(*boxes, box) if on else boxes)


def _written(one: Dated) -> str:
    return f"{one.text} @{one.due.isoformat()}" if one.due else one.text


def _dated(text: str, today: date) -> Dated:
    line = parse_line(f"!{text}", today=today, locale=locale_name())
    # Anything else read out of it means that the words only look like marks.
    alone = replace(line, promises=()) == PersonLine("")
    return line.promises[0] if alone and len(line.promises) == 1 else Dated(text)
