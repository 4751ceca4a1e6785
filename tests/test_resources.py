"""What lies in resources/ can be read, is complete, and brings its licences."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from planner.kinds import Role
from planner.paths import resource

KITS = sorted(resource("kits").glob("*.toml"))
MESSAGES = sorted(resource("messages").glob("*.toml"))
ICONS = sorted(resource("icons").glob("*.svg"))


def read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_role_has_a_kit() -> None:
    assert {path.stem for path in KITS} >= {role.value for role in Role}


@pytest.mark.parametrize("path", KITS, ids=lambda path: path.name)
def test_a_kit_is_complete(path: Path) -> None:
    kit = read(path)
    if "." not in path.stem:
        assert kit["role"] == path.stem
        assert set(kit["timing"]) == {"first_days", "next_days", "rhythm_weeks"}
    assert kit["title"]
    assert kit["aim"]
    assert kit["avoid"]
    assert len(kit["give"]) >= 3
    assert len(kit["ask"]) >= 3
    assert len(kit["open"]) >= 2


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.name)
def test_a_message_names_only_known_fields(path: Path) -> None:
    message = read(path)
    listed = (path.parent / "README.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`\{(\w+)\}`", listed))
    texts = [*message["lines"], message.get("subject", "")]
    used = {field for text in texts for _, field, _, _ in string.Formatter().parse(text) if field}
    assert used <= known
    assert used & {"talk", "why", "promise", "reason"}, "nothing personal can stand in it"
    parts = (message["situation"], message["channel"], message.get("role", ""))
    assert path.stem.split(".")[0] == "-".join(part for part in parts if part)


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.name)
def test_a_message_fits_its_channel(path: Path) -> None:
    message = read(path)
    fixed = re.sub(r"\{\w+\}", "", " ".join(message["lines"]))
    if message["channel"] == "linkedin":
        assert len(fixed) < 100
        assert "subject" not in message
    else:
        assert 4 <= len(message["lines"]) <= 8
        assert message["subject"]


@pytest.mark.parametrize("folder", ["kits", "contexts", "messages"])
def test_everything_is_there_in_german(folder: str) -> None:
    files = {path.stem for path in resource(folder).glob("*.toml")}
    assert {name for name in files if "." not in name and f"{name}.de" not in files} == set()


@pytest.mark.parametrize(
    "path", [path for path in MESSAGES if "." in path.stem], ids=lambda path: path.name
)
def test_a_translated_message_is_filled_with_the_same(path: Path) -> None:
    message, first = read(path), read(path.with_name(path.name.split(".")[0] + ".toml"))
    for key in ("situation", "channel", "role"):
        assert message.get(key) == first.get(key)
    assert fields_of(message) == fields_of(first)


def fields_of(message: dict) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", "\n".join([message.get("subject", ""), *message["lines"]])))


def test_the_icons_come_with_their_licence() -> None:
    assert len(ICONS) >= 40
    assert "ISC License" in (resource("icons") / "LICENSE-lucide.txt").read_text(encoding="utf-8")


def test_every_icon_the_program_names_is_there() -> None:
    package = Path(__file__).resolve().parents[1] / "planner"
    named = {
        (value.value, file.name)
        for file in package.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for value in [
            *(call.args[:1] if ast.unparse(call.func) in ("icon", "icons.icon") else []),
            *(keyword.value for keyword in call.keywords if keyword.arg == "icon"),
        ]
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
    }
    there = {path.stem for path in ICONS}
    assert {(name, file) for name, file in named if name not in there} == set()


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_can_be_tinted_and_holds_nothing_but_shapes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem == "planner" or 'stroke="currentColor"' in text
    assert not re.search(r"<(script|image|style|use|a)\b|href=|url\(|on\w+=", text)
