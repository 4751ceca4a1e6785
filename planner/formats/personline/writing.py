"""Writes a person line that reads back as the same value."""

from collections.abc import Sequence
from datetime import date

from planner.formats.personline import words
from planner.formats.personline.head import guarded
from planner.formats.personline.reading import parse_line
from planner.formats.personline.values import Dated, PersonLine

# Any day does: dates are written in full.
_SOME_DAY = date(2000, 1, 1)
_INDENT = "    "


def format_line(line: PersonLine, *, locale: str = "en") -> str:
    """Return the line as one would type it, children indented below.

    `parse_lines` gives the same value back: what could be misread gets a backslash. Dates
    are ISO dates. `locale` is the one it will be read in.
    """
    own = [_one(line, locale), *(_INDENT + _one(child, locale) for child in line.children)]
    return "\n".join(own)


def _one(line: PersonLine, locale: str) -> str:
    plain = _written(line, guard=False)
    back = parse_line(plain, today=_SOME_DAY, locale=locale)
    same = all(
        getattr(back, name) == getattr(line, name)
        for name in PersonLine.__dataclass_fields__
        if name not in ("raw", "children")
    )
    return plain if same else _written(line, guard=True)


def _written(line: PersonLine, *, guard: bool) -> str:
    promises = [_dated("!", one, guard) for one in line.promises]
    gives = [_dated("+", one, guard) for one in line.gives]
    due = [f"@{line.due.isoformat()}"] if line.due else []
    last = (line.promises + line.gives)[-1:]
    # A date after an undated promise would be the promise's own.
    early, late = (due, []) if last and last[0].due is None else ([], due)
    pieces = [
        "+".join(line.codes),
        _head(line, guard),
        *line.links,
        *(f"#{tag}" for tag in line.tags),
        *early,
        *promises,
        *gives,
        *(_marked("=", text, guard) for text in line.offered),
        *(_marked("?", text, guard) for text in line.wants),
        *(_marked("*", text, guard) for text in line.cues),
        f"/{words.STATE_NAMES.get(line.state, line.state)}" if line.state else "",
        *(f"/{box}" for box in line.boxes),
        f"/{line.timing}" if line.timing else "",
        *(words.quoted(piece) for piece in line.note.split("\n") if piece),
        *late,
    ]
    return " ".join(piece for piece in pieces if piece)


def _head(line: PersonLine, guard: bool) -> str:
    addresses = [f"<{line.email}>" if line.email else "", _telephone(line.phone)]
    alone = bool(line.email or line.phone or not (line.title or line.organisation))
    name = _plain(guarded(line.name, last=alone) if guard else line.name, guard, comma=not alone)
    first = " ".join(part for part in (name, *addresses) if part)
    if not (line.title or line.organisation):
        return first
    others: Sequence[str] = [line.title, line.organisation] if line.title else [line.organisation]
    if guard:
        others = [
            _plain(guarded(part, last=last), guard, comma=not last)
            for part, last in zip(others, [*[False] * (len(others) - 1), True], strict=True)
        ]
    return ", ".join([first, *others]).rstrip(" ")


def _telephone(number: str) -> str:
    found = words.telephone_at(number, 0)
    if not number or (found and found == (number, len(number))):
        return number
    return "tel:" + "".join(number.split())


def _dated(marker: str, one: Dated, guard: bool) -> str:
    due = f" @{one.due.isoformat()}" if one.due else ""
    return _marked(marker, one.text, guard) + due


def _marked(marker: str, text: str, guard: bool) -> str:
    apart = " " if marker == "+" and text[:1].isdigit() else ""
    return marker + apart + _plain(text, guard)


def _plain(text: str, guard: bool, *, comma: bool = False) -> str:
    """Put a backslash before what could be misread; `comma` says that one follows the last word."""
    if not guard:
        return text
    plain = text.split()
    followed = [*[""] * (len(plain) - 1), "," if comma else ""]
    return " ".join(
        f"\\{word}" if words.is_special(word) or words.is_special(word + after) else word
        for word, after in zip(plain, followed, strict=False)
    )
