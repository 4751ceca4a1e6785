"""`python -m tests.faults [ROW…] [--full] [--write]`: print what was tried and what was lost."""

import argparse
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "| fault | tried | lost | figure to reach | verdict | on |\n|---|---|---|---|---|---|\n"


def main() -> int:
    """Run the rows asked for, by default all; return 1 when one falls short."""
    if Path("/dev/shm").is_dir():
        tempfile.tempdir = "/dev/shm"  # what is killed is the process: a disk would only be slower
    home = Path(tempfile.mkdtemp(prefix="planner-home-"))
    os.environ.update(QT_QPA_PLATFORM="offscreen", TZ="Europe/Berlin", LC_ALL="C.UTF-8")
    time.tzset()
    from tests.faults.ground import settle
    from tests.faults.rows import all_rows, tried

    settle(home)
    rows = {row.name: row for row in all_rows()}
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(rows))
    parser.add_argument("--full", action="store_true", help="with the counts behind the figures")
    parser.add_argument("--write", action="store_true", help="keep the lines in RESULTS.md")
    wanted = parser.parse_args()
    if unknown := set(wanted.rows) - set(rows):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    short, on = 0, _state()
    print(HEAD, end="")
    for name in wanted.rows or rows:
        row = rows[name]
        if missing := row.missing():
            print(f"  {row.fault} was left out: {missing}", file=sys.stderr, flush=True)
            continue
        with tempfile.TemporaryDirectory(prefix="planner-fault-") as folder:
            outcome = tried(row, row.full if wanted.full else row.short, Path(folder))
        lost = f"{len(outcome.lost)}" if outcome.lost else "nothing"
        line = (
            f"| {row.fault} | {outcome.tries} | {lost} | {row.figure} | {outcome.verdict} | {on} |"
        )
        print(line, flush=True)
        for words in outcome.lost[:20]:
            print(f"  {words}", file=sys.stderr, flush=True)
        short += outcome.verdict != "pass"
        if wanted.write:
            keep(line, row.fault, [row.fault for row in rows.values()])
    return 1 if short else 0


def keep(line: str, fault: str, order: list[str]) -> None:
    """Put a row's line into the table that is kept, in the place of its last one."""
    kept = RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else []
    lines = {one.split(" | ")[0][2:]: one for one in kept if one.startswith("| ")}
    lines[fault] = line
    table = "".join(f"{lines[name]}\n" for name in order if name in lines)
    missing = "".join(f"- {name}\n" for name in order if name not in lines)
    if missing:
        table += f"\nNot run in full yet:\n\n{missing}"
    parts = ("SQLAlchemy", "icalendar", "reportlab", "PySide6_Essentials")
    RESULTS.write_text(
        "# What was tried and what was lost\n\n"
        "The full run of every row, written by `python -m tests.faults --full --write`; `on` is "
        "the commit it was counted on.\n\n"
        f"{HEAD}{table}\n"
        f"On {os.cpu_count()} cores, {_system()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, "
        + ", ".join(f"{part} {version(part)}" for part in parts)
        + ".\n",
        "utf-8",
    )


def _state() -> str:
    """Return the commit that is checked out, with a star where something was changed since."""
    told = ["git", "-C", str(RESULTS.parent), "describe", "--always", "--dirty=*", "--exclude=*"]
    try:
        return subprocess.run(told, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return "?"


def _system() -> str:
    told = platform.freedesktop_os_release()
    return f"{told.get('NAME', 'Linux').split()[0]} {told.get('VERSION_ID', '')}".strip()


if __name__ == "__main__":
    sys.exit(main())
