"""Makes a release out of a clean tree: version, dated changes, packages, checksums, a tag."""

import hashlib
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import changes

ROOT = Path(__file__).resolve().parents[1]
PLACE = "planner/__init__.py"  # the one place of the version
_LINE = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)


class Refused(Exception):
    """Why there is no release, in one sentence."""


def main(words: list[str]) -> int:
    """Release the version that is the first word; the second says what to build."""
    if len(words) not in (1, 2):
        sys.stderr.write("usage: packaging/release VERSION [wheel|bundle|deb|all]\n")
        return 2
    try:
        made = release(words[0], words[1] if len(words) == 2 else "all")
    except Refused as reason:
        sys.stderr.write(f"packaging/release: {reason}\n")
        return 1
    for path in made:
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    sys.stdout.write(f"Tagged v{words[0]}. To publish it: git push --follow-tags\n")
    return 0


def release(number: str, wanted: str) -> list[Path]:
    """Make the release and return its files, the list of checksums last."""
    day = datetime.now(UTC).date()
    source = (ROOT / PLACE).read_text(encoding="utf-8")
    history = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    check(number, source)
    try:
        history = changes.dated(history, number, day)
    except ValueError as error:
        raise Refused(str(error)) from error
    before = git("rev-parse", "HEAD")
    try:
        (ROOT / PLACE).write_text(with_version(source, number), encoding="utf-8")
        (ROOT / "CHANGELOG.md").write_text(history, encoding="utf-8")
        git("commit", "--quiet", "--all", "--message", f"Release {number}")
        made = build(number, wanted)
        git("tag", "--annotate", f"v{number}", "--message", notes(history, number, day))
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


def build(number: str, wanted: str) -> list[Path]:
    """Build the packages and write the checksums of this version's files."""
    done = subprocess.run([ROOT / "packaging/build", wanted], cwd=ROOT, check=False)
    if done.returncode:
        raise Refused("the packages could not be built; see above. Everything is as it was.")
    files = sorted(
        path
        for path in (ROOT / "dist").iterdir()
        if re.search(rf"[-_]{re.escape(number)}(?=[-_.])", path.name)
    )
    if git("status", "--porcelain"):
        raise Refused("building changed files of the tree. Everything is as it was.")
    sums = ROOT / "dist" / "SHA256SUMS"
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    sums.write_text("".join(lines), encoding="utf-8")
    return [*files, sums]


def notes(history: str, number: str, day: date) -> str:
    """Return what the tag says: the version and its changes."""
    version = next(one for one in changes.versions(history) if one.number == number)
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
