"""A backup made ready to take the place of the store: checked, copied, upgraded, put there."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    told = backups.described(source)
    if told is not None and not told.is_whole:
        raise StoreRefused(
            _("{path} is no longer what was saved; nothing was restored.").format(path=source)
        )
    try:
        backups.verify(source)
    except sqlite3.Error as error:
        raise StoreRefused(
            _("{path} is damaged ({reason}); nothing was restored.").format(
                path=source, reason=error
            )
        ) from error


@contextmanager
def prepared(source: Path, store: Path, now: datetime) -> Iterator[Path]:
    """Give a copy of a sound `source` beside the store, of the present schema, nothing to undo.

    Raises PlannerError when it cannot be made. What was not put in its place is removed.
    """
    partial = store.with_name(f".{store.name}.restore")
    try:
        try:
            partial.unlink(missing_ok=True)
            create_private(partial)
            shutil.copyfile(source, partial)
            engine = open_file(partial, now, is_copy=True)
            try:
                with engine.begin() as connection:
                    connection.exec_driver_sql("DELETE FROM undo_step")
            finally:
                engine.dispose()
            with partial.open("rb") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise PlannerError(
                _("{path} could not be restored ({reason}). The store is as it was before.").format(
                    path=source, reason=error.strerror or error
                )
            ) from error
        yield partial
    finally:
        with suppress(OSError):
            partial.unlink()


def put_in_place(ready: Path, store: Path) -> None:
    """Let a file that is ready take the place of the store, which nobody has open."""
    try:
        ready.replace(store)
    except OSError as error:
        raise PlannerError(
            _("{path} could not be put in the place of the store: {reason}.").format(
                path=ready, reason=error.strerror or error
            )
        ) from error
