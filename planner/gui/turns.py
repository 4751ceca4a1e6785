"""Does one thing after the other, each in a turn of its own of the event loop."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Lets the window paint and take keys between the steps of what would be one long step."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def then(self, step: Callable[[], object]) -> None:
        """Call `step` in a turn after those that wait already."""
        self._steps.append(step)
        if not self._timer.isActive():
            self._timer.start(0)

    @property
    def is_busy(self) -> bool:
        """Whether steps wait still."""
        return bool(self._steps)

    def stop(self) -> None:
        """Do nothing of what still waits."""
        self._timer.stop()
        self._steps.clear()

    def _next(self) -> None:
        step = self._steps.popleft()
        try:
            step()
        finally:
            if self._steps:  # asked for only now, it comes behind whatever is due meanwhile
                self._timer.start(0)
