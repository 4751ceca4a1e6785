"""Watches how long the event loop of a window stands still, and what of it was the window's own."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from planner.gui.main_window import MainWindow
from tests.bench.waits import Waits, without_others

_PATIENCE = 400.0
_QUIET = 0.25  # seconds without a longer turn than _CALM: what was asked for is done
_CALM = 0.012


@dataclass
class Longest:
    """The longest of each in one stage, in seconds.

    `gap` is between two turns of the event loop by the clock on the wall, `ours` the same without
    the time in which nobody of this process worked though somebody was ready to: other programs
    had the processors. `own` is what the thread of the window worked in one turn.
    """

    gap: float = 0.0
    ours: float = 0.0
    own: float = 0.0


class Probe(QObject):
    """Ticks every millisecond and keeps, for each stage, the longest time without a tick."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.longest: dict[str, Longest] = {}
        self.stage = ""
        self._window = window
        self._calm_since = self._given_up = 0.0
        self._done: Callable[[], bool] = bool
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._waits = Waits()
        self._start_anew()

    def begin(self, stage: str) -> None:
        """Count what follows to this stage."""
        self.stage = stage
        self.longest.setdefault(stage, Longest())

    def wait(self, done: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until `done()` holds and then until nothing more happens."""
        self._done, self._calm_since = done, 0.0
        self._given_up = time.perf_counter() + _PATIENCE
        if not self._timer.isActive():
            self._start_anew()
            self._timer.start(1)
        self._loop.exec()
        if time.perf_counter() > self._given_up:
            raise TimeoutError(self.stage)

    def _start_anew(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._all_worked, self._kept = time.process_time(), self._waits.seconds()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap, own = now - self._last, time.thread_time() - self._worked
        all_worked = time.process_time() - self._all_worked
        kept = self._waits.seconds() - self._kept
        longest = self.longest[self.stage]
        longest.gap = max(longest.gap, gap)
        longest.own = max(longest.own, own)
        longest.ours = max(longest.ours, without_others(gap, all_worked, kept))
        self._last, self._worked = now, self._worked + own
        self._all_worked += all_worked
        self._kept += kept
        if not self._done() or own > _CALM or not self._calm_since:
            self._calm_since = now
        elif now - self._calm_since > _QUIET and not self._window.jobs.running:
            self._loop.quit()
        if now > self._given_up:
            self._loop.quit()
