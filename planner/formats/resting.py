"""The collector of reference cycles, told to rest while much is read that has none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the collector from walking, again and again, through all that was read so far.

    Readers make no cycles, so nothing waits for it. Where two of them run at once, it goes on
    when the first is done, which costs the other some time and nothing else.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
