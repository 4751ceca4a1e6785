"""Entries of one file told apart: UIDs lie, so what they say is looked at too."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.formats.ics.drafts import Draft
from planner.formats.ics.sameness import in_kind, recurrence_text
from planner.i18n import _

TellOf = Callable[[Draft, str], None]

# Stands for a RECURRENCE-ID that cannot be read.
_UNREAD = "?"


@dataclass(frozen=True, slots=True)
class Kept:
    """Drafts and the key each has in its file, in the order of the file, and how many fell out."""

    keys: Sequence[str]
    drafts: Sequence[Draft]
    duplicates: int


def settle(drafts: list[Draft], tell: TellOf) -> Kept:
    """Return one draft for each thing the file tells of, under keys unique with RECURRENCE-ID.

    Without UID the content is the key. Within one (UID, RECURRENCE-ID) equal title, start and
    room are one entry; of different SEQUENCEs the highest is kept; whatever is still several
    gets keys derived from title, start and room, all of them, so that the order in the file
    does not matter.
    """
    uids = [draft.uid for draft in drafts]
    different = set(uids)
    recurring = [d for d in drafts if d.recurrence is not None or d.unread_recurrence]
    if len(different) == len(drafts) and "" not in different and not recurring:
        # As in most files: there is nothing to settle.
        return Kept(uids, drafts, 0)
    drafts = _spelled_alike(drafts)
    groups: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        recurrence = _UNREAD if draft.unread_recurrence else recurrence_text(draft.recurrence)
        groups[draft.uid or f"sha256:{draft.content_hash}", recurrence].append(draft)
    keys: dict[int, str] = {}
    for (key, recurrence), group in groups.items():
        kept = _distinct(group)
        if recurrence != _UNREAD:
            kept = _newest(kept, tell)
        derived = len(kept) > 1 or recurrence == _UNREAD
        for draft in kept:
            keys[id(draft)] = f"{key}#{recurrence}{_fingerprint(draft)}" if derived else key
    ordered = [(keys[id(draft)], draft) for draft in drafts if id(draft) in keys]
    found = _all_different(ordered)
    duplicates = len(drafts) - len(found)
    return Kept([key for key, _draft in found], [draft for _key, draft in found], duplicates)


def _spelled_alike(drafts: list[Draft]) -> list[Draft]:
    """Return drafts whose RECURRENCE-IDs are told as their masters tell their times.

    So two spellings are one.
    """
    starts = {
        draft.uid: draft.start
        for draft in reversed(drafts)
        if draft.uid and draft.recurrence is None and not draft.unread_recurrence
    }
    return [
        draft._replace(recurrence=in_kind(draft.recurrence, starts[draft.uid]))
        if draft.recurrence and draft.uid in starts
        else draft
        for draft in drafts
    ]


def _all_different(drafts: list[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
    """Return the drafts with a mark on keys a UID was made to clash with."""
    taken: set[tuple[str, str]] = set()
    found = []
    for key, draft in drafts:
        while (key, recurrence_text(draft.recurrence)) in taken:
            key += "~"
        taken.add((key, recurrence_text(draft.recurrence)))
        found.append((key, draft))
    return found


def _distinct(group: list[Draft]) -> list[Draft]:
    best: dict[tuple[str, object, str], Draft] = {}
    for draft in group:
        same = (draft.title, draft.start, draft.location)
        known = best.get(same)
        if not known or (draft.sequence, draft.modified) > (known.sequence, known.modified):
            best[same] = draft
    return list(best.values())


def _newest(group: list[Draft], tell: TellOf) -> list[Draft]:
    highest = max(draft.sequence for draft in group)
    kept = [draft for draft in group if draft.sequence == highest]
    for draft in group:
        if draft.sequence != highest:
            tell(draft, _("It was left out: the file holds a newer version of it."))
    return kept


def _fingerprint(draft: Draft) -> str:
    start = f"{draft.start.kind} {draft.start.wall.isoformat()} {draft.start.zone}"
    said = "\n".join((draft.title, start, draft.location))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
