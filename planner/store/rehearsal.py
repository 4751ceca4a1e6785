"""Goes through every change of the file's format, from the first on, with an empty file."""

from pathlib import Path

from planner.store.engine import create_private, open_engine
from planner.store.schema import newest, upgrade


def rehearse(path: Path) -> int:
    """Make `path`, which must not exist, by every step that an old store goes through.

    Returns the number of the newest format. Whatever a step raises gets out: then the program is
    not whole.
    """
    create_private(path)
    engine = open_engine(path)
    try:
        upgrade(engine)
    finally:
        engine.dispose()
    return newest()
