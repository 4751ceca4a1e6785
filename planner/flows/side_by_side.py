"""Two people side by side: what each field of the one they become is to hold."""

from dataclasses import dataclass

from planner.commands.identity import address_key
from planner.commands.people import Person, joined_notes
from planner.model import AddressKind, Role
from planner.queries.history import person_history
from planner.queries.people import ContactRow, contact_photo, contact_row
from planner.store import Store

# Of these one is right; of the others all are kept.
SINGLE = ("name", "title", "organisation")
SEVERAL = ("emails", "phones", "links", "roles", "tags")
# A number is the same only where every figure is: none shall be lost.
_KINDS = {"emails": AddressKind.EMAIL, "links": AddressKind.LINK}


@dataclass(frozen=True)
class Side:
    """One of the two: the card, the photo if there is one, and how much happened with them."""

    row: ContactRow
    photo: bytes | None = None
    entries: int = 0


def side_of(store: Store, contact_id: int) -> Side:
    """Return one of the two as they are in the store."""
    return Side(
        store.read(contact_row, contact_id),
        store.read(contact_photo, contact_id),
        len(store.read(person_history, contact_id, store.clock.now())),
    )


def both(kept: Side, other: Side, field: str) -> tuple[str, ...]:
    """Return the values of a field that may hold several, those of both, each once."""
    found: dict[str, str] = {}
    for side in (kept, other):
        for value in getattr(side.row, field):
            found.setdefault(_key(field, value), value)
    return tuple(found.values())


def has(side: Side, field: str, value: str) -> bool:
    """Whether one of the two has a value, however it is written."""
    return _key(field, value) in {_key(field, own) for own in getattr(side.row, field)}


def merged(
    kept: Side,
    other: Side,
    take: frozenset[str],
    leave: frozenset[tuple[str, str]] = frozenset(),
) -> Person:
    """Return the card of the one they become.

    `take` names the fields (name, title, organisation, photo, note) that are the other's; the
    rest is as the kept one has it, or the other where that says nothing. Notes are joined
    unless "note" or "only note" says whose alone it is to be. `leave` are (field, value) of
    what both may keep and is to go.
    """
    one, two = kept.row, other.row
    single = {
        field: (getattr(two, field) if field in take else "")
        or getattr(one, field)
        or getattr(two, field)
        for field in SINGLE
    }
    several = {
        field: tuple(value for value in both(kept, other, field) if (field, value) not in leave)
        for field in SEVERAL
    }
    note = joined_notes(one.note, two.note)
    if "note" in take or "only note" in take:
        note = two.note if "note" in take else one.note
    return Person(
        name=single["name"],
        title=single["title"],
        organisation=single["organisation"],
        emails=several["emails"],
        phones=several["phones"],
        links=several["links"],
        roles=tuple(Role(role) for role in several["roles"]),
        tags=several["tags"],
        note=note,
        photo=(other.photo if "photo" in take else None) or kept.photo or other.photo,
    )


def _key(field: str, value: str) -> str:
    kind = _KINDS.get(field)
    return address_key(kind, value) if kind else value.casefold()
