"""One figure of a benchmark, and how two things are measured in turn."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

RUNS = 7


@dataclass(frozen=True)
class Figure:
    """What one job takes against a floor or peer. Seconds are medians; `goal` bounds the ratio."""

    job: str
    ours: float
    peer: str
    theirs: float
    goal: float

    HEAD: ClassVar[str] = f"{'job':44} {'ours s':>8} {'peer s':>8} {'ratio':>6} {'goal':>6}  peer"

    @property
    def ratio(self) -> float:
        """How many times the peer ours takes."""
        return self.ours / self.theirs

    def line(self) -> str:
        """Return the figure as a line of the table."""
        verdict = "" if self.ratio <= self.goal else "  SHORT"
        return (
            f"{self.job:44} {self.ours:8.3f} {self.theirs:8.3f} {self.ratio:6.2f} "
            f"{self.goal:6.2f}  {self.peer}{verdict}"
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the figure for JSON."""
        return {**asdict(self), "ratio": self.ratio, "passed": self.ratio <= self.goal}


def in_turn(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    runs: int = RUNS,
    *,
    before: Callable[[], object] | None = None,
) -> tuple[float, float]:
    """Return the median seconds of both, run A B A B … after one warm-up of each.

    `before` is called before each pair, and its time does not count.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        if before:
            before()
        for index, work in enumerate((ours, theirs)):
            begun = time.perf_counter()
            work()
            if run:
                times[index].append(time.perf_counter() - begun)
    return statistics.median(times[0]), statistics.median(times[1])


def process(*words: str) -> Callable[[], object]:
    """Return a function that runs Python with these words as a whole process."""

    def run() -> object:
        return subprocess.run(
            [sys.executable, *words], check=True, stdout=subprocess.DEVNULL, timeout=120
        )

    return run
