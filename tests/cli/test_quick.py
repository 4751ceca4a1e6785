"""What asks for nothing but the window, which then opens without the command line's code."""

import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli.quick import window_asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], (None, [])),
        (["open"], (None, [])),
        (["open", "a.ics", "b.vcf"], (None, ["a.ics", "b.vcf"])),
        (["--store", "x.db"], ("x.db", [])),
        (["--store", "x.db", "open", "a.ics"], ("x.db", ["a.ics"])),
        (["/"], (None, ["/"])),
        (["events"], None),
        (["--help"], None),
        (["--store"], None),
        (["--store", "/"], None),
        (["--store=x.db"], None),
        (["open", "--help"], None),
        (["open", "a.ics", "--store", "x.db"], None),
        (["a.ics"], None),
        (["/no/such/file"], None),
        (["--store", "x.db", "import", "a.ics"], None),
    ],
)
def test_only_what_is_plain_is_taken(
    words: list[str], asked: tuple[str | None, list[str]] | None
) -> None:
    assert window_asked(words) == asked


def test_without_a_display_it_says_so() -> None:
    environment = {"PATH": "", "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "planner", "open"], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 1
    assert "There is no display" in done.stderr
