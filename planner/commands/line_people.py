"""Whom a typed line means at an event: by code, by a planned name, and which words are no name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from planner.formats.personline import PersonLine
from planner.model.lookup import bare_name, folded

# Words that names in running text bear in small letters.
_PARTICLES = {
    *("af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos"),
    *("du", "e", "el", "ibn", "la", "le", "of", "op", "van", "ten", "ter", "und", "von", "y", "zu"),
    *("zum", "zur"),
}


@dataclass(frozen=True, slots=True)
class Coded:
    """Whom a code means at an event; `company` when the code is that of an organisation."""

    name: str
    organisation: str = ""
    company: bool = False
    emails: Collection[str] = ()


def settle(line: PersonLine, coded: Mapping[str, Coded]) -> PersonLine:
    """Return a line as it is meant at an event, where `coded` are the people by their codes.

    A name that one of them bears stands for the code. Behind the code of a person, words
    that are no name of theirs are a note; so are those behind several codes. A line that was
    settled before stays as it is.
    """
    line = _with_code(line, coded)
    children = tuple(_settle_child(child, coded) for child in line.children)
    if children != line.children:
        line = replace(line, children=children)
    if len(line.codes) > 1:
        return _head_as_note(line)
    return _settle_one(line, coded) if line.codes else line


def _settle_child(child: PersonLine, coded: Mapping[str, Coded]) -> PersonLine:
    child = _with_code(child, coded)
    if len(child.codes) == 1 and child.codes[0] not in coded and not _looks_like_name(child.name):
        return _head_as_note(child)
    return _settle_one(child, coded) if len(child.codes) == 1 else child


def _with_code(line: PersonLine, coded: Mapping[str, Coded]) -> PersonLine:
    if line.codes or not line.name:
        return line
    found = [code for code, one in coded.items() if _is_meant(line, one)]
    return replace(line, codes=(found[0],), name="") if len(found) == 1 else line


def _is_meant(line: PersonLine, one: Coded) -> bool:
    if one.company:
        return folded(line.name) == folded(one.name) and not line.organisation
    if not one.name or bare_name(line.name) != bare_name(one.name):
        return False
    elsewhere = {folded(line.organisation), folded(one.organisation)} - {""}
    another = line.email and one.emails and line.email.casefold() not in map(folded, one.emails)
    return len(elsewhere) < 2 and not another


def _settle_one(line: PersonLine, coded: Mapping[str, Coded]) -> PersonLine:
    one = coded.get(line.codes[0])
    if one is None or not (line.name or line.title or line.organisation):
        return line
    if folded(line.name) == folded(one.name):
        return replace(line, name="")
    if one.company or not one.name or not line.name or _is_name_for(line, one):
        return line
    return _head_as_note(line)


def _is_name_for(line: PersonLine, one: Coded) -> bool:
    if not _looks_like_name(line.name):
        return False
    shared = set(bare_name(line.name).split()) & set(bare_name(one.name).split())
    return bool(shared or line.email or line.phone or (line.title and line.organisation))


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 6 and not any(
        word[0].islower() and word.rstrip(".") not in _PARTICLES for word in words
    )


def _head_as_note(line: PersonLine) -> PersonLine:
    head = ", ".join(part for part in (line.name, line.title, line.organisation) if part)
    note = "\n".join(part for part in (head, line.note) if part)
    return replace(line, name="", title="", organisation="", note=note) if head else line
