"""Whom the people of a list are among those one knows: surely, or perhaps by an alike name."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.known_people import KnownPeople, Sameness
from planner.commands.people_import import person_of
from planner.formats.people import ReadPeople
from planner.model import Contact, Organisation
from planner.model.lookup import folded, organisation_named

_ALIKE = 87  # of 100; "Jon Smith" and "John Smith" are, "Ann Lee" and "Anna Reed" are not


@dataclass(frozen=True, slots=True)
class Recognised:
    """One of a list: the name of whom it is and by what, or of whom it may be.

    It only may be where `by` is None: an address is the same and the name is not, or nothing
    but an alike name says so.
    """

    name: str
    by: Sameness | None = None
    same_address: bool = False


def recognise_people(session: Session, read: ReadPeople) -> list[Recognised | None]:
    """Return for each of a list who of one's own people it is, None for nobody.

    It only looks: the import takes those for the same who are recognised by something, and
    never those whose names are merely alike.
    """
    known = KnownPeople(session)
    known.look_through(person_of(one) for one in read.people)
    names = {row.id: row.name for row in session.execute(select(Contact.id, Contact.name))}
    alike = AlikeNames(list(names.values()))
    found: list[Recognised | None] = []
    for one in read.people:
        if one.company:
            found.append(_company(session, one.organisation or one.name))
            continue
        sure = known.recognise(person_of(one))
        if sure is not None:
            found.append(Recognised(names[sure[0]], sure[1]))
            continue
        if neighbour := known.neighbour(person_of(one)):
            found.append(Recognised(neighbour, same_address=True))
            continue
        perhaps = alike.find(one.name)
        found.append(Recognised(perhaps) if perhaps else None)
    return found


def _company(session: Session, name: str) -> Recognised | None:
    organisation: Organisation | None = organisation_named(session, name)
    return Recognised(organisation.name, Sameness.NAME) if organisation else None


class AlikeNames:
    """Names among which the one most alike to another is looked for.

    Only names that share a word or the initials are compared, so that long lists take no
    longer than short ones.
    """

    def __init__(self, names: list[str]) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for key in _keys(folded(name)):
                self._names[key].append(name)

    def find(self, name: str) -> str:
        """Return the name most alike, or "" where none is alike enough."""
        from rapidfuzz import fuzz, process

        plain = folded(name)
        if len(plain) < 4:
            return ""
        near = dict.fromkeys(other for key in _keys(plain) for other in self._names.get(key, ()))
        best = process.extractOne(
            plain, list(near), scorer=fuzz.token_sort_ratio, processor=folded, score_cutoff=_ALIKE
        )
        return str(best[0]) if best else ""


def _keys(plain: str) -> set[str]:
    words = plain.replace(",", " ").replace(".", " ").split()
    initials = "".join(sorted(word[0] for word in words))
    return {f"={initials}", *(word for word in words if len(word) > 2)}
