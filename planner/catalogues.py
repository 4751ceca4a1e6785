"""Reads a language's catalogue, compiled from the tracked .po where a checkout has no newer .mo."""

import gettext
import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from planner import paths

DOMAIN = "planner"
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def folder() -> Path | None:
    """Return the folder of all catalogues, None where none is bundled."""
    try:
        return paths.resource("locale")
    except FileNotFoundError:
        return None


def available(base: Path | None = None) -> list[str]:
    """Return the languages with a catalogue, such as ["de"]; English needs none."""
    base = base or folder()
    if base is None:
        return []
    found = base.glob(f"*/LC_MESSAGES/{DOMAIN}.[pm]o")
    return sorted({file.parent.parent.name for file in found})


def exists(language: str) -> bool:
    """Whether there are texts in exactly this language."""
    base = folder()
    if base is None:
        return False
    source = base / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    return source.with_suffix(".mo").is_file() or source.is_file()


def load(language: str, base: Path | None = None) -> gettext.NullTranslations | None:
    """Return the catalogue of exactly this language, None where there is none."""
    base = base or folder()
    if base is None:
        return None
    source = base / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = source.with_suffix(".mo")
    if compiled.is_file() and not _is_newer(source, compiled):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    if not source.is_file():
        return None
    data = compile_file(source)
    with suppress(OSError):  # a checkout that nobody may write to is compiled at every start
        _replace(compiled, data)
    return gettext.GNUTranslations(BytesIO(data))


def compile_file(source: Path) -> bytes:
    """Return the .mo of a .po; what is marked fuzzy is left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, domain=DOMAIN)
    catalogue.creation_date = _ANY_DAY  # else it were the moment of compiling
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.is_file() and source.stat().st_mtime_ns > compiled.stat().st_mtime_ns


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".planner-", suffix=".part", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
