"""Calendars made up for measuring, of any length, that look like those conferences publish."""

from datetime import datetime, timedelta

_PARAGRAPHS = (
    "What session {n} is about\\, told at some length: how the thing was built\\, what broke on the"
    " way\\, and what we would do otherwise today.\\n\\nYou need no previous knowledge\\; a laptop"
    " is of use in the second half\\, when we try it out together.",
    "An introduction to subject {n} for people who have heard of it and never had the time.",
    "We ran subject {n} in production for two years. This talk shows the figures\\, the mistakes"
    " and the parts we threw away\\, and ends with a list of what to read first.\\n\\nQuestions are"
    " welcome at any time\\, and the slides will be on the page of the session afterwards.",
)
_TRACKS = ("Main track", "Community", "Databases", "Embedded", "Security", "Workshops\\, long")
_ROOMS = 20
_LINE = 75


def conference(count: int) -> bytes:
    """Return a programme of `count` events (RFC 5545) in twenty rooms, folded as the RFC asks.

    The first quarter tells its times in Europe/Berlin, the rest in UTC; two of three have an
    ATTENDEE, every second CATEGORIES, every third a URL.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN", "X-WR-CALNAME:Bench"]
    for number in range(count):
        lines += ["BEGIN:VEVENT", *_event(number, utc=number * 4 >= count), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(number: int, *, utc: bool) -> list[str]:
    day, place = divmod(number // _ROOMS, 36)
    begins = datetime(2026, 5, 1, 9) + timedelta(days=day, minutes=15 * place)
    ends = begins + timedelta(minutes=45)
    zone, mark = ("", "Z") if utc else (";TZID=Europe/Berlin", "")
    lines = [
        f"UID:{number}@bench.example.org",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART{zone}:{begins:%Y%m%dT%H%M%S}{mark}",
        f"DTEND{zone}:{ends:%Y%m%dT%H%M%S}{mark}",
        f"SUMMARY:Session {number} on a subject of its own",
        f"LOCATION:Room {number % _ROOMS}",
        f"DESCRIPTION:{_PARAGRAPHS[number % 3].format(n=number)}",
        "STATUS:CONFIRMED",
        f"SEQUENCE:{number % 3}",
    ]
    if number % 2:
        lines.append(f"CATEGORIES:{_TRACKS[number % 6]}")
    if number % 3 == 0:
        lines.append(f"URL:https://bench.example.org/sessions/{number}")
    else:
        person = number % 500
        lines.append(
            f"ATTENDEE;CUTYPE=INDIVIDUAL;CN=Speaker {person}:mailto:speaker{person}@example.org"
        )
    return lines


def _folded(line: str) -> str:
    first, rest = line[:_LINE], line[_LINE:]
    parts = [rest[start : start + _LINE - 1] for start in range(0, len(rest), _LINE - 1)]
    return "\r\n ".join([first, *parts])
