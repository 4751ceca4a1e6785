"""Putting an exported copy or a backup in the place of everything, after a backup of the rest."""

from pathlib import Path

from planner.clock import Clock
from planner.commands.restoring import replace_everything
from planner.errors import BadInput, NotAllowed, NotFound, StoreDamaged
from planner.formats.dump import FILE_NAME, read_dump
from planner.i18n import _
from planner.queries.counts import is_empty
from planner.store import Store
from planner.store.schema import newest
from planner.store.setting_aside import set_aside

_SQLITE = b"SQLite format 3\x00"


def restore(store_path: Path, source: Path, clock: Clock) -> Path | None:
    """Restore a folder of `planner export`, its planner.json, or a backup file.

    Returns the backup of what was there before, or the damaged store kept beside the new one;
    None when there was nothing. Raises a PlannerError with one sentence when `source` is none
    of these; nothing is changed then.
    """
    path = source / FILE_NAME if source.is_dir() else source
    if not path.exists():
        what = _("There is no {name} in {folder}.").format(name=FILE_NAME, folder=source)
        raise NotFound(
            what if source.is_dir() else _("There is no file {path}.").format(path=source)
        )
    if store_path.exists() and path.samefile(store_path):
        raise NotAllowed(_("{path} is the store itself; choose a backup.").format(path=path))
    try:
        store = Store.open(store_path, clock)
    except StoreDamaged:
        return replace_damaged(store_path, path, clock)
    try:
        return restore_into(store, path)
    finally:
        store.close()


def replace_damaged(store_path: Path, source: Path, clock: Clock) -> Path:
    """Restore beside a damaged store, which is kept; it goes back to its place on failure."""
    with set_aside(store_path, clock.now()) as kept:
        store = Store.open(store_path, clock)
        try:
            restore_into(store, source)
        finally:
            store.close()
    return kept


def restore_into(store: Store, path: Path) -> Path | None:
    """Restore planner.json or a backup file into an open store; see `restore`."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
            data = b"" if head == _SQLITE else head + file.read()
    except OSError as error:
        raise BadInput(
            _("{path} could not be read: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    if head == _SQLITE:
        return store.restore_file(path).path
    dump = read_dump(data, newest())
    before = None if store.read(is_empty) else store.backup().path
    store.write_for_good(replace_everything, dump)
    return before
