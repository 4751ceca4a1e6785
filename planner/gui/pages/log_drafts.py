"""What was typed on the log page and is not logged: kept for each event until it is."""

import logging
from dataclasses import asdict
from pathlib import Path

from planner.errors import PlannerError
from planner.flows.half_lines import half_line, keep_half_line
from planner.gui.pages.log_entry import Draft

log = logging.getLogger(__name__)


class Drafts:
    """Half a line a tired person left behind, beside the window's state, not in the store.

    One draft for each event, and one for no event (None), of each store.
    """

    def __init__(self, store: Path) -> None:
        self._store = store

    def keep(self, event_id: int | None, draft: Draft) -> None:
        """Keep a draft until another one takes its place; an empty one ends it."""
        values = asdict(draft) | {"below": list(draft.below)} if draft.text else {}
        try:
            keep_half_line(self._store, event_id, values)
        except PlannerError as error:
            # It may be lost: the line is still on the page.
            log.warning("half a line could not be kept: %s", error)

    def of(self, event_id: int | None) -> Draft:
        """Return what was kept for an event, or an empty draft."""
        value = half_line(self._store, event_id)
        if not isinstance(value.get("text"), str):
            return Draft()
        private = value.get("private")
        pairs = private.items() if isinstance(private, dict) else ()
        below, correcting = value.get("below"), value.get("correcting")
        return Draft(
            value["text"],
            {str(code): str(text) for code, text in pairs},
            tuple(map(str, below)) if isinstance(below, list) else (),
            correcting if isinstance(correcting, int) else None,
        )
