"""Loads code that makes classes of Qt on the GUI thread, with turns of the event loop in between.

Qt for Python keeps all its classes in one table, which Qt asks without Python's lock whenever an
event reaches an object of ours. A class that is made meanwhile on another thread moves that table,
and the process ends: so no thread but this one may load what is made of Qt.
"""

import builtins
import threading
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication

_TURN = 0.004  # seconds after which the event loop has its turn, between two modules


def load(*names: str) -> None:
    """Import modules; in the midst of it the event loop paints and takes keys.

    What is called by it must load nothing that is being loaded here.
    """
    turns = _Turns()
    own = builtins.__import__
    builtins.__import__ = turns.take  # type: ignore[assignment]
    turns.own = own
    try:
        for name in names:
            import_module(name)
    finally:
        builtins.__import__ = own


class _Turns:
    """Stands in the place of `__import__`, and lets the event loop turn when it is time."""

    def __init__(self) -> None:
        self.own: Any = None
        self._thread = threading.get_ident()
        self._since = time.perf_counter()
        self._is_turning = False

    def take(
        self,
        name: str,
        names: Mapping[str, object] | None = None,
        inner: Mapping[str, object] | None = None,
        wanted: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """Import as ever."""
        if time.perf_counter() - self._since > _TURN:
            self._turn()
        return self.own(name, names, inner, wanted, level)

    def _turn(self) -> None:
        if self._is_turning or threading.get_ident() != self._thread:
            return
        self._is_turning = True
        try:
            QCoreApplication.processEvents()
        finally:
            self._is_turning = False
            self._since = time.perf_counter()
