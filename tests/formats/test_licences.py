"""The licences of all that comes along: none missing, none without its text."""

import re
import tomllib
from pathlib import Path

from planner.formats.licences import licences
from planner.paths import resource

ROOT = Path(__file__).resolve().parents[2]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_the_program_asks_for_is_named_with_version_licence_and_text() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {plain(re.match(r"[\w.-]+", line)[0]) for line in project["dependencies"]}
    found = {plain(one.name): one for one in licences()}
    assert asked <= found.keys()
    for name in asked:
        assert found[name].version, name
        assert found[name].licence, name
    assert [one.name for one in licences() if len(one.text) < 500] == []


def test_what_libraries_need_in_turn_is_named_and_test_tools_are_not() -> None:
    names = {plain(one.name) for one in licences()}
    assert {"shiboken6", "mako", "six"} <= names
    assert not {"pytest", "mypy", "ruff"} & names


def test_the_program_stands_first_under_its_own_licence() -> None:
    first = licences()[0]
    assert (first.name, first.licence) == ("Planner", "MIT")
    assert first.text == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_qt_and_its_bindings_show_the_whole_lesser_licence() -> None:
    texts = {one.name: one.text for one in licences()}
    for name in ("Qt", "PySide6_Essentials", "shiboken6"):
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts[name]
        assert "GNU GENERAL PUBLIC LICENSE" in texts[name]


def test_every_font_and_the_icons_are_named() -> None:
    names = {one.name.replace(" ", "") for one in licences()}
    fonts = {path.name for path in resource("fonts").iterdir() if path.is_dir()}
    assert len(fonts) >= 8
    assert {*fonts, "Lucide"} <= names


def test_what_libraries_were_compiled_with_is_named_with_its_own_licence() -> None:
    texts = {one.name: one.text for one in licences()}
    assert "Old MIT" in texts["HarfBuzz"]
    parts = texts["Parts of others in Qt"]
    for name in ("FreeType", "HarfBuzz", "ICU", "libjpeg", "libpng", "PCRE2", "zlib"):
        assert name in parts, name
    assert "see “Parts of others in Qt”" in texts["Qt"]
