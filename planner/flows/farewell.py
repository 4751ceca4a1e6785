"""Before and after forgetting a person: what would go, and which backups still hold them."""

import mmap
from dataclasses import dataclass
from pathlib import Path

from planner.commands.duplicates import circle, find_alike
from planner.commands.forgetting import Forgotten, forget_contact
from planner.flows.half_lines import drop_half_lines
from planner.flows.traces import drop_traces
from planner.i18n import _, ngettext
from planner.paths import backup_folder
from planner.queries.holdings import Holdings, holdings
from planner.store import Store


@dataclass(frozen=True)
class Farewell:
    """What forgetting a person takes, and what stays: backups that hold them, and other cards
    that may be theirs."""

    contact_id: int
    gone: Forgotten
    backups: tuple[Path, ...]
    alike: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """By what the person is known: the name, then the addresses."""
        return (self.gone.name, *self.addresses)


def before_forgetting(store: Store, contact_id: int) -> Farewell:
    """Return what would go, found by doing it and taking it back; nothing is changed."""
    gone = store.rehearse(forget_contact, contact_id)
    held = store.read(holdings, contact_id)
    alike = _alike(store, contact_id)
    return Farewell(contact_id, gone, backups_with(store, held), alike, held.addresses)


def forget(store: Store, contact_id: int) -> Farewell:
    """Remove all that is held on a person, for good, and return what went and what is left.

    Half a line that names them, typed and not logged, goes too, and what the window remembers
    under their name.
    """
    held, alike = store.read(holdings, contact_id), _alike(store, contact_id)
    gone = store.write_for_good(forget_contact, contact_id)
    drop_half_lines(store.path, (held.name, *held.addresses))
    drop_traces(held.name, held.addresses)
    return Farewell(contact_id, gone, backups_with(store, held), alike, held.addresses)


def backups_with(store: Store, held: Holdings) -> tuple[Path, ...]:
    """Return the store's own backups that hold a person: by card, name or address.

    Also one that lost its description and is offered to nobody any more holds what it holds.
    """
    tokens = [text.encode() for text in (held.uid, held.name, *held.addresses) if text.strip()]
    files = (path for path in backup_folder(store.path).glob("*") if path.is_file())
    return tuple(path for path in sorted(files, reverse=True) if _holds(path, tokens))


def gone_words(gone: Forgotten) -> tuple[str, ...]:
    """Return what goes with a person, a phrase for each kind of thing."""
    counted = (
        (
            gone.conversations,
            ngettext("{n} conversation", "{n} conversations", gone.conversations),
        ),
        (
            gone.follow_ups,
            ngettext(
                "{n} promise, message or other follow-up",
                "{n} promises, messages and other follow-ups",
                gone.follow_ups,
            ),
        ),
        (
            gone.targets,
            ngettext("{n} plan to meet them", "{n} plans to meet them", gone.targets),
        ),
        (
            gone.sheet_lines,
            ngettext(
                "{n} line of a printed sheet, as remembered here",
                "{n} lines of printed sheets, as remembered here",
                gone.sheet_lines,
            ),
        ),
        (
            gone.lists,
            ngettext("{n} place on a list of people", "{n} places on lists of people", gone.lists),
        ),
        (
            gone.blocks,
            ngettext(
                "the raw block of {n} calendar entry that names them",
                "the raw blocks of {n} calendar entries that name them",
                gone.blocks,
            ),
        ),
        (
            gone.mentions,
            ngettext(
                "their name and addresses in {n} other text",
                "their name and addresses in {n} other texts",
                gone.mentions,
            ),
        ),
    )
    return (
        _("the card, with addresses, roles, tags, note and photo"),
        *(words.format(n=count) for count, words in counted if count),
    )


def alike_words(names: tuple[str, ...]) -> str:
    """Return that other cards stay which may be the same person's; "" where there are none."""
    if not names:
        return ""
    words = ngettext(
        "Another card may be the same person’s, and stays: {names}.",
        "Other cards may be the same person’s, and stay: {names}.",
        len(names),
    )
    return words.format(names="; ".join(names))


def _alike(store: Store, contact_id: int) -> tuple[str, ...]:
    pairs = [pair for pair in find_alike(store.read(circle)) if contact_id in pair.id]
    others = (pair.other if pair.one.id == contact_id else pair.one for pair in pairs)
    return tuple(other.name for other in others)


def _holds(path: Path, tokens: list[bytes]) -> bool:
    """Whether a backup holds one of these; one that cannot be read may do so."""
    try:
        if path.stat().st_size == 0:
            return False
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return any(data.find(token) >= 0 for token in tokens)
    except (OSError, ValueError):
        return True
