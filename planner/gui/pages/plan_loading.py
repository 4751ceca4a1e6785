"""What the Plan page reads: who is there, in slices, and the goals to offer."""

import time

from planner.formats.kits import contexts
from planner.gui.jobs import Progress
from planner.gui.pages.plan_columns import Listing, listing
from planner.i18n import locale_name
from planner.model import Context
from planner.queries.candidates import (
    candidate_event_ids,
    candidates,
    known_people,
    listed_part,
)
from planner.store import Store

MANY = 400  # from so many events on their lists are read on a worker
_SLICE = 200  # the lists of so many are read while nobody else can
_PAUSE = 0.006  # seconds


def goals_for(context: Context | None) -> tuple[str, ...]:
    """Return the goals offered for a part of life; without one those of all of them."""
    known = contexts(locale_name())
    if context is not None and context.value in known:
        return known[context.value].goals
    return tuple(dict.fromkeys(goal for kit in known.values() for goal in kit.goals))


def load(store: Store, event_id: int, progress: Progress | None = None) -> Listing:
    """Read who is listed at an event and its sessions; NotFound when there is no such event."""
    while True:
        revision = store.revision
        ids = store.read(candidate_event_ids, event_id)
        known = store.read(known_people, event_id)
        listed = []
        for at in range(0, len(ids), _SLICE):
            if progress is not None:
                progress.check()
                time.sleep(_PAUSE)  # whoever waits for the store goes first
            listed += store.read(listed_part, ids[at : at + _SLICE])
        if store.revision == revision:
            rows = candidates(known, listed)
            return listing(rows, progress.check) if progress is not None else listing(rows)
