"""Makes the Debian package around a built bundle: linux.deb BUNDLE VERSION DIST."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

import changes
from click.shell_completion import get_completion_class
from linux.icons import SIZES, draw
from linux.manual import page

from planner.cli.group import planner

ROOT = Path(__file__).resolve().parents[2]

# Debian has a project-management program that is called planner: another name keeps apt from
# taking that for a newer version of this, and both have a /usr/bin/planner.
PACKAGE = "planner-events"
_NOBODY = ("The Planner authors", "planner@example.org")  # until the project has an address
_LIMIT = 80 * 1024 * 1024

# What the bundle leaves to the system; packaging/try-deb looks whether anything is missing here.
DEPENDS = (
    "libbrotli1", "libc6 (>= 2.36)", "libdbus-1-3", "libegl1", "libexpat1", "libfontconfig1",
    "libfreetype6", "libgcc-s1", "libgl1", "libglib2.0-0", "libgssapi-krb5-2", "libstdc++6",
    "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libx11-6", "libx11-xcb1",
    "libxcb-glx0", "libxcb-randr0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0",
    "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libxcb1", "libxkbcommon-x11-0",
    "libxkbcommon0", "libzstd1", "zlib1g",
)  # fmt: skip
RECOMMENDS = ("cups-client", "libcups2", "libgtk-3-0", "xdg-utils")

CONTROL = """\
Package: {package}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Conflicts: planner
Section: misc
Priority: optional
Description: prepare for events, meet people, follow up
 Planner turns a conference calendar into a plan: what to attend, whom to meet,
 what to offer and to ask, on a sheet of paper for the pocket. After the event
 it takes down whom you met at typing speed and lists what is to be done, your
 promises first. Everything stays in one file on your own machine.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Planner
Comment: This package brings the libraries it is built on. Each is named with its
 licence in /usr/share/doc/{package}/licences/README.txt, and the whole text of each
 licence lies beside that file.

Files: *
Copyright: {holder}
License: Expat

License: Expat
{text}
"""

# A program that brings its libraries cannot be what lintian asks of Debian's own packages.
OVERRIDES = (
    "duplicate-font-file",
    "embedded-library",
    "hardening-no-pie",
    "library-not-linked-against-libc",
    "national-encoding",
    "shared-library-lacks-prerequisites",
    "unstripped-binary-or-object",
)


def main(bundle: Path, version: str, dist: Path) -> None:
    """Lay the package's files out under build/, and have dpkg-deb pack them into `dist`."""
    root = ROOT / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    home = root / "usr" / "lib" / PACKAGE
    shutil.copytree(bundle, home, symlinks=True)
    _link(root / "usr/bin/planner", f"../lib/{PACKAGE}/planner")
    _link(root / "usr/bin/planner-window", f"../lib/{PACKAGE}/planner")
    lay_out(root, version, home / "licences")
    architecture = _ask("dpkg", "--print-architecture")
    (root / "DEBIAN").mkdir()
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    _write(
        root / "DEBIAN/control",
        CONTROL.format(
            package=PACKAGE,
            version=version,
            architecture=architecture,
            maintainer=maintainer(),
            size=sum(path.stat().st_size for path in files) >> 10,
            depends=", ".join(DEPENDS),
            recommends=", ".join(RECOMMENDS),
        ),
    )
    _write(root / "DEBIAN/md5sums", checksums(root, files))
    made = dist / f"{PACKAGE}_{version}_{architecture}.deb"
    _settle(root)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", root, made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    size = made.stat().st_size
    if size > _LIMIT:
        sys.exit(f"The package has {size >> 20} MiB; {_LIMIT >> 20} are allowed.")
    sys.stdout.write(f"{made} ({size >> 20} MiB)\n")


def lay_out(root: Path, version: str, licences: Path) -> None:
    """Write everything below `root` that is not the bundle; `licences` are moved to its place."""
    share = root / "usr" / "share"
    released = changes.read(ROOT)
    _write(share / "applications/planner.desktop", (ROOT / "packaging/planner.desktop").read_text())
    metainfo = (ROOT / "packaging/linux/planner.metainfo.xml").read_text(encoding="utf-8")
    name = re.search(r"<id>(.*)</id>", metainfo)
    assert name
    _write(share / f"metainfo/{name[1]}.metainfo.xml", with_releases(metainfo, released))
    icon = ROOT / "resources/icons/planner.svg"
    icons = share / "icons/hicolor"
    _write(icons / "scalable/apps/planner.svg", icon.read_text(encoding="utf-8"))
    for size in SIZES:
        draw(icon, size, icons / f"{size}x{size}/apps/planner.png")
    _pack(share / "man/man1/planner.1.gz", page(_day().date()))
    _link(share / "man/man1/planner-window.1.gz", "planner.1.gz")
    for shell, place in (
        ("bash", "bash-completion/completions/planner"),
        ("zsh", "zsh/vendor-completions/_planner"),
        ("fish", "fish/vendor_completions.d/planner.fish"),
    ):
        _write(share / place, completion(shell))
    documents = share / "doc" / PACKAGE
    shutil.move(licences, documents / "licences")
    _write(documents / "copyright", copyright_text())
    _pack(documents / "changelog.gz", debian_changelog(released, version))
    overrides = "".join(f"{PACKAGE}: {tag}\n" for tag in OVERRIDES)
    _write(share / f"lintian/overrides/{PACKAGE}", overrides)


def completion(shell: str) -> str:
    """Return what a shell reads to complete the program's commands, as click writes it."""
    found = get_completion_class(shell)
    assert found is not None
    return found(planner, {}, "planner", "_PLANNER_COMPLETE").source()


def with_releases(metainfo: str, released: list[changes.Version]) -> str:
    """Return the metainfo with the versions and their changes in it."""
    words = ["  <releases>"]
    for version in released:
        day = version.day or _day().date()
        kind = "stable" if version.day else "development"
        words.append(f'    <release version="{version.number}" date="{day}" type="{kind}">')
        items = "".join(f"<li>{escape(one)}</li>" for one in version.changes)
        words.append(f"      <description><ul>{items}</ul></description>" if items else "")
        words.append("    </release>")
    text = "\n".join([*words, "  </releases>"])
    return re.sub(r"  <!-- The releases .*?-->", lambda _found: text, metainfo)


def debian_changelog(released: list[changes.Version], version: str) -> str:
    """Return the versions as Debian writes them, the one that is built first."""
    known = [one for one in released if one.day or one.number == version]
    entries = []
    for one in known:
        at = datetime.combine(one.day, _day().timetz()) if one.day else _day()
        items = "\n".join(
            textwrap.fill(text, 78, initial_indent="  * ", subsequent_indent="    ")
            for text in one.changes
        )
        entries.append(
            f"{PACKAGE} ({one.number}) unstable; urgency=medium\n\n{items}\n\n"
            f" -- {maintainer()}  {format_datetime(at)}\n"
        )
    return "\n".join(entries)


def checksums(root: Path, files: list[Path]) -> str:
    """Return what `dpkg --verify` compares the installed files with; only MD5 is in that form."""
    sums = ((hashlib.md5(path.read_bytes()).hexdigest(), path.relative_to(root)) for path in files)
    return "".join(f"{told}  {place}\n" for told, place in sums)


def maintainer() -> str:
    """Return whom to write to: whoever builds, if the environment says it as Debian's tools ask."""
    name, address = _NOBODY
    return f"{os.environ.get('DEBFULLNAME', name)} <{os.environ.get('DEBEMAIL', address)}>"


def copyright_text() -> str:
    """Return the copyright file, with the program's licence in the form Debian asks for."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    holder = re.search(r"^Copyright (?:\(c\) )?(.+)$", licence, re.MULTILINE)
    assert holder
    _title, _holder, body = licence.split("\n\n", 2)
    text = "\n".join(f" {line}" if line.strip() else " ." for line in body.rstrip().splitlines())
    return COPYRIGHT.format(package=PACKAGE, holder=holder[1], text=text)


def _day() -> datetime:
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _pack(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def _settle(root: Path) -> None:
    """Give every file the rights and the time that do not depend on who builds where."""
    time = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or (path.name in ("planner",) and path.parent.name == PACKAGE)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)


def _ask(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
