"""How long a worker waits for the window, by clocks that go on when they are told to."""

from collections.abc import Callable

import pytest

from planner.gui.giving_way import GivingWay

MS = 0.001


class Window:
    """A thread that works a part of the time until some moment, and then nothing."""

    def __init__(self, part: float, until: float) -> None:
        self._part, self._until = part, until
        self.time = 0.0

    @property
    def work(self) -> float:
        return self._part * min(self.time, self._until)

    def pass_time(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def waited() -> Callable[[Window], float]:
    """Return how long a worker waits that looks up for the first time."""

    def wait(window: Window) -> float:
        way = GivingWay(lambda: window.work, lambda: 1 + window.time, window.pass_time)
        way.wait()
        return window.time

    return wait


def test_a_worker_waits_until_the_window_has_done_its_work(
    waited: Callable[[Window], float],
) -> None:
    assert 15 * MS <= waited(Window(0.9, until=20 * MS)) < 23 * MS


def test_a_window_that_does_little_is_not_waited_for(waited: Callable[[Window], float]) -> None:
    assert waited(Window(0.1, until=20 * MS)) == 2 * MS, "one look after the first"


def test_who_looked_a_moment_ago_need_not_look_twice() -> None:
    window = Window(0.1, until=9000 * MS)
    way = GivingWay(lambda: window.work, lambda: 1 + window.time, window.pass_time)
    way.wait()
    for _step in range(10):
        window.pass_time(5 * MS)
        before = window.time
        way.wait()
        assert window.time == before
    window.pass_time(500 * MS)
    way.wait()
    assert window.time == before + 502 * MS, "what it did long ago says nothing"


def test_who_waited_long_goes_on_for_a_while() -> None:
    window = Window(1.0, until=9000 * MS)
    way = GivingWay(lambda: window.work, lambda: 1 + window.time, window.pass_time)
    for _step in range(100):
        way.wait()
        window.pass_time(1 * MS)
    assert window.time < 500 * MS


def test_nobody_waits_for_ever(waited: Callable[[Window], float]) -> None:
    assert 50 * MS <= waited(Window(1.0, until=9000 * MS)) <= 70 * MS
