import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.children import ROOT
from tests.faults.network import no_room
from tests.faults.rows import Row, Try, all_rows, tried

ROWS = [pytest.param(row, id=row.name) for row in all_rows()]


@pytest.mark.parametrize("row", ROWS)
def test_a_few_tries_lose_nothing(row: Row, tmp_path: Path) -> None:
    if missing := row.missing():
        pytest.skip(missing)
    outcome = tried(row, row.short, tmp_path)
    assert outcome.tried
    assert outcome.lost == []


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS)
def test_the_figure_is_reached(row: Row, tmp_path: Path) -> None:
    outcome = tried(row, row.full, tmp_path)
    assert outcome.verdict == "pass", outcome.lost


@pytest.mark.skipif(bool(no_room()), reason="no process may have a network of its own here")
def test_whoever_calls_out_is_counted_whatever_calls() -> None:
    call = "import socket; socket.socket().connect_ex(('192.0.2.1', 9))"
    code = (
        "import subprocess, sys\n"
        "from tests.faults.network import enter_room, times_asked\n"
        "enter_room()\n"
        "before = times_asked()\n"
        f"subprocess.run([sys.executable, '-S', '-c', {call!r}], check=True)\n"
        "print(times_asked() - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert int(done.stdout) == 1


def test_what_is_lost_is_told(tmp_path: Path) -> None:
    row = Row("x", "x", "x", 1, 1, lambda count, folder: iter([Try("import"), Try("edit", "all")]))
    outcome = tried(row, 1, tmp_path)
    assert (outcome.verdict, outcome.lost) == ("short", ["edit: all"])
    assert outcome.tries == "1 import, 1 edit"
    nothing = Row("x", "x", "x", 1, 1, lambda count, folder: iter([]))
    assert tried(nothing, 1, tmp_path).verdict == "short"
