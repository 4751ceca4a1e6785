"""The licences of the program and of all that comes with it, out of their own files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from planner import __version__, paths

_PROGRAM = "planner"
# Their wheels bring no text: it stands in resources/licences, with that of Qt itself.
_OF_QT = frozenset({"pyside6-essentials", "shiboken6"})
_CLASSIFIER = "License :: OSI Approved :: "
_SHORTER = {"GNU Library or Lesser General Public License (LGPL)": "LGPL", "Apache": "Apache-2.0"}
_LONGEST = 48  # letters of a licence's name
_TEXT_NAME = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Licence:
    """What one part stands under: its name and version, the licence's name, the whole text."""

    name: str
    version: str
    licence: str
    text: str


def licences(folder: Path | None = None) -> list[Licence]:
    """Return the program's own licence first, then fonts, icons and libraries by name.

    A bundle names what it carries besides, Python and the system's libraries, in
    `resources/licences`, where the bundle's builder puts it; `folder` is another such place.
    """
    folder = folder or paths.resource("licences")
    files = [_read(path) for path in sorted(folder.glob("*.txt"))]
    qt = next((one.text for one in files if one.name == "Qt"), "")
    libraries = [_of(found, qt) for found in _libraries()]
    others = sorted([*files, *libraries, *_drawn()], key=lambda one: one.name.casefold())
    return [_own(), *others]


def _own() -> Licence:
    file = Path(__file__).resolve().parents[2] / "LICENSE"  # beside the package in a checkout
    if not file.is_file():
        inside = distribution(_PROGRAM).files or ()
        file = next(Path(str(one.locate())) for one in inside if one.match("licenses/LICENSE"))
    return Licence("Planner", __version__, "MIT", file.read_text(encoding="utf-8"))


def _drawn() -> Iterator[Licence]:
    for path in sorted(paths.resource("fonts").glob("*/LICENSE*")):
        text = path.read_text(encoding="utf-8")
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", path.parent.name)
        yield Licence(
            name, "", "OFL-1.1" if "SIL OPEN FONT" in text.upper() else "Apache-2.0", text
        )
    icons = paths.resource("icons/LICENSE-lucide.txt").read_text(encoding="utf-8")
    yield Licence("Lucide", "", "ISC", icons)


def _read(path: Path) -> Licence:
    """Read a file that begins with lines “Name: …”, “Version: …”, “Licence: …” and a blank one."""
    head, _blank, text = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Licence(
        facts.get("Name", path.stem), facts.get("Version", ""), facts.get("Licence", ""), text
    )


def _libraries() -> list[Distribution]:
    """Return what the program needs, and what that needs in turn, as far as it is installed."""
    found: dict[str, Distribution] = {}
    waiting = [_PROGRAM]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # only needed on another system or by another Python
        for line in found[name].requires or ():
            if "extra ==" not in line:
                waiting.append(_plain(re.match(r"[\w.-]+", line)[0]))  # type: ignore[index]
    found.pop(_PROGRAM, None)
    return list(found.values())


def _of(found: Distribution, qt: str) -> Licence:
    name = found.metadata["Name"]
    texts = [
        _decoded(file.read_binary())
        for file in sorted(found.files or ())
        if ".dist-info" in str(file) and ("/licenses/" in str(file) or _TEXT_NAME.search(str(file)))
    ]
    text = "\n\n".join(dict.fromkeys(texts)) or (qt if _plain(name) in _OF_QT else "")
    return Licence(name, found.version, _named(found), text)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _named(found: Distribution) -> str:
    """Return the licence's name as the library's own metadata give it."""
    facts = found.metadata
    if _plain(facts["Name"]) in _OF_QT:
        return "LGPL-3.0-only"  # of the licences that are offered, the one that is made use of
    said = facts.get_all("License-Expression") or facts.get_all("License") or [""]
    given = str(said[0]).strip()
    line = given.partition("\n")[0].partition(" (see")[0]
    if line and len(line) <= _LONGEST and line != "Dual License":
        return _SHORTER.get(line, line)
    classes = facts.get_all("Classifier") or ()
    named = [line.removeprefix(_CLASSIFIER) for line in classes if line.startswith(_CLASSIFIER)]
    short = [name.removesuffix(" License") for name in named]
    return ", ".join(_SHORTER.get(name, name) for name in short) or line[:_LONGEST]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
