"""Two processes on one file: one has it, the other ends in time, its files handed over."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from tests.faults import children
from tests.faults.ground import CLOCK, copy_of, filled_store, settle
from tests.faults.rows import Row, Try

IN_TIME = 2.0
# What a lock is waited for is two seconds: whoever finds no window ends right after them.
AND_A_BIT = 0.5
_context = multiprocessing.get_context("forkserver")


def starts(count: int, folder: Path) -> Iterator[Try]:
    """Start a second time, with files and without, while a window or a command has the store."""
    path = copy_of(filled_store(), folder / "own")
    before = path.read_bytes()
    with holding(hold_in_window, path) as pipe:
        for number in range(count - count // 4):
            lost = second_start(path, pipe, number)
            yield Try("second starts beside a window", lost)
    with holding(hold_in_command, path):
        for _number in range(count // 4):
            seconds, word = ask(start_command, path)
            lost = "" if "is open in another Planner" in word else f"it said: {word}"
            if seconds > IN_TIME + AND_A_BIT:
                lost = f"it took {seconds:.1f} s"
            yield Try("commands beside another", lost)
    yield Try("file afterwards", "" if path.read_bytes() == before else "the file was changed")


def second_start(path: Path, pipe: Connection, number: int) -> str:
    """Return what was wrong with a start on a store that a window has open."""
    seconds, word = ask(start_program, path, number)
    if word != "0":
        return f"it ended with {word}"
    if seconds > IN_TIME:
        return f"it took {seconds:.1f} s"
    given = pipe.recv() if pipe.poll(10) else None
    return "" if given == [str(path.parent / f"{number}.ics")] else f"the window was given {given}"


@contextmanager
def holding(work: object, path: Path) -> Iterator[Connection]:
    """Have a process of its own hold the store; gives what it tells."""
    children._start_server()
    ours, theirs = _context.Pipe(duplex=True)
    process = _context.Process(target=work, args=(path, theirs))  # type: ignore[arg-type]
    process.start()
    assert ours.poll(60)
    assert ours.recv() == "open"
    try:
        yield ours
    finally:
        ours.send("end")
        process.join(20)
        if process.exitcode is None:
            process.kill()
            process.join(5)
        ours.close()


def ask(work: object, path: Path, *args: object) -> tuple[float, str]:
    """Do something in a process of its own, and return how long it took and what came of it."""
    ours, theirs = _context.Pipe(duplex=False)
    process = _context.Process(target=_timed, args=(work, path, theirs, *args))
    process.start()
    theirs.close()
    answer: tuple[float, str] = ours.recv() if ours.poll(60) else (60.0, "nothing")
    process.join(20)
    ours.close()
    return answer


def _timed(work: object, path: Path, pipe: Connection, *args: object) -> None:
    settle(path.parent)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    began, waited = time.monotonic(), in_the_queue()
    word = work(path, *args)  # type: ignore[operator]
    pipe.send((time.monotonic() - began - in_the_queue() + waited, word))


def in_the_queue() -> float:
    """Return the seconds this process was ready to run while others had the machine."""
    try:
        return int(Path("/proc/self/schedstat").read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


def hold_in_window(path: Path, pipe: Connection) -> None:
    """Be the window that has the store open, and tell what it is given."""
    settle(path.parent)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QObject, QTimer

    from planner.gui.application import make_application
    from planner.gui.handover import Handover
    from planner.store import Store

    app = make_application()
    store = Store.open(path, CLOCK)
    owner = QObject()
    handover = Handover(path, owner)
    handover.asked.connect(pipe.send)
    timer = QTimer(owner)
    timer.timeout.connect(lambda: app.exit(0) if pipe.poll() else None)
    timer.start(20)
    pipe.send("open")
    app.exec()
    handover.close()
    store.close()


def hold_in_command(path: Path, pipe: Connection) -> None:
    """Be a command that has the store open and no window."""
    from planner.store import Store

    store = Store.open(path, CLOCK)
    pipe.send("open")
    pipe.recv()
    store.close()


def start_program(path: Path, number: int) -> str:
    """Start the program with a file, as a double click on it does."""
    from planner.start import open_program

    return str(open_program(path, [str(path.parent / f"{number}.ics")]))


def start_command(path: Path) -> str:
    """Open the store as every command does."""
    from planner.errors import StoreBusy
    from planner.store import open_or_read

    try:
        open_or_read(path, CLOCK).close()
    except StoreBusy as error:
        return str(error)
    return "opened"


STARTS = Row(
    "starts",
    "two processes, 100 starts",
    "one writer, the other ends within 2 s",
    short=4,
    full=100,
    run=starts,
    order=30,
)
