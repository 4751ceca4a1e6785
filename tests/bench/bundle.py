"""How the packaged program begins, beside the same program out of an environment of Python's."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.figures import Figure, in_turn
from tests.bench.start import screen
from tests.bench.xwindows import Screen

PROGRAM = Path(__file__).resolve().parents[2] / "build" / "bundle" / "planner" / "planner"
_RUNS = 7


def figures() -> Iterator[Figure]:
    """Measure the bundle that `packaging/build bundle` left; none where there is none."""
    if not PROGRAM.exists():
        print(f"There is no bundle to measure: {PROGRAM}", file=sys.stderr)
        return
    peer = "the same in a venv"
    for words in ("--help", "--self-test"):
        ours, theirs = in_turn(
            _called(str(PROGRAM), words), _called(sys.executable, "-m", "planner", words)
        )
        yield Figure(f"bundle: planner {words}", ours, peer, theirs, 1.2)
    with tempfile.TemporaryDirectory() as name, screen() as environment:
        if "DISPLAY" in environment:
            environment |= {"HOME": name, "XDG_STATE_HOME": name, "XDG_CONFIG_HOME": name}
            ours, theirs = _windows(environment, Path(name) / "planner.db")
            yield Figure("bundle: the window stands there", ours, peer, theirs, 1.2)


def _called(*words: str) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def call() -> object:
        return subprocess.run(
            words, check=True, stdout=subprocess.DEVNULL, env=environment, timeout=120
        )

    return call


def _windows(environment: dict[str, str], store: Path) -> tuple[float, float]:
    """Return the median seconds until the window stands there, of the bundle and of its peer."""
    seen = Screen(environment["DISPLAY"])
    programs = ([str(PROGRAM)], [sys.executable, "-m", "planner"])
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(_RUNS + 1):
        for program, taken in zip(programs, times, strict=True):
            seconds = _until_shown([*program, "--store", str(store)], environment, seen)
            if run:  # the first time warms up
                taken.append(seconds)
    return statistics.median(times[0]), statistics.median(times[1])


def _until_shown(words: list[str], environment: dict[str, str], seen: Screen) -> float:
    begun = time.perf_counter()
    program = subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return seen.wait(shown=True) - begun
    finally:
        program.kill()
        program.wait()
        seen.wait(shown=False)
