"""How the file is opened: one connection, an exclusive lock, and settings that keep promises."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from planner.errors import PlannerError, StoreBusy, StoreDamaged, StoreRefused
from planner.files import make_folder
from planner.i18n import _

WAIT_SECONDS, _ASK_AGAIN = 2.0, 0.025
READING = "planner_reading"
# What reading a damaged file raises: what SQLite says of it can hold pieces that are no text.
DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)

# Reasons for each stand in SQLite's pragma documentation; WAL is avoided because a plain copy of
# a live file loses rows and a read-only folder cannot open it.
_SETTINGS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=DELETE",
    # Under an exclusive lock the journal stays; it must not keep what was forgotten.
    "PRAGMA journal_size_limit=0",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-8000",
)


_TO_READ = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "SELECT count(*) FROM sqlite_master",
)


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine over the one connection to `path`, locked for this process.

    The file must exist. Raises StoreBusy when another process holds it for longer than two
    seconds, StoreRefused when it cannot be opened at all. With `read_only` others may read it
    too, and it is never written.
    """
    connection = _connect(path, read_only=read_only)
    try:
        if read_only:
            _prepare(connection, path, _TO_READ)
        else:
            _prepare(connection, path, (*_SETTINGS, "BEGIN EXCLUSIVE", "COMMIT"))
    except BaseException:
        connection.close()
        raise
    engine = create_engine("sqlite://", creator=_giving(connection), poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def create_private(path: Path) -> None:
    """Create an empty file only its owner may read, and its folder likewise where missing."""
    try:
        make_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        # A file on its way has a name that nobody chose and nobody finds afterwards.
        words = _("{path} could not be created: {reason}.")
        if path.name.startswith("."):
            words = _("Nothing can be written into {folder}: {reason}.")
        raise PlannerError(
            words.format(path=path, folder=path.parent, reason=error.strerror or error)
        ) from error


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection below SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _giving(connection: sqlite3.Connection) -> Callable[[], sqlite3.Connection]:
    return lambda: connection


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    try:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
            uri=True,
        )
    except sqlite3.Error as error:
        raise _refusal(path, error) from error


def _prepare(connection: sqlite3.Connection, path: Path, statements: tuple[str, ...]) -> None:
    # A window that only reads would hold a shared lock, and its own first write would then fail
    # beside a second reader: so the exclusive lock is taken at once and kept.
    until = time.monotonic() + WAIT_SECONDS
    try:
        for statement in statements:
            _execute_in_time(connection, statement, until)
        connection.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000:.0f}")
    except sqlite3.Error as error:
        raise _refusal(path, error) from error
    except UnicodeDecodeError as error:
        raise damaged(path, _("its schema is no text")) from error


def _execute_in_time(connection: sqlite3.Connection, statement: str, until: float) -> None:
    # SQLite counts its own waits by their number: where the machine is short of breath each of
    # them takes longer, and two seconds became forty.
    while True:
        try:
            connection.execute(statement).fetchall()
            return
        except sqlite3.OperationalError as error:
            if not _is_locked(error) or time.monotonic() >= until:
                raise
        time.sleep(_ASK_AGAIN)


def _is_locked(error: sqlite3.Error) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _refusal(path: Path, error: sqlite3.Error) -> PlannerError:
    if _is_locked(error):
        return StoreBusy(
            _(
                "{path} is open in another Planner, perhaps in its window. "
                "Close that one first, or do it there."
            ).format(path=path)
        )
    if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    return StoreRefused(
        _("{path} cannot be used as a store ({reason}). It was left as it is.").format(
            path=path, reason=error
        )
    )


def damaged(path: Path, reason: str) -> StoreDamaged:
    """Return the refusal of a file that SQLite finds damaged, in one line."""
    reason = " ".join(reason.removeprefix("*** in database main ***").split())
    return StoreDamaged(
        _(
            "{path} is damaged ({reason}). It was left as it is. “planner backups” lists its "
            "backups, “planner restore FILE” puts one in its place, and “planner salvage” "
            "saves what can still be read."
        ).format(path=path, reason=reason),
        reason,
    )


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
