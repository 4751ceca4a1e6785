"""Opens the program: a curtain with the first rows at once, then the code of everything."""

import builtins
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.gui.meeting_place import may_listen, whole_sources

if TYPE_CHECKING:
    from planner.gui.curtain import Curtain

_own_import = builtins.__import__


def open_program(store_path: Path, files: Sequence[str]) -> int:
    """Open the window on a store and bring `files` in; return the exit code, as `app.run` does.

    Where a window holds the store already, it gets the files, and no other is seen.
    """
    gc.disable()  # what is loaded now stays; the window looks for garbage once it stands there
    if may_listen(store_path) and _hand_over(store_path, files):
        return 0
    curtain = first_curtain()
    show_first_rows(curtain, store_path)
    from planner.gui.loading import load

    load("planner.app")  # takes far longer than the first rows to be shown
    from planner.app import run

    return run(store_path, files, curtain)


def first_curtain() -> "Curtain":
    """Load as much of Qt as a window takes that shows nothing yet, and paint it."""
    from planner.gui.curtain import raise_curtain

    # Qt for Python has put its own in its place, which reads the source of all that is loaded
    # from now on and keeps it, in search of a `__feature__` that nothing here asks for.
    builtins.__import__ = _own_import
    return raise_curtain()


def show_first_rows(curtain: "Curtain", store_path: Path) -> bool:
    """Have the program speak and look as chosen, and show the first rows, if there are any."""
    from planner.gui.dressing import dress_as_chosen

    dress_as_chosen()
    return curtain.show_rows(store_path)


def _hand_over(store_path: Path, files: Sequence[str]) -> bool:
    from planner.gui.handover import hand_over  # the network part of Qt

    return hand_over(store_path, whole_sources(files))
