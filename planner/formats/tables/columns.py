"""What the columns of a people table mean, told by their headers in several languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.formats.tables.headers import field_of, names_people, normal

IDENTIFYING = frozenset({"name", "first", "last", "email", "exhibitor"})
# What a column can be read as, by the user's choice; "" keeps it in the note.
FIELDS = (
    *("name", "first", "middle", "last", "title", "organisation", "exhibitor", "email", "phone"),
    *("link", "note", "tags", "role", "date", "time", "hall", "stand", "", "ignore"),
)

_SCAN = re.compile(
    r"\bscan|gescannt|escane|scansion|\bcaptur|^met\b|erfasst|getroffen"
    r"|\blead (?:id|notes?|date|time|rating|score|source|type)\b"
)
_SALUTATIONS = {"title", "titel", "titre", "título", "titulo", "titolo"}
_LISTED = re.compile(
    r"ticket|regist|\border\b|\bsession|attendee|delegate|participant|check(ed)? ?in|\brsvp|badge"
    r"|speaker|teilnehm|anmeld|buchung|inscri|billet|entrada|asistente|partecipant|deelnemer|visitor"
    r"|besucher|\bguest|attendance|attending"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The header row of a table and the field of each of its columns ("" = none of ours).

    `companies` is the user's word on whether the rows are companies; None leaves it to them.
    """

    headers: tuple[str, ...]
    fields: tuple[str, ...]
    companies: bool | None = None

    @property
    def usable(self) -> bool:
        """Whether it tells who somebody is."""
        return bool(IDENTIFYING.intersection(self.fields)) or self.of_companies

    @property
    def score(self) -> int:
        """How many columns are known."""
        return sum(1 for field in self.fields if field)

    @property
    def of_companies(self) -> bool:
        """Whether the rows are exhibitors, not people."""
        if self.companies is not None:
            return self.companies
        if "exhibitor" in self.fields:
            return True
        if not {"hall", "stand"}.intersection(self.fields):
            return False
        if {"first", "last"}.intersection(self.fields):
            return False
        return ("name" in self.fields) != ("organisation" in self.fields)

    @property
    def meaning(self) -> str:
        """What the columns propose: "met" for a badge scanner's, "attendees", else "contacts"."""
        headers = [normal(header) for header in self.headers]
        listed = any(_LISTED.search(header) for header in headers)
        scanned = any(_SCAN.search(header) for header in headers)
        if scanned or ("date" in self.fields and not listed and not self.of_companies):
            return "met"
        return "attendees" if listed or self.of_companies else "contacts"


def recognise(cells: Sequence[str]) -> Columns:
    """Return what a row would mean as the header row."""
    fields = [field_of(cell) for cell in cells]
    headers = [normal(cell) for cell in cells]
    if "first" in fields and "last" not in fields:
        # German "Vorname, Name" and French "Prénom, Nom": the name is the family name.
        for index, header in enumerate(headers):
            if header in ("name", "nom", "naam", "namn", "navn"):
                fields[index] = "last"
    for index in _salutations(headers, fields):
        fields[index] = ""
    if "role" in fields and "title" not in fields:
        fields = ["title" if field == "role" else field for field in fields]
    return Columns(tuple(cells), tuple(_without_buyers(cells, fields)))


def _salutations(headers: list[str], fields: list[str]) -> list[int]:
    """Return the columns of Mr and Dr: Outlook has "Title" beside "Job Title" or "Title 1"."""
    titles = [index for index, field in enumerate(fields) if field == "title"]
    plain = [index for index in titles if headers[index] in _SALUTATIONS]
    return plain[:-1] if len(plain) == len(titles) else plain


def _without_buyers(cells: Sequence[str], fields: list[str]) -> list[str]:
    """Leave who ordered the ticket to the note where other columns name who attends."""
    own = [names_people(cell) for cell in cells]
    taken = {_kind(field) for field, is_own in zip(fields, own, strict=True) if field and is_own}
    return [
        field if is_own or _kind(field) not in taken else ""
        for field, is_own in zip(fields, own, strict=True)
    ]


def _kind(field: str) -> str:
    return "name" if field in ("first", "middle", "last") else field
