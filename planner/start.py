"""Opens the program: a curtain is painted at once, then the code of everything is loaded."""

from collections.abc import Sequence
from pathlib import Path

from planner.gui.curtain import raise_curtain


def open_program(store_path: Path, files: Sequence[str]) -> int:
    """Open the window on a store and bring `files` in; return the exit code, as `app.run` does."""
    curtain = raise_curtain()
    from planner.app import run  # takes far longer to load than the curtain to be painted

    return run(store_path, files, curtain)
