"""Looks for Python's cyclic garbage on the GUI thread, when nobody waits."""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner.gui.jobs import Jobs

# A search walks every object it is about and stops all threads meanwhile: with ten thousand
# sessions being read it took 100 to 300 ms, every few hundred thousand objects anew.
_LOOK_EVERY = 3_000  # milliseconds
_WORTH_IT = 5_000  # objects more than after the last search
_TOO_MANY = 20_000  # objects; more take longer than one may stand still


class Garbage(QObject):
    """Searches among what came since the last time, only while the window has nothing to do.

    By itself Python does not look, as long as there are Jobs. What a search leaves is kept out of
    the next one; what is no part of a cycle is freed at once as ever.
    """

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Leave what is there by now aside, and look from now on."""
        gc.freeze()
        self._timer.start(_LOOK_EVERY)

    def stop(self) -> None:
        """Look no more, and leave nothing aside."""
        self._timer.stop()
        gc.unfreeze()

    def _look(self) -> None:
        # An open dialog would be kept for good with all it refers to.
        idle = not self._jobs.running and QApplication.activeModalWidget() is None
        if not idle or gc.get_count()[0] < _WORTH_IT:
            return
        # So many are rows and what was read of a file: no cycles, freed when they are let go.
        # Counted are those that came without those that went, older ones too: here all that are.
        if len(gc.get_objects()) <= _TOO_MANY:
            gc.collect()
        gc.freeze()
