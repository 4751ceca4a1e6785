"""The command line as a user calls it: arguments in; exit status, output and messages out."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from planner.formats.sample import sample_calendar


@dataclass(frozen=True)
class Ran:
    """What one call left: its exit status and what stood on both streams."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The document on standard output."""
        return json.loads(self.out)


Planner = Callable[..., Ran]


@pytest.fixture
def planner(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], clock: object
) -> Planner:
    """Return the command line as a function; `at` sets the clock, `stdin` the standard input."""

    def run(*words: object, stdin: str | bytes = b"", at: str | None = None) -> Ran:
        if at is not None:
            monkeypatch.setenv("PLANNER_NOW", at)
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["planner", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capfd.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else int(bool(code)), told.out, told.err)

    return run


@pytest.fixture
def sample(clock: Any) -> Path:
    """Return the sample conference as a file in the test's own folder."""
    path = Path.cwd() / "longshore.ics"
    path.write_bytes(sample_calendar(clock.today()))
    return path


@pytest.fixture(scope="session")
def _imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("imported") / "planner.db"


@pytest.fixture
def conference(planner: Planner, sample: Path, _imported: Path) -> int:
    """Import the sample conference and return its id; later tests copy what the first one did."""
    path, note = Path(os.environ["PLANNER_STORE"]), _imported.with_suffix(".id")
    if note.exists():
        path.parent.mkdir(mode=0o700)
        shutil.copyfile(_imported, path)
    else:
        imported = planner("import", sample, "--json")
        assert imported.status == 0, imported.err
        shutil.copyfile(path, _imported)
        note.write_text(str(imported.json["calendar"]["event"]))
    return int(note.read_text())


@pytest.fixture
def store_bytes() -> Callable[[], bytes]:
    """Return a function that reads the whole store, to show that nothing changed in it."""

    def read() -> bytes:
        path = Path(os.environ["PLANNER_STORE"])
        return path.read_bytes() if path.exists() else b""

    return read
