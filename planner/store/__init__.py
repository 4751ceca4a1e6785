"""The file: open, migrate, two doors, undo, backup."""

from planner.store.backup import Backup
from planner.store.store import Store

__all__ = ["Backup", "Store"]
