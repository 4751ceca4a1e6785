"""What was typed to be logged and is not logged yet, kept beside the store until it is."""

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planner import files, paths
from planner.errors import PlannerError

_NAME = "half-lines.json"
_LARGEST = 1_000_000  # bytes; a larger file is none of ours


def half_line(store: Path, event_id: int | None) -> dict[str, Any]:
    """Return what was kept for an event of a store, or for none (None), as plain values."""
    value = _load().get(_key(store, event_id))
    return value if isinstance(value, dict) else {}


def keep_half_line(store: Path, event_id: int | None, values: dict[str, Any]) -> None:
    """Keep plain values (JSON) until others take their place; empty ones end it.

    Raises PlannerError where the folder cannot be written.
    """
    kept, key = _load(), _key(store, event_id)
    if kept.get(key, {}) != values:
        kept[key] = values
        _save(kept)


def drop_half_lines(store: Path, words: Iterable[str]) -> int:
    """Drop what was kept for a store with any of these words in it; return how many there were."""
    sought = [word.casefold() for word in words if word.strip()]
    kept = _load()
    gone = [
        key
        for key, values in kept.items()
        if key.startswith(f"{store}#")
        and any(word in json.dumps(values, ensure_ascii=False).casefold() for word in sought)
    ]
    if gone:
        _save({key: values for key, values in kept.items() if key not in gone})
    return len(gone)


def drop_orphans(store: Path, *, is_new: bool) -> None:
    """Drop what was kept for stores that are gone, and for one whose place a new one has taken.

    Nothing is said where that cannot be: it is tried again at the next start.
    """
    kept = _load()
    here = {key: values for key, values in kept.items() if Path(key.rpartition("#")[0]).is_file()}
    if is_new:
        here = {key: values for key, values in here.items() if not key.startswith(f"{store}#")}
    if here != kept:
        with contextlib.suppress(PlannerError):
            _save(here)


def _key(store: Path, event_id: int | None) -> str:
    return f"{store}#{'' if event_id is None else event_id}"


def _load() -> dict[str, Any]:
    """Return what is kept; a file that cannot be read counts as none, it may be lost."""
    file = paths.state_folder() / _NAME
    try:
        if file.stat().st_size > _LARGEST:
            return {}
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _save(kept: dict[str, Any]) -> None:
    data = json.dumps({key: values for key, values in kept.items() if values}, ensure_ascii=False)
    folder = paths.state_folder()
    with contextlib.suppress(OSError):
        # What is in its way is told in the sentence of the write that fails.
        files.make_folder(folder)
    files.atomic_write(folder / _NAME, data.encode("utf-8", "replace"))
