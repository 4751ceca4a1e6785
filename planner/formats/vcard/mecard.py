"""Reads the short MECARD that many badges carry in their QR code (NTT DoCoMo's format)."""

import itertools
import re

from planner.formats.ics.text import plain_line
from planner.formats.people import ReadContact

MECARD = re.compile(r"(?im)^[ \t\ufeff]*MECARD[ \t]*:")
_FIELD = re.compile(r"((?:\\.|[^;\\:])+):((?:\\.|[^;\\])*);?", re.DOTALL)
_WORDS = {"ADR": "Address", "BDAY": "Birthday", "NICKNAME": "Nickname"}


def read_mecards(text: str) -> list[ReadContact]:
    """Return the people of every MECARD in a text, each with the line it begins on.

    One without a name, organisation, address or number has an empty name.
    """
    starts = [*(found.start() for found in MECARD.finditer(text)), len(text)]
    return [
        _person(text.count("\n", 0, begin) + 1, text[begin:end].partition(":")[2])
        for begin, end in itertools.pairwise(starts)
    ]


def _person(line: int, body: str) -> ReadContact:
    values: dict[str, list[str]] = {}
    for key, raw in _FIELD.findall(body.split(";;")[0]):
        name = key.strip().upper()
        text = raw if name == "N" else plain_line(_plain(raw))
        if text.strip():
            values.setdefault(name, []).append(text)
    name = _name(next(iter(values.get("N", [])), ""))
    organisation = next(iter(values.get("ORG", [])), "")
    emails = tuple(dict.fromkeys(values.get("EMAIL", [])))
    phones = tuple(dict.fromkeys([*values.get("TEL", []), *values.get("TEL-AV", [])]))
    known = {"N", "ORG", "EMAIL", "TEL", "TEL-AV", "URL", "TITLE", "NOTE"}
    others = [
        f"{_WORDS.get(key, key.capitalize())}: {text}"
        for key, texts in values.items()
        if key not in known and key != "SOUND"
        for text in texts
    ]
    company = not name and bool(organisation)
    return ReadContact(
        line,
        name or organisation or next(iter([*emails, *phones]), ""),
        title=", ".join(values.get("TITLE", [])),
        organisation="" if company else organisation,
        emails=emails,
        phones=phones,
        links=tuple(dict.fromkeys(values.get("URL", []))),
        note="\n".join([*values.get("NOTE", []), *others]),
        company=company,
    )


def _name(text: str) -> str:
    """Return "Lovelace,Ada" in the order it is said."""
    family, _comma, given = re.sub(r"\\,", "\0", text).partition(",")
    return plain_line(_plain(f"{given} {family}").replace("\0", ","))


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
