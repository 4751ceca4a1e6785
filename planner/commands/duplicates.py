"""Who among one's people may be the same person, with the reason; and who is not, as was said.

Nothing here merges anybody: the same address makes a pair worth asking about, alike names
only where the organisation or a number agrees, and what the user denied is not asked again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from planner.commands.identity import address_key, is_of_one, names_agree
from planner.errors import NotAllowed, NotFound
from planner.i18n import _
from planner.model import Address, AddressKind, Contact, DistinctPair, Organisation
from planner.model.lookup import bare_name, folded
from planner.model.prepared import ask

_ALIKE = 87  # of 100, for names and for organisations
_CHECKED_EACH = 50  # people
_FREED_EACH = 1000  # pairs
_CROWD = 60  # people who share a word of their names; more are told apart by organisation
_MOST_COMPARED = 200_000  # pairs, and those of the group in which they are reached
_LEGAL_FORMS = {
    *("ag", "gmbh", "kg", "ev", "se", "ltd", "limited", "inc", "llc", "llp", "plc", "corp", "co"),
    *("company", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "aps", "doo"),
    *("foundation", "the", "und", "and", "mbh"),
}


class Reason(IntEnum):
    """What makes two alike, the surest first."""

    EMAIL = 0
    LINK = 1
    PHONE = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """One contact as far as it is compared with others."""

    id: int
    name: str
    organisation: str
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """All contacts, and the pairs (smaller id first) of whom the user said they are two."""

    people: tuple[Compared, ...]
    distinct: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """Two contacts that may be one. `what` they share: an address, a number, an organisation."""

    one: Compared
    other: Compared
    reason: Reason
    what: str = ""
    same_name: bool = False

    @property
    def id(self) -> tuple[int, int]:
        """The ids of both, the smaller first."""
        return self.one.id, self.other.id

    @property
    def because(self) -> str:
        """Why they may be one, in words."""
        match self.reason:
            case Reason.EMAIL:
                text = _("the same e-mail address, {what}")
            case Reason.LINK:
                text = _("the same profile, {what}")
            case Reason.PHONE if self.same_name:
                text = _("the same name and telephone, {what}")
            case Reason.PHONE:
                text = _("alike names and the same telephone, {what}")
            case _ if not self.what:
                text = _("the same name, and nothing that tells them apart")
            case _ if self.same_name:
                text = _("the same name at {what}")
            case _:
                text = _("alike names at {what}")
        return text.format(what=self.what)


def circle(session: Session, after: int = 0, most: int | None = None) -> Circle:
    """Return what there is to compare, read quickly: comparing takes longer, and no store.

    Of many people it can be read in slices: at most so many, whose ids come `after` one.
    """
    rows = ask(session, _NAMED, after=after, most=-1 if most is None else most).all()
    addresses: dict[tuple[int, AddressKind], list[str]] = defaultdict(list)
    last = rows[-1].id if rows else after
    for contact_id, kind, value in ask(session, _ADDRESSES, after=after, last=last).all():
        addresses[contact_id, kind].append(value)
    people = tuple(
        Compared(
            id_,
            name,
            organisation or "",
            tuple(addresses.get((id_, AddressKind.EMAIL), ())),
            tuple(addresses.get((id_, AddressKind.LINK), ())),
            tuple(addresses.get((id_, AddressKind.PHONE), ())),
        )
        for id_, name, organisation in rows
    )
    denied = ask(session, _DISTINCT).all()
    return Circle(people, frozenset((one, other) for one, other in denied))


_NAMED = (
    select(Contact.id, Contact.name, Organisation.name)
    .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
    .where(Contact.id > bindparam("after", type_=Integer))
    .order_by(Contact.id)
    .limit(bindparam("most", type_=Integer))
)
_ADDRESSES = (
    select(Address.contact_id, Address.kind, Address.value)
    .where(Address.contact_id > bindparam("after"), Address.contact_id <= bindparam("last"))
    .order_by(Address.id)
)
_DISTINCT = select(DistinctPair.one_id, DistinctPair.other_id)


def find_alike(known: Circle, check: Callable[[], object] | None = None) -> list[Alike]:
    """Return the pairs that may be one person, the surest reason first, then the newest people.

    `check` is called now and then; it may raise to stop the search.
    """
    found: dict[tuple[int, int], Alike] = {}
    for alike in _pairs(known.people, check):
        if alike.id not in known.distinct:
            found.setdefault(alike.id, alike)
    return sorted(found.values(), key=lambda pair: (pair.reason, -pair.other.id, -pair.one.id))


def not_the_same(session: Session, one_id: int, other_id: int) -> None:
    """Say that two contacts are two people: they are not suggested as one again."""
    pair = sorted((one_id, other_id))
    if one_id == other_id:
        raise NotAllowed(_("These two are the same person already."))
    for contact_id in pair:
        if session.get(Contact, contact_id) is None:
            raise NotFound(_("There is no person {id}.").format(id=contact_id))
    known = select(DistinctPair.id).where(
        DistinctPair.one_id == pair[0], DistinctPair.other_id == pair[1]
    )
    if session.scalar(known) is None:
        session.add(DistinctPair(one_id=pair[0], other_id=pair[1]))
        session.flush()


# Comparing ------------------------------------------------------------------------------


def _pairs(people: Sequence[Compared], check: Callable[[], object] | None) -> Iterator[Alike]:
    yield from _by_address(_checked(people, check), Reason.EMAIL, AddressKind.EMAIL)
    yield from _by_address(_checked(people, check), Reason.LINK, AddressKind.LINK)
    yield from _by_name(_checked(people, check), check)


def _checked(people: Iterable[Compared], check: Callable[[], object] | None) -> Iterator[Compared]:
    """Yield the people, and check now and then: to fold a hundred thousand takes seconds."""
    for number, one in enumerate(people):
        if check and number % _CHECKED_EACH == 0:
            check()
        yield one


def _by_address(people: Iterable[Compared], reason: Reason, kind: AddressKind) -> Iterator[Alike]:
    holders: dict[str, list[tuple[Compared, str]]] = defaultdict(list)
    for one in people:
        values = one.emails if kind is AddressKind.EMAIL else one.links
        for key, value in {address_key(kind, value): value for value in values}.items():
            if is_of_one(kind, key):
                holders[key].append((one, value))
    for found in holders.values():
        for (one, value), (other, _same) in combinations(found, 2):
            # An address that many have is left for all of them by whoever bought the tickets.
            if len(found) == 2 or names_agree(one.name, other.name):
                yield Alike(one, other, reason, value)


class _Named:
    """A contact with its name and organisation made ready to be compared."""

    def __init__(self, person: Compared) -> None:
        self.person = person
        self.name = bare_name(person.name.replace(",", " "))
        self.words = self.name.split()
        self.organisation = _bare_organisation(person.organisation)
        keys = {address_key(AddressKind.PHONE, phone): phone for phone in person.phones}
        self.phones = {key: phone for key, phone in keys.items() if len(key) > 5}

    def keys(self) -> set[str]:
        """Return what it shares with whoever may be the same."""
        initials = "".join(sorted(word[0] for word in self.words))
        return {f"={initials}", *(word for word in self.words if len(word) > 2)}


def _by_name(people: Iterable[Compared], check: Callable[[], object] | None) -> Iterator[Alike]:
    groups: dict[str, list[_Named]] = defaultdict(list)
    for named in map(_Named, people):
        for key in named.keys():  # noqa: SIM118 - it is no dict
            groups[key].append(named)
    compared: set[tuple[int, int]] = set()
    # Freed in pieces: all in one go would keep every other thread waiting.
    while groups and len(compared) < _MOST_COMPARED:
        _key, group = groups.popitem()
        if check:
            check()
        for one, other in _near(group):
            pair = (one.person.id, other.person.id)
            if pair not in compared:
                compared.add(pair)
                if alike := _compared(one, other):
                    yield alike
    while compared:
        compared.pop()
        if check and len(compared) % _FREED_EACH == 0:
            check()


def _near(group: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Yield the pairs of a group; of a crowd only those at the same organisation or name."""
    if len(group) <= _CROWD:
        yield from combinations(group, 2)
        return
    smaller: dict[str, list[_Named]] = defaultdict(list)
    for named in group:
        for key in {named.organisation, named.name, *named.phones} - {""}:
            smaller[key].append(named)
    for few in smaller.values():
        yield from combinations(few[:_CROWD], 2)


def _compared(one: _Named, other: _Named) -> Alike | None:
    """Return why two with alike names may be one; None where too little or nothing says so."""
    same = bool(one.words) and sorted(one.words) == sorted(other.words)
    if not same and not _alike_names(one, other):
        return None
    both = one.organisation and other.organisation
    if both and _alike_texts(one.organisation, other.organisation):
        return Alike(one.person, other.person, Reason.NAME, one.person.organisation, same)
    if shared := one.phones.keys() & other.phones.keys():
        number = one.phones[min(shared)]
        return Alike(one.person, other.person, Reason.PHONE, number, same)
    # The whole name is enough where nothing that is known speaks against it.
    return Alike(one.person, other.person, Reason.NAME, "", same) if same and not both else None


def _alike_names(one: _Named, other: _Named) -> bool:
    short, long = sorted(
        (one.words, other.words), key=lambda some: (len(some), sum(map(len, some)))
    )
    # A figure tells people apart: "Guest 12" is not "Guest 17".
    if sum(map(len, short)) < 4 or _figures(short) != _figures(long):
        return False
    return _shortens(short, long) or _alike_texts(one.name, other.name)


def _figures(words: list[str]) -> list[str]:
    return sorted(word for word in words if any(map(str.isdigit, word)))


def _shortens(short: list[str], long: list[str]) -> bool:
    """Whether one name is the other with words left out or cut: "A. Lovelace", "Jon Smith"."""
    left, whole = list(long), 0
    for word in sorted(short, key=len, reverse=True):
        same = word if word in left else next((w for w in left if w.startswith(word)), None)
        if same is None:
            return False
        left.remove(same)
        whole += same == word and len(word) > 2
    return whole > 0 and len(short) > 1


def _alike_texts(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return one == other or fuzz.token_sort_ratio(one, other, score_cutoff=_ALIKE) > 0


def _bare_organisation(name: str) -> str:
    words = folded(name).replace(".", "").replace(",", " ").split()
    return " ".join(word for word in words if word not in _LEGAL_FORMS and word != "&") or folded(
        name
    )
