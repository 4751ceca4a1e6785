"""A store that can be looked at and not changed: its file or folder is write-protected."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.errors import NotAllowed, StoreReadOnly
from planner.i18n import _
from planner.store.backup import Backup
from planner.store.opening import open_file_to_read
from planner.store.store import Store


class ReadOnlyStore(Store):
    """Answers every query, and refuses every command, undo and restore with the reason."""

    def __init__(self, path: Path, engine: Engine, clock: Clock, reason: str) -> None:
        """Use `open_or_read`."""
        super().__init__(path, engine, clock)
        self.read_only = reason

    def restore_file(self, path: Path) -> Backup:
        """Refuse: there is nothing that could be put in the place of the file."""
        raise self._refusal()

    def tend(self) -> bool:
        """Do nothing: what was put off stays so."""
        return False

    @contextmanager
    def _writing(self, *, keep: bool = True) -> Iterator[Session]:
        with self._reading() as session:
            raise self._refusal()
            yield session  # type: ignore[unreachable]

    def _refusal(self) -> NotAllowed:
        return NotAllowed(
            _("{path} can only be read: {reason}. Nothing can be changed.").format(
                path=self.path, reason=self.read_only
            )
        )


def open_or_read(path: Path, clock: Clock | None = None) -> Store:
    """Open a store; one that cannot be written is opened to be read, and says so.

    Raises what `Store.open` raises otherwise.
    """
    clock = clock or Clock.from_environment()
    try:
        return Store.open(path, clock)
    except StoreReadOnly as error:
        return ReadOnlyStore(path, open_file_to_read(path), clock, error.reason)
