import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import Contact, Tag
from planner.store import Store

WRITE = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from planner.commands.people import Person, add_contact
from planner.store import Store

def many(session, number):
    for count in range(40):
        person = Person(f"{number} {count}", tags=(f"a{count}", f"b{count}"), note="x" * 3000)
        add_contact(session, person, datetime.now(UTC))

store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
for number in range(1000):
    store.write("Add", many, number)
    print(number, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_killed_program_loses_nothing_it_said_it_saved(path: Path, lines: int) -> None:
    kill_after(path, lines, 0.0)


@pytest.mark.slow
@pytest.mark.parametrize("attempt", range(60))
def test_a_program_killed_at_any_time_loses_nothing(path: Path, attempt: int) -> None:
    kill_after(path, 1 + attempt % 4, attempt * 0.003)


def kill_after(path: Path, lines: int, delay: float) -> None:
    """Kill a writing program some time after it has said so many lines; then look."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline().strip() for _ in range(lines)]
        if delay:
            time.sleep(delay)
        writer.kill()
        said += writer.stdout.read().split()
        assert writer.wait(20) == -signal.SIGKILL
    saved = len(said) - 1
    store = Store.open(path)
    contacts, tags = store.read(counts)
    assert contacts % 40 == 0
    assert tags == contacts * 2
    assert contacts >= saved * 40
    assert store.check_file() == []
    if contacts:
        store.undo()
        assert store.read(counts) == (contacts - 40, tags - 80)
    store.close()
    # SQLite may leave its journal, but nothing in it.
    left = {file.name: file.stat().st_size for file in path.parent.iterdir() if file != path}
    assert sum(left.values()) == 0, left


def counts(session: Session) -> tuple[int, int]:
    return (
        session.scalar(select(func.count()).select_from(Contact)) or 0,
        session.scalar(select(func.count()).select_from(Tag)) or 0,
    )
