"""What one person line says, as frozen values."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Dated:
    """A promise or a give, and the day it is due if one was written."""

    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What one line says. `state` is a TargetState value or ""; `boxes` are "mail", "linkedin",
    "call", "intro"; `timing` is "24h", "1w", "warm" or ""; `due` is the next step's own date.

    `children` are the indented lines below it: one person's part of a shared encounter.
    What could not be read stands in `note`, a line each; nothing typed is dropped. Two lines
    that say the same are equal however they were typed: `raw` does not count.
    """

    raw: str = field(compare=False)
    codes: tuple[str, ...] = ()
    name: str = ""
    email: str = ""
    phone: str = ""
    links: tuple[str, ...] = ()
    title: str = ""
    organisation: str = ""
    tags: tuple[str, ...] = ()
    promises: tuple[Dated, ...] = ()
    gives: tuple[Dated, ...] = ()
    offered: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    state: str = ""
    boxes: tuple[str, ...] = ()
    timing: str = ""
    note: str = ""
    due: date | None = None
    children: tuple["PersonLine", ...] = ()
