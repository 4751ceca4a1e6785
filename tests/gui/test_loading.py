"""Code made of Qt is loaded on the GUI thread, and the event loop goes on meanwhile."""

import builtins
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import planner
from planner.gui.loading import load

SLOW = "import time; time.sleep(0.02)"


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the names of modules that take their time, of which the first imports the others."""
    names = [f"slow_{number}" for number in range(4)]
    first = "\n".join(["import time", *(f"import {name}" for name in names[1:])])
    for name, text in zip(names, [first, *[SLOW] * 3], strict=True):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield names
    for name in names:
        sys.modules.pop(name, None)


def test_the_event_loop_turns_between_two_modules(qtbot: QtBot, modules: list[str]) -> None:
    rung: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: rung.append(time.perf_counter()))
    timer.start(0)
    before = builtins.__import__
    load(modules[0])
    timer.stop()
    assert len(rung) >= 2
    assert set(modules) <= set(sys.modules)
    assert builtins.__import__ is before


def test_what_cannot_be_loaded_leaves_importing_as_it_was(qtbot: QtBot) -> None:
    before = builtins.__import__
    with pytest.raises(ModuleNotFoundError):
        load("planner.gui.no_such_module")
    assert builtins.__import__ is before


def test_what_the_pages_stand_on_is_loaded_by_the_worker() -> None:
    """Their own code has to wait for the GUI thread; the rest must not make it longer."""
    code = (
        "import sys, planner.app, planner.gui.pages.schedule\n"
        "from planner.gui.page_list import load_below, page_specs\n"
        "load_below()\n"
        "assert 'planner.gui.pages.plan' not in sys.modules\n"
        "before = set(sys.modules)\n"
        "for spec in page_specs(): spec.load()\n"
        "new = set(sys.modules) - before\n"
        "print(sorted(name for name in new if not name.startswith(('planner.gui', 'PySide6'))))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(planner.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.strip() == "[]", "to be named in page_list.py"
