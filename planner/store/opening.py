"""From a path to the open file: refused, created, upgraded after a backup, or opened as it is."""

import errno
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from planner.errors import PlannerError, StoreForeign, StoreReadOnly, StoreRefused
from planner.i18n import _
from planner.store import backup as backups
from planner.store import checksums, schema, undo
from planner.store.engine import DAMAGE, create_private, damaged, driver_of, open_engine


def open_file(path: Path, now: datetime, *, is_copy: bool = False) -> Engine:
    """Return the engine of a sound store of the present schema; `now` dates an upgrade's backup.

    `is_copy` is for a copy whose original stays: it is upgraded without a backup.

    A missing or empty file becomes a new store (a program that was killed while it made one
    leaves an empty file). Raises StoreRefused for foreign, newer and damaged files, which stay
    byte for byte as they were, StoreReadOnly for one that cannot be written, and StoreBusy when
    another process has it open.
    """
    if not path.exists():
        create_private(path)
    else:
        _refuse_beheaded(path)
    refuse_read_only(path)
    engine = open_engine(path)
    try:
        # Asked once more under the lock: another process may just have made or upgraded it, and
        # what a killed one left half written was taken back when the lock was taken.
        header = schema.header_of(engine, path)
        backups.clear_leftovers(path)
        if header is None:
            schema.create(engine)
        else:
            check_sound(engine, path)
            schema.refuse_changed(engine, path, header.schema)
            if header.schema < schema.newest():
                _upgrade(engine, path, now, is_copy=is_copy)
        with engine.begin() as connection:
            undo.install(connection)
            if path.with_name(f"{path.name}-journal").exists():
                # What a killed program left, and SQLite found not worth taking back: a write of
                # what stands there already empties it.
                schema.stamp(driver_of(connection), schema.newest())
    except BaseException:
        engine.dispose()
        raise
    return engine


def open_file_to_read(path: Path) -> Engine:
    """Return the engine of a sound store of the present schema that is never written.

    Raises StoreRefused where it cannot be read like that either: one of an older schema, or one
    whose last write has yet to be taken back.
    """
    header = schema.look_at(path)
    if header is None or header.schema < schema.newest():
        raise StoreRefused(
            _(
                "{path} was made by an older Planner and cannot be written, so it cannot be "
                "brought to the new format. Copy it into a folder of your own and open the copy."
            ).format(path=path)
        )
    engine = open_engine(path, read_only=True)
    try:
        check_sound(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_beheaded(path: Path) -> None:
    """Look at an existing file: without the head of a store it is a damaged one if it has backups.

    A file that was emptied must not become a new store while all that was in it could be had.
    """
    try:
        reason = _("it is empty") if schema.look_at(path) is None else ""
    except StoreForeign:
        reason = _("it does not begin as a store does")
        if not backups.list_backups(path):
            raise
    if reason and backups.list_backups(path):
        raise damaged(path, reason)


def refuse_read_only(path: Path) -> None:
    """Raise StoreReadOnly where the file, or its folder, cannot be written.

    It is tried, not asked: what the system says of rights is no answer on every file system.
    Nothing is open yet: closing a second handle would drop this process's lock on the file.
    """
    reasons = (
        _("the file is write-protected, or its disk is"),
        _("its folder is write-protected, or its disk is"),
    )
    try:
        reason = reasons[0]
        with path.open("r+b"):
            reason = reasons[1]
            tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            return  # a full disk is told when something is to be saved
        raise StoreReadOnly(
            _("{path} can only be read: {reason}. Nothing can be changed.").format(
                path=path, reason=reason
            ),
            reason,
        ) from error


def check_sound(engine: Engine, path: Path) -> None:
    """Raise StoreRefused when SQLite finds the file damaged."""
    with engine.connect() as connection:
        try:
            verdict = driver_of(connection).execute("PRAGMA quick_check(1)").fetchone()[0]
        except DAMAGE as error:
            verdict = str(error)
    if verdict != "ok":
        raise damaged(path, verdict)


def faults(driver: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the open file and its rows: nothing, when all is well."""
    try:
        found = [row[0] for row in driver.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [
            _("A row of “{table}” points at a row of “{other}” that is not there.").format(
                table=row[0], other=row[2]
            )
            for row in driver.execute("PRAGMA foreign_key_check")
        ]
    except DAMAGE as error:
        return [_("The file is damaged ({reason}).").format(reason=error)]
    return found + checksums.told(driver)


def rewrite(driver: sqlite3.Connection) -> None:
    """Write the whole file anew, so that nothing removed for good is left in its free pages."""
    try:
        driver.execute("VACUUM")
    except sqlite3.Error as error:
        raise PlannerError(
            _(
                "It is done, but the file could not be rewritten ({reason}). "
                "Free some disk space and do it again."
            ).format(reason=error)
        ) from error


def _upgrade(engine: Engine, path: Path, now: datetime, *, is_copy: bool) -> None:
    copy = path
    if not is_copy:
        with engine.connect() as connection:
            copy = backups.add_backup(driver_of(connection), path, now).path
    try:
        schema.upgrade(engine)
    except PlannerError:
        raise
    # A migration is a script run by Alembic: whatever it raises, the user needs to know that
    # the file is unharmed, and where its copy is.
    except Exception as error:
        raise StoreRefused(
            _(
                "{path} could not be brought to the new format ({reason}). It was left as it is; "
                "a copy of it lies at {copy}."
            ).format(path=path, reason=error, copy=copy)
        ) from error
