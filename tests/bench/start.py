"""How long it takes to begin, and how much memory that takes."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.store import Store
from tests.bench.calendars import conference
from tests.bench.figures import Figure, in_turn, process

EVENTS = 10_000
_RUNS = 7
_SCREEN = "1400x1000x24"


def figures() -> Iterator[Figure]:
    """Measure the start of the command line, and the window beside an empty one of Qt's own."""
    ours, theirs = in_turn(
        process("-m", "planner", "--help"), process("-c", "import PySide6.QtWidgets")
    )
    yield Figure("planner --help", ours, "import PySide6.QtWidgets", theirs, 0.75)
    with tempfile.TemporaryDirectory() as name, screen() as environment:
        folder = Path(name)
        environment |= {"HOME": name, "XDG_STATE_HOME": name, "XDG_CONFIG_HOME": name}
        store = _store(folder / "planner.db")
        told = [
            (_painted(environment, "bare"), _painted(environment, "planner", str(store)))
            for _run in range(_RUNS + 1)
        ][1:]
    bare = _medians([one for one, _other in told])
    ours_told = _medians([other for _one, other in told])
    peer = "bare QMainWindow"
    yield Figure("window painted", ours_told["painted"], peer, bare["painted"], 1.4)
    yield Figure(f"first rows of {EVENTS} events", ours_told["rows"], peer, bare["painted"], 2.5)
    yield Figure("event loop while the rest loads, p99", ours_told["p99"], "16 ms", 0.016, 1.0)
    words = f"50 ms; on the wall {ours_told['gap'] * 1000:.0f}"
    longest = ours_told["gap ours"]
    yield Figure("event loop while the rest loads, longest", longest, words, 0.05, 1.0)
    turn = "the longest, processor time of its thread"
    yield Figure(turn, ours_told["cpu gap"], "50 ms", 0.05, 1.0)
    over = ours_told["mib"] - bare["mib"]
    yield Figure("MiB after the first paint, over the bare one", over, "25 MiB", 25, 1.0)


def _painted(environment: dict[str, str], *words: str) -> dict[str, float]:
    kind, *more = words
    begun = str(time.monotonic())
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.painted", kind, begun, *more],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _medians(told: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(one[name] for one in told) for name in told[0]}


def _store(path: Path) -> Path:
    store = Store.open(path, Clock.from_environment())
    today = date(2026, 3, 18)
    (brought,) = reading.read_data(conference(EVENTS), "big.ics", today)
    importing.apply(store, importing.preview(store, brought, ImportOptions(), "UTC"))
    store.close()
    return path


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give the environment of a screen of its own: Xvfb, or none at all where there is none."""
    environment = dict(os.environ)
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        print("Xvfb is not installed; the window is opened offscreen", file=sys.stderr)
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    environment.pop("QT_QPA_PLATFORM", None)
    reading_end, writing_end = os.pipe()
    words = [xvfb, "-screen", "0", _SCREEN, "-displayfd", str(writing_end)]
    server = subprocess.Popen(
        words, pass_fds=[writing_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing_end)
    with os.fdopen(reading_end) as told:
        number = told.readline().strip()
    try:
        yield {**environment, "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()
