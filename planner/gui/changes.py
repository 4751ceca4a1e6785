"""Carries what the store announces, on whatever thread, to the thread of the window."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.errors import StoreBusy
from planner.store import Store

_RETRY = 25  # milliseconds until a busy store is asked again


class _Announcer(QObject):
    announced = Signal(object)

    def announce(self, tables: frozenset[str]) -> None:
        self.announced.emit(tables)


class Changes(QObject):
    """`happened` brings the names of the changed tables as soon as the store can be read.

    That is in a turn after the one that wrote, where keys have come between. A bulk command
    announces while it still holds the store: then it is waited for.
    """

    happened = Signal(object)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tables: frozenset[str] = frozenset()
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._tell)
        # The store may outlive the window, and announce something on a worker just when it goes:
        # so what sends the signal there belongs to the store.
        announcer = _Announcer()
        announcer.announced.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        store.on_change(announcer.announce)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be told."""
        return bool(self._tables)

    def flush(self) -> None:
        """Tell at once what still waits for the store, which is free now."""
        if self._retry.isActive():
            self._retry.stop()
            self._tell()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._retry.stop()
        self._tables = frozenset()

    def _gather(self, tables: object) -> None:
        assert isinstance(tables, frozenset)
        self._tables |= tables
        self._retry.start(0)

    def _tell(self) -> None:
        try:
            _label = self._store.undo_label
        except StoreBusy:
            self._retry.start(_RETRY)
            return
        tables, self._tables = self._tables, frozenset()
        if tables:
            self.happened.emit(tables)
