"""The pins: every one exact and hashed, none with an address, none of the versions that crash."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "packaging/requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", TEXT, re.MULTILINE))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_pin_has_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", TEXT.strip())
    assert len(entries) > 30
    for entry in entries:
        assert "==" in entry, entry
        assert "--hash=sha256:" in entry, entry


def test_it_names_no_address_and_no_path() -> None:
    assert not re.search(
        r"://|file:|^\s*(-e|-i|-f|--index|--find|--extra|\.?/)", TEXT, re.MULTILINE
    )


def test_whatever_the_project_asks_for_is_pinned() -> None:
    asked = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
    ]
    names = {plain(re.match(r"[A-Za-z0-9_.-]+", line)[0]) for line in asked}
    assert names <= {plain(name) for name in PINS}


def test_the_qt_that_aborts_is_neither_pinned_nor_allowed() -> None:
    pins = {plain(name): version for name, version in PINS.items()}
    assert pins["pyside6-essentials"] != "6.12.0"
    assert "PySide6_Essentials>=6.11.3,!=6.12.0,<7" in PROJECT["project"]["dependencies"]
    assert "pyside6" not in pins
    assert "pyside6-addons" not in pins
