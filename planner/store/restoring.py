"""A backup made ready to take the place of the store: checked, copied, upgraded."""

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from planner.errors import PlannerError, StoreRefused
from planner.i18n import _
from planner.store import backup as backups
from planner.store import schema
from planner.store.engine import create_private
from planner.store.opening import open_file


def refuse_unsound(source: Path, store: Path) -> None:
    """Raise StoreRefused for a file that cannot be restored; nothing is changed by asking."""
    if source.exists() and source.samefile(store):
        # Also: closing a second handle on the open file would drop this process's lock on it.
        raise StoreRefused(_("{path} is the store itself; choose a backup.").format(path=source))
    if schema.look_at(source) is None:
        raise StoreRefused(_("{path} is empty; there is nothing to restore.").format(path=source))
    try:
        backups.verify(source)
    except sqlite3.Error as error:
        raise StoreRefused(
            _("{path} is damaged ({reason}); nothing was restored.").format(
                path=source, reason=error
            )
        ) from error


def prepare(source: Path, store: Path, now: datetime) -> Path:
    """Return a copy of a sound `source` beside the store, of the present schema, nothing to undo.

    Raises PlannerError when it cannot be made; nothing is left behind then.
    """
    partial = store.with_name(f".{store.name}.restore")
    try:
        partial.unlink(missing_ok=True)
        create_private(partial)
        shutil.copyfile(source, partial)
        engine = open_file(partial, now)
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql("DELETE FROM undo_step")
        finally:
            engine.dispose()
        with partial.open("rb") as file:
            os.fsync(file.fileno())
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise PlannerError(
            _("{path} could not be restored ({reason}). The store is as it was before.").format(
                path=source, reason=error.strerror or error
            )
        ) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return partial


def put_in_place(ready: Path, path: Path) -> None:
    """Let a prepared copy take the place of the store, which is closed; PlannerError on failure."""
    try:
        ready.replace(path)
    except OSError as error:
        ready.unlink(missing_ok=True)
        raise PlannerError(
            _("{path} could not be put in the place of the store: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
