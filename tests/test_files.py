import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.files import atomic_write, make_folder, safe_name


def test_a_file_is_written_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for data in (b"old" * 1000, b"new"):
        assert atomic_write(path, data) == path
        assert path.read_bytes() == data
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_files_and_new_folders_are_the_owner_s_alone(tmp_path: Path, umask: int) -> None:
    there = tmp_path / "there"
    there.mkdir()
    there.chmod(0o755)
    before = os.umask(umask)
    try:
        new = make_folder(there / "new" / "folder")
        for _time in range(2):
            assert mode(atomic_write(new / "a", b"x")) == 0o600
    finally:
        os.umask(before)
    assert (mode(new), mode(new.parent)) == (0o700, 0o700)
    assert mode(there) == 0o755, "it was somebody's own"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="Not a directory"):
        make_folder(tmp_path / "file")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("name", ["missing/a.pdf", "folder"])
def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(PlannerError, match="could not be written") as caught:
        atomic_write(tmp_path / name, b"x")
    assert "\n" not in str(caught.value)
    assert os.listdir(tmp_path) == ["folder"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = atomic_write(tmp_path / "a", b"old")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from planner.errors import PlannerError\n"
        "from planner.files import atomic_write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    atomic_write(Path(sys.argv[1]), b'n' * 10000)\n"
        "except PlannerError as error:\n"
        "    sys.exit(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert "could not be written" in done.stderr
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 4096


def test_parts_of_programs_that_are_gone_are_swept_away(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (tmp_path / f".planner-{ended}-0a1b.part").write_bytes(b"half")
    (tmp_path / f".planner-{os.getpid()}-0a1b.part").write_bytes(b"under way")
    (tmp_path / ".planner-notes.part").write_bytes(b"somebody's own")
    atomic_write(tmp_path / "a", b"x")
    left = {".planner-notes.part", f".planner-{os.getpid()}-0a1b.part", "a"}
    assert set(os.listdir(tmp_path)) == left


def test_a_folder_without_nameless_files_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    path = atomic_write(tmp_path / "a", b"x")
    assert (path.read_bytes(), mode(path)) == (b"x", 0o600)
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Loom Days 2026", "Loom Days 2026.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f.pdf"),
        (".hidden", "hidden.pdf"),
        ("  two\n lines\t", "two lines.pdf"),
        ("CON", "planner-CON.pdf"),
        ("com1.txt", "planner-com1.txt.pdf"),
        ("", "planner.pdf"),
        ("...", "planner.pdf"),
        ("Čačak – 大会", "Čačak – 大会.pdf"),
        ("e\u0301", "\u00e9.pdf"),
        ("bad\ud800char\u202e", "bad char.pdf"),
    ],
)
def test_a_title_becomes_a_safe_name(title: str, name: str) -> None:
    assert safe_name(title, ".pdf") == name


@given(st.text(max_size=300))
def test_every_title_makes_a_name_that_can_be_written(title: str) -> None:
    name = safe_name(title, ".pdf")
    assert name.endswith(".pdf")
    assert len(name) < 120
    assert len(name.encode()) <= 200
    assert Path(name).name == name
    assert not name.startswith((".", " ", "-"))
    assert name.isprintable()
