"""The file: open, migrate, two doors, undo, backup."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.store.backup import Backup
    from planner.store.read_only import open_or_read
    from planner.store.store import Store

__all__ = ["Backup", "Store", "open_or_read"]


def __getattr__(name: str) -> Any:
    # The first rows are read without what stands behind the doors, which takes far longer to load.
    if name not in __all__:
        raise AttributeError(name)
    from planner.store.backup import Backup
    from planner.store.read_only import open_or_read
    from planner.store.store import Store

    globals().update(Backup=Backup, open_or_read=open_or_read, Store=Store)
    return globals()[name]
