"""What the packages are made of agrees: names, types, commands, pins, the version's one place."""

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from datetime import date
from pathlib import Path

import changes
import pytest
from bundle.parts import wanted
from linux import deb, manual

from planner import __version__
from planner.cli.group import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
METAINFO = (ROOT / "packaging/linux/planner.metainfo.xml").read_text(encoding="utf-8")
COMPONENT = ET.fromstring(METAINFO)
FLATPAK = json.loads(next((ROOT / "packaging/flatpak").glob("*.json")).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def desktop() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ROOT / "packaging/planner.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def listed(text: str) -> set[str]:
    return {part for part in text.split(";") if part}


def texts(path: str) -> set[str]:
    return {one.text or "" for one in COMPONENT.findall(path) if not one.attrib}


def test_the_desktop_file_and_the_metainfo_say_the_same(desktop: dict[str, str]) -> None:
    assert listed(desktop["MimeType"]) == texts("provides/mediatype")
    assert {"text/calendar", "text/vcard", "x-scheme-handler/webcal"} <= listed(desktop["MimeType"])
    assert listed(desktop["Categories"]) == texts("categories/category")
    assert texts("keywords/keyword") <= listed(desktop["Keywords"])
    assert texts("name") == {desktop["Name"]}
    assert texts("summary") == {desktop["Comment"]}
    assert COMPONENT.findtext("launchable") == "planner.desktop"


def test_the_flatpak_is_the_same_program_and_says_that_nobody_built_it() -> None:
    assert FLATPAK["id"] == COMPONENT.findtext("id")
    assert FLATPAK["rename-desktop-file"] == COMPONENT.findtext("launchable")
    assert FLATPAK["//"].startswith("Unbuilt")


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "planner/__init__.py"
    files = [
        path for path in (ROOT / "packaging").rglob("*") if path.suffix not in (".pyc", ".txt")
    ]
    named = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    found = [path.name for path in files if path.is_file() and named.search(path.read_text())]
    assert found == []


def test_the_changes_name_this_version_first() -> None:
    known = changes.read(ROOT)
    assert known[0].number >= __version__
    assert len(known[0].changes) >= 10


def test_the_manual_page_has_every_command_and_every_option_of_it() -> None:
    page = manual.page(date(2026, 3, 18)).replace("\\-", "-")
    for name in COMMANDS:
        if name != "open":  # opening is what happens without a command
            assert re.search(rf"^\.SS {name}\b", page, re.MULTILINE), name
    assert "\n.SS target add " in page
    assert "\n.B --self-test\n" in page
    assert "\n.B -o, --output FILE" in page or "\n.B -o" in page
    assert '.TH PLANNER 1 "2026-03-18"' in page
    # A line that begins with a dot commands: there are no others than these.
    assert set(re.findall(r"^[.']\w*", page, re.MULTILINE)) <= {
        ".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".BR", ".RI", ".IR", ".br", ".nf", ".fi",
        ".RS", ".RE", ".nh", ".ad",
    }  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_asks_the_program_itself(shell: str) -> None:
    assert f"_PLANNER_COMPLETE={shell}_complete" in deb.completion(shell)


CHANGES = """# Changes

## 0.2.0 - unreleased

- Under way & new.

## 0.1.0 - 2026-01-31

### Added

- One thing,
  on two lines.

### Fixed

- Another.
"""


def test_the_changes_are_told_in_each_format_s_own_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772000000")
    known = changes.versions(CHANGES)
    assert [(one.number, one.day) for one in known] == [
        ("0.2.0", None),
        ("0.1.0", date(2026, 1, 31)),
    ]
    assert known[1].changes == ("One thing, on two lines.", "Another.")
    inside = ET.fromstring(deb.with_releases(METAINFO, known))
    assert [one.get("date") for one in inside.findall("releases/release")] == [
        "2026-02-25",
        "2026-01-31",
    ]
    assert inside.findtext("releases/release/description/ul/li") == "Under way & new."
    told = deb.debian_changelog(known, "0.1.0")
    assert told.startswith("planner-events (0.1.0) unstable; urgency=medium\n\n  * One thing,")
    assert "Under way" not in told
    assert "Sat, 31 Jan 2026" in told


def test_whoever_builds_the_package_can_be_its_maintainer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772000000")
    monkeypatch.setenv("DEBFULLNAME", "Ada Example")
    monkeypatch.setenv("DEBEMAIL", "ada@example.com")
    assert deb.maintainer() == "Ada Example <ada@example.com>"
    told = deb.debian_changelog(changes.versions(CHANGES), "0.1.0")
    assert "\n -- Ada Example <ada@example.com>  Sat, 31 Jan 2026" in told
    monkeypatch.delenv("DEBFULLNAME")
    monkeypatch.delenv("DEBEMAIL")
    assert deb.maintainer().endswith("@example.org>")


def test_dpkg_can_verify_every_file(tmp_path: Path) -> None:
    file = tmp_path / "usr/lib/a b"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"abc")
    told = deb.checksums(tmp_path, [file])
    assert told == "900150983cd24fb0d6963f7d28e17f72  usr/lib/a b\n"


def test_a_heading_nobody_can_read_is_refused() -> None:
    with pytest.raises(ValueError, match=r"is no “## 1\.2\.3"):
        changes.versions("## Version two\n")


def test_debian_s_copyright_file_holds_the_whole_licence() -> None:
    told = deb.copyright_text()
    assert "License: Expat\n Permission is hereby granted" in told
    assert "\n .\n" in told
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in told


@pytest.mark.parametrize(
    ("inside", "source", "goes_in"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "", False),
        ("PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so", "", False),
        ("PySide6/Qt/translations/qtbase_de.qm", "", True),
        ("PySide6/Qt/translations/designer_de.qm", "", False),
        ("planner-0.0.0.dist-info/direct_url.json", "", False),
        ("planner/resources/icons/star.svg", "", True),
    ],
)
def test_the_bundle_takes_what_the_program_loads(inside: str, source: str, goes_in: bool) -> None:
    assert wanted(inside, source) is goes_in


def test_of_the_machine_s_own_libraries_only_a_few_go_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert wanted("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0")
    assert not wanted("libglib-2.0.so.0", "/usr/lib/x86_64-linux-gnu/libglib-2.0.so.0")


def test_the_build_has_the_same_pins_as_the_program() -> None:
    pins = [
        dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", (ROOT / "packaging" / name).read_text(), re.M))
        for name in ("requirements.txt", "build-requirements.txt")
    ]
    both = pins[0].keys() & pins[1].keys()
    assert len(both) > 20
    assert {name: pins[0][name] for name in both} == {name: pins[1][name] for name in both}
    assert "pyinstaller" in pins[1]
    assert "pyinstaller" not in pins[0]
