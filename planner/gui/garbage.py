"""Looks for Python's cyclic garbage when nobody waits, never in the middle of work."""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner.gui.jobs import Jobs

# A full search walks every object alive and stops all threads meanwhile: with ten thousand
# sessions being read it took 100 to 300 ms, every few hundred thousand objects anew.
_NEVER = 1_000_000
_LOOK_EVERY = 3_000  # milliseconds
_WORTH_IT = 10  # searches among the young since the last full one
_TOO_MANY = 30_000  # objects; more take longer than one may stand still


class Garbage(QObject):
    """Searches among young objects as usual, among all only when the window has nothing to do.

    What a full search leaves is kept out of the next one, so that each walks only what came
    since; what is no part of a cycle is freed at once as ever.
    """

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._before = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Leave what is there by now aside, and search by oneself from now on."""
        gc.freeze()
        gc.enable()
        gc.set_threshold(self._before[0], self._before[1], _NEVER)
        self._timer.start(_LOOK_EVERY)

    def stop(self) -> None:
        """Let Python search as it did before."""
        self._timer.stop()
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def _look(self) -> None:
        # An open dialog would be kept for good with all it refers to.
        idle = not self._jobs.running and QApplication.activeModalWidget() is None
        if not idle or gc.get_count()[2] < _WORTH_IT:
            return
        # So many are rows and what was read of a file: no cycles, freed when they are let go.
        if len(gc.get_objects(generation=2)) <= _TOO_MANY:
            gc.collect()
        gc.freeze()
