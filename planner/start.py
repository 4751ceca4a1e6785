"""Opens the program: a curtain with the first rows at once, then the code of everything."""

import gc
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from planner.gui.curtain import raise_curtain
from planner.gui.meeting_place import may_listen, whole_sources


def open_program(store_path: Path, files: Sequence[str]) -> int:
    """Open the window on a store and bring `files` in; return the exit code, as `app.run` does.

    Where a window holds the store already, it gets the files, and no other is seen.
    """
    gc.disable()  # what is loaded now stays; the window looks for garbage once it stands there
    if may_listen(store_path) and _hand_over(store_path, files):
        return 0
    curtain = raise_curtain()
    curtain.show_rows(store_path)
    from planner.gui.waiting import wait_for

    wait_for(_load)
    from planner.app import run

    return run(store_path, files, curtain)


def _load() -> None:
    import_module("planner.app")  # takes far longer than the first rows to be shown


def _hand_over(store_path: Path, files: Sequence[str]) -> bool:
    from planner.gui.handover import hand_over  # the network part of Qt

    return hand_over(store_path, whole_sources(files))
