"""Waits for a piece of work on another thread while the window paints, scrolls and takes keys."""

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

T = TypeVar("T")

# Seconds after which a thread hands on to another that waits: what loads code gives way so soon
# that nobody sees it.
SWITCH = 0.001


class _Ended(QObject):
    told = Signal()


def wait_for(work: Callable[[], T]) -> T:
    """Do `work` on a thread of its own and return its answer; the event loop goes on meanwhile.

    What it raises is raised here.
    """
    ended, loop = _Ended(), QEventLoop()
    ended.told.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    answers: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        # It is raised where it is waited for.
        except BaseException as error:
            errors.append(error)
        ended.told.emit()

    thread = threading.Thread(target=run, daemon=True)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        thread.start()
        loop.exec()
        thread.join()
    finally:
        sys.setswitchinterval(before)
    if errors:
        raise errors.pop()  # a list that kept it would be kept by it in turn
    return answers[0]
