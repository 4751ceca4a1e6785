import sys
from pathlib import Path

import pytest

from planner import paths


def test_a_resource_is_found_beside_the_package() -> None:
    assert paths.resource("sample/conference.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(FileNotFoundError, match="resources/nothing"):
        paths.resource("nothing")


def test_an_installed_package_carries_its_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "planner" / "resources").mkdir(parents=True)
    inside = tmp_path / "planner" / "resources" / "x"
    inside.write_text("inside")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "planner")
    assert paths.resource("x") == inside


def test_the_store_is_chosen_named_or_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_STORE", "~/named.db")
    assert paths.store_file("~/chosen.db") == Path.home() / "chosen.db"
    assert paths.store_file() == Path.home() / "named.db"
    monkeypatch.delenv("PLANNER_STORE")
    assert paths.store_file() == paths.data_folder() / "planner.db"


@pytest.mark.parametrize(
    ("platform", "data", "state"),
    [
        ("linux", ".local/share/planner", ".local/state/planner"),
        ("darwin", "Library/Application Support/Planner", "Library/Application Support/Planner"),
        ("win32", "AppData/Roaming/Planner", "AppData/Roaming/Planner"),
    ],
)
def test_each_platform_has_its_folders(
    monkeypatch: pytest.MonkeyPatch, platform: str, data: str, state: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA"):
        monkeypatch.delenv(variable, raising=False)
    assert paths.data_folder() == Path.home() / data
    assert paths.state_folder() == Path.home() / state


def test_backups_lie_beside_their_store() -> None:
    assert paths.backup_folder(Path("/a/b/my.db")) == Path("/a/b/my-backups")
