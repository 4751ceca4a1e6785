"""Whatever the program writes, in its own folders or the user's, is for its owner alone."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.flows.half_lines import keep_half_line
from planner.gui.saving import remember
from planner.gui.window_state import WindowState
from planner.log_file import start_log
from tests.cli.conftest import Planner

WRITTEN = (
    *("planner.db", "planner-*Z.db", "planner-*Z.db.json", "planner-damaged-*.db", "by-hand.db"),
    *("planner.json", "events.ics", "follow-ups.ics", "people.csv", "people.vcf", "met.csv"),
    *("all.vcf", "all.csv", "zoe.txt", "zoe.json", "sheet.pdf", "list.pdf", "list.ics"),
    *("list.csv", "list.vcf", "settings.json", "half-lines.json", "window.json", "planner.log"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _quiet_log() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_only_the_owner_may_read_what_is_written(planner: Planner, sample: Path) -> None:
    before = os.umask(0)  # which keeps nobody out
    known = set(Path.cwd().rglob("*"))
    try:
        write_everything(planner, sample)
    finally:
        os.umask(before)
    written = set(Path.cwd().rglob("*")) - known
    for pattern in WRITTEN:
        assert any(path.match(pattern) for path in written), f"{pattern} was not written"
    open_to_others = {
        f"{path.relative_to(Path.cwd())} {path.stat().st_mode & 0o777:o}"
        for path in written
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    }
    assert open_to_others == set()


def write_everything(planner: Planner, sample: Path) -> None:
    """Have each part of the program write what it writes."""

    def call(*words: object) -> None:
        ran = planner(*words)
        assert ran.status == 0, ran.err

    call("import", sample)
    call("log", "Longshore", "Zoë Lindqvist !send it @fri")
    call("backup")
    call("backup", Path.cwd() / "by-hand.db")
    call("export", Path.cwd() / "far" / "away")
    for name in ("all.vcf", "all.csv"):
        call("people", "export", name)
    for name in ("zoe.txt", "zoe.json"):
        call("people", "export", name, "--person", "Zoë")
    call("prep", "Longshore", "-o", "sheet.pdf")
    for name in ("list.pdf", "list.ics", "list.csv", "list.vcf"):
        call("follow-ups", "Longshore", "-o", name)
    call("settings", "backups-kept", "12")
    store = Path(os.environ["PLANNER_STORE"])
    remember("log", {"sheet": True})
    keep_half_line(store, None, {"text": "half a line"})
    WindowState().save()
    start_log()
    logging.getLogger("planner").warning("something")
    data = bytearray(store.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\xa5" * 4096 * 3
    store.write_bytes(data)
    call("salvage")
    call("restore", Path.cwd() / "far" / "away")
