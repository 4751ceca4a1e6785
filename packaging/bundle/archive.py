"""Completes a built bundle with its licences, and packs it: bundle.archive FOLDER VERSION DIST."""

import gzip
import os
import platform
import shutil
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

from planner.formats.licences import Licence, licences

_LIMIT = 230 * 1024 * 1024


def main(folder: Path, version: str, dist: Path) -> None:
    """Write the licences beside the program and everything into one archive in `dist`."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if not path.is_symlink())
    if size > _LIMIT:
        sys.exit(f"The bundle has {size >> 20} MiB; {_LIMIT >> 20} are allowed.")
    told = [str(path.relative_to(folder)) for path in astray(folder, sys.base_prefix)]
    if told:
        sys.exit(f"These files look for libraries where the bundle was built: {', '.join(told)}.")
    inside = folder / "_internal" / "planner" / "resources" / "licences"
    write_licences(licences(inside), folder / "licences")
    name = f"planner-{version}-{sys.platform}-{platform.machine().lower()}"
    if sys.platform == "win32":
        made = Path(shutil.make_archive(str(dist / name), "zip", folder.parent, folder.name))
    else:
        made = dist / f"{name}.tar.gz"
        pack(folder, made, int(os.environ["SOURCE_DATE_EPOCH"]))
    sys.stdout.write(f"{made} ({made.stat().st_size >> 20} MiB, unpacked {size >> 20})\n")


def astray(folder: Path, home: str) -> list[Path]:
    """Return the files with the builder's folder of libraries in them, unless it is everybody's."""
    if home in ("/usr", "/usr/local"):
        return []
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return [path for path in files if f"{home}/lib\0".encode() in path.read_bytes()]


def write_licences(found: Iterable[Licence], folder: Path) -> None:
    """Write one text file for each part, named after it, and a list of all."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = []
    for one in found:
        file = f"{one.name.replace(' ', '-')}.txt"
        (folder / file).write_text(one.text, encoding="utf-8")
        lines.append(f"{one.name} {one.version}".strip() + f": {one.licence}, {file}")
    (folder / "README.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")


def pack(folder: Path, target: Path, time: int) -> None:
    """Write `folder` as a .tar.gz that is the same bytes for the same files."""
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, time) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            entry = archive.gettarinfo(path, f"{folder.name}/{path.relative_to(folder)}")
            entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = time, 0, 0, "", ""
            if entry.isfile():
                with path.open("rb") as file:
                    archive.addfile(entry, file)
            else:
                archive.addfile(entry)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
