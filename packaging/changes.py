"""Reads CHANGELOG.md: what each version changed, and when it was released."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) - (?P<day>\d{4}-\d\d-\d\d|unreleased)$")


@dataclass(frozen=True)
class Version:
    """One version: its number, the day of its release (None before), its changes as texts."""

    number: str
    day: date | None
    changes: tuple[str, ...]


def versions(text: str) -> list[Version]:
    """Return the versions in the order of the file, the newest first."""
    found: list[Version] = []
    for block in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        heading, _, body = block.partition("\n")
        match = _HEADING.match(heading.strip())
        if not match:
            raise ValueError(f"CHANGELOG.md: “{heading}” is no “## 1.2.3 - 2026-03-18”.")
        day = None if match["day"] == "unreleased" else date.fromisoformat(match["day"])
        items = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
        texts = (re.split(r"\n\s*\n|^#", item, flags=re.MULTILINE)[0] for item in items)
        changes = tuple(" ".join(text.split()) for text in texts)
        found.append(Version(match["version"], day, changes))
    return found


def read(root: Path) -> list[Version]:
    """Return the versions of a checkout's CHANGELOG.md."""
    return versions((root / "CHANGELOG.md").read_text(encoding="utf-8"))


def dated(text: str, number: str, day: date) -> str:
    """Return the file's text with the unreleased heading of version `number` dated."""
    heading = f"## {number} - unreleased"
    if text.count(f"{heading}\n") != 1:
        raise ValueError(f"CHANGELOG.md needs one heading “{heading}”, with what is new below it.")
    return text.replace(f"{heading}\n", f"## {number} - {day.isoformat()}\n")
