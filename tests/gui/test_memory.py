"""Going from page to page and from event to event leaves nothing behind in memory."""

import gc
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from weakref import ReferenceType

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from planner.commands.events import add_event
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.gui.main_window import MainWindow
from planner.store import Store
from planner.times import Moment

TURNS, ROUNDS = 4, 28  # to the other event, and through all nine pages of each: 1,008 changes
FEW = 3  # objects of a kind, less than one for each turn: what is at hand differs by as many
SLACK = 4.0  # MiB


def test_a_thousand_page_changes_leave_nothing_behind(
    open_window: Callable[[], MainWindow], store: Store, conference: int
) -> None:
    now = store.clock.now()
    other = store.write("Add", add_event, title="Evening at the mill", start=Moment.utc(now))
    for event_id in (conference, other):
        store.write("Meet", add_target, event_id, Person("Ada Byron"), Wish(why="Looms"), now)
    window = open_window()
    window.resize(window.minimumSize())
    go_about(window, (conference, other), 2, 2)
    living(window)  # Python's halves of Qt's own objects are made when these are first counted
    before, mib = living(window), resident()
    changes = go_about(window, (conference, other), TURNS, ROUNDS)
    after, grown = living(window), resident() - mib
    assert changes > 1_000
    more = {kind: (before[kind], n) for kind, n in after.items() if n > before[kind] + FEW}
    assert not more, "more of these than before"
    assert grown < SLACK


def go_about(window: MainWindow, events: tuple[int, int], turns: int, rounds: int) -> int:
    """Go to an event and about its pages, turn by turn; return how many changes that were.

    Only the first round of each turn is painted, which takes most of the time.
    """
    changes = 0
    for turn in range(turns):
        event_id = events[turn % 2]
        for number in range(rounds):
            window.setUpdatesEnabled(number == 0)
            for name in window.pages.names:
                window.go(name, None if window.event_id == event_id else event_id)
                settle()
                changes += 1
    window.setUpdatesEnabled(True)
    while window.jobs.running:
        settle()
    return changes


def settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def living(window: MainWindow) -> Counter[str]:
    """Return how many there are of each kind of object: of Python's, of Qt's, of widgets."""
    settle()
    gc.collect()
    found = Counter(f"in Python {type(one).__name__}" for one in gc.get_objects() if is_used(one))
    found.update(f"in the window {type(one).__name__}" for one in window.findChildren(QObject))
    found.update(f"widget {type(one).__name__}" for one in QApplication.allWidgets())
    return found


def is_used(one: object) -> bool:
    return not isinstance(one, ReferenceType) or one() is not None


def resident() -> float:
    """Return how many MiB of memory this process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
