"""Lets the thread of the window go first where a worker reckons beside it.

Python lets one thread run at a time. Two that reckon take turns, and what the window has to do
takes twice as long. A worker that looks up from time to time, and waits while the window works,
costs itself no more than that work takes.
"""

import threading
import time
from collections.abc import Callable
from functools import partial

_LOOK = 0.002  # seconds between two looks at what the window does
_MOST = 0.06  # seconds that a worker waits at most: it may hold what the window waits for
_GOES_ON = 0.02  # seconds for which one that waited so long waits no more
_WORKS = 0.3  # the part of the time that the thread of a window takes which works


class GivingWay:
    """Knows how much the thread works on which it was made, by the clock that counts its work.

    A thread that only waits, or is kept waiting by other programs, is not waited for. Where the
    system has no such clock nobody is. `worked`, `now` and `sleep` are in seconds.
    """

    def __init__(
        self,
        worked: Callable[[], float] | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._worked = _clock_of_this_thread() if worked is None else worked
        self._now, self._sleep = now, sleep
        self._looked = threading.local()  # when each worker looked, and the work until then

    def wait(self) -> None:
        """Wait while that thread works; for a worker, in the midst of something long."""
        if self._worked is None:
            return
        now = self._now()
        if now - getattr(self._looked, "at", 0.0) < _LOOK / 2:
            return
        until, is_working = now + _MOST, self._works_since(now)
        if now < getattr(self._looked, "goes_on", now):
            return
        while is_working and now < until:
            self._sleep(_LOOK)
            now = self._now()
            is_working = self._works_since(now)
        if is_working:
            self._looked.goes_on = now + _GOES_ON

    def _works_since(self, now: float) -> bool:
        """Return whether it worked since the last look; where that is long ago, look again."""
        assert self._worked is not None
        worked = self._worked()
        at, before = getattr(self._looked, "at", 0.0), getattr(self._looked, "worked", worked)
        self._looked.at, self._looked.worked = now, worked
        return now - at > _MOST or worked - before > _WORKS * (now - at)


def _clock_of_this_thread() -> Callable[[], float] | None:
    clock_of = getattr(time, "pthread_getcpuclockid", None)
    if clock_of is None:
        return None
    return partial(time.clock_gettime, clock_of(threading.get_ident()))
