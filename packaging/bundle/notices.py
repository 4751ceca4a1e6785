"""Writes down the licences of what a bundle holds besides the program's own libraries."""

import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from platform import python_version

_DOCUMENTS = Path("/usr/share/doc")


def write(libraries: Iterable[Path], folder: Path) -> list[Path]:
    """Write a file for Python, one for PyInstaller's starter, and one for each Debian package that
    the system's `libraries` come from; return the files.

    Their form is that of resources/licences. Stops where a licence is not to be found.
    """
    folder.mkdir(parents=True, exist_ok=True)
    starter = distribution("pyinstaller")
    text = next(file for file in starter.files or () if file.name == "COPYING.txt").read_text()
    written = [
        _file(folder, "Python", python_version(), "PSF-2.0", _of_python()),
        _file(
            folder, "PyInstaller starter", starter.version, "GPL-2.0-or-later with exception", text
        ),
    ]
    for package, names in sorted(_packages(libraries).items()):
        version = _ask("dpkg-query", "-W", "-f", "${Version}", package)
        copyright_file = _DOCUMENTS / package.split(":")[0] / "copyright"
        text = (
            f"Of it the bundle holds: {', '.join(sorted(names))}.\n\n{copyright_file.read_text()}"
        )
        written.append(_file(folder, package.split(":")[0], version, "see the text", text))
    return written


def _file(folder: Path, name: str, version: str, licence: str, text: str) -> Path:
    path = folder / f"{name.replace(' ', '-')}.txt"
    head = f"Name: {name}\nVersion: {version}\nLicence: {licence}\n\n"
    path.write_text(head + text, encoding="utf-8")
    return path


def _of_python() -> str:
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",  # Windows
        _DOCUMENTS / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "copyright",
    )
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    sys.exit("Python's own licence is not to be found, so the bundle cannot carry it.")


def _packages(libraries: Iterable[Path]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for library in libraries:
        # Debian knows a file by the name its package gave it, before /lib became a link.
        names = {str(library), str(library.resolve()), str(library.resolve()).removeprefix("/usr")}
        answers = (_ask("dpkg-query", "-S", name) for name in sorted(names))
        owner = next((answer.split(": ")[0] for answer in answers if answer), "")
        if not owner:
            sys.exit(f"No Debian package brings {library}, so its licence is not known.")
        found[owner.split(",")[0]].append(library.name)
    return found


def _ask(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()
