"""What the program keeps for itself in small files, whatever became of them."""

from pathlib import Path

import pytest

from planner import kept
from planner.kept import kept_in


def test_a_file_tells_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    file.write_text('{"scheme": "dark", "other": [1]}', encoding="utf-8")
    assert kept_in(file) == {"scheme": "dark", "other": [1]}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"a": 1} x'], ids=range(6)
)
def test_a_bad_file_holds_nothing(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "kept.json"
    file.write_bytes(data)
    assert kept_in(file) == {}
    assert file.read_bytes() == data


def test_what_is_no_file_or_too_large_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept_in(tmp_path) == {}
    assert kept_in(tmp_path / "none.json") == {}
    file = tmp_path / "kept.json"
    file.write_text('{"a": 1}', encoding="utf-8")
    monkeypatch.setattr(kept, "_LARGEST", 7)
    assert kept_in(file) == {}
