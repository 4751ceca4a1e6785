"""The file: open, migrate, two doors, undo, backup."""

from planner.store.backup import Backup
from planner.store.read_only import open_or_read
from planner.store.store import Store

__all__ = ["Backup", "Store", "open_or_read"]
