"""Lets a signal call any callable without what the signal carries."""

from collections.abc import Callable

from PySide6.QtCore import QObject


class Call(QObject):
    """Calls a callable with nothing, however much the signal brings; lives with its owner.

    `clicked` and `triggered` send `checked` into the first parameter that has a default.
    """

    def __init__(self, owner: QObject, call: Callable[[], object]) -> None:
        super().__init__(owner)
        self._call = call

    def run(self, *_brought: object) -> None:
        """Call it."""
        self._call()
