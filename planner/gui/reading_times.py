"""Reads a time of day as people write it into a field."""

import re
from datetime import time

from planner.i18n import _

_CLOCK = re.compile(
    r"([0-9]{1,2})(?:\s*[:.h]?\s*([0-9]{2}))?\s*(h|uhr|[ap]\.?m\.?)?", re.IGNORECASE
)


def read_clock(text: str) -> str:
    """Return "9", "930", "9.30", "9h30", "9 Uhr" and "9:30 am" as 09:30 and the like; "" for none.

    Raises ValueError with a sentence for anything else.
    """
    text = text.strip()
    if not text:
        return ""
    try:
        return f"{_read(text):%H:%M}"
    except ValueError:
        raise ValueError(_("“{text}” is no time. Write it as 10:30.").format(text=text)) from None


def _read(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1].lower()
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)
