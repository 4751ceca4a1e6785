"""Where a later start meets the window that holds a store; asked before anything is loaded."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path


def server_name(store: Path) -> str:
    """Return the name under which the window that holds a store listens, short enough for Unix."""
    digest = hashlib.sha256(str(store.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if os.name == "nt":
        return f"planner-{digest}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return str(Path(folder) / f"planner-{os.getuid()}-{digest}")


def is_taken_by_open_window(store: Path, sources: Sequence[str]) -> bool:
    """Give paths and addresses to the window that holds a store, if there is one; at no cost else.

    Where nothing can be told beforehand, False: the store says later that it is in use.
    """
    if os.name != "posix" or not Path(server_name(store)).exists():
        return False
    from planner.gui.handover import hand_over

    return hand_over(store, absolute(sources))


def absolute(sources: Sequence[str]) -> list[str]:
    """Return the sources as they read from any folder: another process may take them."""
    return [name if "://" in name else str(Path(name).absolute()) for name in sources]
