"""A second start hands its files to the window that is already open, and ends."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from planner.gui.meeting_place import server_name

_PATIENCE = 1500  # milliseconds
_LONGEST = 1_000_000  # bytes; a longer message is none of ours


class Handover(QObject):
    """Listens, for the window that holds a store, to later starts on the same store.

    `asked` brings the paths and addresses another start was given, perhaps none. Only the
    same user can reach it.
    """

    asked = Signal(list)

    def __init__(self, store: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._heard: dict[QLocalSocket, bytes] = {}
        name = server_name(store)
        # Whoever holds the store is the only window: what lies there is left from a crash.
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._greet)
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(self._forget)
            self._take(socket)

    def _listen(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        data = self._heard.get(socket, b"") + bytes(socket.readAll().data())
        self._heard[socket] = data
        if len(data) > _LONGEST:
            socket.abort()
        elif data.endswith(b"\n"):
            self._heard[socket] = b""
            sources = _sources(data)
            if sources is not None:
                socket.write(b"taken\n")
                socket.flush()
                self.asked.emit(sources)

    def _forget(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._heard.pop(socket, None)
            socket.deleteLater()


def hand_over(store: Path, sources: Sequence[str]) -> bool:
    """Give paths and addresses to the window that holds `store`; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(store))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps(list(sources)).encode() + b"\n")
    socket.flush()
    taken = socket.waitForReadyRead(_PATIENCE) and bytes(socket.readAll().data()) == b"taken\n"
    socket.disconnectFromServer()
    return taken


def _sources(data: bytes) -> list[str] | None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(source, str) for source in found):
        return None
    return found
