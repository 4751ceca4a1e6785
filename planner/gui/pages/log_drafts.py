"""What was typed on the log page and is not logged: kept for each event until it is."""

from dataclasses import asdict
from pathlib import Path

from planner.gui.pages.log_entry import Draft
from planner.gui.saving import remember, remembered

_NAME = "log-drafts"


class Drafts:
    """Half a line a tired person left behind, beside the window's state, not in the store.

    One draft for each event, and one for no event (None), of each store.
    """

    def __init__(self, store: Path) -> None:
        self._store = str(store)

    def keep(self, event_id: int | None, draft: Draft) -> None:
        """Keep a draft until another one takes its place; an empty one ends it."""
        values, key = remembered(_NAME), self._key(event_id)
        value = asdict(draft) | {"below": list(draft.below)} if draft.text else None
        if values.get(key) == value:
            return
        values[key] = value
        remember(_NAME, {key: value for key, value in values.items() if value})

    def of(self, event_id: int | None) -> Draft:
        """Return what was kept for an event, or an empty draft."""
        value = remembered(_NAME).get(self._key(event_id))
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
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

    def _key(self, event_id: int | None) -> str:
        return f"{self._store}#{'' if event_id is None else event_id}"
