"""packaging/release: a version in one place, a dated heading, a tag, checksums; or nothing at all.

A small repository with the real scripts; a stand-in for packaging/build, which takes minutes,
leaves the files that it would.
"""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BUILD = """#!/bin/sh
[ ! -e fail ] || exit 1
mkdir -p dist
for name in planner-$(sed -n 's/__version__ = "\\(.*\\)"/\\1/p' planner/__init__.py); do
    echo "$1" >"dist/$name-py3-none-any.whl"
    echo "$1" >"dist/$name.tar.gz"
done
"""
CHANGES = """# Changes

## 0.2.0 - unreleased

- The second thing,
  on two lines.

## 0.1.0 - 2026-01-31

- The first thing.
"""


class Checkout:
    """A repository with a version, changes and the scripts that release it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "packaging").mkdir(parents=True)
        (root / "planner").mkdir()
        for name in ("release", "release.py", "changes.py", "setup.sh"):
            shutil.copy(ROOT / "packaging" / name, root / "packaging" / name)
        self.write("packaging/build", BUILD)
        (root / "packaging/build").chmod(0o755)
        self.write("planner/__init__.py", '"""Planner."""\n\n__version__ = "0.1.0"\n')
        self.write("CHANGELOG.md", CHANGES)
        self.write(".gitignore", "dist/\n__pycache__/\nfail\n")
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "All of it")

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def git(self, *words: str) -> str:
        run = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env=self.environment(),
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout.strip()

    def release(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.root / "packaging/release", *words],
            env=self.environment(),
            check=False,
            capture_output=True,
            text=True,
        )

    def state(self) -> tuple[str, str, str]:
        return (self.git("rev-parse", "HEAD"), self.git("tag"), self.git("status", "--porcelain"))

    @staticmethod
    def environment() -> dict[str, str]:
        who = {f"GIT_{one}_{part}": "a@example.org" for one in ("AUTHOR", "COMMITTER") for part in
               ("NAME", "EMAIL")}  # fmt: skip
        return {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, **who}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "a checkout")


def test_a_release_is_a_commit_a_tag_and_files_with_their_checksums(checkout: Checkout) -> None:
    done = checkout.release("0.2.0")
    assert done.returncode == 0, done.stderr
    assert '__version__ = "0.2.0"' in checkout.read("planner/__init__.py")
    assert re.search(r"^## 0\.2\.0 - \d{4}-\d\d-\d\d$", checkout.read("CHANGELOG.md"), re.MULTILINE)
    assert checkout.git("log", "-1", "--format=%s") == "Release 0.2.0"
    assert checkout.git("rev-parse", "v0.2.0^{commit}") == checkout.git("rev-parse", "HEAD")
    assert "- The second thing, on two lines." in checkout.git("tag", "-n9", "--list", "v0.2.0")
    assert checkout.git("status", "--porcelain") == ""
    sums = dict(reversed(line.split("  ")) for line in checkout.read("dist/SHA256SUMS").split("\n")
                if line)  # fmt: skip
    assert sorted(sums) == ["planner-0.2.0-py3-none-any.whl", "planner-0.2.0.tar.gz"]
    for name, told in sums.items():
        assert hashlib.sha256((checkout.root / "dist" / name).read_bytes()).hexdigest() == told
    assert "dist/SHA256SUMS" in done.stdout


def test_a_dry_run_says_what_would_be_done_and_does_nothing(checkout: Checkout) -> None:
    before = checkout.state()
    done = checkout.release("--dry-run", "0.2.0", "wheel")
    assert (done.returncode, done.stderr) == (0, "")
    assert "to 0.2.0 (now 0.1.0)" in done.stdout
    assert "changes below it: 1" in done.stdout
    assert "packaging/build wheel" in done.stdout
    assert "tag v0.2.0 on main" in done.stdout
    assert checkout.state() == before
    assert not (checkout.root / "dist").exists()
    assert checkout.read("CHANGELOG.md") == CHANGES
    assert checkout.release("--dry-run", "0.3.0").returncode == 1


def test_what_lay_in_dist_before_is_no_part_of_a_release(checkout: Checkout) -> None:
    (checkout.root / "dist").mkdir()
    checkout.write("dist/planner-events_0.2.0_amd64.deb", "of another state")
    done = checkout.release("0.2.0", "wheel")
    assert done.returncode == 0, done.stderr
    assert "planner-0.2.0.tar.gz" in checkout.read("dist/SHA256SUMS")
    assert "deb" not in checkout.read("dist/SHA256SUMS")
    assert ".deb" not in done.stdout
    assert checkout.read("dist/planner-events_0.2.0_amd64.deb") == "of another state"


def test_a_release_without_a_change_to_tell_is_refused(checkout: Checkout) -> None:
    checkout.write("CHANGELOG.md", "# Changes\n\n## 0.2.0 - unreleased\n")
    checkout.git("commit", "--quiet", "--all", "--message", "Nothing new")
    before = checkout.state()
    done = checkout.release("0.2.0")
    assert done.returncode == 1
    assert "says nothing below “## 0.2.0" in done.stderr
    assert checkout.state() == before


def test_a_release_belongs_to_a_branch(checkout: Checkout) -> None:
    checkout.git("checkout", "--quiet", "--detach")
    done = checkout.release("0.2.0")
    assert done.returncode == 1
    assert "no branch is checked out" in done.stderr


def test_a_tree_with_changes_or_with_new_files_is_refused(checkout: Checkout) -> None:
    checkout.write("new.txt", "")
    before = checkout.state()
    done = checkout.release("0.2.0")
    assert done.returncode == 1
    assert "the tree has changes or new files" in done.stderr
    assert checkout.state() == before
    assert '__version__ = "0.1.0"' in checkout.read("planner/__init__.py")


def test_packages_that_cannot_be_built_leave_everything_as_it_was(checkout: Checkout) -> None:
    checkout.write("fail", "")
    before = checkout.state()
    done = checkout.release("0.2.0", "wheel")
    assert done.returncode == 1
    assert "could not be built" in done.stderr
    assert checkout.state() == before
    assert checkout.read("CHANGELOG.md") == CHANGES


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("0.3.0",), 1, "needs one heading “## 0.3.0 - unreleased”"),
        (("0.0.9",), 1, "0.0.9 is older than 0.1.0"),
        (("v0.2.0",), 1, "“v0.2.0” is no version"),
        ((), 2, "usage:"),
        (("0.2.0", "flatpak"), 2, "usage:"),
    ],
)
def test_what_cannot_be_a_release_is_refused(
    checkout: Checkout, words: tuple[str, ...], status: int, why: str
) -> None:
    before = checkout.state()
    done = checkout.release(*words)
    assert done.returncode == status
    assert why in done.stderr
    assert checkout.state() == before


def test_a_version_is_released_once(checkout: Checkout) -> None:
    checkout.git("tag", "v0.2.0")
    done = checkout.release("0.2.0")
    assert done.returncode == 1
    assert "a tag v0.2.0 already" in done.stderr
