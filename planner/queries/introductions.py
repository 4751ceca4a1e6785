"""Who wants what another offers: pairs of people, with the words they have in common."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Contact,
    Encounter,
    FollowUp,
    FollowUpKind,
    Organisation,
    Participant,
    Profile,
    Tag,
)
from planner.model.lookup import folded
from planner.model.planned import is_within

MOST = 40
# A word that more people use than this says nothing of any of them.
_COMMON = 6
_SHORT = 3
_ENDINGS = ("ings", "ing", "ers", "er", "ies", "en", "es", "s", "y", "e", "n")
_EMPTY_WORDS = (
    "about after also another because before begin could does else ever every from give good have"
    " help here into just know like look looking made make many meet meeting more most much must"
    " need needs offer offers only other people person some somebody someone something talk than"
    " that them then there these they thing things think this those time want wants what when"
    " where which while will wish with work works would year years your"
    " aber alle auch dass dieser eine einen einer etwas gern hilfe jemand kann mehr mein mit nach"
    " nicht oder sein sich sucht suche und von wenn wird zum zur"
    " avec chez cherche dans elle mais nous pour quelqu sans sont tout une vous"
    " para como este esta pero quien tiene todo"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Pair:
    """One who wants something and one who may have it. `offering_id` None is the user.

    `words` are those of the wish that the offer answers, as they were written. `id` names
    the pair.
    """

    id: str
    wanting_id: int
    wanting: str
    wants: str
    offering_id: int | None
    offering: str
    offers: str
    words: tuple[str, ...]
    event_id: int | None = None
    weight: float = 0.0


@dataclass
class _Side:
    """What one person wants and offers, over all that was logged."""

    name: str
    wants: dict[str, int | None] = field(default_factory=dict)  # text: event it was said at
    offers: list[str] = field(default_factory=list)


def introduction_pairs(session: Session, event_id: int | None = None) -> list[Pair]:
    """Return pairs to introduce, the most telling first; with `event_id` one of them was met there.

    Looked at are what people said they want and offer, their titles and tags, and the user's
    own shelf. Pairs between whom an introduction was noted, made or let go, are left out.
    """
    people, here = _people(session, event_id)
    shelf = _shelf(session)
    offers = [
        (contact_id, side.name, text)
        for contact_id, side in people.items()
        for text in dict.fromkeys(side.offers)
    ]
    known: list[tuple[int | None, str, str]] = [*offers, *((None, "", text) for text in shelf)]
    index: dict[str, list[int]] = {}
    for at, (_id, _name, text) in enumerate(known):
        for stem in _stems(text):
            index.setdefault(stem, []).append(at)
    settled, given = _settled(session)
    best: dict[tuple[int, int | None], Pair] = {}
    for wanting_id, side in people.items():
        for wants, said_at in side.wants.items():
            for at, words in _answers(wants, index).items():
                offering_id, name, text = known[at]
                if (
                    offering_id == wanting_id
                    or frozenset((wanting_id, offering_id)) in settled
                    or (offering_id is None and (wanting_id, folded(text)) in given)
                    or (here is not None and wanting_id not in here and offering_id not in here)
                ):
                    continue
                pair = Pair(
                    id=f"{wanting_id}-{offering_id or 'me'}",
                    wanting_id=wanting_id,
                    wanting=side.name,
                    wants=wants,
                    offering_id=offering_id,
                    offering=name,
                    offers=text,
                    words=tuple(words.values()),
                    event_id=said_at,
                    weight=sum(1 / len(index[stem]) for stem in words),
                )
                old = best.get((wanting_id, offering_id))
                if old is None or old.weight < pair.weight:
                    best[wanting_id, offering_id] = pair
    return sorted(best.values(), key=lambda pair: (-pair.weight, pair.wanting, pair.id))[:MOST]


def shelf_of(session: Session) -> list[str]:
    """Return what the user can offer, one line each."""
    return _shelf(session)


def _answers(wants: str, index: Mapping[str, Sequence[int]]) -> dict[int, dict[str, str]]:
    """Return the offers that share telling words with a wish, with these words as written."""
    found: dict[int, dict[str, str]] = {}
    for stem, word in _stems(wants).items():
        places = index.get(stem, ())
        if len(places) <= _COMMON:
            for at in places:
                found.setdefault(at, {})[stem] = word
    return found


def _people(session: Session, event_id: int | None) -> tuple[dict[int, _Side], set[int] | None]:
    people: dict[int, _Side] = {}
    query = (
        select(Contact.id, Contact.name, Participant, Encounter.event_id)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .join(Contact, Participant.contact_id == Contact.id)
        .where(~Contact.is_me)
        .order_by(Participant.id)
    )
    for contact_id, name, part, met_at in session.execute(query):
        side = people.setdefault(contact_id, _Side(name))
        for line in _lines(part.wants):
            side.wants[line] = met_at
        side.offers += _lines(part.offered)
    about = (
        select(Contact.id, Contact.name, Contact.title, Organisation.name, Tag.name)
        .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
        .outerjoin(Tag, Tag.contact_id == Contact.id)
        .where(~Contact.is_me)
        .order_by(Contact.id, Tag.id)
    )
    for contact_id, name, title, organisation, tag in session.execute(about):
        side = people.setdefault(contact_id, _Side(name))
        job = ", ".join(text for text in (title, organisation) if text) if title else ""
        side.offers += [text for text in (job, tag) if text]
    if event_id is None:
        return people, None
    here = session.scalars(
        select(Participant.contact_id)
        .join(Encounter, Participant.encounter_id == Encounter.id)
        .where(is_within(Encounter.event_id, event_id), Participant.contact_id.is_not(None))
    )
    return people, {contact_id for contact_id in here if contact_id is not None}


def _settled(session: Session) -> tuple[set[frozenset[int | None]], set[tuple[int | None, str]]]:
    """Return the pairs that were introduced or let go, and what of the shelf was given to whom."""
    rows = session.execute(
        select(FollowUp.kind, FollowUp.contact_id, FollowUp.other_id, FollowUp.text).where(
            FollowUp.kind.in_((FollowUpKind.INTRODUCTION, FollowUpKind.GIVE))
        )
    ).all()
    pairs = {
        frozenset((one, other))
        for kind, one, other, _text in rows
        if kind is FollowUpKind.INTRODUCTION and other is not None
    }
    given = {(one, folded(text)) for kind, one, _other, text in rows if kind is FollowUpKind.GIVE}
    return pairs, given


def _shelf(session: Session) -> list[str]:
    offers = session.scalar(select(Profile.offers).limit(1)) or ""
    return list(dict.fromkeys(_lines(offers)))


def _lines(text: str) -> list[str]:
    parts = (part.strip() for part in re.split(r"[\n;]", text))
    return [part for part in parts if part]


def _stems(text: str) -> dict[str, str]:
    """Return the telling words of a text without their endings, each with how it was written."""
    found: dict[str, str] = {}
    for word in re.findall(r"[^\W_][\w+#]*", text):
        plain = folded(word)
        if (len(plain) > _SHORT or not plain.isascii()) and plain not in _EMPTY:
            found.setdefault(_stem(plain), word)
    return found


def _stem(word: str) -> str:
    endings: Iterable[str] = _ENDINGS if word.isascii() else ()
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > _SHORT:
            return word.removesuffix(ending)
    return word
