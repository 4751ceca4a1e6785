"""Opens the window; where nothing but that is asked for, the command line is not loaded for it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from planner.errors import PlannerError


def window_asked(words: Sequence[str]) -> tuple[str | None, list[str]] | None:
    """Return the store and the files for which the window alone is asked for, None otherwise.

    What is not plain enough is left to the command line proper: options, and first words that
    may be a command.
    """
    left, store = list(words), None
    if left[:1] == ["--store"] and len(left) > 1:
        store, left = left[1], left[2:]
    if left[:1] == ["open"]:
        left = left[1:]
    elif left and not (os.path.isabs(left[0]) and os.path.exists(left[0])):
        return None
    if any(word.startswith("-") for word in left) or (store and os.path.isdir(store)):
        return None
    return store, left


def open_window(store_path: Path, sources: Sequence[str]) -> int:
    """Open the window on a store, bring the sources in, and return the exit code."""
    if not _has_display():
        raise PlannerError(
            "There is no display to open a window on. “planner tour DIR” shows the whole program "
            "without one, and “planner --help” lists what the command line can do."
        )
    from planner.start import open_program

    return open_program(store_path, list(sources))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
