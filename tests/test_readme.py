"""What the README promises names the tests that show it, and they are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"`(tests/[^`]*)`")


def test_every_promise_names_tests_that_are_there() -> None:
    promises = promises_of((ROOT / "README.md").read_text("utf-8"))
    assert len(promises) >= 12
    assert [fault for promise in promises for fault in faults_of(promise)] == []


def promises_of(text: str) -> list[str]:
    """Return the points below the heading "Promises", each as one line."""
    part = text.split("## Promises")[1].split("\n## ")[0]
    return [" ".join(point.split()) for point in re.split(r"^- ", part, flags=re.M)[1:]]


def faults_of(promise: str) -> list[str]:
    """Return what is wrong with the tests that a promise names."""
    named = NAMED.findall(promise)
    if not named:
        return [f"no test: {promise[:60]}"]
    return [name for name in named if not shows_something(ROOT / name)]


def shows_something(path: Path) -> bool:
    """Whether a file holds a test, a row of faults, or a guard of every test."""
    if path.is_dir():
        return any(map(shows_something, path.glob("test_*.py")))
    if not path.is_file():
        return False
    if path.suffix == ".md":
        return "| pass |" in path.read_text("utf-8")
    names = {
        node.name if isinstance(node, ast.FunctionDef) else ast.unparse(node.value.func)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        or (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call))
    }
    return any(name.startswith("test_") or name in ("Row", "_refuse_outside") for name in names)


def test_a_promise_without_a_test_is_found() -> None:
    text = """## Promises

- All is well
  (`tests/test_readme.py`, `tests/faults/kills.py`).
- Nothing is lost (`tests/test_gone.py`, `tests/data/web_server.py`).
- Trust me.

## Else
"""
    good, gone, bare = promises_of(text)
    assert faults_of(good) == []
    assert faults_of(gone) == ["tests/test_gone.py", "tests/data/web_server.py"]
    assert faults_of(bare) == ["no test: Trust me."]
