"""Writes down the licences of what a bundle holds besides the program's own libraries."""

import json
import re
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from platform import python_version
from typing import Any

_DOCUMENTS = Path("/usr/share/doc")
_COMMON = Path("/usr/share/common-licenses")
_TEXTS = Path(__file__).parent / "texts"  # licences that nothing which is installed brings

_CRATES = """\
{name} has been compiled together with these crates, as its own list of them says. Where one
of several licences may be chosen, that is Apache-2.0, or else the Unlicense, which asks for
nothing. The texts of all others follow.

{list}


{texts}"""


def write(libraries: Iterable[Path], folder: Path) -> list[Path]:
    """Write a file for Python, one for PyInstaller's starter, one for each library with crates of
    Rust in it, and one for each Debian package that the system's `libraries` come from.

    Their form is that of resources/licences. Returns them; stops where a licence is not known.
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
    for library in distributions():
        crates = list(_crates(library))
        if crates:
            text = of_crates(library.metadata["Name"], crates)
            title = f"Crates in {library.metadata['Name']}"
            written.append(_file(folder, title, library.version, "see the text", text))
    for package, names in sorted(_packages(libraries).items()):
        version = _ask("dpkg-query", "-W", "-f", "${Version}", package)
        copyright_file = _DOCUMENTS / package.split(":")[0] / "copyright"
        told = f"Of it the bundle holds: {', '.join(sorted(names))}."
        text = f"{told}\n\n{with_common(copyright_file.read_text(), _COMMON)}"
        written.append(_file(folder, package.split(":")[0], version, "see the text", text))
    return written


def of_crates(name: str, crates: list[dict[str, Any]]) -> str:
    """Return the list of a library's crates, with the licences that have to be told."""
    texts = (_TEXTS / "crates.txt").read_text(encoding="utf-8")
    lines = []
    for crate in crates:
        licence = " AND ".join(one["expression"] for one in crate["licenses"])
        named = re.search(rf"^{re.escape(crate['name'])}, ", texts, re.MULTILINE)
        free = all(re.search(r"Apache-2\.0|Unlicense", part) for part in licence.split(" AND "))
        if not (free or named):
            sys.exit(f"{name} holds {crate['name']} ({licence}): add it to {_TEXTS}/crates.txt.")
        lines.append(f"{crate['name']} {crate['version']}: {licence}")
    return _CRATES.format(name=name, list="\n".join(lines), texts=texts)


def with_common(text: str, folder: Path) -> str:
    """Return what Debian says of a package with the licences it only points to, if in `folder`.

    Another system that the bundle is unpacked on has not got them.
    """
    named = re.findall(rf"{_COMMON}/([\w.+-]*\w)", text)
    files = {(folder / name).resolve() for name in named}
    return "\n\n\n".join([text, *(file.read_text() for file in sorted(files) if file.is_file())])


def _crates(library: Distribution) -> Iterator[dict[str, Any]]:
    for file in library.files or ():
        if "/sboms/" in str(file) and str(file).endswith(".cyclonedx.json"):
            for part in json.loads(file.read_text(encoding="utf-8"))["components"]:
                if part.get("purl", "").startswith("pkg:cargo/") and part["scope"] != "excluded":
                    yield part


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
            parts = (_TEXTS / "python-parts.txt").read_text(encoding="utf-8")
            return f"{place.read_text(encoding='utf-8')}\n\n{parts}"
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
