"""Makes a release out of a clean tree: version, dated changes, packages, checksums, a tag."""

import hashlib
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import changes

WHAT = ("wheel", "bundle", "deb", "all")
ROOT = Path(__file__).resolve().parents[1]
PLACE = "planner/__init__.py"  # the one place of the version
_LINE = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)


class Refused(Exception):
    """Why there is no release, in one sentence."""


def main(words: list[str]) -> int:
    """Release the version that is the first word; the second says what to build."""
    dry = "--dry-run" in words
    words = [word for word in words if word != "--dry-run"]
    if len(words) not in (1, 2) or not set(words[1:]) <= set(WHAT):
        sys.stderr.write(f"usage: packaging/release [--dry-run] VERSION [{'|'.join(WHAT)}]\n")
        return 2
    try:
        plan = prepare(words[0], words[1] if len(words) == 2 else "all")
        if dry:
            sys.stdout.write(plan.told())
            return 0
        made = release(plan)
    except Refused as reason:
        sys.stderr.write(f"packaging/release: {reason}\n")
        return 1
    for path in made:
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    sys.stdout.write(f"Tagged v{plan.number}. To publish it: git push --follow-tags\n")
    return 0


@dataclass(frozen=True)
class Plan:
    """A release that can be made: its number, what to build, and what two files will say."""

    number: str
    before: str  # the version there was
    wanted: str
    source: str
    history: str
    notes: str

    def told(self) -> str:
        """Return what the release would do, in words."""
        count = self.notes.count("\n- ")
        return (
            f"Would set the version in {PLACE} to {self.number} (now {self.before}),\n"
            f"date its heading in CHANGELOG.md (changes below it: {count}), commit both,\n"
            f"build with packaging/build {self.wanted} into dist/, with SHA256SUMS,\n"
            f"and tag v{self.number} on {git('branch', '--show-current')}. "
            "Nothing was done.\n"
        )


def prepare(number: str, wanted: str) -> Plan:
    """Look whether the release can be made, and return it; refuse it otherwise."""
    day = datetime.now(UTC).date()
    source = (ROOT / PLACE).read_text(encoding="utf-8")
    history = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    check(number, source)
    try:
        history = changes.dated(history, number, day)
        told = notes(history, number, day)
    except ValueError as error:
        raise Refused(str(error)) from error
    return Plan(number, version_in(source), wanted, with_version(source, number), history, told)


def release(plan: Plan) -> list[Path]:
    """Make the release and return its files, the list of checksums last."""
    before = git("rev-parse", "HEAD")
    try:
        (ROOT / PLACE).write_text(plan.source, encoding="utf-8")
        (ROOT / "CHANGELOG.md").write_text(plan.history, encoding="utf-8")
        git("commit", "--quiet", "--all", "--message", f"Release {plan.number}")
        made = build(plan.wanted)
        git("tag", "--annotate", f"v{plan.number}", "--cleanup=verbatim", "--message", plan.notes)
    except BaseException:
        # The tree was clean, so nothing of anybody's is lost.
        git("reset", "--quiet", "--hard", before)
        raise
    return made


def check(number: str, source: str) -> None:
    """Refuse what could not become a release."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", number):
        raise Refused(f"“{number}” is no version such as 1.2.3.")
    if parts(number) < parts(version_in(source)):
        raise Refused(f"{number} is older than {version_in(source)}, which {PLACE} has.")
    if git("status", "--porcelain"):
        raise Refused("the tree has changes or new files: commit them or put them away first.")
    if git("tag", "--list", f"v{number}"):
        raise Refused(f"there is a tag v{number} already.")
    if not git("branch", "--show-current"):
        raise Refused("no branch is checked out, so a release would belong to none.")


def build(wanted: str) -> list[Path]:
    """Build the packages and write their checksums; what lay in dist/ before is none of them."""
    folder = ROOT / "dist"
    before = files_in(folder)
    done = subprocess.run([ROOT / "packaging/build", wanted], cwd=ROOT, check=False)
    if done.returncode:
        raise Refused("the packages could not be built; see above. Everything is as it was.")
    if git("status", "--porcelain"):
        raise Refused("building changed files of the tree. Everything is as it was.")
    sums = folder / "SHA256SUMS"
    after = files_in(folder)
    files = [path for path in sorted(after) if path != sums and after[path] != before.get(path)]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    sums.write_text("".join(lines), encoding="utf-8")
    return [*files, sums]


def files_in(folder: Path) -> dict[Path, int]:
    """Return the files of a folder, each with the moment it was written."""
    found = folder.iterdir() if folder.is_dir() else ()
    return {path: path.stat().st_mtime_ns for path in found if path.is_file()}


def notes(history: str, number: str, day: date) -> str:
    """Return what the tag says: the version and its changes, of which there must be some."""
    version = next(one for one in changes.versions(history) if one.number == number)
    if not version.changes:
        raise ValueError(f"CHANGELOG.md says nothing below “## {number} - unreleased”.")
    lines = [f"- {text}" for text in version.changes]
    return "\n".join([f"Planner {number} ({day.isoformat()})", "", *lines])


def version_in(source: str) -> str:
    """Return the version that the package's source names."""
    found = _LINE.search(source)
    if not found:
        raise Refused(f"{PLACE} names no version.")
    return found[1]


def with_version(source: str, number: str) -> str:
    """Return the package's source with another version."""
    return _LINE.sub(f'__version__ = "{number}"', source)


def parts(number: str) -> tuple[int, ...]:
    """Return a version as numbers, to be compared."""
    return tuple(int(part) for part in number.split("."))


def git(*words: str) -> str:
    """Run git on the checkout and return its answer."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(f"git {words[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
