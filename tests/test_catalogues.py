"""Catalogues: read compiled where they are, compiled where they are not or are out of date."""

import os
from pathlib import Path

import pytest

from planner import catalogues

PO = """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Undo"
msgstr "{undo}"

#, fuzzy
msgid "Redo"
msgstr "falsch"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "Rückgängig")
    return tmp_path


def write(folder: Path, undo: str) -> Path:
    file = folder / "de/LC_MESSAGES/planner.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PO.replace("{undo}", undo), encoding="utf-8")
    return file


def undo(folder: Path) -> str:
    found = catalogues.load("de", folder)
    assert found is not None
    return found.gettext("Undo")


def test_a_checkout_is_compiled_once(folder: Path) -> None:
    assert undo(folder) == "Rückgängig"
    compiled = folder / "de/LC_MESSAGES/planner.mo"
    before = compiled.stat().st_mtime_ns
    assert undo(folder) == "Rückgängig"
    assert compiled.stat().st_mtime_ns == before


def test_what_is_compiled_does_not_tell_when(folder: Path) -> None:
    told = catalogues.compile_file(folder / "de/LC_MESSAGES/planner.po")
    assert b"POT-Creation-Date: 2026-01-01 00:00+0000\n" in told
    assert "Rückgängig".encode() in told


def test_a_newer_source_is_compiled_again(folder: Path) -> None:
    undo(folder)
    source = write(folder, "Zurück")
    later = (folder / "de/LC_MESSAGES/planner.mo").stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert undo(folder) == "Zurück"


def test_an_installed_program_has_only_the_compiled_one(folder: Path) -> None:
    undo(folder)
    (folder / "de/LC_MESSAGES/planner.po").unlink()
    assert undo(folder) == "Rückgängig"
    assert catalogues.available(folder) == ["de"]


def test_a_folder_nobody_may_write_to_is_read_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr("tempfile.mkstemp", refuse)  # root may write anywhere
    assert undo(folder) == "Rückgängig"
    assert not (folder / "de/LC_MESSAGES/planner.mo").exists()


def test_what_is_fuzzy_stays_english(folder: Path) -> None:
    found = catalogues.load("de", folder)
    assert found is not None
    assert found.gettext("Redo") == "Redo"


def test_a_language_that_is_not_there_is_none(folder: Path) -> None:
    assert catalogues.load("fr", folder) is None


def test_german_is_bundled() -> None:
    assert "de" in catalogues.available()
