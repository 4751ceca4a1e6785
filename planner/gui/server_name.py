"""Under which name the window that holds a store listens, and whether one seems to."""

import hashlib
import os
import tempfile
from pathlib import Path


def server_name(store: Path) -> str:
    """Return the name under which the window that holds a store listens, short enough for Unix."""
    digest = hashlib.sha256(str(store.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if os.name == "nt":
        return f"planner-{digest}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return str(Path(folder) / f"planner-{os.getuid()}-{digest}")


def seems_open(store: Path) -> bool:
    """Whether a window seems to hold the store: the network part of Qt is loaded only then.

    What is left from a crash seems so too; it does not answer.
    """
    if os.name == "nt":
        return os.path.exists(rf"\\.\pipe\{server_name(store)}")
    return os.path.exists(server_name(store))
