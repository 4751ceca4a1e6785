"""What a file is that holds no events, said in one plain sentence."""

import re
from collections import Counter

from planner.errors import BadInput
from planner.i18n import _, ngettext

_MAGIC = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x1f\x8b", "packed"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"SQLite format 3", "database"),
)
_CALENDAR = re.compile(rb"BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT)", re.IGNORECASE)
_CARD = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype\s+html|<html|<head|<body", re.IGNORECASE)


def refuse_unless_calendar(data: bytes) -> None:
    """Raise BadInput, saying what the bytes are, unless a calendar begins somewhere in them."""
    plain = data.replace(b"\0", b"")
    if _CALENDAR.search(plain):
        return
    if not plain.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput(_("The file is empty, so there is nothing to import."))
    raise BadInput(_what(data, plain))


def nothing_left(others: Counter[str], skipped: int, reason: str) -> BadInput:
    """Return the refusal of a calendar in which no event could be used.

    `reason` is what was wrong with the first of the `skipped` ones.
    """
    if skipped:
        text = ngettext(
            "The one event of the file cannot be used: {reason}.",
            "None of the {n} events of the file can be used; of the first: {reason}.",
            skipped,
        )
        return BadInput(text.format(n=skipped, reason=reason.rstrip(".")))
    if others["VTODO"]:
        return BadInput(_("The file holds only to-dos and no events, so nothing was imported."))
    if others["VCARD"]:
        return BadInput(_card())
    if others["VFREEBUSY"]:
        return BadInput(_("The file says only when somebody is busy; it holds no events."))
    return BadInput(_("The calendar holds no events, so nothing was imported."))


def _what(data: bytes, plain: bytes) -> str:
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "picture"
    if kind == "pdf":
        return _("The file is a PDF, no calendar; ask the organiser for the .ics file.")
    if kind == "zip":
        return _("The file is a zip archive, no calendar; give it its ending .zip, or unpack it.")
    if kind == "picture" or (kind == "bitmap" and b"\0" in data[:20]):
        return _("The file is a picture, no calendar.")
    if kind in ("packed", "office", "database"):
        return _("The file is no calendar, but a file of another program.")
    if _CARD.search(plain[:65536]):
        return _card()
    if _PAGE.search(plain[:65536]):
        return _(
            "This is a web page, no calendar; look on it for a link to an .ics file and import"
            " what that leads to."
        )
    return _("The file is no calendar: nothing in it says BEGIN:VCALENDAR.")


def _card() -> str:
    return _("The file holds address cards, no calendar; import it as people?")
