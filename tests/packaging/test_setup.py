"""packaging/run and packaging/test: one command, and silence once the set-up is done.

A stand-in for Python plays the interpreter and pip, and writes down how it was called.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PYTHON = """#!/bin/sh
case "$*" in
"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
*import?os,?sys*) echo "$0" ;;
*"-m pip"*"-r "*)
    echo "$*" >>"$PYTHON_LOG"
    if read -r stolen; then echo "pip read: $stolen" >>"$PYTHON_LOG"; fi
    if [ -n "${PIP_USER:-}" ]; then echo "pip installs for the user" >>"$PYTHON_LOG"; fi
    echo "pip chatters"
    if [ -e "$PYTHON_LOG.kill" ]; then rm "$PYTHON_LOG.kill"; kill -9 $PPID; fi
    if [ -e "$PYTHON_LOG.fail" ]; then rm "$PYTHON_LOG.fail"; exit 1; fi ;;
*"-m pip"*"-e "*)
    echo "$*" >>"$PYTHON_LOG"
    cp "$0" "${0%/python}/planner" # keeps it executable
    printf '#!/bin/sh\\ncat\\necho "arguments: $*"\\necho "trouble" >&2\\nexit 7\\n' \\
        >"${0%/python}/planner" ;;
*"-m pytest"*) echo "$PWD: $*" ;;
esac
"""


class Checkout:
    """A copy of the set-up in a folder of its own, with a stand-in for Python in its PATH."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.log = folder / "python.log"
        self.bin = folder / "bin"
        (self.root / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        for name in ("run", "test", "setup.sh", "requirements.txt"):
            shutil.copy(ROOT / "packaging" / name, self.root / "packaging" / name)
        shutil.copy(ROOT / "pyproject.toml", self.root)
        (self.bin / "python3").write_text(PYTHON)
        (self.bin / "python3").chmod(0o755)
        # The machine's own packages are none of this test's business.
        (self.bin / "uname").write_text("#!/bin/sh\necho Elsewhere\n")
        (self.bin / "uname").chmod(0o755)
        for name in (
            "sh",
            "cat",
            "cp",
            "cmp",
            "find",
            "flock",
            "id",
            "mkdir",
            "mv",
            "readlink",
            "rm",
        ):
            (self.bin / name).symlink_to(shutil.which(name) or f"/bin/{name}")

    def call(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        script, *arguments = words
        return subprocess.run(
            [self.root / "packaging" / script, *arguments],
            input="typed\n",
            capture_output=True,
            text=True,
            timeout=60,
            env={"PATH": str(self.bin), "PYTHON_LOG": str(self.log), **settings},
        )

    @property
    def installs(self) -> int:
        return self.log.read_text().count("--require-hashes") if self.log.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_call_sets_up_and_then_is_the_program(checkout: Checkout) -> None:
    done = checkout.call("run", "show", "a b")
    assert done.stdout == "typed\narguments: show a b\n"
    assert done.returncode == 7
    assert "planner: setting up" in done.stderr
    assert done.stderr.endswith("planner: ready.\ntrouble\n")
    assert checkout.installs == 1


def test_later_calls_only_run_the_program(checkout: Checkout) -> None:
    checkout.call("run", "x")
    began = time.monotonic()
    done = checkout.call("run", "x")
    assert time.monotonic() - began < 0.5
    assert (done.stdout, done.stderr, done.returncode) == ("typed\narguments: x\n", "trouble\n", 7)
    assert checkout.installs == 1


def test_the_tests_run_in_the_checkout_with_what_was_asked(checkout: Checkout) -> None:
    done = checkout.call("test", "-k", "some thing")
    asked = "-m pytest --numprocesses auto --dist worksteal -k some thing"
    assert done.stdout == f"{checkout.root}: {asked}\n"
    assert checkout.installs == 1


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/requirements.txt"])
def test_a_change_of_what_is_needed_sets_up_again(checkout: Checkout, name: str) -> None:
    checkout.call("run", "x")
    file = checkout.root / name
    before = file.stat().st_mtime
    file.write_text(file.read_text() + "# changed\n")
    os.utime(file, (before - 1000, before - 1000))
    checkout.call("run", "x")
    checkout.call("run", "x")
    assert checkout.installs == 2


def test_a_moved_checkout_sets_up_again(checkout: Checkout) -> None:
    checkout.call("run", "x")
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    assert checkout.call("run", "x").returncode == 7
    assert checkout.installs == 2


def test_a_set_up_that_was_killed_starts_afresh(checkout: Checkout) -> None:
    Path(f"{checkout.log}.kill").touch()
    assert checkout.call("run", "x").returncode != 7
    (checkout.root / ".venv/torn").touch()
    done = checkout.call("run", "x")
    assert "cut off" in done.stderr
    assert done.returncode == 7
    assert not (checkout.root / ".venv/torn").exists()


def test_a_failed_install_says_so_and_the_next_call_tries_again(checkout: Checkout) -> None:
    Path(f"{checkout.log}.fail").touch()
    failed = checkout.call("run", "x")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "Check the network" in failed.stderr
    assert checkout.call("run", "x").returncode == 7


def test_pip_goes_into_the_environment_whatever_the_machine_says(checkout: Checkout) -> None:
    checkout.call("run", "x", PIP_USER="1", PIP_TARGET="/nowhere", PIP_REQUIRE_HASHES="0")
    assert "for the user" not in checkout.log.read_text()
    assert "pip read" not in checkout.log.read_text()


def test_two_first_calls_at_once_set_up_once(checkout: Checkout) -> None:
    command = [checkout.root / "packaging/run", "x"]
    environment = {"PATH": str(checkout.bin), "PYTHON_LOG": str(checkout.log)}
    calls = [
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [call.wait(60) for call in calls] == [7, 7]
    assert checkout.installs == 1


def test_without_a_display_it_names_the_tour_and_sets_up_nothing(checkout: Checkout) -> None:
    done = checkout.call("run")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "no display" in done.stderr
    assert "tour" in done.stderr
    assert not (checkout.root / ".venv").exists()


def test_with_a_display_the_window_opens(checkout: Checkout) -> None:
    assert checkout.call("run", DISPLAY=":1").returncode == 7


def test_without_python_and_without_rights_it_prints_the_line_to_run(checkout: Checkout) -> None:
    (checkout.bin / "python3").unlink()
    done = checkout.call("run", "x")
    assert done.returncode == 1
    assert "sudo apt-get install -y --no-install-recommends python3 python3-venv" in done.stderr
