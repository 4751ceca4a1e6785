"""Writes people as vCard 3.0 (RFC 2426), which every address book reads."""

import base64
from collections.abc import Iterable

from planner.formats.ics.text import clean
from planner.formats.people import OutContact

_PICTURES = ((b"\x89PNG", "PNG"), (b"GIF8", "GIF"), (b"RIFF", "WEBP"), (b"BM", "BMP"))
_LONGEST = 75  # octets a line, RFC 2425, 5.8.1


def write_vcards(people: Iterable[OutContact]) -> bytes:
    """Return a .vcf file in UTF-8, one card a person, the same bytes for the same people."""
    lines: list[str] = []
    for person in people:
        lines += _card(person)
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode("utf-8")


def write_vcard_text(person: OutContact) -> str:
    """Return the short card that a QR code carries: name, work, addresses, no more.

    Lines are not folded, because few QR readers unfold them.
    """
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_names(person), *_addresses(person), "END:VCARD"]
    return "\r\n".join(lines) + "\r\n"


def _card(person: OutContact) -> list[str]:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{escaped(person.uid)}", *_names(person)]
    if person.company:
        lines.append("X-ABShowAs:COMPANY")
    lines += _addresses(person)
    # Other programs know roles as categories only; ours takes them out again.
    categories = (*person.tags, *person.roles)
    if categories:
        lines.append("CATEGORIES:" + ",".join(map(escaped, categories)))
    if person.roles:
        lines.append("X-PLANNER-ROLES:" + ",".join(escaped(role) for role in person.roles))
    if person.note:
        lines.append(f"NOTE:{escaped(person.note)}")
    if person.photo:
        kind = next((name for magic, name in _PICTURES if person.photo.startswith(magic)), "JPEG")
        lines.append(f"PHOTO;ENCODING=b;TYPE={kind}:{base64.b64encode(person.photo).decode()}")
    return [*lines, "END:VCARD"]


def _names(person: OutContact) -> list[str]:
    """N is guessed, the last word being the family name: one box is all we have."""
    given, _blank, family = ("", "", "") if person.company else person.name.strip().rpartition(" ")
    lines = [f"N:{escaped(family)};{escaped(given)};;;", f"FN:{escaped(person.name)}"]
    organisation = person.organisation or (person.name if person.company else "")
    if organisation:
        lines.append(f"ORG:{escaped(organisation)}")
    if person.title:
        lines.append(f"TITLE:{escaped(person.title)}")
    return lines


def _addresses(person: OutContact) -> list[str]:
    return [
        *(f"EMAIL;TYPE=INTERNET:{escaped(email)}" for email in person.emails),
        *(f"TEL:{escaped(phone)}" for phone in person.phones),
        # A URI is not escaped; a line end in it must not end the line.
        *(f"URL:{''.join(clean(link).split())}" for link in person.links),
    ]


def escaped(text: str) -> str:
    r"""Return text as a value: `\`, `;`, `,` and line ends escaped, controls left out."""
    text = clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """Fold between characters, so that no UTF-8 sequence is cut in two."""
    if len(line) * 4 <= _LONGEST or len(line.encode()) <= _LONGEST:
        return [line]
    lines, current, room = [], "", _LONGEST
    for character in line:
        size = len(character.encode())
        if size > room:
            lines.append(current)
            current, room = " ", _LONGEST - 1
        current += character
        room -= size
    return [*lines, current]
