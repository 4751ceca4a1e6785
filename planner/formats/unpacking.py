"""Unpacks what a web server packed (RFC 9110, 8.4.1), never more than asked for."""

import zlib

from planner.errors import BadInput
from planner.i18n import _


class Unpacker:
    """Takes pieces of a body in the given Content-Encoding and counts what they come to."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._kind = encoding.strip().casefold().removeprefix("x-")
        if self._kind not in ("", "identity", "gzip", "deflate"):
            raise BadInput(
                _("The server packs its answer in a way unknown here ({kind}).").format(
                    kind=self._kind[:20]
                )
            )
        self._packed = self._kind in ("gzip", "deflate")
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._engine = zlib.decompressobj(47)  # gzip or zlib, whichever it is
        self._begun = False

    @property
    def whole(self) -> bool:
        """Whether a packed body came to its end."""
        return not self._packed or self._engine.eof or not self._begun

    def take(self, piece: bytes) -> bool:
        """Take a piece; False when there is more than the limit allows. ValueError on damage."""
        if not self._packed:
            return self._keep(piece)
        while piece:
            if self._engine.eof:
                if not piece.startswith(b"\x1f\x8b"):
                    return True  # padding after the end
                # Several gzip members are one file (RFC 1952, 2.2).
                self._engine = zlib.decompressobj(47)
            room = self._limit - self._size + 1
            if not self._keep(self._unpacked(piece, room)):
                return False
            piece = self._engine.unused_data or self._engine.unconsumed_tail
        return True

    def data(self) -> bytes:
        """Return everything unpacked so far."""
        return b"".join(self._pieces)

    def _unpacked(self, piece: bytes, room: int) -> bytes:
        try:
            unpacked = self._engine.decompress(piece, room)
        except zlib.error:
            if self._begun or self._kind != "deflate":
                raise ValueError("damaged") from None
            # Some servers leave out the zlib header that "deflate" means.
            self._engine = zlib.decompressobj(-15)
            try:
                unpacked = self._engine.decompress(piece, room)
            except zlib.error:
                raise ValueError("damaged") from None
        self._begun = True
        return unpacked

    def _keep(self, piece: bytes) -> bool:
        self._size += len(piece)
        self._pieces.append(piece)
        return self._size <= self._limit
