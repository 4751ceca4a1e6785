"""Which names are meant by what was typed, misspelt or cut short; the likeliest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from planner.model import Contact, Event, Organisation
from planner.model.search_words import index_words, typed_words
from planner.model.searched import Kind
from planner.queries.search import names_beginning

_ALIKE = 76  # of 100, from where a misspelt word is thought to be meant
_SHORTEST = 4  # letters of a word that can be misspelt and still be known
_HEAD = 2  # letters at its beginning that are taken to be right
_LOOKED_AT = 400


def likeness(typed: str, name: str) -> int:
    """Return how well a name fits what is typed, 0 to 100; 0 where it does not.

    Best are words that begin so, in the order typed; then beginnings in any order, words in
    the middle of which it stands, the first letters of its words, and last what is only alike.
    """
    words, names = index_words(typed).split(), index_words(name).split()
    if not words or not names:
        return 0
    if " ".join(names).startswith(" ".join(words)):
        return 100
    if all(any(part.startswith(word) for part in names) for word in words):
        return 90
    if " ".join(words) in " ".join(names):
        return 80
    if len(words) == 1 and "".join(part[0] for part in names).startswith(words[0]):
        return 75
    if all(len(word) >= _SHORTEST for word in words):
        least = min(max(int(fuzz.ratio(word, part)) for part in names) for word in words)
        return least * 70 // 100 if least >= _ALIKE else 0
    return 0


@dataclass(frozen=True, slots=True)
class Named:
    """A person or an event by name; `beside` is the company, or the conference of a session."""

    id: int
    name: str
    beside: str = ""
    root_id: int | None = None


def alike_names(session: Session, kind: Kind, typed: str, most: int) -> list[Named]:
    """Return ids and names of people or events so named, then those with a name that is alike."""
    words = typed_words(typed)
    if not words:
        return []
    ids = names_beginning(session, words, kind, _LOOKED_AT)
    if len(ids) < most and all(len(word) >= _SHORTEST for word in words):
        heads = [word[:_HEAD] for word in words]
        ids += names_beginning(session, heads, kind, _LOOKED_AT)
    parent = aliased(Event)
    query = (
        select(Contact.id, Contact.name, Organisation.name, Contact.organisation_id)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .where(Contact.id.in_(ids), ~Contact.is_me)
        if kind is Kind.PERSON
        else select(Event.id, Event.title, parent.title, Event.parent_id)
        .outerjoin(parent, Event.parent_id == parent.id)
        .where(Event.id.in_(ids))
    )
    rated = [
        (-likeness(typed, name), name, Named(row_id, name, beside or "", above))
        for row_id, name, beside, above in session.connection().execute(query)
    ]
    rated.sort(key=itemgetter(0, 1))
    return [named for rate, _name, named in rated if rate][:most]


def ranked(typed: str, names: Sequence[str]) -> list[int]:
    """Return the places of the names that fit what is typed, the likeliest first."""
    rates = [(likeness(typed, name), place) for place, name in enumerate(names)]
    return [place for rate, place in sorted(rates, key=lambda one: (-one[0], one[1])) if rate]
