"""The backups of a store: the daily one made when it is due, and all of them checked."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planner.paths import backup_folder
from planner.queries.counts import is_empty
from planner.store import Backup, Store
from planner.store import backup as backups

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Checked:
    """One backup, and whether it is still byte for byte what was written."""

    backup: Backup
    is_whole: bool

    @property
    def is_sound(self) -> bool:
        """Whether it is whole and all that it holds is as it was saved."""
        return self.is_whole and not self.backup.damaged

    @property
    def id(self) -> str:
        """Its path, which tells it apart."""
        return str(self.backup.path)


def checked_backups(store_path: Path, progress: Progress | None = None) -> list[Checked]:
    """Return the backups of a store, newest first, each read through and held to its checksum.

    The store itself is not touched: it may be damaged, or open elsewhere.
    """
    found = backups.list_backups(store_path)
    checked = []
    for number, backup in enumerate(found):
        if progress is not None:
            progress(number, len(found))
        checked.append(Checked(backup, backup.is_whole))
    return checked


def folder_of(store_path: Path) -> Path:
    """Return the folder that the backups of a store lie in, or would."""
    return backup_folder(store_path)


def keep_daily(store: Store) -> Backup | None:
    """Make a backup where none of the last day is whole; an empty store needs none."""
    if store.read_only or not backups.is_due(store.path, store.clock.now()):
        return None
    return None if store.read(is_empty) else store.backup()


def restore_kept(store: Store, path: Path) -> Path | None:
    """Restore a backup or an export into an open store, for a worker; see `restore_into`."""
    # What reads an export is loaded only now.
    from planner.flows.restoring import restore_into

    with store.held():
        return restore_into(store, path)
