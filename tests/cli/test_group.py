import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli.group import COMMANDS

HEAVY = ("PySide6", "sqlalchemy", "alembic", "reportlab", "icalendar", "vobject", "babel")


def test_help_lists_every_command(planner):
    told = planner("--help")
    assert told.status == 0
    for name in set(COMMANDS) - {"open"}:
        assert f"\n  {name} " in told.out


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"open"}))
def test_every_command_explains_itself(planner, name):
    told = planner(name, "--help")
    assert told.status == 0
    assert told.out.startswith("Usage: planner")


def test_help_loads_nothing_heavy():
    script = (
        "import sys\n"
        "from planner.cli.group import planner\n"
        "planner(['--help'], standalone_mode=False)\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "LOADED []"


def test_the_version_is_told(planner):
    from planner import __version__

    assert planner("--version").out == f"planner {__version__}\n"


def test_a_word_that_is_neither_command_nor_file_is_wrong_usage(planner):
    told = planner("evnets")
    assert told.status == 2
    assert "“evnets” is neither a command nor a file. Did you mean “events”?" in told.err


def test_a_file_wants_the_window_and_without_a_display_the_tour_is_named(
    planner, sample, monkeypatch
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for words in ((), (sample,), ("webcal://example.org/a.ics",), ("--store", "x.db")):
        told = planner(*words)
        assert told.status == 1
        assert "no display" in told.err
        assert "planner tour DIR" in told.err


def test_store_may_stand_before_or_behind_the_command(planner, sample, tmp_path):
    first, second = tmp_path / "one.db", tmp_path / "two.db"
    assert planner("--store", first, "import", sample).status == 0
    assert planner("import", sample, "--store", second).status == 0
    for path in (first, second):
        assert len(planner("events", "--json", "--store", path).json) == 66
    assert planner("events", "--json").json == []


def test_a_library_that_the_system_lacks_is_named(planner, monkeypatch):
    from planner.store import Store

    def broken(*_args: object, **_kwargs: object) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(Store, "open", broken)
    told = planner("events")
    assert told.status == 1
    assert told.err.startswith("planner: libEGL.so.1 is missing on this machine")
    assert "apt-get install libegl1" in told.err
    assert len(told.err.splitlines()) == 1


def test_a_bug_is_told_in_one_sentence_and_written_down(planner, monkeypatch):
    from planner.store import Store

    def broken(*_args: object, **_kwargs: object) -> None:
        name = "Ada Lovelace"
        raise ZeroDivisionError(name)

    monkeypatch.setattr(Store, "open", broken)
    told = planner("events")
    assert told.status == 1
    assert told.err.startswith("planner: this should not have happened (ZeroDivisionError).")
    assert "Traceback" not in told.err
    log = told.err.strip().split(" is written down in ")[1].rstrip(".")
    written = Path(log).read_text(encoding="utf-8")
    assert written.endswith("ZeroDivisionError\n")
    assert "Ada" not in written
