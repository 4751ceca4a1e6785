"""How the packaged program begins, beside the same program out of an environment of Python's."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.figures import Figure, in_turn

PROGRAM = Path(__file__).resolve().parents[2] / "build" / "bundle" / "planner" / "planner"


def figures() -> Iterator[Figure]:
    """Measure the bundle that `packaging/build bundle` left; none where there is none."""
    if not PROGRAM.exists():
        print(f"There is no bundle to measure: {PROGRAM}", file=sys.stderr)
        return
    for words in ("--help", "--self-test"):
        ours, theirs = in_turn(
            _called(str(PROGRAM), words), _called(sys.executable, "-m", "planner", words)
        )
        yield Figure(f"bundle: planner {words}", ours, "the same in a venv", theirs, 1.2)


def _called(*words: str) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def call() -> object:
        return subprocess.run(
            words, check=True, stdout=subprocess.DEVNULL, env=environment, timeout=120
        )

    return call
