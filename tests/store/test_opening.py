import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.errors import StoreBusy, StoreRefused
from planner.store import Store, schema

Digest = Callable[[Path], str]

HOLD = """
import sys
from pathlib import Path
from planner.store import Store
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def test_a_new_store_belongs_to_its_owner_alone(store: Store, path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_written_is_there_when_it_is_opened_again(
    store: Store,
    path: Path,
    clock: Clock,
    add: Callable[[Store, str], int],
    names: Callable[[Store], list[str]],
) -> None:
    add(store, "Ada")
    store.close()
    again = Store.open(path, clock)
    assert names(again) == ["Ada"]
    again.close()


def test_an_empty_file_becomes_a_store(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    path.touch()
    Store.open(path, clock).close()
    assert schema.look_at(path) is not None


def test_a_second_process_waits_two_seconds_at_most(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        began = time.monotonic()
        with pytest.raises(StoreBusy, match="open in another Planner"):
            Store.open(path)
        assert time.monotonic() - began < 3
        holder.stdin.close()
        assert holder.wait(20) == 0
    Store.open(path).close()


def test_a_second_process_gets_in_when_the_first_one_ends_in_time(path: Path) -> None:
    script = HOLD.replace("sys.stdin.read()", "import time; time.sleep(0.3)")
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        Store.open(path).close()
        assert holder.wait(20) == 0


# What is refused -------------------------------------------------------------------------


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE theirs (id INTEGER)")
        file.commit()


def newer(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version={schema.newest() + 1}")
        file.execute("ALTER TABLE contact ADD COLUMN star INTEGER")
        file.commit()


def text(path: Path) -> None:
    path.write_text("Dear diary, " * 50, encoding="utf-8")


def stump(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x01" * 30)


def cut_off(path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[:9000])


def destroyed(path: Path) -> None:
    Store.open(path).close()
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 6] = os.urandom(4096 * 4)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (foreign, "is not a Planner store"),
        (newer, "made by a newer Planner"),
        (text, "is not a Planner store"),
        (stump, "is not a Planner store"),
        (cut_off, "damaged"),
        (destroyed, "damaged"),
    ],
)
def test_a_file_that_cannot_be_our_store_is_refused_and_left_alone(
    path: Path, digest: Digest, make: Callable[[Path], None], words: str
) -> None:
    path.parent.mkdir()
    make(path)
    before = digest(path)
    with pytest.raises(StoreRefused, match=words):
        Store.open(path)
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreRefused, match="no regular file"):
        Store.open(path)
    assert list(path.iterdir()) == []


def test_a_pipe_is_refused_before_it_is_read(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    with pytest.raises(StoreRefused, match="no regular file"):
        Store.open(path)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM goal; END", "by itself"),
        ("CREATE VIEW evil AS SELECT * FROM contact", "by itself"),
        ("CREATE TABLE evil (x)", "not what they were"),
        ("ALTER TABLE contact RENAME COLUMN note TO nota", "not what they were"),
        ("DELETE FROM row_sum", "not what they were"),
    ],
)
def test_a_store_with_other_tables_than_ours_is_refused_and_left_alone(
    path: Path, digest: Digest, statement: str, words: str
) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute(statement)
        file.commit()
    before = digest(path)
    with pytest.raises(StoreRefused, match=words):
        Store.open(path)
    assert digest(path) == before


def test_a_file_that_another_program_only_analysed_is_opened(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("ANALYZE")
    Store.open(path).close()
