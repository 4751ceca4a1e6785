import gc
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.errors import BadInput, PlannerError
from planner.gui.jobs import Jobs, Progress


class Page(QObject):
    """Hears what a page would hear, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[str] = []
        self.steps: list[tuple[int, int, str]] = []
        self.threads: set[QThread] = set()

    def show_result(self, result: object) -> None:
        self.threads.add(QThread.currentThread())
        self.results.append(result)

    def show_error(self, error: PlannerError) -> None:
        self.threads.add(QThread.currentThread())
        self.errors.append(str(error))

    def show_step(self, done: int, total: int, words: str) -> None:
        self.threads.add(QThread.currentThread())
        self.steps.append((done, total, words))


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def page() -> Page:
    return Page()


def count(upto: int, progress: Progress) -> int:
    for number in range(upto):
        progress(number + 1, upto, "counting")
    return upto


def until_stopped(began: threading.Event, progress: Progress) -> None:
    began.set()
    while True:
        progress(1)
        time.sleep(0.001)


def test_the_answer_comes_on_the_gui_thread(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    job = jobs.run(threading.current_thread, page.show_result)
    with qtbot.waitSignal(job.ended):
        pass
    assert page.results != [threading.main_thread()]
    assert page.threads == {page.thread()}
    assert jobs.running == 0


def test_progress_comes_on_the_gui_thread(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    job = jobs.run(partial(count, 5000), page.show_result, progress=page.show_step)
    with qtbot.waitSignal(job.ended):
        pass
    assert page.results == [5000]
    assert page.steps[-1] == (5000, 5000, "counting")
    assert len(page.steps) < 1000, "reports are thinned out"
    assert page.threads == {page.thread()}


def test_a_planner_error_is_told(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    def work() -> None:
        raise BadInput("That is no calendar.")

    with qtbot.waitSignal(jobs.run(work, page.show_result, page.show_error).ended):
        pass
    assert (page.errors, page.results) == (["That is no calendar."], [])
    with qtbot.waitSignal(jobs.refused) as told:
        jobs.run(work, page.show_result)
    assert str(told.args[0]) == "That is no calendar."


def test_any_other_exception_is_a_bug(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.crashed) as told:
        jobs.run(partial(int, "x"), page.show_result, page.show_error)
    error, text = told.args
    assert isinstance(error, ValueError)
    assert text.startswith("Traceback")
    assert (page.errors, page.results) == ([], [])


def test_cancel_stops_the_work_and_calls_nothing(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    began = threading.Event()
    job = jobs.run(partial(until_stopped, began), page.show_result, page.show_error)
    began.wait(2)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert (page.errors, page.results, jobs.running) == ([], [], 0)


def test_work_that_was_done_before_it_could_stop_is_told(
    jobs: Jobs, page: Page, qtbot: QtBot
) -> None:
    began, go = threading.Event(), threading.Event()

    def work() -> str:
        began.set()
        go.wait(2)
        return "written"

    job = jobs.run(work, page.show_result)
    began.wait(2)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go.set()
    assert page.results == ["written"]


def test_waiting_work_that_is_cancelled_never_starts(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    began = [threading.Event(), threading.Event()]
    busy = [jobs.run(partial(until_stopped, event)) for event in began]
    for event in began:
        event.wait(2)
    waiting = jobs.run(partial(page.results.append, "ran"))
    with qtbot.waitSignal(waiting.ended):
        waiting.cancel()
        for job in busy:
            job.cancel()
    assert page.results == []


def test_closing_waits_and_says_nothing_more(page: Page, qtbot: QtBot) -> None:
    jobs = Jobs()
    began = threading.Event()
    jobs.run(partial(until_stopped, began), page.show_result, page.show_error)
    began.wait(2)
    jobs.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("planner-job")]
    qtbot.wait(20)
    assert (page.errors, page.results) == ([], [])


def test_an_answer_for_a_page_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    label = QLabel()
    go = threading.Event()
    job = jobs.run(partial(go.wait, 2), label.setNum)
    label.deleteLater()
    qtbot.wait(10)
    with qtbot.waitSignal(job.ended):
        go.set()


def test_python_looks_for_garbage_on_no_worker(jobs: Jobs, page: Page, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    drop_in_a_cycle(gone)
    with qtbot.waitSignal(jobs.run(make_many, page.show_result).ended):
        pass
    assert page.results == [100_000]
    assert gone == [], "a timer would be destroyed on a thread that is not its own"
    gc.collect()
    assert gone == [threading.main_thread()]
    jobs.close()
    assert gc.isenabled()


def drop_in_a_cycle(gone: list[threading.Thread]) -> None:
    timer = QTimer()
    timer.start(60_000)
    timer.destroyed.connect(lambda: gone.append(threading.current_thread()))
    ring: list[object] = [timer]
    ring.append(ring)


def make_many() -> int:
    return len([[] for _number in range(100_000)])


def test_whoever_is_gone_hears_nothing_and_the_work_goes_on(
    jobs: Jobs, page: Page, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def work() -> None:
        begun.set()
        go_on.wait(2)
        done.append("all of it")
        raise BadInput("A last word.")

    job = jobs.run(work, page.show_result, page.show_error)
    begun.wait(2)
    jobs.unheed()
    go_on.set()
    with qtbot.waitSignal(job.ended):
        pass
    assert done == ["all of it"]
    assert page.results == page.errors == []
    assert jobs.running == 0
