"""How long this process was ready to work and others had the processors."""

import os
from collections.abc import Iterator
from contextlib import suppress

_TASKS = "/proc/self/task"


def without_others(gap: float, worked: float, waited: float) -> float:
    """Return a gap of the event loop without what other programs took of it, in seconds.

    `worked` is what all threads of the process worked in it, `waited` how long they were ready to.
    """
    return gap - max(0.0, min(gap - worked, waited))


class Waits:
    """How long the threads of this process were ready to work and had no processor.

    Linux tells it; elsewhere it is nothing, and gaps are what they are on the wall.
    """

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._told: dict[str, float] = {}  # what a thread that ended had waited stays counted

    def seconds(self) -> float:
        """Return the sum over all threads there are or were."""
        for name in self._threads():
            with suppress(OSError, IndexError):
                if name not in self._files:
                    self._files[name] = os.open(f"{_TASKS}/{name}/schedstat", os.O_RDONLY)
                self._told[name] = int(os.pread(self._files[name], 80, 0).split()[1]) / 1e9
        return sum(self._told.values())

    def _threads(self) -> Iterator[str]:
        with suppress(OSError):
            yield from os.listdir(_TASKS)
