"""The file of the settings: private, read each time, and harmless whatever stands in it."""

import json
import stat
from pathlib import Path

import pytest

from planner import choices, i18n
from planner.clock import Clock
from planner.errors import BadInput, PlannerError
from planner.paths import settings_file
from planner.times import local_zone_name


def test_a_choice_is_kept_private_and_goes_back(tmp_path: Path) -> None:
    assert choices.chosen("scheme") == "system"
    choices.choose("scheme", "dark")
    file = settings_file()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert json.loads(file.read_bytes()) == {"scheme": "dark"}
    assert choices.chosen("scheme") == "dark"
    assert choices.changed_keys() == {"scheme"}
    assert choices.reset("scheme") == "system"
    assert json.loads(file.read_bytes()) == {}
    assert choices.changed_keys() == frozenset()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"null", b"[" * 100_000, b" " * 1_000_001],
    ids=["empty", "cut", "list", "bytes", "null", "deep", "long"],
)
def test_a_file_that_cannot_be_read_costs_nothing(content: bytes) -> None:
    file = settings_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    everything = choices.all_chosen()
    assert everything == {one.key: one.default for one in choices.all_settings()}
    choices.choose("scheme", "dark")
    assert choices.chosen("scheme") == "dark"
    assert file.with_suffix(".unreadable").read_bytes() == content


def test_what_a_newer_program_wrote_is_passed_over_and_kept() -> None:
    file = settings_file()
    file.parent.mkdir(parents=True)
    newer = {"scheme": "sepia", "wings": {"span": 3}, "text-size": 125, "discreet": "very"}
    file.write_text(json.dumps(newer), encoding="utf-8")
    assert choices.chosen("scheme") == "system"
    assert choices.chosen("discreet") is False
    assert choices.chosen("text-size") == 125
    choices.choose("layout", "booklet")
    assert json.loads(file.read_bytes()) == {**newer, "layout": "booklet"}


def test_what_does_not_fit_is_not_kept() -> None:
    with pytest.raises(BadInput):
        choices.choose("scheme", "sepia")
    assert not settings_file().exists()


def test_a_folder_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = Path.home() / "in-the-way"
    in_the_way.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(in_the_way))
    with pytest.raises(PlannerError, match="could not be written"):
        choices.choose("scheme", "dark")
    assert choices.chosen("scheme") == "system"


def test_the_region_writes_dates_in_the_words_of_the_language() -> None:
    choices.choose("region", "GB")
    assert choices.speak() == "en_GB"
    assert i18n.locale_name() == "en_GB"
    choices.reset("region")
    assert choices.speak() == "en"


def test_a_region_that_the_language_does_not_know_is_passed_over() -> None:
    file = settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('{"region": "ZZ", "language": "xx-none"}', encoding="utf-8")
    assert choices.speak() == "en"


def test_the_home_zone_is_the_clocks() -> None:
    assert Clock.from_environment().zone_name == local_zone_name()
    choices.choose("home-zone", "Asia/Tokyo")
    clock = Clock.from_environment()
    assert clock.zone_name == "Asia/Tokyo"
    assert clock.today().isoformat() == "2026-03-18"
