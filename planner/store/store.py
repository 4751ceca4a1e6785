"""The store: one file behind two doors, `read` and `write`, with undo, backup and announcements."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.errors import NotAllowed, PlannerError, StoreBusy
from planner.i18n import _
from planner.model.bulk import IN_ONE_GO
from planner.store import backup as backups
from planner.store import checksums, keepers, undo
from planner.store.backup import Backup
from planner.store.engine import READING, driver_of
from planner.store.opening import faults, open_file, rewrite
from planner.store.restoring import prepared, put_in_place, refuse_unsound

P = ParamSpec("P")
T = TypeVar("T")
Tables = frozenset[str]

_LOCK_SECONDS = 2.0
_NOTED = {IN_ONE_GO: undo.insert_in_one_go}


class Store:
    """The open file. Queries are read through it, commands written through it, nothing else.

    `read` and `write` take a function whose first parameter is the session. A command never
    commits; one call of `write` is one transaction and one step to undo. Safe to use from
    several threads: one call at a time.
    """

    # Why it can only be read, a clause; "" for one that can be written.
    read_only = ""
    is_new = False  # nothing was in its place before it was opened

    def __init__(self, path: Path, engine: Engine, clock: Clock) -> None:
        """Use `Store.open`."""
        self.path = path
        self.clock = clock
        self.revision = 0
        self._engine = engine
        self._lock = threading.RLock()
        self._bulk, self._copied = False, False
        self._listeners: list[Callable[[Tables], None]] = []

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None) -> "Store":
        """Open the file, making or upgrading it where needed.

        Raises StoreRefused for foreign, newer and damaged files (left as they were), StoreBusy
        when another process has it open.
        """
        clock = clock or Clock.from_environment()
        was_there = path.exists() and path.stat().st_size > 0
        store = cls(path, open_file(path, clock.now()), clock)
        store.is_new = not was_there
        return store

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._engine.dispose()

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return what the query returns; it cannot change anything: what it writes is taken back.

        Raises StoreBusy at once while a bulk command runs on another thread.
        """
        with self._door(reads=True), self._reading() as session:
            return query(session, *args, **kwargs)

    def write(
        self,
        label: str,
        command: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run the command in one transaction, as one step to undo under `label`.

        Returns what the command returns. On any error the store is as it was.
        """
        with self._door():
            with self._writing() as session:
                connection = session.connection()
                step = undo.begin_step(connection, "undo", label)
                answer = command(session, *args, **kwargs)
                session.flush()
                keepers.follow(connection, step)
                tables = undo.end_step(connection, step)
                if tables:
                    undo.drop_redo(connection)
                    undo.trim(connection)
                outside = undo.take_outside_changes(connection)
                if not (tables or outside):
                    _leave(session)
            self._announce(tables, outside)
            return answer

    def rehearse(
        self, command: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return what a command would return, and change nothing: it is run and taken back."""
        with self._door(), self._writing(keep=False) as session:
            undo.begin_step(session.connection(), "undo", "")
            answer = command(session, *args, **kwargs)
            session.flush()
            return answer

    def write_bulk(
        self,
        label: str,
        command: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Do as `write`, for a long command on a worker thread: reads meanwhile raise StoreBusy."""
        with self.held():
            return self.write(label, command, *args, **kwargs)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the store to this thread, a worker, for a long task of several calls.

        Whoever asks or writes meanwhile on another thread gets StoreBusy at once.
        """
        with self._door():
            before, self._bulk = self._bulk, True
            try:
                yield
            finally:
                self._bulk = before

    def write_for_good(
        self,
        command: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a command that must not be undone (forget, restore): every step is forgotten too."""
        with self._door():
            with self._writing() as session:
                connection = session.connection()
                connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                step = undo.begin_step(connection, "undo", "")
                answer = command(session, *args, **kwargs)
                session.flush()
                tables = undo.changed_tables(connection, step)
                keepers.follow(connection, step, for_good=True)
                undo.clear(connection)
                outside = undo.take_outside_changes(connection)
            self._announce(tables, outside)
            rewrite(self._driver())
            return answer

    def tend(self) -> bool:
        """Do a piece of what was put off beside the rows; return whether more is left."""
        with self._door(), self._writing() as session:
            return keepers.tend(session.connection())

    @property
    def undo_label(self) -> str | None:
        """What would be undone, or None."""
        return self._label("undo")

    @property
    def redo_label(self) -> str | None:
        """What would be done again, or None."""
        return self._label("redo")

    def step_size(self, kind: str, enough: int = -1) -> int:
        """Return how many rows the newest step ("undo", "redo") has, by its first `enough`."""
        with self._door(), self._reading() as session:
            return undo.size_of_top(session.connection(), kind, enough)

    def undo(self) -> str:
        """Take back the newest step and return its label; NotAllowed when there is none."""
        return self._step_back("undo", "redo", _("There is nothing to undo."))

    def redo(self) -> str:
        """Do the newest undone step again and return its label; NotAllowed when there is none."""
        return self._step_back("redo", "undo", _("There is nothing to redo."))

    def on_change(self, callback: Callable[[Tables], None]) -> None:
        """Call `callback` with the tables each commit changed, on the thread that wrote."""
        self._listeners.append(callback)

    def backup(self, path: Path | None = None) -> Backup:
        """Write a verified copy to `path`, by default among this store's backups."""
        if path is not None and path.exists():
            words = _("{path} exists already; a backup does not overwrite it.")
            raise NotAllowed(words.format(path=path))
        with self._door():
            try:
                self._copied = True  # reads of other threads raise StoreBusy, writes wait
                begun = backups.begin(self._driver(), self.path, self.clock.now(), path)
            finally:
                self._copied = False
        return backups.finish(begun)

    def backups(self) -> list[Backup]:
        """Return this store's own verified backups, newest first."""
        return backups.list_backups(self.path)

    def restore_file(self, path: Path) -> Backup:
        """Put a backup in the place of the store, after a backup of the present one.

        Returns the backup of what was there before. Raises StoreRefused when `path` is no sound
        store; the present one is unharmed then.
        """
        with self._door():
            refuse_unsound(path, self.path)
            # Made ready first: the backup of what is there may thin out the one restored.
            with prepared(path, self.path, self.clock.now()) as ready:
                before = self.backup()
                self._engine.dispose()
                try:
                    put_in_place(ready, self.path)
                finally:
                    self._engine = open_file(self.path, self.clock.now())
            self._announce(frozenset(t.name for t in undo.tracked_tables()))
            return before

    def check_file(self) -> list[str]:
        """Return what is wrong with the file and its rows: nothing, when all is well."""
        with self._door():
            return faults(self._driver())

    def accept_rows(self) -> None:
        """Take every row as it stands for the right one, after the user looked at them."""
        with self._door(), self._writing() as session:
            checksums.accept(driver_of(session.connection()))

    def _label(self, kind: str) -> str | None:
        with self._door(reads=True), self._reading() as session:
            found = undo.top(session.connection(), kind)
            return found[1] if found else None

    def _step_back(self, kind: str, opposite: str, nothing: str) -> str:
        with self._door():
            with self._writing() as session:
                connection = session.connection()
                found = undo.top(connection, kind)
                if found is None:
                    raise NotAllowed(nothing)
                step, label = found
                checksums.refuse_changed_step(connection, step)
                tables = undo.changed_tables(connection, step)
                taken_back = undo.begin_step(connection, opposite, label)
                undo.play_back(connection, step)
                keepers.follow(connection, taken_back)
                undo.drop_step(connection, step)
                undo.take_outside_changes(connection)
            self._announce(tables)
            return label

    @contextmanager
    def _door(self, *, reads: bool = False) -> Iterator[None]:
        patience = 0.0 if self._bulk or (reads and self._copied) else _LOCK_SECONDS
        if not self._lock.acquire(timeout=patience):
            raise StoreBusy(_("The store is busy with a long task. Try again when it is done."))
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._engine.connect().execution_options(**{READING: True}) as connection:
            driver = driver_of(connection)
            before = driver.total_changes
            with Session(connection, autoflush=False, expire_on_commit=False) as session:
                yield session
                _leave(session)
            # `PRAGMA query_only` would have SQLite prepare every statement anew, each time.
            if driver.total_changes != before:
                raise RuntimeError("a query wrote; what it wrote was taken back")

    @contextmanager
    def _writing(self, *, keep: bool = True) -> Iterator[Session]:
        with Session(self._engine, expire_on_commit=False, info=_NOTED) as session:
            try:
                yield session
                if keep:
                    session.commit()
                else:
                    session.rollback()
            # What keeps the sums speaks to SQLite itself, below SQLAlchemy.
            except (DBAPIError, sqlite3.Error) as error:
                session.rollback()
                reason = error.orig if isinstance(error, DBAPIError) else error
                if not isinstance(reason, sqlite3.OperationalError):
                    raise
                words = _("It could not be saved ({reason}). The store is as it was before.")
                raise PlannerError(words.format(reason=reason)) from error
            except BaseException:
                session.rollback()
                raise

    def _driver(self) -> sqlite3.Connection:
        with self._engine.connect() as connection:
            return driver_of(connection)

    def _announce(self, tables: Tables, outside: Tables = frozenset()) -> None:
        self.revision += bool(tables)
        if tables or outside:
            for callback in list(self._listeners):
                callback(tables | outside)


def _leave(session: Session) -> None:
    # A record that was read keeps what was loaded; a rollback alone would expire it.
    session.expunge_all()
    session.rollback()
