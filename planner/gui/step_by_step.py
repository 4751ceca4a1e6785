"""Does one long thing in steps, each in a turn of its own of the event loop."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class StepByStep(QObject):
    """Goes through one iterator at a time; begun anew, it lets go of what was left of the last.

    `ended` comes when the last step is done, and when what is left is let go of.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def begin(self, steps: Iterator[object]) -> None:
        """Do the first of these steps now, and each other in a turn of its own."""
        self._steps = steps
        self._next()

    def stop(self) -> None:
        """Do nothing of what is left."""
        self._timer.stop()
        if self._steps is not None:
            self._steps = None
            self.ended.emit()

    def _next(self) -> None:
        steps, self._steps = self._steps, None  # a step that fails is the last
        assert steps is not None
        more = next(steps, self) is not self
        if self.is_busy:  # begun anew within the step
            return
        if more:
            self._steps = steps
            self._timer.start(0)
        else:
            self.ended.emit()
