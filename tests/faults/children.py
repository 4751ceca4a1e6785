"""Child processes that are killed or starved: forked from a server that imported all once."""

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from planner.errors import PlannerError
from tests.faults.ground import settle

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0  # seconds after which a child that neither ends nor dies is a failure
BEGUN = "begun"
REFUSED, CRASHED, ENDED = "refused: ", "crashed: ", "ended"

Say = Callable[[str], None]
Work = Callable[[Path, Say], None]

# What Python does to files: before each of these a child can be told to die.
TOUCHES = ("open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect")

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.faults.jobs"])


@dataclass
class Said:
    """What a child said before it ended: what it had saved, and how it ended."""

    words: list[str] = field(default_factory=list)
    seconds: float = 0.0
    touches: int = 0

    @property
    def saved(self) -> list[str]:
        """What it said was done, in order."""
        ends = (REFUSED, CRASHED)
        return [word for word in self.words if word not in (BEGUN, ENDED) and word[:9] not in ends]

    @property
    def ended(self) -> bool:
        """Whether it came to its end without being killed or refused."""
        return ENDED in self.words

    def told(self, kind: str) -> str:
        """What it said when it was refused or crashed, "" if it did not."""
        return next((word.removeprefix(kind) for word in self.words if word.startswith(kind)), "")


def run(work: Work, folder: Path, *, limit: int | None = None) -> Said:
    """Run the work in a child to its end; `limit` is the largest file it may write."""
    return _run(work, folder, limit=limit)


def killed_after(work: Work, folder: Path, seconds: float) -> Said:
    """Run the work in a child and kill it some time after it has begun."""
    return _run(work, folder, seconds=seconds)


def killed_at(work: Work, folder: Path, touch: int) -> Said:
    """Run the work in a child that is killed right before it touches a file for the nth time."""
    return _run(work, folder, touch=touch)


def _run(
    work: Work,
    folder: Path,
    *,
    seconds: float | None = None,
    touch: int = 0,
    limit: int | None = None,
) -> Said:
    _start_server()
    ours, theirs = _context.Pipe(duplex=False)
    process = _context.Process(target=_live, args=(work, folder, theirs, touch, limit))
    process.start()
    theirs.close()
    said, until, killed = Said(), time.monotonic() + PATIENCE, False
    die_at = until
    with suppress(EOFError):
        while True:
            if ours.poll(max(0.0, die_at - time.monotonic())):
                word = ours.recv()
                if isinstance(word, str):
                    said.words.append(word)
                    if word == BEGUN and seconds is not None:
                        die_at = time.monotonic() + seconds
                else:
                    said.seconds, said.touches = word
            elif not killed:
                process.kill()
                killed, die_at = True, time.monotonic() + 20
            else:
                break
    process.join(20)
    ours.close()
    ok = {0, -signal.SIGKILL} if seconds is not None or touch else {0}
    if process.exitcode not in ok and not said.told(CRASHED):
        said.words.append(f"{CRASHED}exit code {process.exitcode}")
    process.close()
    return said


def _start_server() -> None:
    # It starts with the environment of now; a test's current folder may not be the checkout's.
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'data'}"
    try:
        forkserver.ensure_running()
    finally:
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


def _live(work: Work, folder: Path, pipe: Connection, touch: int, limit: int | None) -> None:
    """Be the child."""
    settle(folder)
    if limit is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    say = pipe.send
    counter = _Counter(touch)
    sys.addaudithook(counter)
    say(BEGUN)
    began, counter.counts = time.monotonic(), True
    try:
        work(folder, say)
        counter.counts = False
        say((time.monotonic() - began, counter.count))
        say(ENDED)
    except PlannerError as error:
        counter.counts = False
        say(f"{REFUSED}{error}")
    # Whatever else comes is what the row looks for.
    except BaseException as error:
        counter.counts = False
        last = traceback.extract_tb(error.__traceback__)[-1]
        say(f"{CRASHED}{type(error).__name__}: {error} ({last.filename}:{last.lineno})")


class _Counter:
    """Counts how often this process touches files, and kills it before a chosen time."""

    def __init__(self, deadly: int) -> None:
        self.count, self.counts, self._deadly = 0, False, deadly

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Be told of an event by the interpreter."""
        if self.counts and event in TOUCHES:
            self.count += 1
            if self.count == self._deadly:
                os.kill(os.getpid(), signal.SIGKILL)
