"""What the program is made of, each part with its version, its licence and the text of that."""

import re
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from planner import __version__, paths
from planner.i18n import _

# What pyproject.toml names; what these need in turn is found by their own metadata.
DIRECT = (
    "PySide6_Essentials",
    "SQLAlchemy",
    "alembic",
    "babel",
    "click",
    "icalendar",
    "pillow",
    "pypdfium2",
    "python-bidi",
    "python-calamine",
    "rapidfuzz",
    "reportlab",
    "tzdata",
    "uharfbuzz",
    "vobject",
)
_TEXTS = re.compile(r"(^|[/_-])(licen[cs]es?|copying|notice)([./_-]|$)", re.IGNORECASE)
_SUFFIXES = ("", ".txt", ".md", ".rst", ".lesser", ".ijg")
_SHORT = re.compile(r"License :: OSI Approved :: (.+)")
_LONGEST = 48
_QT = ("pyside6", "shiboken6")
_NAMES = {"GNU Library or Lesser General Public License (LGPL)": "LGPL", "Apache": "Apache-2.0"}


@dataclass(frozen=True)
class Component:
    """One part. `files` are the texts of its licence, which `text` puts one below the other."""

    id: int
    name: str
    version: str
    licence: str
    files: tuple[Path, ...] = field(repr=False)

    def text(self) -> str:
        """Return the whole text of the licence, as far as this machine has it."""
        parts = []
        for file in self.files:
            try:
                words = file.read_text(encoding="utf-8", errors="replace").strip()
            except OSError:
                continue
            parts.append(words if len(self.files) == 1 else f"{file.name}\n\n{words}")
        missing = _("The text of this licence is not on this machine. It is the {licence}.")
        return "\n\n\n".join(parts) or missing.format(licence=self.licence)


def components() -> list[Component]:
    """Return the program itself, its libraries, fonts and icons, in this order."""
    found = [("Planner", __version__, "MIT", _own_licence())]
    found += [_of_library(library) for library in _libraries()]
    for folder in sorted(paths.resource("fonts").iterdir()):
        text = folder / "LICENSE.txt"
        if text.is_file():
            name = _("font {name}").format(name=folder.name)
            found.append((name, "", _font_licence(text), [text]))
    icons = _("icons {name}").format(name="Lucide")
    found.append((icons, "", "ISC", [paths.resource("icons/LICENSE-lucide.txt")]))
    return [
        Component(at, name, version, licence, tuple(files))
        for at, (name, version, licence, files) in enumerate(found)
    ]


def details() -> list[str]:
    """Return every part with its version and licence, one a line, to be copied."""
    return [
        " ".join(part for part in (one.name, one.version, f"({one.licence})") if part)
        for one in components()
    ]


def _libraries() -> list[Distribution]:
    """Return the libraries that are installed, those that are needed by others included."""
    found: dict[str, Distribution] = {}
    wanted = list(DIRECT)
    while wanted:
        name = wanted.pop(0)
        key = re.sub(r"[-_.]+", "-", name).casefold()
        if key in found:
            continue
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:
            continue  # for another platform or Python, or not asked for
        for need in found[key].requires or ():
            if "extra ==" not in need:
                wanted.append(re.split(r"[^\w.-]", need, maxsplit=1)[0])
    return sorted(found.values(), key=lambda library: library.metadata["Name"].casefold())


def _of_library(library: Distribution) -> tuple[str, str, str, list[Path]]:
    name = library.metadata["Name"]
    files = [
        Path(str(library.locate_file(file)))
        for file in library.files or ()
        if _TEXTS.search(str(file)) and file.suffix.casefold() in _SUFFIXES
    ]
    if not files and name.casefold().startswith(_QT):
        files = [paths.resource(f"licences/{text}.txt") for text in ("LGPL-3.0", "GPL-3.0")]
    return name, library.version, _licence_of(library), files


def _licence_of(library: Distribution) -> str:
    metadata = library.metadata
    if metadata["Name"].casefold().startswith(_QT):
        return "LGPL-3.0"  # of the licences that are offered, the one that is made use of
    named = metadata["License-Expression"] or metadata["License"] or ""
    line = named.strip().partition("\n")[0].partition(" (see")[0]
    if line and len(line) <= _LONGEST and line != "Dual License":
        return _NAMES.get(line, line)
    kinds = [_SHORT.match(kind) for kind in metadata.get_all("Classifier") or ()]
    short = " / ".join(kind[1].removesuffix(" License") for kind in kinds if kind)
    return _NAMES.get(short, short) or line[:_LONGEST]


def _font_licence(text: Path) -> str:
    words = text.read_text(encoding="utf-8", errors="replace")[:2000].casefold()
    return "OFL-1.1" if "open font license" in words else "Apache-2.0"


def _own_licence() -> list[Path]:
    """Return our own licence: beside the package in a checkout, else in what was installed."""
    beside = Path(paths.__file__).resolve().parents[1] / "LICENSE"
    if beside.is_file():
        return [beside]
    try:
        files = distribution("planner").files or ()
    except PackageNotFoundError:
        return []
    return [Path(str(file.locate())) for file in files if file.name == "LICENSE"][:1]
